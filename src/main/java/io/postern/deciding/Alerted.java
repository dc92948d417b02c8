package io.postern.deciding;

import io.postern.mail.Address;
import io.postern.understanding.Reading;
import io.postern.understanding.StageAlerts;
import io.postern.understanding.StageSheet;
import java.util.Optional;

/** A mail that a CRM's own workflow sent: it moves a deal as a row of a sheet does. */
final class Alerted {
  private Alerted() {}

  /** Empty when the mail is none. */
  static Optional<Decision> decide(Reading reading, Facts facts, Draft draft) {
    if (reading.problems().contains(StageAlerts.WITHOUT_KEY)) {
      return Optional.of(draft.end(Outcome.HELD, StageAlerts.WITHOUT_KEY));
    }
    return reading
        .sheet()
        .flatMap(sheet -> sheet.crm().map(crm -> take(sheet, crm, reading, facts, draft)));
  }

  private static Decision take(
      StageSheet sheet, Address crm, Reading reading, Facts facts, Draft draft) {
    boolean proven =
        facts.mail().identity().domainProven()
            && facts.mail().identity().from().filter(crm::equals).isPresent();
    if (!proven) {
      return draft.end(Outcome.HELD, "alert-unproven");
    }
    Optional<String> doubt = Intents.doubt(reading);
    if (doubt.isPresent()) {
      return draft.end(Outcome.HELD, doubt.get());
    }
    SheetDecider.take(
        sheet,
        new SheetDecider.Origin(sheet.name(), Optional.empty(), Optional.empty()),
        facts,
        draft);
    return draft.end(Outcome.ACTED, "alert-taken");
  }
}
