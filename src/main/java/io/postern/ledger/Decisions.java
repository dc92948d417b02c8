package io.postern.ledger;

import io.postern.deal.DealEvent;
import io.postern.deal.Workflow;
import io.postern.deciding.AnnouncementDecider;
import io.postern.deciding.ApplicationDecider.ApplicationFacts;
import io.postern.deciding.DailyDecider.DailyFacts;
import io.postern.deciding.Decision;
import io.postern.deciding.DigestDecider;
import io.postern.deciding.Facts;
import io.postern.deciding.Facts.FailedMail;
import io.postern.deciding.FiguresDecider;
import io.postern.deciding.InvitationDecider;
import io.postern.deciding.JoinedDecider.JoinedFacts;
import io.postern.deciding.Leaving.LeavingFacts;
import io.postern.deciding.NudgeDecider.NudgeFacts;
import io.postern.deciding.Outcome;
import io.postern.deciding.Owed;
import io.postern.deciding.SheetDecider;
import io.postern.deciding.StatementDecider.AllFacts;
import io.postern.deciding.StatementDecider.OneFacts;
import io.postern.deciding.TierDecider;
import io.postern.deciding.TimerDecider.TimerFacts;
import io.postern.ledger.TimerRows.Due;
import io.postern.mail.Address;
import io.postern.partner.Correspondent.OfPartner;
import io.postern.program.Program;
import io.postern.understanding.StageSheet;
import io.postern.understanding.Trace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;

/**
 * Loads facts, has them decided, and writes what follows: events, deals, notices, timers and the
 * mail's end, in one transaction.
 */
public final class Decisions {
  /** How often a case is decided anew because others moved the same deals. */
  private static final int TRIES = 5;

  // For what moves no deal.
  private static final Workflow NO_WORKFLOW =
      new Workflow("none", "", List.of(), "", "", "", List.of());

  private final DecisionTools tools;

  Decisions(DecisionTools tools) {
    this.tools = tools;
  }

  /** Decides about one mail of a batch. Called again with newer facts when a race was lost. */
  public interface MailJudge extends Scribe {
    Decision decide(MailCase mail, Facts facts);
  }

  /** Decides about a timer that is due. */
  public interface TimerJudge extends Scribe {
    Decision decide(String step, TimerFacts facts);

    /** What is told to admins each day. */
    Decision daily(DailyFacts facts);

    /** What is told to somebody whose mails were not answered one by one. */
    Decision joined(JoinedFacts facts);

    /** Whose statements are due. */
    Decision statements(AllFacts facts);

    /** An application when its answer is due. */
    Decision application(ApplicationFacts facts);

    /** Somebody who was invited and may not have answered. */
    Decision invitation(InvitationDecider.InvitationFacts facts);

    /** A partner who joined and referred nobody yet. */
    Decision nudge(NudgeFacts facts);

    /** One partner's statement. */
    Decision statement(OneFacts facts);

    /** The program's figures of a week or month. */
    Decision figures(FiguresDecider.FiguresFacts facts);

    /** Whose tiers are looked at. */
    Decision tiers(TierDecider.AllFacts facts);

    /** One partner's tier. */
    Decision tier(TierDecider.OneFacts facts);

    /** A sheet of stages, by the rules of now. */
    StageSheet sheet(String name, String text);

    /** What a sheet of stages does. */
    SheetDecider.Done stages(SheetDecider.SheetFacts facts);

    /** An issue of an announcement that is due. */
    Decision announcement(AnnouncementDecider.BeginFacts facts);

    /** The readers of an issue whose turn it is. */
    Decision announcement(AnnouncementDecider.SliceFacts facts);

    /** Whose news are due. */
    Decision digests(DigestDecider.AllFacts facts);

    /** One contact's news. */
    Decision digest(DigestDecider.OneFacts facts);
  }

  /** Decides about the deals of a contact who leaves. */
  public interface LeaveJudge extends Scribe {
    Decision leaves(LeavingFacts facts);
  }

  /** Decides what is put on record when a person's data were erased. */
  public interface ErasureJudge extends Scribe {
    /**
     * @param erased what was taken from each deal, by its id
     */
    Decision erased(Standing standing, Map<Long, DealEvent.Erased> erased);
  }

  /** Decides what follows from a mail that was not taken. */
  public interface FailureJudge extends Scribe {
    Decision decide(Standing standing, FailedMail mail);
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
   * <p>While the database is away it throws, and what was not decided is no worse for it.
   *
   * @param now the time of all that happens; the judge must use the same
   * @return one result a mail, in the same order
   */
  public List<Decided> mails(
      Program program, Workflow workflow, List<MailCase> mails, MailJudge judge, Instant now) {
    if (mails.isEmpty()) {
      return List.of();
    }
    MailDecisions decisions = new MailDecisions(tools, program, workflow, judge, Stored.time(now));
    if (mails.size() > 1) {
      try {
        return decisions.together(mails, 0);
      } catch (RuntimeException e) {
        throwIfAway(e);
        // Whose fault it was shows when each is tried by itself.
      }
    }
    List<Decided> results = new ArrayList<>();
    for (MailCase mail : mails) {
      results.add(insist(redone -> decisions.together(List.of(mail), redone).getFirst()));
    }
    return results;
  }

  /**
   * Decides about the timers that are due, at most {@code limit}.
   *
   * @return what became of each; empty when none was due
   */
  public List<Decided> timers(
      Program program, Workflow workflow, int limit, TimerJudge judge, Instant now) {
    Instant at = Stored.time(now);
    List<Due> due = tools.database().read(dsl -> TimerRows.due(dsl, program.id(), limit, at));
    if (due.isEmpty()) {
      return List.of();
    }
    TimerDecisions decisions = new TimerDecisions(tools, program, workflow, judge, at);
    try {
      return decisions.together(due, 0);
    } catch (RuntimeException e) {
      throwIfAway(e);
      List<Decided> results = new ArrayList<>();
      for (Due one : due) {
        results.addAll(one(decisions, program, one, at));
      }
      return results;
    }
  }

  private List<Decided> one(TimerDecisions decisions, Program program, Due due, Instant at) {
    List<Decided> results = new ArrayList<>();
    Decided result =
        insist(
            redone -> {
              results.clear();
              results.addAll(decisions.together(List.of(due), redone));
              return results.isEmpty() ? new Decided.NotOurs() : results.getFirst();
            });
    if (results.isEmpty() && result instanceof Decided.Failed failed) {
      tools
          .database()
          .change(tx -> TimerRows.failed(tx, program.id(), due, Failures.line(failed.why()), at));
    }
    return List.of(result);
  }

  /** Sets a step of the whole program, unless it is set or over already. */
  public void plan(String programId, Decision.Timer step) {
    tools
        .database()
        .change(tx -> TimerRows.set(tx, tools.sources().timers(), programId, List.of(step)));
  }

  /** When the next timer of a program is due. */
  public Optional<Instant> nextTimer(String programId) {
    return tools.database().read(dsl -> TimerRows.next(dsl, programId));
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
    Instant at = Stored.time(now);
    ActDecisions decisions = new ActDecisions(tools, program, workflow, judge, at);
    return insist(
        redone ->
            decisions.decide(
                deals,
                Optional.of(act.operator()),
                tx -> tools.audits().write(tx, program.id(), act, at),
                judge::decide,
                redone));
  }

  /**
   * A contact leaves: nothing is told to the address any more, what it was given to answer with
   * counts no more, and its open deals are decided about. One transaction, audited.
   *
   * @return whether there is such a contact
   */
  public boolean leave(
      Program program,
      Workflow workflow,
      Address contact,
      String operator,
      LeaveJudge judge,
      Instant now) {
    Instant at = Stored.time(now);
    Optional<OfPartner> who =
        tools
            .database()
            .read(
                dsl ->
                    People.contactsAt(dsl, program.id(), List.of(contact.key())).values().stream()
                        .findFirst());
    if (who.isEmpty()) {
      return false;
    }
    Decided done =
        insist(_ -> new Departing(tools, program, workflow, judge, at).leave(who.get(), operator));
    if (done instanceof Decided.Failed failed) {
      throw failed.why();
    }
    return true;
  }

  /**
   * A person's data are erased: mails and notices that are about the person, and the person's
   * particulars and words on deals. What happened when, and money, stays, under another name. One
   * transaction, audited. On an embedded database they leave its file when it is closed, or opened
   * next.
   */
  public Erased erase(
      Program program,
      Workflow workflow,
      Address person,
      String operator,
      ErasureJudge judge,
      Instant now) {
    Instant at = Stored.time(now);
    AtomicReference<Erased> result = new AtomicReference<>(new Erased.Unknown());
    Decided done =
        insist(
            redone -> {
              result.set(
                  new ErasingPerson(tools, program, workflow, judge, at)
                      .erase(person, operator, redone));
              return new Decided.NotOurs();
            });
    if (done instanceof Decided.Failed failed) {
      throw failed.why();
    }
    return result.get();
  }

  /**
   * Records that a mail was refused for good by its receiving host, and what follows from it, in
   * one transaction.
   */
  public Decided undeliverable(
      Program program, Workflow workflow, SendReport report, FailureJudge judge, Instant now) {
    ActDecisions decisions = new ActDecisions(tools, program, workflow, judge, Stored.time(now));
    long mail = report.mail().id();
    return insist(
        redone -> {
          Map<Long, FailedMail> failed = new HashMap<>();
          try {
            return decisions.decide(
                decisions.dealsOf(mail),
                Optional.empty(),
                tx -> {
                  if (SendRecords.write(tx, List.of(report)) == 0) {
                    throw new NotOursAnyMore();
                  }
                  failed.putAll(
                      FailedMailRows.of(tx.dsl(), program.id(), List.of(mail), Stored.time(now)));
                },
                standing -> judge.decide(standing, Objects.requireNonNull(failed.get(mail))),
                redone);
          } catch (NotOursAnyMore lateWorker) {
            return new Decided.NotOurs();
          }
        });
  }

  private static final class NotOursAnyMore extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Queues notices that no mail and no deal caused: an alert to admins, for example. */
  public List<Long> announce(Program program, List<Owed> owed, Scribe scribe, Instant now) {
    Decision decision =
        new Decision(
            Outcome.ACTED,
            "announced",
            List.of(),
            owed,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Trace.EMPTY);
    return new ActDecisions(tools, program, NO_WORKFLOW, scribe, Stored.time(now))
        .decide(List.of(), Optional.empty(), tx -> {}, _ -> decision, 0)
        .outgoing();
  }

  static Decided insist(IntFunction<Decided> work) {
    RuntimeException last = new IllegalStateException("not tried");
    for (int redone = 0; redone < TRIES; redone++) {
      try {
        return work.apply(redone);
      } catch (RuntimeException e) {
        throwIfAway(e);
        last = e;
        if (!Failures.passing(e)) {
          break;
        }
      }
    }
    return new Decided.Failed(last);
  }

  // Then no case is to blame, and none that follows would fare better.
  private static void throwIfAway(RuntimeException e) {
    if (Failures.away(e)) {
      throw e;
    }
  }
}
