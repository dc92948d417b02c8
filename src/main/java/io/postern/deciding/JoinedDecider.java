package io.postern.deciding;

import io.postern.deal.Workflow;
import io.postern.deciding.Decision.Timer;
import io.postern.deciding.Facts.Person;
import io.postern.mail.Address;
import io.postern.notice.Notice;
import io.postern.notice.PartnerNotice;
import io.postern.partner.Manager;
import io.postern.program.Program;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The one later mail to somebody who wrote more than could be answered mail by mail. */
public final class JoinedDecider {
  private static final String STEP = "joined-answer@";

  private JoinedDecider() {}

  /**
   * @param workflow of the program
   * @param to whom the mails claim to be from, which was proven of each
   * @param person how that one is greeted
   * @param mails those that were not answered, oldest first
   */
  public record JoinedFacts(
      Program program,
      Workflow workflow,
      Address to,
      Optional<Person> person,
      List<Notice.UnansweredMail> mails) {
    public JoinedFacts {
      mails = List.copyOf(mails);
    }
  }

  static Timer step(long mailId, Instant dueAt) {
    return new Timer(Timer.NO_DEAL, STEP + mailId, dueAt);
  }

  /** The mail whose answer was put off first, when a step is one of these. */
  public static Optional<Long> mailOf(String step) {
    return step.startsWith(STEP)
        ? Optional.of(Long.valueOf(step.substring(STEP.length())))
        : Optional.empty();
  }

  public static Decision decide(JoinedFacts facts, Instant now) {
    Address to = facts.program().managerAt(facts.to()).map(Manager::email).orElse(facts.to());
    Draft draft =
        Draft.unasked(
            facts.program(),
            facts.workflow(),
            facts.person().map(one -> Map.of(to.key(), one)).orElse(Map.of()),
            now);
    if (facts.mails().isEmpty()) {
      return draft.end(Outcome.RECORDED, "nothing-to-join");
    }
    draft.owe(new PartnerNotice.AnswersJoined(facts.mails()), to, List.of());
    return draft.end(Outcome.ACTED, "answers-joined");
  }
}
