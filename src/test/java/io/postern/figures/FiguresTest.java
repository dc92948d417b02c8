package io.postern.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.postern.commission.Credit;
import io.postern.figures.Past.DirectSale;
import io.postern.figures.Past.Member;
import io.postern.figures.Past.Referral;
import io.postern.figures.Past.Sale;
import io.postern.kit.BusinessTime;
import io.postern.kit.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each figure with what counts towards it, and what nearly does. The time is March 2026. */
class FiguresTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Range MARCH = new Range(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31));
  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
  private static final Instant LONG_AGO = Instant.parse("2025-01-01T00:00:00Z");

  private static final Instant BEFORE = at("2026-02-28T22:59:59Z"); // a second before March
  private static final Instant FIRST = at("2026-02-28T23:00:00Z"); // midnight in Berlin
  private static final Instant LAST = at("2026-03-31T21:59:59Z"); // summer time by then
  private static final Instant AFTER = at("2026-03-31T22:00:00Z");

  private static Instant at(String time) {
    return Instant.parse(time);
  }

  private static Member member(long id, Instant joined) {
    return new Member(id, "Partner " + id, "", joined);
  }

  private static Referral came(long partner, Instant at) {
    return new Referral(partner, at, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Referral won(Instant at, String value, Credit credit) {
    return new Referral(
        1,
        LONG_AGO,
        Optional.empty(),
        Optional.of(new Sale(at, money(value), credit)),
        Optional.empty());
  }

  private static Referral answered(String came, String answered) {
    return new Referral(1, at(came), Optional.of(at(answered)), Optional.empty(), Optional.empty());
  }

  private static Referral quiet(Instant since) {
    return new Referral(1, LONG_AGO, Optional.empty(), Optional.empty(), Optional.of(since));
  }

  private static Money money(String text) {
    String[] parts = text.split(" ");
    return Money.of(new BigDecimal(parts[0]), parts[1]).orElseThrow();
  }

  private static Measure measure(DirectSale... direct) {
    return new Measure(
        new BusinessTime(
            BERLIN, BusinessTime.weekdays(BERLIN).workingDays(), Set.of(LocalDate.of(2026, 3, 18))),
        45,
        List.of(direct),
        NOW);
  }

  private static Value of(Figure figure, List<Member> members, List<Referral> referrals) {
    return Reckoner.reckon(new Past(members, referrals), MARCH, measure()).of(figure);
  }

  private static Value of(Figure figure, Referral... referrals) {
    return of(figure, List.of(), List.of(referrals));
  }

  private static Value sums(String... sums) {
    return Value.sums(List.of(sums).stream().map(FiguresTest::money).toList());
  }

  @Test
  void activationCountsWhoHadJoinedAndReferredByTheEnd() {
    List<Member> members =
        List.of(member(1, LONG_AGO), member(2, LAST), member(3, LONG_AGO), member(4, AFTER));
    List<Referral> referrals =
        List.of(came(1, BEFORE), came(1, AFTER), came(2, LAST), came(3, AFTER), came(9, FIRST));
    assertEquals(new Value.Part(2, 3), of(Figure.ACTIVATION_RATE, members, referrals));
    assertEquals(Value.NONE, of(Figure.ACTIVATION_RATE, came(1, FIRST)), "nobody had joined");
  }

  @Test
  void referralsCountByTheDayOfTheirReceiptInTheProgramsZone() {
    assertEquals(
        new Value.Count(2),
        of(Figure.REFERRALS, came(1, BEFORE), came(1, FIRST), came(2, LAST), came(2, AFTER)));
    assertEquals(new Value.Count(0), of(Figure.REFERRALS));
  }

  @Test
  void conversionIsOfThoseThatCameWheneverTheyWereWon() {
    Sale later = new Sale(AFTER, money("100 EUR"), Credit.ALL);
    Referral hit = new Referral(1, FIRST, Optional.empty(), Optional.of(later), Optional.empty());
    assertEquals(
        new Value.Part(1, 3),
        of(
            Figure.REFERRAL_TO_WON,
            hit,
            came(1, FIRST),
            came(2, LAST),
            won(FIRST, "5 EUR", Credit.ALL)));
    assertEquals(Value.NONE, of(Figure.REFERRAL_TO_WON, came(1, AFTER)));
    assertEquals("33.3", new Value.Part(1, 3).percent().toPlainString());
  }

  @Test
  void revenueIsThePartnersPartOfWhatWasWonInTheTimeByCurrency() {
    Referral[] won = {
      won(FIRST, "1000.01 EUR", Credit.ofTwo(50, true)),
      won(LAST, "1000.01 EUR", Credit.ofTwo(50, false)),
      won(LAST, "300 USD", Credit.ALL),
      won(BEFORE, "7 EUR", Credit.ALL),
      won(AFTER, "7 USD", Credit.ALL)
    };
    assertEquals(new Value.Count(3), of(Figure.WON_DEALS, won));
    assertEquals(sums("1000.01 EUR", "300 USD"), of(Figure.PARTNER_SOURCED_REVENUE, won));
    assertEquals(
        sums("1000.01 EUR", "300 USD"),
        of(Figure.AVERAGE_DEAL_SIZE, won),
        "two halves are one deal");
    assertEquals(Value.NONE, of(Figure.PARTNER_SOURCED_REVENUE, won(AFTER, "7 USD", Credit.ALL)));
  }

  @Test
  void averageIsRoundedToTheCentAndCountsSharedDealsByTheirPart() {
    assertEquals(
        sums("66.67 EUR"),
        of(
            Figure.AVERAGE_DEAL_SIZE,
            won(FIRST, "100 EUR", Credit.ALL),
            won(FIRST, "50 EUR", Credit.ALL),
            won(FIRST, "50 EUR", Credit.ALL)));
    assertEquals(
        sums("125 EUR"), // 140 for 1.12 deals
        of(
            Figure.AVERAGE_DEAL_SIZE,
            won(FIRST, "100 EUR", Credit.ALL),
            won(FIRST, "333.33 EUR", new Credit(88, 12))));
  }

  @Test
  void directDealsAreComparedByTheDayTheyClosed() {
    Measure measure =
        measure(
            new DirectSale(LocalDate.of(2026, 2, 28), money("999 EUR")),
            new DirectSale(LocalDate.of(2026, 3, 1), money("100 EUR")),
            new DirectSale(LocalDate.of(2026, 3, 31), money("201 EUR")),
            new DirectSale(LocalDate.of(2026, 4, 1), money("999 EUR")));
    assertEquals(
        sums("150.50 EUR"),
        Reckoner.reckon(Past.NOTHING, MARCH, measure).of(Figure.DIRECT_DEAL_SIZE));
    assertEquals(Value.NONE, of(Figure.DIRECT_DEAL_SIZE));
  }

  @Test
  void firstReferralIsTimedForWhoseFirstCameInTheTime() {
    List<Member> members =
        List.of(
            member(1, FIRST.minus(Duration.ofDays(4))),
            member(2, LAST.minus(Duration.ofDays(9))),
            member(3, LONG_AGO),
            member(4, LONG_AGO));
    List<Referral> referrals =
        List.of(
            came(1, FIRST),
            came(1, LAST),
            came(2, LAST),
            came(3, BEFORE),
            came(3, FIRST),
            came(4, AFTER));
    assertEquals(
        new Value.Time(Duration.ofHours(156), false), // between 4 and 9 days
        of(Figure.TIME_TO_FIRST_REFERRAL, members, referrals));
    assertEquals(Value.NONE, of(Figure.TIME_TO_FIRST_REFERRAL, members, List.of()));
  }

  @Test
  void answersAreTimedWithoutDaysOff() {
    assertEquals(
        new Value.Time(Duration.ofHours(20), true),
        of(
            Figure.ANSWER_TIME_MEDIAN,
            // Friday 18:00 to Monday 14:00 in Berlin: 6 hours and 14
            answered("2026-03-06T17:00:00Z", "2026-03-09T13:00:00Z"),
            answered("2026-03-02T08:00:00Z", "2026-03-02T09:00:00Z"),
            // Tuesday noon to Thursday noon over a holiday
            answered("2026-03-17T11:00:00Z", "2026-03-19T11:00:00Z"),
            answered("2026-01-05T11:00:00Z", "2026-02-28T22:59:59Z"),
            answered("2026-03-05T11:00:00Z", "2026-03-31T22:00:00Z")));
    assertEquals(Value.NONE, of(Figure.ANSWER_TIME_MEDIAN, came(1, FIRST)), "not decided");
  }

  @Test
  void nineOfTenAnswersDoNotExceedTheNinthTenth() {
    Referral[] ten = new Referral[10];
    for (int i = 0; i < 10; i++) {
      ten[i] = answered("2026-03-02T08:00:00Z", "2026-03-02T%02d:00:00Z".formatted(9 + i));
    }
    assertEquals(new Value.Time(Duration.ofHours(9), true), of(Figure.ANSWER_TIME_P90, ten));
    assertEquals(new Value.Time(Duration.ofMinutes(330), true), of(Figure.ANSWER_TIME_MEDIAN, ten));
    assertEquals(new Value.Time(Duration.ofHours(1), true), of(Figure.ANSWER_TIME_P90, ten[0]));
  }

  @Test
  void stalledAreThoseWithoutAnEventForSoManyDaysAsOfNow() {
    Instant limit = NOW.minus(Duration.ofDays(45));
    assertEquals(
        new Value.Count(1),
        of(Figure.STALLED_DEALS, quiet(limit), quiet(limit.plusSeconds(1)), came(1, LONG_AGO)));
  }

  @Test
  void aReportTellsPeriodsPartnersAndTiers() {
    Member gold = new Member(1, "Ann", "Gold", LONG_AGO);
    Member plain = new Member(2, "Bob", "", LONG_AGO);
    Past past =
        new Past(
            List.of(plain, gold),
            List.of(
                came(1, BEFORE), came(1, FIRST), came(2, LAST), won(LAST, "9 EUR", Credit.ALL)));
    Range spring = new Range(LocalDate.of(2026, 2, 10), LocalDate.of(2026, 3, 31));
    Measure measure = measure(new DirectSale(LocalDate.of(2026, 3, 2), money("5 EUR")));
    Report report = Report.of(past, spring, Period.MONTH, measure);
    assertEquals(3, report.total().count(Figure.REFERRALS));
    assertEquals(
        List.of(LocalDate.of(2026, 2, 10), LocalDate.of(2026, 3, 1)),
        report.periods().stream().map(sheet -> sheet.range().first()).toList());
    assertEquals(
        List.of(1L, 2L),
        report.periods().stream().map(sheet -> sheet.count(Figure.REFERRALS)).toList());
    assertEquals(
        Value.NONE, report.periods().getLast().of(Figure.STALLED_DEALS), "only known as of now");
    assertEquals(
        List.of("Ann", "Bob"), report.partners().stream().map(Report.Group::name).toList());
    assertEquals(sums("9 EUR"), report.partners().getFirst().sheet().of(Figure.AVERAGE_DEAL_SIZE));
    assertEquals(
        Value.NONE, report.partners().getFirst().sheet().of(Figure.DIRECT_DEAL_SIZE), "nobody's");
    assertEquals(List.of("Gold"), report.tiers().stream().map(Report.Group::name).toList());
    assertEquals(2, report.tiers().getFirst().sheet().count(Figure.REFERRALS));
  }

  @Test
  void periodsFollowTheCalendar() {
    LocalDate day = LocalDate.of(2026, 3, 18); // a Wednesday
    assertEquals(
        new Range(LocalDate.of(2026, 3, 16), LocalDate.of(2026, 3, 22)), Period.WEEK.around(day));
    assertEquals(
        new Range(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 2, 28)),
        Period.MONTH.shifted(LocalDate.of(2026, 3, 31), -1));
    assertEquals(
        new Range(LocalDate.of(2025, 10, 1), LocalDate.of(2025, 12, 31)),
        Period.QUARTER.shifted(day, -1));
    assertEquals(
        List.of(
            new Range(day, LocalDate.of(2026, 12, 31)),
            new Range(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 1, 2))),
        Period.YEAR.split(new Range(day, LocalDate.of(2027, 1, 2))));
  }
}
