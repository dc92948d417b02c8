package io.postern.ledger;

import static io.postern.ledger.World.NOON;
import static io.postern.ledger.World.PROGRAM;
import static io.postern.ledger.World.TOM;
import static io.postern.ledger.World.WORKFLOW;
import static io.postern.ledger.World.acme;
import static io.postern.ledger.World.registered;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.commission.CommissionLine;
import io.postern.commission.CommissionPlans;
import io.postern.commission.payment.Method;
import io.postern.commission.payment.Payee;
import io.postern.commission.payment.Payers;
import io.postern.commission.payment.PayoutRun;
import io.postern.commission.payment.PayoutRun.Candidate;
import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deal.DealHistory;
import io.postern.deal.Workflow;
import io.postern.deciding.Decision;
import io.postern.deciding.InForce;
import io.postern.deciding.Outcome;
import io.postern.deciding.PayoutDecider;
import io.postern.deciding.PayoutDecider.Changed;
import io.postern.deciding.PayoutDecider.Part;
import io.postern.deciding.PayoutDecider.PayoutFacts;
import io.postern.identity.IdentityLevel;
import io.postern.kit.Money;
import io.postern.ledger.PayoutRecord.State;
import io.postern.ledger.PayoutRecord.Transfer;
import io.postern.ledger.Payouts.DetailsRow;
import io.postern.ledger.Payouts.Filed;
import io.postern.ledger.Payouts.Settlement;
import io.postern.ledger.World.Judge;
import io.postern.mail.Address;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is in a payout is in no other, and its file is the same for ever. */
abstract class PayoutContract extends Contract {
  private static final Address PAY = Address.of("pay@brightleaf.example");
  private static final Instant LATER = NOON.plusSeconds(3 * 86_400);
  private static final Payers PAYERS =
      new Payers(
          Optional.empty(),
          Optional.empty(),
          Optional.of(new Payers.PayPal("")),
          Optional.of(new Payers.Credit("1700")),
          1);

  /** Lines of one deal, numbered from 1. */
  private Deal owes(String... amounts) {
    Deal deal = registered(ledger, "lunch", acme());
    DealEvent[] events = new DealEvent[amounts.length];
    for (int i = 0; i < amounts.length; i++) {
      events[i] = entered(i + 1, amounts[i]);
    }
    happen(deal, events);
    return deal;
  }

  private static DealEvent entered(int line, String amount) {
    Money money = usd(amount);
    return new DealEvent.CommissionEntered(
        line,
        money.signum() < 0 ? "clawback" : "sale",
        line,
        money,
        money,
        0,
        100,
        "standard",
        NOON,
        money.signum() < 0 ? "PAYABLE" : "APPROVED",
        Optional.empty());
  }

  private void happen(Deal deal, DealEvent... events) {
    Decided done =
        ledger
            .decisions()
            .act(
                PROGRAM,
                WORKFLOW,
                new OperatorAct("ann", "tested", "", ""),
                List.of(deal.id()),
                Judge.onDeal((step, before) -> decision(before, events)),
                NOON);
    assertInstanceOf(Decided.Done.class, done, done::toString);
  }

  private static Decision decision(Deal before, DealEvent... events) {
    List<Decision.Move> moves = new ArrayList<>();
    Deal after = before;
    for (DealEvent event : events) {
      after = DealHistory.apply(after, event, NOON);
      moves.add(
          new Decision.Move(
              after,
              event,
              new Decision.Actor(Workflow.Role.MANAGER, Optional.of(TOM), IdentityLevel.BOTH)));
    }
    return World.decision(Outcome.ACTED, "money", moves, List.of(), List.of());
  }

  @Test
  void whatIsReleasedIsInNoOtherPayout() {
    Deal deal = owes("100.00", "20.00", "-30.00");
    details(payPal());
    List<Filed> files = release("ann");

    assertEquals(1, files.size());
    assertEquals(usd("90.00"), files.getFirst().batch().total());
    assertEquals(List.of(), release("bob"), "there is nothing left");
    PayoutRecord payout = ledger.payouts().find(PROGRAM.id(), 1).orElseThrow();
    assertEquals("ann", payout.releasedBy());
    assertEquals(State.RELEASED, payout.state());
    assertEquals(List.of(1, 2, 3), payout.transfers().getFirst().lines());
    assertEquals("P…@Brightleaf.example", payout.transfers().getFirst().payee());
    assertEquals(
        Set.of(CommissionLine.State.IN_PAYOUT), Set.copyOf(states(deal)), "what is set off, too");
    reopen(LATER);
    assertArrayEquals(
        files.getFirst().content(), ledger.payouts().content(PROGRAM.id(), 1).orElseThrow());
    assertEquals(List.of(), ledger.records().verify(PROGRAM).problems());
  }

  @Test
  void ofTwoWhoReleaseAtOnceOneDoes() throws Exception {
    owes("100.00");
    details(payPal());
    try (var both = Executors.newFixedThreadPool(2)) {
      List<Callable<List<Filed>>> tries = List.of(() -> release("ann"), () -> release("bob"));
      int files = 0;
      for (var tried : both.invokeAll(tries)) {
        files += tried.get().size();
      }
      assertEquals(1, files);
    }
    assertEquals(1, ledger.payouts().list(PROGRAM.id(), 0, 10).size());
  }

  @Test
  void whatFailedIsPaidByTheNextPayoutAndItsDetailsAreNotUsedAgain() {
    Deal deal = owes("100.00", "-30.00");
    details(payPal());
    release("ann");
    assertEquals(1, settle(1, State.PAID, "", false).size());
    assertEquals(List.of(), settle(1, State.PAID, "", false), "once");
    assertEquals(1, settle(1, State.FAILED, "no such account", true).size(), "it came back");
    assertEquals(List.of(), settle(1, State.FAILED, "again", true));

    assertEquals(Set.of(CommissionLine.State.APPROVED), Set.copyOf(states(deal)));
    assertEquals(List.of(), release("ann"), "to where it came back from?");
    details(payPal());
    assertEquals(usd("70.00"), release("ann").getFirst().batch().total());
    assertEquals(
        List.of(State.RELEASED, State.FAILED),
        ledger.payouts().list(PROGRAM.id(), 0, 10).stream().map(PayoutRecord::state).toList());
    assertEquals(
        "no such account",
        ledger.payouts().find(PROGRAM.id(), 1).orElseThrow().transfers().getFirst().reason());
    assertEquals(List.of(), ledger.records().verify(PROGRAM).problems());
  }

  @Test
  void creditsAreBookedOnceAndBackAndAddUpToNothing() {
    owes("100.00", "-30.00");
    details(new Payee.Credit("2100"));
    release("ann");
    assertEquals(List.of(), ledger.payouts().credits(PROGRAM.id()), "nothing before it is paid");
    settle(1, State.PAID, "", false);
    assertEquals(List.of("2100 70.00 USD", "commission_owed -70.00 USD"), balances());
    settle(1, State.FAILED, "a mistake", false);
    assertEquals(List.of("2100 0.00 USD", "commission_owed 0.00 USD"), balances());
    release("ann");
    settle(2, State.PAID, "", false);
    assertEquals(List.of("2100 70.00 USD", "commission_owed -70.00 USD"), balances());
  }

  @Test
  void detailsThatChangedCountLaterAndTheSameAgainChangeNothing() {
    owes("100.00");
    assertEquals(new Payouts.Taken(1, 0, 0), details(payPal()));
    assertEquals(new Payouts.Taken(0, 0, 1), details(payPal()));
    assertEquals(List.of(), release("ann", NOON.plusSeconds(3 * 86_400 - 1)));
    assertEquals(
        new Payouts.Taken(0, 1, 0),
        take(new DetailsRow("brightleaf", Method.PAYPAL, Optional.empty())));
    assertEquals(List.of(), release("ann"));
    assertEquals(
        Set.of("Nobody"),
        ledger.payouts().unknown(PROGRAM.id(), List.of("Nobody", "brightleaf", "QUARRY")));
  }

  @Test
  void whoIsErasedIsInNoFileAndNoDetails() {
    owes("100.00");
    details(payPal());
    release("ann");
    assertInstanceOf(Erased.Done.class, erase(PAY));

    assertEquals(Optional.empty(), ledger.payouts().content(PROGRAM.id(), 1));
    assertEquals(List.of(), ledger.payouts().payees(PROGRAM.id()));
    PayoutRecord kept = ledger.payouts().find(PROGRAM.id(), 1).orElseThrow();
    assertEquals(usd("100.00"), kept.total(), "money stays");
    assertTrue(!kept.transfers().getFirst().payee().contains("brightleaf"), kept::toString);
    assertEquals(1, settle(1, State.PAID, "", false).size());
    assertEquals(new Erased.Unknown(), erase(PAY));
  }

  private Erased erase(Address person) {
    return ledger
        .decisions()
        .erase(PROGRAM, WORKFLOW, person, "ann", new ErasureContract.Erasing(), LATER);
  }

  private static Payee payPal() {
    return new Payee.PayPal("Pay@Brightleaf.example");
  }

  private Payouts.Taken details(Payee payee) {
    return take(new DetailsRow("Brightleaf", payee.method(), Optional.of(payee)));
  }

  private Payouts.Taken take(DetailsRow row) {
    return ledger.payouts().take(PROGRAM, WORKFLOW, List.of(row), "ann", new Desk(NOON), NOON);
  }

  private List<Filed> release(String operator) {
    return release(operator, LATER);
  }

  private List<Filed> release(String operator, Instant now) {
    return ledger.payouts().release(PROGRAM, WORKFLOW, operator, new Desk(now), now);
  }

  private List<Transfer> settle(long number, State to, String reason, boolean refused) {
    Set<State> from =
        to == State.PAID ? Set.of(State.RELEASED) : Set.of(State.RELEASED, State.PAID);
    return ledger
        .payouts()
        .settle(
            PROGRAM,
            WORKFLOW,
            new Settlement(number, to, _ -> true, from, reason, refused),
            "ann",
            new Desk(LATER),
            LATER);
  }

  private List<String> balances() {
    return ledger.payouts().credits(PROGRAM.id()).stream()
        .map(one -> one.account() + " " + one.balance())
        .toList();
  }

  private List<CommissionLine.State> states(Deal deal) {
    return ledger.records().deal(PROGRAM, deal.ref().number()).orElseThrow().timeline().stream()
        .filter(entry -> entry.event() instanceof DealEvent.CommissionMoved)
        .map(entry -> (DealEvent.CommissionMoved) entry.event())
        .collect(
            Collectors.toMap(
                DealEvent.CommissionMoved::line,
                moved -> CommissionLine.State.valueOf(moved.to()),
                (_, later) -> later))
        .values()
        .stream()
        .toList();
  }

  private static Money usd(String amount) {
    return Money.of(new BigDecimal(amount), "USD").orElseThrow();
  }

  /** Pays what can be paid, in files of words. */
  private static final class Desk extends Judge
      implements Payouts.ReleaseJudge, Payouts.SettleJudge, Payouts.DetailsJudge {
    private final Instant now;

    Desk(Instant now) {
      super((mail, facts) -> World.nothing(Outcome.RECORDED, "nothing"));
      this.now = now;
    }

    @Override
    public List<Filed> files(List<Candidate> candidates, long next) {
      return PayoutRun.of(candidates, CommissionPlans.Payout.USUAL, PAYERS, now).batches().stream()
          .map(
              batch ->
                  new Filed(
                      next,
                      "P" + next,
                      batch,
                      LocalDate.of(2026, 3, 6),
                      "p.csv",
                      batch.toString().getBytes(StandardCharsets.UTF_8)))
          .toList();
    }

    @Override
    public Decision released(List<Filed> files, PayoutFacts facts) {
      return PayoutDecider.released(
          files.getFirst().batch().payments().stream()
              .map(one -> new Part(files.getFirst().number(), one.partnerId(), one.lines()))
              .toList(),
          facts,
          InForce.NONE,
          now);
    }

    @Override
    public Decision settled(PayoutRecord payout, List<Transfer> transfers, PayoutFacts facts) {
      List<Part> parts =
          transfers.stream()
              .map(one -> new Part(payout.number(), one.partnerId(), one.lines()))
              .toList();
      return transfers.getFirst().state() == State.RELEASED
          ? PayoutDecider.paid(parts, facts, InForce.NONE, now)
          : PayoutDecider.failed(parts, "came back", facts, InForce.NONE, now);
    }

    @Override
    public Decision changed(List<Changed> changes) {
      return PayoutDecider.details(PROGRAM, WORKFLOW, changes, now);
    }
  }
}
