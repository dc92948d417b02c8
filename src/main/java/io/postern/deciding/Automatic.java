package io.postern.deciding;

import io.postern.deal.DealEvent;
import io.postern.deciding.Facts.FailedMail;
import io.postern.mail.Automation;
import io.postern.mail.DeliveryReport;
import io.postern.understanding.Reading;
import java.util.List;

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
    FailedMail mail = facts.bounced().get();
    List<DeliveryReport.Fate> fates =
        reading.report().map(DeliveryReport::recipients).orElse(List.of());
    List<DeliveryReport.Fate> failed =
        fates.stream().filter(fate -> fate.action().equals("failed")).toList();
    if (failed.isEmpty()) {
      boolean waits = fates.stream().anyMatch(fate -> fate.action().equals("delayed"));
      return draft.end(Outcome.RECORDED, waits ? "bounce-delayed" : "bounce-soft");
    }
    // Each of our mails has one recipient; a report may name where it was forwarded to.
    DeliveryReport.Fate fate =
        failed.stream().filter(DeliveryReport.Fate::hard).findFirst().orElse(failed.getFirst());
    return Undelivered.decide(mail, fate, facts.deals(), facts.partners(), draft);
  }

  /** Whoever calls our mail spam gets none any more that nobody waits for (RFC 5965). */
  private static Decision complaint(Facts facts, Draft draft) {
    facts.bounced().map(FailedMail::to).ifPresent(draft::stopCourtesies);
    return draft.end(Outcome.RECORDED, Automation.Type.COMPLAINT.word());
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
