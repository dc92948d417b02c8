package io.postern.ledger;

import io.postern.commission.payment.Batch;
import io.postern.commission.payment.Method;
import io.postern.commission.payment.Payee;
import io.postern.commission.payment.PayeeOnFile;
import io.postern.commission.payment.PayoutRun.Candidate;
import io.postern.deal.Workflow;
import io.postern.deciding.Decision;
import io.postern.deciding.PayoutDecider.Changed;
import io.postern.deciding.PayoutDecider.PayoutFacts;
import io.postern.ledger.PayoutRecord.State;
import io.postern.ledger.PayoutRecord.Transfer;
import io.postern.program.Program;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** How partners are paid: where their money goes, and the payouts that were released. */
public final class Payouts {
  private final DecisionTools tools;

  Payouts(DecisionTools tools) {
    this.tools = tools;
  }

  /**
   * A file that is released.
   *
   * @param number the payout's, which counts the program's
   * @param reference as the file has it
   * @param payOn the day on which the bank is asked to pay
   */
  public record Filed(
      long number,
      String reference,
      Batch batch,
      LocalDate payOn,
      String fileName,
      byte[] content) {}

  /** Decides what is released; asked inside the transaction that releases it. */
  public interface ReleaseJudge extends Scribe {
    /**
     * The files of what can be paid now.
     *
     * @param next the number of the next payout
     * @return empty to release nothing
     */
    List<Filed> files(List<Candidate> candidates, long next);

    Decision released(List<Filed> files, PayoutFacts facts);
  }

  /** Decides what follows when it is known what became of transfers. */
  public interface SettleJudge extends Scribe {
    Decision settled(PayoutRecord payout, List<Transfer> transfers, PayoutFacts facts);
  }

  /** Decides what is told of details that changed. */
  public interface DetailsJudge extends Scribe {
    Decision changed(List<Changed> changes);
  }

  /**
   * What became of transfers.
   *
   * @param to where they go
   * @param which of the payout's transfers are meant
   * @param from where those must stand that go
   * @param reason why they failed; else empty
   * @param refused whether the payee's details are to blame
   */
  public record Settlement(
      long payout,
      State to,
      Predicate<Transfer> which,
      Set<State> from,
      String reason,
      boolean refused) {
    public Settlement {
      from = Set.copyOf(from);
    }

    List<Transfer> of(PayoutRecord record) {
      return record.transfers().stream()
          .filter(which)
          .filter(one -> from.contains(one.state()))
          .toList();
    }
  }

  /**
   * Details of a partner.
   *
   * @param partner its name
   * @param payee empty to take the method's away
   */
  public record DetailsRow(String partner, Method method, Optional<Payee> payee) {}

  /** How many were noted or changed, taken away, and as they were. */
  public record Taken(int changed, int removed, int same) {}

  /** Partners of whom something is to be paid or set off, with where their money goes. */
  public List<Candidate> candidates(Program program, Instant now) {
    return tools.database().read(dsl -> PayingOut.candidates(dsl, program, now));
  }

  /**
   * Releases what can be paid: the payouts are on record, and their lines are in no other, in one
   * transaction; audited.
   *
   * @return what was released
   */
  public List<Filed> release(
      Program program, Workflow workflow, String operator, ReleaseJudge judge, Instant now) {
    PayingOut paying = new PayingOut(tools, program, workflow, Stored.time(now));
    done(Decisions.insist(redone -> paying.release(operator, judge, redone)));
    return paying.filed();
  }

  /**
   * Notes what became of transfers; audited.
   *
   * @return those that moved; empty when there is none that could
   */
  public List<Transfer> settle(
      Program program,
      Workflow workflow,
      Settlement settlement,
      String operator,
      SettleJudge judge,
      Instant now) {
    PayingOut paying = new PayingOut(tools, program, workflow, Stored.time(now));
    done(Decisions.insist(redone -> paying.settle(settlement, operator, judge, redone)));
    return paying.settled();
  }

  /** Names among these that no partner has. */
  public Set<String> unknown(String programId, Collection<String> names) {
    Map<String, Long> known =
        tools.database().read(dsl -> PayeeRows.partners(dsl, programId, names));
    Set<String> unknown = new TreeSet<>(names);
    unknown.removeIf(name -> known.containsKey(Roster.nameKey(name)));
    return unknown;
  }

  /** Takes partners' details in; what is new or changed counts later. Audited. */
  public Taken take(
      Program program,
      Workflow workflow,
      List<DetailsRow> rows,
      String operator,
      DetailsJudge judge,
      Instant now) {
    NotingPayees noting = new NotingPayees(tools, program, workflow, Stored.time(now));
    done(Decisions.insist(redone -> noting.take(rows, operator, judge, redone)));
    return noting.taken();
  }

  /** Where partners' money goes, by the partners' names. */
  public List<Map.Entry<String, PayeeOnFile>> payees(String programId) {
    return tools.database().read(dsl -> PayeeRows.all(dsl, programId));
  }

  /** What stands on the accounts that partners are credited on, and on the one it comes from. */
  public List<CreditBalance> credits(String programId) {
    return tools.database().read(dsl -> CreditRows.balances(dsl, programId));
  }

  /** The newest first. */
  public List<PayoutRecord> list(String programId, int offset, int limit) {
    return tools.database().read(dsl -> PayoutRows.list(dsl, programId, offset, limit));
  }

  public Optional<PayoutRecord> find(String programId, long number) {
    return tools.database().read(dsl -> PayoutRows.find(dsl, programId, number));
  }

  /** The file of a payout, the same bytes each time; empty since somebody in it was erased. */
  public Optional<byte[]> content(String programId, long number) {
    return tools.database().read(dsl -> PayoutRows.content(dsl, programId, number));
  }

  private static void done(Decided decided) {
    if (decided instanceof Decided.Failed failed) {
      throw failed.why();
    }
  }

  static String subject(long number) {
    return "payout " + number;
  }
}
