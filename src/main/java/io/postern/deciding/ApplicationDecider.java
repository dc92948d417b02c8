package io.postern.deciding;

import io.postern.deal.Workflow;
import io.postern.deciding.Candidacy.Question;
import io.postern.deciding.Decision.Timer;
import io.postern.mail.Address;
import io.postern.notice.ManagerNotice;
import io.postern.notice.NewcomerNotice;
import io.postern.partner.Manager;
import io.postern.program.Program;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An application that nobody has answered when an answer was due: its manager is reminded, a second
 * one is asked, and the applicant gets the truth instead of silence.
 */
public final class ApplicationDecider {
  private static final String STEP = "application@";

  private ApplicationDecider() {}

  /**
   * @param applied the application that waits; empty when it is answered
   */
  public record ApplicationFacts(Program program, Workflow workflow, Optional<Candidacy> applied) {}

  /**
   * When an answer is due.
   *
   * @param apply the question that the application answered
   */
  static Timer step(Candidacy apply, Program program, Instant now) {
    Instant due = program.calendar().plusDays(now, program.terms().reviewDays());
    return new Timer(Timer.NO_DEAL, STEP + apply.id(), due);
  }

  /** The question that an application answered, when a step is one of these. */
  public static Optional<Long> candidacyOf(String step) {
    return step.startsWith(STEP)
        ? Optional.of(Long.valueOf(step.substring(STEP.length())))
        : Optional.empty();
  }

  public static Decision decide(ApplicationFacts facts, Instant now) {
    Draft draft = Draft.unasked(facts.program(), facts.workflow(), Map.of(), now);
    if (facts.applied().isEmpty()) {
      return draft.end(Outcome.RECORDED, "not-needed-any-more");
    }
    Candidacy applied = facts.applied().get();
    Address inCharge = draft.program.inCharge(applied.manager());
    remind(applied, inCharge, draft);
    draft.program.managers().stream()
        .map(Manager::email)
        .filter(other -> !other.equals(inCharge))
        .findFirst()
        .ifPresent(backup -> remind(applied, backup, draft));
    draft.recruit(
        new NewcomerNotice.NewcomerTold("late", applied.company(), "", draft.nameOf(inCharge)),
        applied.next(Question.APPLY),
        applied.who());
    return draft.end(Outcome.ASKED, "application-late");
  }

  private static void remind(Candidacy applied, Address manager, Draft draft) {
    draft.recruit(
        new ManagerNotice.NewcomerNews("waiting", applied.who().toString(), applied.company(), ""),
        applied.next(Question.ACCEPT),
        manager);
  }
}
