package io.postern.ledger;

import static io.postern.ledger.World.NOON;
import static io.postern.ledger.World.PROGRAM;
import static io.postern.ledger.World.TOM;
import static io.postern.ledger.World.UMA;
import static io.postern.ledger.World.WORKFLOW;
import static io.postern.ledger.World.acme;
import static io.postern.ledger.World.arrived;
import static io.postern.ledger.World.mail;
import static io.postern.ledger.World.nothing;
import static io.postern.ledger.World.registered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.commission.Account;
import io.postern.commission.CommissionLine;
import io.postern.commission.CommissionLine.Kind;
import io.postern.commission.CommissionLine.State;
import io.postern.commission.CommissionPlan;
import io.postern.commission.Credit;
import io.postern.commission.PlanText;
import io.postern.commission.Rate;
import io.postern.commission.Trigger;
import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deal.DealHistory;
import io.postern.deal.Workflow;
import io.postern.deciding.Decision;
import io.postern.deciding.Facts;
import io.postern.deciding.Outcome;
import io.postern.identity.IdentityLevel;
import io.postern.kit.Money;
import io.postern.ledger.World.Judge;
import io.postern.mail.Address;
import io.postern.notice.AnybodyNotice;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What partners earn is written with the events that cause it, and read back to the cent. */
abstract class CommissionContract extends Contract {
  private static final CommissionPlan PLAN =
      new CommissionPlan(
          "standard",
          new Rate.Percent(new BigDecimal("12.5")),
          Trigger.CLOSED_WON,
          List.of(),
          30,
          180,
          Optional.empty(),
          Map.of("en", "An eighth."));
  private static final Instant HELD_UNTIL = NOON.plus(Duration.ofDays(30));

  private static Money money(String amount, String currency) {
    return Money.of(new BigDecimal(amount), currency).orElseThrow();
  }

  private static DealEvent entered(int line, Money amount, State state) {
    return new DealEvent.CommissionEntered(
        line,
        "sale",
        1,
        money("48000.12", "USD"),
        amount,
        60,
        40,
        "standard",
        HELD_UNTIL,
        state.name(),
        Optional.empty());
  }

  private static DealEvent moved(int line, State from, State to) {
    return new DealEvent.CommissionMoved(line, from.name(), to.name(), "tested");
  }

  private static DealEvent agreed(CommissionPlan plan) {
    return new DealEvent.PlanAgreed(plan.id(), PlanText.write(plan));
  }

  @Test
  void aLineIsReadBackAsItWasEnteredWithItsDealsNameAndPlan() {
    Deal deal = registered(ledger, "lunch", acme());
    done(happens(deal, "won", agreed(PLAN), entered(1, money("2400.006", "KWD"), State.HELD)));

    Facts facts = asks("money?", TOM);
    Account account = facts.accounts().byPartner().getOrDefault(deal.partnerId(), Account.EMPTY);
    assertEquals(
        new Account(
            1,
            List.of(
                new CommissionLine(
                    1,
                    deal.id(),
                    "Acme Tools (NW-1001)",
                    new CommissionLine.Entry(
                        Kind.SALE,
                        1,
                        money("48000.12", "USD"),
                        money("2400.006", "KWD"),
                        new Credit(60, 40),
                        "standard",
                        HELD_UNTIL,
                        Optional.empty()),
                    State.HELD,
                    NOON,
                    NOON))),
        account);
    assertEquals(Map.of(), facts.accounts().agreed(), "the mail is about no deal");
    assertEquals(Map.of(), asks("whose?", UMA).accounts().byPartner(), "another partner's");
    assertEquals(List.of(), ledger.records().verify(PROGRAM).problems());
  }

  @Test
  void theLastPlanThatWasAgreedCountsForItsDeal() {
    Deal deal = registered(ledger, "lunch", acme());
    CommissionPlan other =
        new CommissionPlan(
            "own",
            new Rate.Flat(List.of(money("5", "EUR"))),
            Trigger.CLOSED_WON,
            List.of(),
            1,
            2,
            Optional.empty(),
            Map.of());
    List<Facts> seen = happens(deal, "first", agreed(PLAN)).facts();
    assertEquals(Map.of(), seen.getFirst().accounts().agreed());
    seen = happens(current(deal), "then", agreed(other)).facts();
    assertEquals(Map.of(deal.id(), PLAN), seen.getFirst().accounts().agreed());
    seen = happens(current(deal), "last").facts();
    assertEquals(Map.of(deal.id(), other), seen.getFirst().accounts().agreed());
  }

  @Test
  void aLineMovesOnlyFromWhereItStandsAndItsAmountStays() {
    Deal deal = registered(ledger, "lunch", acme());
    done(happens(deal, "won", entered(1, money("10", "EUR"), State.HELD)));
    done(happens(current(deal), "over", moved(1, State.HELD, State.PAYABLE)));
    Decided stale = happens(current(deal), "late", moved(1, State.HELD, State.VOID)).decided();
    assertInstanceOf(Decided.Failed.class, stale);
    done(
        happens(
            current(deal),
            "both at once",
            entered(2, money("-10", "EUR"), State.PAYABLE),
            moved(1, State.PAYABLE, State.APPROVED)));
    Account account =
        asks("money?", TOM).accounts().byPartner().getOrDefault(deal.partnerId(), Account.EMPTY);
    assertEquals(2, account.lastNumber());
    assertEquals(State.APPROVED, account.line(1).orElseThrow().state());
    assertEquals(money("0", "EUR"), Account.sums(account.lines()).values().iterator().next());
    assertEquals(List.of(), ledger.records().verify(PROGRAM).problems());
  }

  @Test
  void twoLinesOfOnePartnerNeverHaveOneNumber() {
    Deal deal = registered(ledger, "lunch", acme());
    done(happens(deal, "won", entered(1, money("10", "EUR"), State.HELD)));
    Decided again =
        happens(current(deal), "again", entered(1, money("10", "EUR"), State.HELD)).decided();
    assertInstanceOf(Decided.Failed.class, again);
    Account account =
        asks("money?", TOM).accounts().byPartner().getOrDefault(deal.partnerId(), Account.EMPTY);
    assertEquals(1, account.lines().size());
  }

  @Test
  void whatWasSettledLongAgoIsLeftOutUnlessItsDealIsDecidedAbout() {
    Deal deal = registered(ledger, "lunch", acme());
    done(
        happens(
            deal,
            "won",
            entered(1, money("10", "EUR"), State.HELD),
            entered(2, money("20", "EUR"), State.HELD)));
    done(happens(current(deal), "paid", moved(1, State.HELD, State.PAID)));
    Instant later = NOON.plus(Duration.ofDays(500));
    Account account =
        asks("money?", TOM, later)
            .accounts()
            .byPartner()
            .getOrDefault(deal.partnerId(), Account.EMPTY);
    assertEquals(List.of(2), account.lines().stream().map(CommissionLine::number).toList());
    assertEquals(2, account.lastNumber());
    Facts facts = happens(current(deal), "reopened", later).facts().getFirst();
    assertEquals(
        2,
        facts.accounts().byPartner().getOrDefault(deal.partnerId(), Account.EMPTY).lines().size());
  }

  private int asked;

  private record Happened(Decided decided, List<Facts> facts) {}

  private Deal current(Deal deal) {
    return ledger.records().deal(PROGRAM, deal.ref().number()).orElseThrow().deal();
  }

  private static void done(Happened happened) {
    assertInstanceOf(Decided.Done.class, happened.decided(), happened.decided()::toString);
  }

  private Happened happens(Deal deal, String text, DealEvent... events) {
    return happens(deal, text, NOON, events);
  }

  /** A mail in the deal's conversation that brings these events about. */
  private Happened happens(Deal deal, String text, Instant now, DealEvent... events) {
    long conversation = conversation(deal);
    ClaimedMail claim = arrived(ledger, text);
    Judge judge = new Judge((one, facts) -> decision(deal, now, events));
    Decided decided =
        ledger
            .decisions()
            .mails(
                PROGRAM,
                WORKFLOW,
                List.of(mail(claim, TOM, Optional.of(conversation), Optional.empty())),
                judge,
                now)
            .getFirst();
    return new Happened(decided, judge.seen);
  }

  /** The one that Tom has about the deal: another notice tells. */
  private long conversation(Deal deal) {
    Judge judge =
        new Judge(
            (one, facts) ->
                nothing(
                    Outcome.ACTED,
                    "told",
                    World.owed(
                        new AnybodyNotice.Help(false, List.of()), TOM, List.of(deal.id()), one)));
    ledger
        .decisions()
        .mails(
            PROGRAM,
            WORKFLOW,
            List.of(mail(arrived(ledger, "tell me, " + deal.version() + ++asked), TOM)),
            judge,
            NOON);
    return judge.threads.getFirst().conversationId();
  }

  private static Decision decision(Deal deal, Instant now, DealEvent... events) {
    Decision.Actor by =
        new Decision.Actor(Workflow.Role.MANAGER, Optional.of(TOM), IdentityLevel.BOTH);
    List<Decision.Move> moves = new ArrayList<>();
    Deal after = deal;
    for (DealEvent event : events) {
      after = DealHistory.apply(after, event, now);
      moves.add(new Decision.Move(after, event, by));
    }
    return World.decision(Outcome.ACTED, "money", moves, List.of(), List.of());
  }

  private Facts asks(String text, Address from) {
    return asks(text, from, NOON);
  }

  private Facts asks(String text, Address from, Instant now) {
    Judge judge = new Judge((one, facts) -> nothing(Outcome.RECORDED, "asked"));
    ledger
        .decisions()
        .mails(PROGRAM, WORKFLOW, List.of(mail(arrived(ledger, text), from)), judge, now);
    assertTrue(!judge.seen.isEmpty());
    return judge.seen.getLast();
  }
}
