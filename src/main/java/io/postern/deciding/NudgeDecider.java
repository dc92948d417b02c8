package io.postern.deciding;

import io.postern.deal.Workflow;
import io.postern.deciding.Decision.Timer;
import io.postern.deciding.Facts.Person;
import io.postern.notice.PartnerNotice;
import io.postern.partner.Contact;
import io.postern.partner.Joining;
import io.postern.partner.Partner;
import io.postern.program.Program;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A word to a partner who joined some days ago and has referred nobody yet. */
public final class NudgeDecider {
  private static final String STEP = "nudge@";

  private NudgeDecider() {}

  /**
   * What a step's name says.
   *
   * @param candidacyId the question whose answer made it a partner
   * @param day how many days after that
   */
  public record Step(long candidacyId, int day) {
    /** Empty for a step that is about something else. */
    public static Optional<Step> of(String name) {
      if (!name.startsWith(STEP)) {
        return Optional.empty();
      }
      String[] parts = name.substring(STEP.length()).split("@", 2);
      return Optional.of(new Step(Long.parseLong(parts[0]), Integer.parseInt(parts[1])));
    }

    private String name() {
      return STEP + candidacyId + "@" + day;
    }
  }

  /**
   * @param joined who it is about; empty when nobody is left to write to
   */
  public record NudgeFacts(
      Program program, Workflow workflow, Step step, Optional<Candidacy.Joined> joined) {}

  /** The steps that follow when somebody joins. */
  static List<Timer> after(Candidacy joined, Joining joining, Instant now) {
    return joining.nudges().stream()
        .map(
            day ->
                new Timer(
                    Timer.NO_DEAL,
                    new Step(joined.id(), day).name(),
                    now.plus(Duration.ofDays(day))))
        .toList();
  }

  public static Decision decide(NudgeFacts facts, InForce rules, Instant now) {
    Optional<Contact> to = facts.joined().map(one -> one.who().contact());
    Draft draft =
        Draft.unasked(
            facts.program(),
            facts.workflow(),
            rules,
            Accounts.NONE,
            to.map(one -> Map.of(one.email().key(), Person.of(one))).orElse(Map.of()),
            now);
    boolean wanted =
        rules.joining().nudges().contains(facts.step().day())
            && facts
                .joined()
                .filter(one -> !one.referred())
                .filter(
                    one ->
                        !Nudges.overtaken(
                            facts.step().day(), rules.joining().nudges(), one.joinedAt(), now))
                .filter(one -> one.who().contact().reachable())
                .filter(one -> one.who().partner().status() == Partner.Status.ACTIVE)
                .isPresent();
    if (!wanted) {
      return draft.end(Outcome.RECORDED, "not-needed-any-more");
    }
    Partner partner = facts.joined().orElseThrow().who().partner();
    List<Integer> days = rules.joining().nudges();
    draft.owe(
        new PartnerNotice.Nudge(
            days.indexOf(facts.step().day()) + 1,
            facts.step().day() == days.getLast(),
            draft.nameOf(partner.managerEmail())),
        to.orElseThrow().email(),
        List.of());
    return draft.end(Outcome.ACTED, "nudged");
  }
}
