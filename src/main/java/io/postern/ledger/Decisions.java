package io.postern.ledger;

import io.postern.deal.Workflow;
import io.postern.deciding.Decision;
import io.postern.deciding.Facts;
import io.postern.deciding.Owed;
import io.postern.deciding.TimerDecider.TimerFacts;
import io.postern.program.Program;
import java.time.Instant;
import java.util.List;

/**
 * Loads facts, has them decided, and writes what follows: events, deals, notices, timers and the
 * mail's end, in one transaction.
 */
public final class Decisions {
  Decisions() {}

  /** Decides about one mail of a batch. Called again with newer facts when a race was lost. */
  public interface MailJudge extends Scribe {
    Decision decide(MailCase mail, Facts facts);
  }

  /** Decides about a timer that is due. */
  public interface TimerJudge extends Scribe {
    Decision decide(String step, TimerFacts facts);
  }

  /** Decides about deals for an act that no mail caused. */
  public interface ActJudge extends Scribe {
    Decision decide(Standing standing);
  }

  /**
   * Decides about a batch of mails of one program in one transaction; when that fails, about each
   * one in its own. Mails that touch the same people or prospects see each other's effects, in the
   * order given.
   *
   * @param now the time of all that happens; the judge must use the same
   * @return one result a mail, in the same order
   */
  public List<Decided> mails(
      Program program, Workflow workflow, List<MailCase> mails, MailJudge judge, Instant now) {
    throw new UnsupportedOperationException();
  }

  /**
   * Decides about the timers that are due, at most {@code limit}.
   *
   * @return what became of each; empty when none was due
   */
  public List<Decided> timers(
      Program program, Workflow workflow, int limit, TimerJudge judge, Instant now) {
    throw new UnsupportedOperationException();
  }

  /** When the next timer of a program is due. */
  public java.util.Optional<Instant> nextTimer(String programId) {
    throw new UnsupportedOperationException();
  }

  /**
   * An operator's act on deals, audited.
   *
   * @param deals their ids
   */
  public Decided act(
      Program program,
      Workflow workflow,
      OperatorAct act,
      List<Long> deals,
      ActJudge judge,
      Instant now) {
    throw new UnsupportedOperationException();
  }

  /**
   * Records that a mail was refused for good by its receiving host, and what follows from it, in
   * one transaction.
   */
  public Decided undeliverable(
      Program program, Workflow workflow, SendReport report, ActJudge judge, Instant now) {
    throw new UnsupportedOperationException();
  }

  /** Queues notices that no mail and no deal caused: an alert to admins, for example. */
  public List<Long> announce(Program program, List<Owed> owed, Scribe scribe, Instant now) {
    throw new UnsupportedOperationException();
  }
}
