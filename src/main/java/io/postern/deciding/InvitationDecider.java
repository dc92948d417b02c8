package io.postern.deciding;

import io.postern.deal.Workflow;
import io.postern.deciding.Candidacy.Question;
import io.postern.deciding.Decision.Timer;
import io.postern.mail.Address;
import io.postern.notice.ManagerNotice;
import io.postern.notice.NewcomerNotice;
import io.postern.partner.Joining;
import io.postern.program.Program;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A word to somebody who was invited and has not answered; with the last one the manager who
 * invited hears, too.
 */
public final class InvitationDecider {
  private static final String STEP = "invitation";

  private InvitationDecider() {}

  /**
   * What a step's name says.
   *
   * @param invitedAt when, in whole seconds
   * @param day how many days after that
   * @param addressKey who was invited
   */
  public record Step(Instant invitedAt, int day, String addressKey) {
    /** Empty for a step that is about something else. */
    public static Optional<Step> of(String name) {
      String[] parts = name.split("@", 4);
      return parts.length == 4 && parts[0].equals(STEP)
          ? Optional.of(
              new Step(
                  Instant.ofEpochSecond(Long.parseLong(parts[1])),
                  Integer.parseInt(parts[2]),
                  parts[3]))
          : Optional.empty();
    }

    private String name() {
      return STEP + "@" + invitedAt.getEpochSecond() + "@" + day + "@" + addressKey;
    }
  }

  /**
   * @param open the invitation; empty when it was answered, or nobody can be written to there
   */
  public record InvitationFacts(
      Program program, Workflow workflow, Step step, Optional<Candidacy> open) {}

  /** The steps that follow when somebody is invited. */
  static List<Timer> after(Address who, Joining joining, Instant now) {
    return joining.reminders().stream()
        .map(
            day ->
                new Timer(
                    Timer.NO_DEAL,
                    new Step(now, day, who.key()).name(),
                    now.plus(Duration.ofDays(day))))
        .toList();
  }

  public static Decision decide(InvitationFacts facts, InForce rules, Instant now) {
    Draft draft =
        Draft.unasked(facts.program(), facts.workflow(), rules, Accounts.NONE, Map.of(), now);
    Step step = facts.step();
    List<Integer> days = rules.joining().reminders();
    boolean wanted =
        days.contains(step.day()) && !Nudges.overtaken(step.day(), days, step.invitedAt(), now);
    if (facts.open().isEmpty() || !wanted) {
      return draft.end(Outcome.RECORDED, "not-needed-any-more");
    }
    Candidacy open = facts.open().get();
    Address manager = draft.program.inCharge(open.manager());
    boolean last = step.day() == days.getLast();
    draft.recruit(
        new NewcomerNotice.InvitationReminder(
            open.company(), draft.nameOf(manager), last, rules.joining().termsVersion()),
        open.next(Question.JOIN),
        open.who());
    if (last) {
      draft.owe(
          new ManagerNotice.NewcomerNews("silent", open.who().toString(), open.company(), ""),
          manager,
          List.of());
    }
    return draft.end(Outcome.ASKED, "invitation-reminded");
  }
}
