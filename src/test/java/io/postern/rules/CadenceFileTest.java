package io.postern.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.postern.cadence.Announcement;
import io.postern.cadence.Audience;
import io.postern.cadence.Schedule;
import io.postern.cadence.Window;
import io.postern.figures.Period;
import io.postern.kit.Problem;
import io.postern.mail.Address;
import io.postern.partner.Partner;
import io.postern.shipped.Shipped;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Announcements stand in a file; what is wrong there is said with its line. */
class CadenceFileTest {
  private static CadenceFile.Result read(String text) {
    return CadenceFile.read(TextFolder.with("cadence.yml", text));
  }

  @Test
  void theShippedFileAnnouncesNothingAndItsExampleIsRight() {
    CadenceFile.Result shipped = CadenceFile.read(Shipped.folder(Shipped.INBOUND_RULES));
    assertEquals(List.of(), shipped.problems());
    assertEquals(List.of(), shipped.cadence().announcements());
    assertEquals(ZoneId.of("Europe/Vienna"), shipped.cadence().zones().places().get("AT"));
    assertEquals(ZoneId.of("Europe/Oslo"), shipped.cadence().zones().places().get("NO"));
    String text = Shipped.folder(Shipped.INBOUND_RULES).text("cadence.yml").orElseThrow();
    String example =
        text.substring(text.indexOf("# announcements:"))
            .replaceAll("(?m)^# [A-Z].*$|^# as you.*$", "")
            .replaceAll("(?m)^# ?", "");
    CadenceFile.Result read = read(example);
    assertEquals(List.of(), read.problems());
    assertEquals(
        List.of("newsletter", "check-in", "update"),
        read.cadence().announcements().stream().map(Announcement::name).toList());
    assertEquals(Map.of("newsletter", 2, "check-in", 4, "update", 7), read.lines());
    assertEquals(
        Map.of(
            "brightpath.example",
            ZoneId.of("America/New_York"),
            "CA",
            ZoneId.of("America/Vancouver")),
        read.cadence().zones().places());
    assertEquals(
        new Announcement(
            "newsletter",
            Audience.ALL_PARTNERS,
            Optional.of(new Schedule.Every(Period.MONTH, 1, LocalTime.of(9, 0))),
            Window.USUAL,
            30,
            5),
        read.cadence().announcements().getFirst());
    Announcement update = read.cadence().named("update").orElseThrow();
    assertEquals(
        Optional.of(new Schedule.Once(LocalDate.of(2027, 1, 12), LocalTime.of(9, 30))),
        update.schedule());
    assertEquals(Set.of("silver", "gold"), update.audience().tiers());
    assertEquals(new Window(LocalTime.of(8, 0), LocalTime.of(20, 0), false), update.window());
  }

  @Test
  void anAudienceIsReadWhole() {
    CadenceFile.Result read =
        read(
            """
            announcements:
              wide:
                audience:
                  status: [active, suspended]
                  languages: de
                  countries: [at, CH]
                  referred-within-days: 90
                  no-referral-for-days: 30
                  addresses: [pat@bright.example]
                late-days: 2
            """);
    assertEquals(List.of(), read.problems());
    assertEquals(
        new Audience(
            Set.of(Partner.Status.ACTIVE, Partner.Status.SUSPENDED),
            Set.of(),
            Set.of("de"),
            Set.of("AT", "CH"),
            OptionalInt.of(90),
            OptionalInt.of(30),
            List.of(Address.of("pat@bright.example"))),
        read.cadence().named("wide").orElseThrow().audience());
    assertEquals(Optional.empty(), read.cadence().named("wide").orElseThrow().schedule());
  }

  @Test
  void aTierThatNobodyCanBeInIsAProblem() {
    TextFolder folder =
        TextFolder.with("tiers.yml", "tiers: [{tier: Bronze}, {tier: Gold, needs: {won: 1}}]")
            .write("cadence.yml", "announcements:\n  one:\n    audience: {tiers: [gold, Golden]}");
    assertEquals(
        List.of("cadence.yml:3: 'Golden' is not a tier of tiers.yml"),
        CadenceFile.read(folder).problems().stream().map(Problem::toString).toList());
  }

  @Test
  void whatIsWrongIsSaidWithItsLineAndOnlyThatIsLeftOut() {
    CadenceFile.Result read =
        read(
            """
            announcements:
              News Letter:
                schedule: {every: month}
              both:
                schedule: {every: month, on: 2026-12-10}
              late:
                schedule: {every: month, working-day: 21, at: 9am}
                per-minute: 0
              night:
                window: {from: "20:00", to: "06:00", days: sunny}
              nobody:
                audience: {status: gone, languages: klingon, countries: Austria, addresses: [pat]}
              never:
                audience: {referred-within-days: 30, no-referral-for-days: 60}
              good:
                schedule: {every: week}
            zones:
              Mars: Europe/Berlin
              AT: Vienna
            """);
    assertEquals(
        List.of(18, 19, 2, 5, 7, 7, 8, 10, 10, 12, 12, 12, 12, 14),
        read.problems().stream().map(Problem::line).toList(),
        read.problems()::toString);
    assertEquals(
        List.of("good"), read.cadence().announcements().stream().map(Announcement::name).toList());
  }
}
