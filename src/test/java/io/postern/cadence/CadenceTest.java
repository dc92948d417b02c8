package io.postern.cadence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.figures.Period;
import io.postern.kit.BusinessTime;
import io.postern.mail.Address;
import io.postern.partner.Contact;
import io.postern.partner.Manager;
import io.postern.partner.Partner;
import io.postern.partner.Preferences;
import io.postern.partner.Preferences.Courtesy;
import io.postern.program.Program;
import io.postern.program.ProgramAddresses;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which issue is next, when it may come to whom, and who is meant by it. */
class CadenceTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z"); // a Monday
  // New Year is a Friday in 2027.
  private static final BusinessTime CALENDAR =
      new BusinessTime(
          BERLIN,
          BusinessTime.weekdays(BERLIN).workingDays(),
          Set.of(LocalDate.of(2027, 1, 1), LocalDate.of(2026, 12, 1)));
  private static final Program PROGRAM =
      new Program(
          "northwind",
          "Northwind",
          "NW",
          ProgramAddresses.of(Address.of("referrals@northwind.example")),
          Locale.ENGLISH,
          BERLIN,
          CALENDAR,
          List.of(new Manager("Max", Address.of("max@northwind.example"), List.of())),
          List.of(),
          List.of(),
          Program.Reception.USUAL,
          new Program.Terms(90, 2, Duration.ofMinutes(2)),
          new Program.Brand("#1d5fbf", Optional.empty()),
          Program.Reporting.NONE);

  @ParameterizedTest
  @CsvSource({
    "MONTH, 1, 2026-11-23, 2026-12, 2026-12-02", // the first is a holiday
    "MONTH, 1, 2026-12-02, 2026-12, 2026-12-02",
    "MONTH, 1, 2026-12-03, 2027-01, 2027-01-04", // so is New Year, then comes a weekend
    "MONTH, 3, 2026-12-03, 2026-12, 2026-12-04",
    "QUARTER, 5, 2026-11-23, 2027-Q1, 2027-01-08",
    "WEEK, 5, 2026-11-27, 2026-W48, 2026-11-27",
    "WEEK, 1, 2026-12-29, 2027-W01, 2027-01-04",
    "YEAR, 2, 2026-11-23, 2027, 2027-01-05"
  })
  void anIssueComesOnAWorkingDayOfItsPeriod(
      Period period, int workingDay, LocalDate from, String key, LocalDate day) {
    Schedule schedule = new Schedule.Every(period, workingDay, LocalTime.of(9, 0));
    assertEquals(
        Optional.of(new Issue(key, day, LocalTime.of(9, 0))), schedule.nextFrom(from, CALENDAR));
  }

  @Test
  void whatComesOnceNeverComesAgain() {
    Schedule once = new Schedule.Once(LocalDate.of(2026, 12, 10), LocalTime.NOON);
    assertEquals("2026-12-10", once.nextFrom(LocalDate.of(2026, 12, 10), CALENDAR).get().key());
    assertEquals(Optional.empty(), once.nextFrom(LocalDate.of(2026, 12, 11), CALENDAR));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T08:00, 2026-11-23T08:00",
    "2026-11-23T07:59:59, 2026-11-23T08:00",
    "2026-11-23T17:59:59, 2026-11-23T17:59:59",
    "2026-11-23T18:00, 2026-11-24T08:00",
    "2026-11-27T18:00, 2026-11-30T08:00",
    "2026-11-28T10:00, 2026-11-30T08:00",
    "2026-11-30T19:00, 2026-12-02T08:00" // over a holiday
  })
  void aWindowOpensInTheMorningOfAWorkingDay(String asked, String open) {
    ZoneId tokyo = ZoneId.of("Asia/Tokyo");
    assertEquals(
        LocalDateTime.parse(open).atZone(tokyo),
        Window.USUAL.openFrom(LocalDateTime.parse(asked).atZone(tokyo), CALENDAR));
  }

  @Test
  void onAllDaysAWindowOpensOnSundayToo() {
    ZonedDateTime sunday = LocalDate.of(2026, 11, 29).atTime(9, 0).atZone(BERLIN);
    Window all = new Window(LocalTime.of(8, 0), LocalTime.of(18, 0), false);
    assertEquals(DayOfWeek.SUNDAY, all.openFrom(sunday, CALENDAR).getDayOfWeek());
  }

  @Test
  void anIssueIsTooOldOnlyWhenItsDaysAreOver() {
    Announcement news = announcement(Audience.ALL_PARTNERS);
    Issue issue = new Issue("2026-11", LocalDate.of(2026, 11, 2), LocalTime.of(9, 0));
    Instant last = Instant.parse("2026-11-07T08:00:00Z");
    assertFalse(news.tooLate(issue, BERLIN, last));
    assertTrue(news.tooLate(issue, BERLIN, last.plusSeconds(1)));
    assertFalse(news.tooLate(issue, ZoneId.of("America/New_York"), last.plusSeconds(1)));
  }

  private static Announcement announcement(Audience audience) {
    return new Announcement("news", audience, Optional.empty(), Window.USUAL, 30, 5);
  }

  @ParameterizedTest
  @CsvSource({
    "pat@bright.example, '', Europe/Berlin", // nothing is known: where the program is
    "pat@bright.example, en-US, America/New_York",
    "pat@bright.example, de-AT, Europe/Vienna",
    "pat@bright.at, '', Europe/Vienna",
    "pat@bright.at, en-US, America/New_York", // what a person says counts more
    "pat@bright.co.uk, '', Europe/London",
    "pat@mail.tokyo.example, de-AT, Asia/Tokyo", // and what the file says most
    "pat@tokyo.example.org, '', Europe/Berlin",
    "pat@startup.io, '', Europe/Berlin", // not an ocean
    "pat@bright.at, de, Europe/Vienna"
  })
  void whereAReaderIsFollowsFromDomainLanguageAndCountry(
      String address, String locale, String zone) {
    Zones zones =
        new Zones(
            Map.of(
                "AT", ZoneId.of("Europe/Vienna"),
                "GB", ZoneId.of("Europe/London"),
                "US", ZoneId.of("America/New_York"),
                "IO", ZoneId.of("Indian/Chagos"),
                "tokyo.example", ZoneId.of("Asia/Tokyo")));
    assertEquals(ZoneId.of(zone), zones.of(reader(address, locale, "", Preferences.USUAL), BERLIN));
  }

  @Test
  void eachConditionOfAnAudienceHitsAndMisses() {
    Reader gold = reader("pat@bright.at", "de", "Gold", Preferences.USUAL);
    Audience all = Audience.ALL_PARTNERS;
    assertEquals(Optional.empty(), whyNot(all, gold));
    assertEquals(Optional.empty(), whyNot(tiers("gold", "silver"), gold));
    assertEquals(Optional.of(WhyNot.OTHER_TIER), whyNot(tiers("silver"), gold));
    assertEquals(
        Optional.of(WhyNot.OTHER_STATUS), whyNot(statuses(Partner.Status.SUSPENDED), gold));
    assertEquals(Optional.empty(), whyNot(languages("de"), gold));
    assertEquals(Optional.of(WhyNot.OTHER_LANGUAGE), whyNot(languages("en"), gold));
    Reader plain = reader("sue@second.example", "", "", Preferences.USUAL);
    assertEquals(Optional.empty(), whyNot(languages("en"), plain), "the program's language");
    assertEquals(Optional.empty(), whyNot(countries("AT"), gold));
    assertEquals(Optional.of(WhyNot.OTHER_COUNTRY), whyNot(countries("DE"), gold));
    assertEquals(Optional.of(WhyNot.OTHER_COUNTRY), whyNot(countries("AT"), plain));
    assertEquals(Optional.empty(), whyNot(addresses("PAT@bright.at"), gold));
    assertEquals(Optional.of(WhyNot.NOT_LISTED), whyNot(addresses("pat@bright.at"), plain));
  }

  @Test
  void theLastReferralCountsToTheDay() {
    Reader reader = reader("pat@bright.at", "", "", Preferences.USUAL); // ten days ago
    assertEquals(
        Optional.empty(), whyNot(referred(OptionalInt.of(10), OptionalInt.empty()), reader));
    assertEquals(
        Optional.of(WhyNot.NO_RECENT_REFERRAL),
        whyNot(referred(OptionalInt.of(9), OptionalInt.empty()), reader));
    assertEquals(
        Optional.empty(), whyNot(referred(OptionalInt.empty(), OptionalInt.of(9)), reader));
    assertEquals(
        Optional.of(WhyNot.RECENT_REFERRAL),
        whyNot(referred(OptionalInt.empty(), OptionalInt.of(10)), reader));
  }

  @Test
  void whoStoppedPausedOrBouncedGetsNone() {
    Preferences usual = Preferences.USUAL;
    assertEquals(
        Optional.of(WhyNot.STOPPED),
        whyNot(Audience.ALL_PARTNERS, reader("a@b.at", "", "", usual.with(Courtesy.STOPPED))));
    assertEquals(
        Optional.of(WhyNot.PAUSED),
        whyNot(Audience.ALL_PARTNERS, reader("a@b.at", "", "", usual.with(Courtesy.PAUSED))));
    Reader there = reader("a@b.at", "", "", usual);
    Contact known = there.contact();
    Contact gone =
        new Contact(1, 1, known.name(), known.email(), known.locale(), false, known.preferences());
    Reader bounced = new Reader(there.partner(), gone, 0, 0, 0, Optional.empty());
    assertEquals(Optional.of(WhyNot.BOUNCED), whyNot(Audience.ALL_PARTNERS, bounced));
  }

  private static Optional<WhyNot> whyNot(Audience audience, Reader reader) {
    return audience.whyNot(reader, PROGRAM, NOW);
  }

  private static Audience tiers(String... tiers) {
    return audience(Set.of(Partner.Status.ACTIVE), Set.of(tiers), Set.of(), Set.of(), List.of());
  }

  private static Audience statuses(Partner.Status... statuses) {
    return audience(Set.of(statuses), Set.of(), Set.of(), Set.of(), List.of());
  }

  private static Audience languages(String... languages) {
    return audience(
        Set.of(Partner.Status.ACTIVE), Set.of(), Set.of(languages), Set.of(), List.of());
  }

  private static Audience countries(String... countries) {
    return audience(
        Set.of(Partner.Status.ACTIVE), Set.of(), Set.of(), Set.of(countries), List.of());
  }

  private static Audience addresses(String address) {
    return audience(
        Set.of(Partner.Status.ACTIVE), Set.of(), Set.of(), Set.of(), List.of(Address.of(address)));
  }

  private static Audience audience(
      Set<Partner.Status> statuses,
      Set<String> tiers,
      Set<String> languages,
      Set<String> countries,
      List<Address> addresses) {
    return new Audience(
        statuses, tiers, languages, countries, OptionalInt.empty(), OptionalInt.empty(), addresses);
  }

  private static Audience referred(OptionalInt within, OptionalInt quiet) {
    return new Audience(
        Set.of(Partner.Status.ACTIVE), Set.of(), Set.of(), Set.of(), within, quiet, List.of());
  }

  private static Reader reader(String address, String locale, String tier, Preferences wants) {
    return new Reader(
        new Partner(1, "Bright", Address.of("max@northwind.example"), tier, Partner.Status.ACTIVE),
        new Contact(
            1,
            1,
            "Pat",
            Address.of(address),
            Optional.of(locale).filter(tag -> !tag.isEmpty()),
            true,
            wants),
        1,
        1,
        0,
        Optional.of(NOW.minus(Duration.ofDays(10))));
  }
}
