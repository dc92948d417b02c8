package io.postern.deciding;

import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deciding.Facts.BouncedMail;
import io.postern.mail.Automation;
import io.postern.mail.DeliveryReport;
import io.postern.notice.ManagerNotice;
import io.postern.partner.Partner;
import io.postern.understanding.Reading;
import java.util.List;
import java.util.Optional;

/** Mail that no person wrote: recorded, sometimes noted on the deal, never answered. */
final class Automatic {
  private static final int REMARK_LENGTH = 500;

  private Automatic() {}

  static Decision decide(Intent.Automatic automatic, Reading reading, Facts facts, Draft draft) {
    automatic.automation().evidence().forEach(sign -> draft.trace("automatic", sign));
    return switch (automatic.automation().type()) {
      case BOUNCE, DELIVERY_REPORT -> bounce(reading, facts, draft);
      case AUTO_REPLY -> absence(reading, facts, draft);
      case COMPLAINT -> complaint(facts, draft);
      case HUMAN, AUTO_GENERATED, READ_RECEIPT, LIST, CALENDAR, OWN_LOOP ->
          draft.end(Outcome.RECORDED, automatic.automation().type().word());
    };
  }

  private static Decision bounce(Reading reading, Facts facts, Draft draft) {
    if (facts.bounced().isEmpty()) {
      // A report that names an address proves nothing: only our own token ties it to a mail.
      return draft.end(Outcome.RECORDED, "bounce-without-token");
    }
    BouncedMail mail = facts.bounced().get();
    List<DeliveryReport.Fate> fates =
        reading.report().map(DeliveryReport::recipients).orElse(List.of());
    Optional<DeliveryReport.Fate> hard =
        fates.stream().filter(fate -> fate.hard() && fate.action().equals("failed")).findFirst();
    if (hard.isEmpty()) {
      return draft.end(Outcome.RECORDED, "bounce-soft");
    }
    draft.unreachable(mail.to());
    alert(mail, hard.get().reason(), facts, draft);
    return draft.end(Outcome.RECORDED, "bounce-hard");
  }

  /** Whoever calls our mail spam gets none any more that nobody waits for (RFC 5965). */
  private static Decision complaint(Facts facts, Draft draft) {
    facts.bounced().map(BouncedMail::to).ifPresent(draft::stopCourtesies);
    return draft.end(Outcome.RECORDED, Automation.Type.COMPLAINT.word());
  }

  private static void alert(BouncedMail mail, String reason, Facts facts, Draft draft) {
    List<Deal> deals = facts.deals();
    String partner =
        deals.stream()
            .map(deal -> facts.partners().get(deal.partnerId()))
            .filter(known -> known != null)
            .map(Partner::name)
            .findFirst()
            .orElse("");
    var manager =
        deals.isEmpty()
            ? draft.program.managers().getFirst().email()
            : draft.inCharge(deals.getFirst());
    if (manager.equals(mail.to())) {
      return; // the manager's own address is dead: telling it there would bounce again
    }
    draft.owe(
        new ManagerNotice.BounceAlert(
            mail.to().toString(),
            partner,
            reason,
            deals.stream().map(deal -> deal.ref().toString()).toList()),
        manager,
        deals);
  }

  private static Decision absence(Reading reading, Facts facts, Draft draft) {
    String words = reading.parts().own().strip();
    String remark =
        words.length() > REMARK_LENGTH ? words.substring(0, REMARK_LENGTH) + " …" : words;
    facts
        .deals()
        .forEach(deal -> draft.happen(deal, new DealEvent.Remarked(remark, reading.awayUntil())));
    return draft.end(Outcome.RECORDED, "auto-reply");
  }
}
