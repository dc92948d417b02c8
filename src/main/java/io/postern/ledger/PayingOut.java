package io.postern.ledger;

import io.postern.commission.Account;
import io.postern.commission.CommissionLine;
import io.postern.commission.payment.PayoutRun;
import io.postern.commission.payment.PayoutRun.Candidate;
import io.postern.deal.Workflow;
import io.postern.deciding.Accounts;
import io.postern.deciding.Decision;
import io.postern.deciding.PayoutDecider.PayoutFacts;
import io.postern.ledger.PayoutRecord.Transfer;
import io.postern.ledger.Payouts.Filed;
import io.postern.ledger.Payouts.ReleaseJudge;
import io.postern.ledger.Payouts.SettleJudge;
import io.postern.ledger.Payouts.Settlement;
import io.postern.partner.Partner;
import io.postern.program.Program;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * Releases payouts and notes what became of them. One at a time in a program; and each line moves
 * only from where it stood, so that none is ever in two payouts.
 */
final class PayingOut {
  private final DecisionTools tools;
  private final Program program;
  private final Workflow workflow;
  private final Instant now;
  private List<Filed> filed = List.of();
  private List<Transfer> settled = List.of();

  PayingOut(DecisionTools tools, Program program, Workflow workflow, Instant now) {
    this.tools = tools;
    this.program = program;
    this.workflow = workflow;
    this.now = now;
  }

  List<Filed> filed() {
    return filed;
  }

  List<Transfer> settled() {
    return settled;
  }

  /** Partners with money, by name, so that a file's order is one that people know. */
  static List<Candidate> candidates(DSLContext dsl, Program program, Instant now) {
    List<Long> ids = PayoutRows.partnersWithMoney(dsl, program.id());
    Map<Long, Partner> partners = People.partners(dsl, program.id(), ids);
    Map<Long, Account> accounts = CommissionRows.of(dsl, program, ids, List.of(), now).byPartner();
    var payees = PayeeRows.of(dsl, program.id(), ids);
    return ids.stream()
        .map(
            id ->
                new Candidate(
                    id,
                    Optional.ofNullable(partners.get(id)).map(Partner::name).orElse("" + id),
                    accounts.getOrDefault(id, Account.EMPTY),
                    payees.getOrDefault(id, List.of())))
        .sorted(Comparator.comparing(Candidate::name).thenComparingLong(Candidate::id))
        .toList();
  }

  Decided release(String operator, ReleaseJudge judge, int redone) {
    filed = List.of();
    Set<Long> deals = tools.database().read(dsl -> dealsOf(candidates(dsl, program, now)));
    return inTurn(
        deals,
        tx -> {
          List<Candidate> candidates = candidates(tx.dsl(), program, now);
          if (!deals.containsAll(dealsOf(candidates))) {
            throw new LostRace("more became payable meanwhile");
          }
          List<Filed> files = judge.files(candidates, PayoutRows.next(tx.dsl(), program.id()));
          for (Filed file : files) {
            PayoutRows.insert(tx, program.id(), file, operator, now);
            audit(tx, operator, "payout-released", file.number(), file.reference());
          }
          filed = files;
          return files.isEmpty()
              ? DecisionTools.nothing("nothing-to-pay")
              : judge.released(files, facts(tx, deals, accounts(candidates)));
        },
        judge,
        operator,
        redone);
  }

  private static Map<Long, Account> accounts(List<Candidate> candidates) {
    Map<Long, Account> accounts = new HashMap<>();
    candidates.forEach(one -> accounts.put(one.id(), one.account()));
    return accounts;
  }

  private static Set<Long> dealsOf(List<Candidate> candidates) {
    Set<Long> deals = new TreeSet<>();
    for (Candidate one : candidates) {
      one.account().lines().stream()
          .filter(PayoutRun::concerns)
          .map(CommissionLine::dealId)
          .forEach(deals::add);
    }
    return deals;
  }

  Decided settle(Settlement settlement, String operator, SettleJudge judge, int redone) {
    settled = List.of();
    Set<Long> deals = tools.database().read(dsl -> dealsOf(dsl, settlement));
    return inTurn(
        deals,
        tx -> {
          Optional<PayoutRecord> found =
              PayoutRows.find(tx.dsl(), program.id(), settlement.payout());
          List<Transfer> transfers = found.map(settlement::of).orElse(List.of());
          if (transfers.isEmpty()) {
            return DecisionTools.nothing("nothing-to-settle");
          }
          PayoutRecord payout = found.orElseThrow();
          move(tx, payout, transfers, settlement, operator);
          settled = transfers;
          List<Long> partners = transfers.stream().map(Transfer::partnerId).distinct().toList();
          Accounts accounts = CommissionRows.of(tx.dsl(), program, partners, deals, now);
          return judge.settled(payout, transfers, facts(tx, deals, accounts.byPartner()));
        },
        judge,
        operator,
        redone);
  }

  private void move(
      Tx tx,
      PayoutRecord payout,
      List<Transfer> transfers,
      Settlement settlement,
      String operator) {
    PayoutRows.move(
        tx,
        program.id(),
        payout.number(),
        transfers,
        settlement.to(),
        settlement.reason(),
        operator,
        now);
    CreditRows.settle(tx, program.id(), payout, transfers, settlement.to(), now);
    if (settlement.refused()) {
      transfers.forEach(
          one ->
              PayeeRows.refused(
                  tx, program.id(), one.partnerId(), payout.method(), settlement.reason()));
    }
    String words =
        String.join(", ", transfers.stream().map(Transfer::partner).distinct().toList())
            + (settlement.reason().isEmpty() ? "" : ": " + settlement.reason());
    audit(
        tx,
        operator,
        "payout-" + settlement.to().name().toLowerCase(Locale.ROOT),
        payout.number(),
        words);
  }

  private Set<Long> dealsOf(DSLContext dsl, Settlement settlement) {
    List<Transfer> transfers =
        PayoutRows.find(dsl, program.id(), settlement.payout())
            .map(settlement::of)
            .orElse(List.of());
    return PayoutRows.deals(dsl, program.id(), settlement.payout(), transfers);
  }

  private void audit(Tx tx, String operator, String act, long payout, String detail) {
    OperatorAct done = new OperatorAct(operator, act, Payouts.subject(payout), detail);
    tools.audits().write(tx, program.id(), done, now);
  }

  private PayoutFacts facts(Tx tx, Collection<Long> deals, Map<Long, Account> accounts) {
    Standing standing = StandingLoader.load(tx.dsl(), program, workflow, deals).standing();
    return new PayoutFacts(
        program, workflow, standing.deals(), new Accounts(accounts, Map.of()), standing.people());
  }

  private Decided inTurn(
      Set<Long> deals, Function<Tx, Decision> decide, Scribe scribe, String operator, int redone) {
    return new ActDecisions(tools, program, workflow, scribe, now)
        .inTurn("payout", deals, operator, decide, redone);
  }
}
