package io.postern.understanding;

import io.postern.deal.Field;
import io.postern.mail.Automation;
import io.postern.mail.DeliveryReport;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What Postern understood from one mail.
 *
 * @param kind what the mail is
 * @param language of the author's own text, ISO 639-1; empty when it can't be told
 * @param parts who wrote what
 * @param referrals one entry a prospect; for a correction one with only the new values
 * @param refersTo the company that a status request, withdrawal, extension, dispute or correction
 *     is about
 * @param orders the commands
 * @param consent whether its first line is a yes or a no, and nothing else
 * @param sheet a CSV of stages that hangs on a manager's mail, or what a CRM's own mail says
 * @param automation whether a person wrote it
 * @param awayUntil the last day that an absence note names
 * @param report what a bounce says
 * @param problems kebab-case codes of what was broken or doubtful
 * @param trace every rule that fired, in order
 */
public record Reading(
    Kind kind,
    String language,
    Parts parts,
    List<Referral> referrals,
    Optional<String> refersTo,
    Orders orders,
    Optional<Consent> consent,
    Optional<StageSheet> sheet,
    Automation automation,
    Optional<LocalDate> awayUntil,
    Optional<DeliveryReport> report,
    List<String> problems,
    Trace trace) {
  public Reading {
    referrals = List.copyOf(referrals);
    problems = List.copyOf(problems);
  }

  /** The essentials that are missing from at least one of the referrals. */
  public List<Field> missing() {
    return referrals.stream().flatMap(r -> r.missing().stream()).distinct().sorted().toList();
  }

  /** The same reading with one more problem. */
  public Reading with(String problem) {
    List<String> all = new java.util.ArrayList<>(problems);
    all.add(problem);
    return new Reading(
        kind,
        language,
        parts,
        referrals,
        refersTo,
        orders,
        consent,
        sheet,
        automation,
        awayUntil,
        report,
        all,
        trace.with(problem, "noted before it was decided"));
  }
}
