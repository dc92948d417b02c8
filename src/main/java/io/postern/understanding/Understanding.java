package io.postern.understanding;

import io.postern.mail.Automation;
import io.postern.mail.DeliveryReport;
import io.postern.mail.Envelope;
import io.postern.mail.Letter;
import io.postern.mail.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The door of this room: one mail in, what Postern understands of it out. The same letter, rules
 * and Known always give the same Reading.
 */
public final class Understanding {
  private Understanding() {}

  /** Reads a mail. Never throws: what breaks is a problem of the Reading. */
  public static Reading read(Letter letter, Envelope envelope, RuleBook rules, Known known) {
    List<String> problems = new ArrayList<>(letter.problems());
    Optional<DeliveryReport> report = DeliveryReports.read(letter, rules.automatic().bounces());
    Automation automation = AutomaticMail.judge(letter, envelope, report, rules.automatic(), known);
    Parts parts = allOwn(letter);
    Orders orders = Orders.none(Optional.of(parts.own()).filter(own -> !own.isBlank()));
    return new Reading(
        Kind.MESSAGE,
        "",
        parts,
        List.of(),
        Optional.empty(),
        orders,
        automation,
        report,
        problems,
        parts.trace());
  }

  private static Parts allOwn(Letter letter) {
    String own = letter.plain().or(letter::html).orElse(Text.NONE).shown();
    return new Parts(own, "", "", "", List.of(), List.of(), Trace.EMPTY);
  }
}
