package io.postern.commission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.commission.CommissionLine.State;
import io.postern.commission.CommissionPlan.Recurring;
import io.postern.commission.Rate.RevenueStep;
import io.postern.commission.Reckoning.Sale;
import io.postern.commission.Reckoning.Standing;
import io.postern.kit.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What holds of money whatever happens, tried on many stories; each law names the story's seed. */
class MoneyLawsTest {
  private static final int STORIES = 400;
  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  private static final List<Currency> CURRENCIES =
      List.of(
          Currency.getInstance("EUR"), Currency.getInstance("JPY"), Currency.getInstance("KWD"));

  private static final Money NOTHING = Money.none(CURRENCIES.getFirst());

  private static Money some(Random random, Currency currency) {
    return new Money(BigDecimal.valueOf(random.nextLong(1, 90_000_000), 2), currency);
  }

  private static BigDecimal percent(Random random) {
    return BigDecimal.valueOf(random.nextInt(1, 4000), 2);
  }

  private static Rate rate(Random random, Currency currency) {
    return switch (random.nextInt(4)) {
      case 0 -> new Rate.Percent(percent(random));
      case 1 -> new Rate.Flat(List.of(some(random, currency)));
      case 2 -> steps(random, currency);
      default ->
          new Rate.ByDeals(
              Span.QUARTER,
              List.of(
                  new Rate.DealStep(1, new Rate.Percent(percent(random))),
                  new Rate.DealStep(2, new Rate.Flat(List.of(some(random, currency)))),
                  new Rate.DealStep(4, new Rate.Percent(percent(random)))));
    };
  }

  private static Rate steps(Random random, Currency currency) {
    Money first = some(random, currency);
    return new Rate.ByRevenue(
        Span.YEAR,
        List.of(
            new RevenueStep(Money.none(currency), percent(random)),
            new RevenueStep(first, percent(random)),
            new RevenueStep(first.plus(some(random, currency)), percent(random))));
  }

  private static CommissionPlan plan(Random random, Rate rate) {
    return new CommissionPlan(
        "p",
        rate,
        Trigger.CLOSED_WON,
        List.of(),
        random.nextInt(60),
        3650,
        random.nextInt(3) == 0 ? Optional.of(new Recurring(Span.MONTH, 3)) : Optional.empty(),
        Map.of());
  }

  private static Standing standing(long deal, Optional<Sale> sale) {
    return new Standing(deal, "Deal " + deal, sale, Credit.ALL);
  }

  @Test
  void thePartsOfASplitAddUpToTheLastCent() {
    for (int seed = 0; seed < STORIES; seed++) {
      Random random = new Random(seed);
      for (Currency currency : CURRENCIES) {
        Money whole = some(random, currency);
        int first = random.nextInt(101);
        int second = random.nextInt(101 - first);
        int third = 100 - first - second;
        Money sum =
            new Credit(0, first)
                .of(whole)
                .plus(new Credit(first, second).of(whole))
                .plus(new Credit(first + second, third).of(whole));
        assertEquals(whole, sum, "seed " + seed);
      }
    }
  }

  @Test
  void aYearEarnsTheSameInWhicheverOrderItsSalesCome() {
    for (int seed = 0; seed < STORIES; seed++) {
      Random random = new Random(seed);
      Currency currency = CURRENCIES.get(random.nextInt(3));
      CommissionPlan plan =
          new CommissionPlan(
              "p",
              steps(random, currency),
              Trigger.CLOSED_WON,
              List.of(),
              0,
              0,
              Optional.empty(),
              Map.of());
      Map<Long, Money> sales = new HashMap<>();
      LongStream.rangeClosed(1, 8).forEach(deal -> sales.put(deal, some(random, currency)));
      List<Long> order = new ArrayList<>(sales.keySet());
      Money one = year(plan, sales, order);
      Collections.shuffle(order, random);
      assertEquals(one, year(plan, sales, order), "seed " + seed);
      Money all = sales.values().stream().reduce(Money.none(currency), Money::plus);
      assertEquals(
          plan.rate().earns(all, Credit.ALL, Sold.NOTHING), one, "as one sale, seed " + seed);
    }
  }

  private static Money year(CommissionPlan plan, Map<Long, Money> sales, List<Long> order) {
    Account account = Account.EMPTY;
    for (long deal : order) {
      Standing won =
          standing(deal, Optional.of(new Sale(sales.getOrDefault(deal, NOTHING), START)));
      account = settle(account, won, plan, START);
    }
    return Account.sums(account.lines()).values().iterator().next();
  }

  @Test
  void aDealThatCameToNothingLeavesNothingWhateverWasPaidMeanwhile() {
    for (int seed = 0; seed < STORIES; seed++) {
      Story story = new Story(seed).lives(12);
      story.endsAllDeals();
      assertEquals(Map.of(), story.owedOrPaid(), "seed " + seed);
    }
  }

  @Test
  void askingTwiceChangesNothing() {
    for (int seed = 0; seed < STORIES; seed++) {
      Story story = new Story(seed).lives(12);
      Account account = story.account;
      story.settleAll();
      assertEquals(account, story.account, "seed " + seed);
    }
  }

  @Test
  void numbersAreNeverUsedTwiceAndEntriesNeverChange() {
    for (int seed = 0; seed < STORIES; seed++) {
      Story story = new Story(seed).lives(6);
      List<CommissionLine> before = story.account.lines();
      story.lives(6);
      for (int i = 0; i < story.account.lines().size(); i++) {
        assertEquals(i + 1, story.account.lines().get(i).number(), "seed " + seed);
      }
      for (int i = 0; i < before.size(); i++) {
        assertEquals(before.get(i).entry(), story.account.lines().get(i).entry(), "seed " + seed);
      }
      assertTrue(story.account.lines().size() >= before.size());
    }
  }

  @Test
  void whicheverWayADealGotWonItEarnsOnce() {
    for (int seed = 0; seed < STORIES; seed++) {
      Random random = new Random(seed);
      Currency currency = CURRENCIES.get(random.nextInt(3));
      CommissionPlan plan =
          new CommissionPlan(
              "p",
              new Rate.Percent(percent(random)),
              Trigger.CLOSED_WON,
              List.of(),
              5,
              3650,
              Optional.empty(),
              Map.of());
      Story story = new Story(seed, plan, currency).lives(15);
      Money sale = some(random, currency);
      for (long deal = 1; deal <= Story.DEALS; deal++) {
        story.reopens(deal);
        story.wins(deal, sale);
      }
      Money each = plan.rate().earns(sale, Credit.ALL, Sold.NOTHING);
      Money expected = Money.none(currency);
      for (int i = 0; i < Story.DEALS; i++) {
        expected = expected.plus(each);
      }
      assertEquals(
          expected.signum() == 0 ? Map.of() : Map.of(currency, expected),
          story.owedOrPaid(),
          "seed " + seed);
    }
  }

  private static Account settle(Account account, Standing deal, CommissionPlan plan, Instant now) {
    Account after = account;
    for (Reckoning.Change change : Reckoning.of(deal, plan, account, ZoneOffset.UTC, now)) {
      after =
          switch (change) {
            case Reckoning.Enter enter ->
                after.entered(deal.dealId(), deal.title(), enter.entry(), now);
            case Reckoning.Move move -> after.moved(move.number(), move.to(), now);
          };
    }
    return after;
  }

  /** Deals that are won and reopened while lines are approved and paid, and time passes. */
  private static final class Story {
    static final int DEALS = 3;

    private final Random random;
    private final CommissionPlan plan;
    private final Currency currency;
    private final Map<Long, Sale> won = new HashMap<>();
    private Account account = Account.EMPTY;
    private Instant now = START;

    Story(int seed) {
      random = new Random(seed);
      currency = CURRENCIES.get(random.nextInt(3));
      plan = plan(random, rate(random, currency));
    }

    Story(int seed, CommissionPlan plan, Currency currency) {
      random = new Random(seed);
      this.plan = plan;
      this.currency = currency;
    }

    Story lives(int steps) {
      for (int i = 0; i < steps; i++) {
        long deal = 1 + random.nextLong(DEALS);
        switch (random.nextInt(4)) {
          case 0 -> wins(deal, some(random, currency));
          case 1 -> reopens(deal);
          case 2 -> pays();
          default -> now = now.plus(Duration.ofDays(random.nextInt(40)));
        }
        settleAll();
      }
      return this;
    }

    void wins(long deal, Money value) {
      if (!won.containsKey(deal)) {
        won.put(deal, new Sale(value, now));
        settle(deal);
      }
    }

    void reopens(long deal) {
      won.remove(deal);
      settle(deal);
    }

    void endsAllDeals() {
      won.clear();
      settleAll();
    }

    void settleAll() {
      for (long deal = 1; deal <= DEALS; deal++) {
        settle(deal);
      }
    }

    private void settle(long deal) {
      Standing standing = standing(deal, Optional.ofNullable(won.get(deal)));
      account = MoneyLawsTest.settle(account, standing, plan, now);
    }

    private void pays() {
      for (CommissionLine line : account.lines()) {
        if (line.state() == State.APPROVED) {
          account = account.moved(line.number(), State.PAID, now);
        } else if (line.state() == State.PAYABLE && random.nextBoolean()) {
          account = account.moved(line.number(), State.APPROVED, now);
        }
      }
    }

    Map<Currency, Money> owedOrPaid() {
      Map<Currency, Money> sums =
          Account.sums(
              account.lines().stream().filter(line -> line.state() != State.VOID).toList());
      sums.values().removeIf(sum -> sum.signum() == 0);
      return sums;
    }
  }
}
