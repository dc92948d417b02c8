package io.postern.figures;

import io.postern.figures.Past.DirectSale;
import io.postern.figures.Past.Member;
import io.postern.figures.Past.Referral;
import io.postern.figures.Past.Sale;
import io.postern.kit.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Works out every figure of one time for some partners. */
final class Reckoner {
  private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

  private final Past past;
  private final Range range;
  private final Measure measure;
  private final ZoneId zone;
  private final Map<Figure, Value> values = new EnumMap<>(Figure.class);

  private Reckoner(Past past, Range range, Measure measure) {
    this.past = past;
    this.range = range;
    this.measure = measure;
    this.zone = measure.calendar().zone();
  }

  /**
   * @param past of the partners whose figures they are
   */
  static Sheet reckon(Past past, Range range, Measure measure) {
    return new Reckoner(past, range, measure).sheet();
  }

  private Sheet sheet() {
    partners();
    referrals();
    sales();
    direct();
    answers();
    put(Figure.STALLED_DEALS, new Value.Count(stalled()));
    return new Sheet(range, values);
  }

  private void put(Figure figure, Value value) {
    if (!(value instanceof Value.None)) {
      values.put(figure, value);
    }
  }

  private void partners() {
    Map<Long, Instant> first = new HashMap<>();
    past.referrals().forEach(one -> first.merge(one.partnerId(), one.claimedAt(), Reckoner::min));
    List<Member> joined =
        past.members().stream().filter(one -> range.reaches(one.joinedAt(), zone)).toList();
    List<Member> active = joined.stream().filter(one -> first.containsKey(one.id())).toList();
    put(
        Figure.ACTIVATION_RATE,
        Value.part(
            active.stream().filter(one -> range.reaches(at(first, one), zone)).count(),
            joined.size()));
    put(
        Figure.TIME_TO_FIRST_REFERRAL,
        median(
            active.stream()
                .filter(one -> range.holds(at(first, one), zone))
                .map(one -> Duration.between(one.joinedAt(), at(first, one)))
                .map(time -> time.isNegative() ? Duration.ZERO : time)
                .sorted()
                .toList(),
            false));
  }

  private static Instant at(Map<Long, Instant> first, Member member) {
    return first.getOrDefault(member.id(), Instant.MAX);
  }

  private static Instant min(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private void referrals() {
    List<Referral> came =
        past.referrals().stream().filter(one -> range.holds(one.claimedAt(), zone)).toList();
    put(Figure.REFERRALS, new Value.Count(came.size()));
    put(
        Figure.REFERRAL_TO_WON,
        Value.part(came.stream().filter(one -> one.sale().isPresent()).count(), came.size()));
  }

  private void sales() {
    List<Sale> won =
        past.referrals().stream()
            .flatMap(one -> one.sale().stream())
            .filter(sale -> range.holds(sale.closedAt(), zone))
            .toList();
    put(Figure.WON_DEALS, new Value.Count(won.size()));
    Map<Currency, Money> revenue = sums(won.stream().map(sale -> sale.credit().of(sale.value())));
    put(Figure.PARTNER_SOURCED_REVENUE, Value.sums(revenue.values()));
    Map<Currency, Integer> shares = new HashMap<>();
    won.forEach(sale -> shares.merge(sale.value().currency(), sale.credit().share(), Integer::sum));
    put(Figure.AVERAGE_DEAL_SIZE, averages(revenue.values(), shares));
  }

  private void direct() {
    List<DirectSale> sold =
        measure.direct().stream().filter(sale -> range.holds(sale.closedOn())).toList();
    Map<Currency, Integer> shares = new HashMap<>();
    sold.forEach(sale -> shares.merge(sale.value().currency(), 100, Integer::sum));
    put(
        Figure.DIRECT_DEAL_SIZE,
        averages(sums(sold.stream().map(DirectSale::value)).values(), shares));
  }

  private static Map<Currency, Money> sums(Stream<Money> amounts) {
    Map<Currency, Money> sums = new HashMap<>();
    amounts.forEach(amount -> sums.merge(amount.currency(), amount, Money::plus));
    return sums;
  }

  // A currency in which only parts of 0 percent were sold has no average.
  private static Value averages(Collection<Money> sums, Map<Currency, Integer> shares) {
    return Value.sums(
        sums.stream()
            .filter(sum -> shares.getOrDefault(sum.currency(), 0) > 0)
            .map(sum -> average(sum, shares.getOrDefault(sum.currency(), 0)))
            .toList());
  }

  private static Money average(Money sum, int shares) {
    BigDecimal deals = BigDecimal.valueOf(shares).divide(WHOLE, 2, RoundingMode.UNNECESSARY);
    int scale = sum.amount().scale();
    return new Money(sum.amount().divide(deals, scale, RoundingMode.HALF_EVEN), sum.currency());
  }

  private void answers() {
    List<Duration> times =
        past.referrals().stream()
            .flatMap(
                one ->
                    one
                        .answeredAt()
                        .filter(at -> range.holds(at, zone))
                        .map(at -> measure.calendar().between(one.claimedAt(), at))
                        .stream())
            .sorted()
            .toList();
    put(Figure.ANSWER_TIME_MEDIAN, median(times, true));
    put(Figure.ANSWER_TIME_P90, ninth(times));
  }

  /** The middle one; of an even number what lies between the two in the middle. */
  private static Value median(List<Duration> sorted, boolean working) {
    if (sorted.isEmpty()) {
      return Value.NONE;
    }
    Duration lower = sorted.get((sorted.size() - 1) / 2);
    Duration upper = sorted.get(sorted.size() / 2);
    return new Value.Time(lower.plus(upper).dividedBy(2), working);
  }

  /** The smallest that nine of ten do not exceed. */
  private static Value ninth(List<Duration> sorted) {
    return sorted.isEmpty()
        ? Value.NONE
        : new Value.Time(sorted.get((9 * sorted.size() + 9) / 10 - 1), true);
  }

  private long stalled() {
    Instant quiet = measure.now().minus(Duration.ofDays(measure.quietDays()));
    return past.referrals().stream()
        .flatMap(one -> one.quietSince().stream())
        .filter(since -> !since.isAfter(quiet))
        .count();
  }
}
