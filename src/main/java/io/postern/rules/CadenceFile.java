package io.postern.rules;

import io.postern.cadence.Announcement;
import io.postern.cadence.Audience;
import io.postern.cadence.Cadence;
import io.postern.cadence.Schedule;
import io.postern.cadence.Window;
import io.postern.cadence.Zones;
import io.postern.figures.Period;
import io.postern.kit.Problem;
import io.postern.mail.Address;
import io.postern.partner.Ladder;
import io.postern.partner.Partner;
import io.postern.shipped.Folder;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * {@code cadence.yml}: what a program writes to many, to whom and when; with {@code zones.yml}: in
 * which zone the readers of a country are.
 */
public final class CadenceFile {
  /** Where they stand in the folder of inbound rules. */
  public static final String FILE = "cadence.yml";

  public static final String ZONES = "zones.yml";

  private static final int LONGEST_NAME = 40;
  private static final int LONGEST_SPAN = 3650;
  private static final int LATEST = 60;
  private static final LocalTime USUAL_TIME = LocalTime.of(9, 0);
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

  /**
   * @param cadence what they say, without announcements that have a problem
   * @param lines where each announcement stands, by its name
   * @param problems what is wrong in them
   */
  public record Result(Cadence cadence, Map<String, Integer> lines, List<Problem> problems) {
    public Result {
      lines = Map.copyOf(lines);
      problems = List.copyOf(problems);
    }
  }

  private CadenceFile() {}

  /** Reads them; without the first nothing is announced. */
  public static Result read(Folder folder) {
    List<Problem> problems = new ArrayList<>();
    Yaml file = Yaml.parse(folder.label(FILE), folder.text(FILE).orElse(""), problems);
    file.only("announcements", "zones");
    Map<String, ZoneId> places =
        new HashMap<>(
            zones(Yaml.parse(folder.label(ZONES), folder.text(ZONES).orElse(""), problems)));
    places.putAll(zones(file.get("zones")));
    Ladder ladder = TiersFile.read(folder).ladder();
    List<Announcement> announcements = new ArrayList<>();
    Map<String, Integer> lines = new LinkedHashMap<>();
    file.get("announcements")
        .entries()
        .forEach(
            (name, place) -> {
              int before = problems.size();
              Announcement one = announcement(name, place, ladder);
              if (problems.size() == before) {
                announcements.add(one);
                lines.put(name, place.line());
              }
            });
    return new Result(new Cadence(announcements, new Zones(places)), lines, problems);
  }

  private static Announcement announcement(String name, Yaml place, Ladder ladder) {
    place.only("schedule", "audience", "window", "per-minute", "late-days");
    boolean named =
        !name.isEmpty()
            && name.length() <= LONGEST_NAME
            && name.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-');
    if (!named) {
      place.problem(
          "an announcement's name has at most "
              + LONGEST_NAME
              + " lower-case letters, digits and dashes; its template is "
              + Announcement.template("NAME")
              + ".md");
    }
    return new Announcement(
        name,
        audience(place.get("audience"), ladder),
        schedule(place.get("schedule")),
        window(place.get("window")),
        place.get("per-minute").number(1, Announcement.FASTEST).orElse(Announcement.USUAL_PACE),
        place.get("late-days").number(1, LATEST).orElse(Announcement.USUAL_LATE_DAYS));
  }

  private static Optional<Schedule> schedule(Yaml place) {
    if (!place.present()) {
      return Optional.empty();
    }
    place.only("every", "working-day", "on", "at");
    LocalTime at = time(place.get("at")).orElse(USUAL_TIME);
    boolean once = place.get("on").present();
    if (once == place.get("every").present()) {
      place.problem("says either every: month, or on: a day such as 2026-12-10");
      return Optional.empty();
    }
    if (once) {
      if (place.get("working-day").present()) {
        place.get("working-day").problem("goes with every, not with on");
      }
      return place
          .get("on")
          .as("a day such as 2026-12-10", parsed(LocalDate::parse))
          .map(day -> new Schedule.Once(day, at));
    }
    return place
        .get("every")
        .as("week, month, quarter or year", Period::ofWord)
        .map(
            period ->
                new Schedule.Every(
                    period, place.get("working-day").number(1, workingDays(period)).orElse(1), at));
  }

  // So many every such stretch has, holidays aside.
  private static int workingDays(Period period) {
    return switch (period) {
      case WEEK -> 5;
      case MONTH -> 20;
      case QUARTER -> 60;
      case YEAR -> 250;
    };
  }

  private static Audience audience(Yaml place, Ladder ladder) {
    if (!place.present()) {
      return Audience.ALL_PARTNERS;
    }
    place.only(
        "status",
        "tiers",
        "languages",
        "countries",
        "referred-within-days",
        "no-referral-for-days",
        "addresses");
    Yaml status = place.get("status");
    OptionalInt within = days(place.get("referred-within-days"));
    OptionalInt quiet = days(place.get("no-referral-for-days"));
    if (within.isPresent() && quiet.isPresent() && quiet.getAsInt() >= within.getAsInt()) {
      place
          .get("no-referral-for-days")
          .problem(
              "nobody: a referral within %d days is one within %d"
                  .formatted(within.getAsInt(), quiet.getAsInt()));
    }
    return new Audience(
        status.present()
            ? known(status, statuses(), CadenceFile::status)
            : Audience.ALL_PARTNERS.statuses(),
        known(place.get("tiers"), "a tier of tiers.yml", name -> tier(name, ladder)),
        known(place.get("languages"), "a language such as de", CadenceFile::language),
        known(place.get("countries"), "a country such as AT", CadenceFile::country),
        within,
        quiet,
        place.get("addresses").items().stream()
            .flatMap(item -> item.as("an email address", Address::parse).stream())
            .toList());
  }

  // Without a ladder a tier is whatever the import says.
  private static Optional<String> tier(String name, Ladder ladder) {
    return ladder.none() || ladder.named(name).isPresent()
        ? Optional.of(name.strip().toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  private static OptionalInt days(Yaml place) {
    return place.number(1, LONGEST_SPAN).map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }

  private static <T> Set<T> known(Yaml list, String what, Function<String, Optional<T>> parse) {
    Set<T> known = new HashSet<>();
    list.items().forEach(item -> item.as(what, parse).ifPresent(known::add));
    return known;
  }

  private static String statuses() {
    return Arrays.stream(Partner.Status.values())
        .map(status -> status.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", ", "one of ", ""));
  }

  private static Optional<Partner.Status> status(String word) {
    return Arrays.stream(Partner.Status.values())
        .filter(status -> status.name().equalsIgnoreCase(word))
        .findFirst();
  }

  private static Optional<String> language(String tag) {
    return Optional.of(tag.toLowerCase(Locale.ROOT)).filter(LANGUAGES::contains);
  }

  private static Optional<String> country(String code) {
    return Optional.of(code.toUpperCase(Locale.ROOT)).filter(COUNTRIES::contains);
  }

  private static Window window(Yaml place) {
    place.only("from", "to", "days");
    LocalTime from = time(place.get("from")).orElse(Window.USUAL.from());
    LocalTime to = time(place.get("to")).orElse(Window.USUAL.to());
    boolean workingDays =
        place
            .get("days")
            .as(
                "working or all",
                word ->
                    switch (word) {
                      case "working" -> Optional.of(true);
                      case "all" -> Optional.of(false);
                      default -> Optional.<Boolean>empty();
                    })
            .orElse(Window.USUAL.workingDaysOnly());
    if (!to.isAfter(from)) {
      place.problem("a window begins and ends on the same day, not from " + from + " to " + to);
      return Window.USUAL;
    }
    return new Window(from, to, workingDays);
  }

  private static Optional<LocalTime> time(Yaml place) {
    return place.as("a time such as 09:00", parsed(LocalTime::parse));
  }

  private static Map<String, ZoneId> zones(Yaml places) {
    Map<String, ZoneId> zones = new HashMap<>();
    places
        .entries()
        .forEach(
            (where, zone) -> {
              Optional<String> place =
                  where.contains(".")
                      ? Address.parse("x@" + where).map(Address::domain)
                      : country(where);
              if (place.isEmpty()) {
                zone.problem("'" + where + "' is neither a country such as AT nor a domain");
              }
              Optional<ZoneId> known =
                  zone.as("a time zone such as Europe/Vienna", parsed(ZoneId::of));
              place.ifPresent(key -> known.ifPresent(id -> zones.put(key, id)));
            });
    return zones;
  }

  private static <T> Function<String, Optional<T>> parsed(Function<String, T> parse) {
    return written -> {
      try {
        return Optional.of(parse.apply(written));
      } catch (DateTimeException notOne) {
        return Optional.empty();
      }
    };
  }
}
