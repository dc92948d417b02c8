package io.postern.app.cli;

import io.postern.deal.Deal;
import io.postern.deal.Prospect;
import io.postern.ledger.DealRecord;
import io.postern.ledger.OutgoingRecord;

/** A deal for scripts. */
final class DealJson {
  private DealJson() {}

  static Json of(Deal deal, String partner) {
    Prospect prospect = deal.facts().prospect();
    return new Json()
        .put("deal", deal.ref())
        .put("partner", partner)
        .put("contact", deal.partnerContact())
        .put("manager", deal.managerEmail())
        .put("collaborators", deal.collaborators())
        .put("status", deal.status())
        .put("stage", deal.stage())
        .put("company", prospect.company())
        .put("companyDomain", prospect.domain())
        .put("contactName", prospect.contactName())
        .put("contactEmail", prospect.contactEmail())
        .put("contactPhone", prospect.contactPhone())
        .put("contactRole", prospect.contactRole())
        .put("dealValue", deal.facts().value())
        .put("need", deal.facts().need())
        .put("timeline", deal.facts().timeline())
        .put("claimedAt", deal.dates().claimedAt())
        .put("answerDueAt", deal.dates().answerDueAt())
        .put("decidedAt", deal.dates().decidedAt())
        .put("protectedUntil", deal.dates().protectedUntil())
        .put("closedAt", deal.dates().closedAt())
        .put("version", deal.version());
  }

  static Json of(DealRecord record) {
    return of(record.deal(), record.partner().name())
        .put("events", record.timeline().stream().map(DealJson::entry).toList())
        .put("outgoing", record.outgoing().stream().map(DealJson::outgoing).toList())
        .put(
            "timers",
            record.timers().stream()
                .map(timer -> new Json().put("step", timer.step()).put("dueAt", timer.dueAt()))
                .toList());
  }

  static Json outgoing(OutgoingRecord mail) {
    return new Json()
        .put("id", mail.id())
        .put("notice", mail.notice())
        .put("to", mail.to())
        .put("subject", mail.subject())
        .put("messageId", mail.messageId())
        .put("state", mail.state())
        .put("queuedAt", mail.queuedAt())
        .put("dueAt", mail.dueAt())
        .put("mail", mail.mailId())
        .put("attempts", mail.attempts().size())
        .put("lastReply", mail.lastReply());
  }

  private static Json entry(DealRecord.Entry entry) {
    return new Json()
        .put("version", entry.version())
        .put("event", entry.event().word())
        .put("words", EventWords.of(entry.event()))
        .put("at", entry.at())
        .put("role", entry.by().role())
        .put("by", entry.by().address())
        .put("level", entry.by().level())
        .put("mail", entry.mailId())
        .put("hash", entry.hash());
  }
}
