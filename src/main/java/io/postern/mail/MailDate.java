package io.postern.mail;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * Dates of mail (RFC 5322 3.3 and 4.3) in whatever order and shape programs write them. A date
 * without its zone is no instant, and is left out.
 */
public final class MailDate {
  private static final String MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec";
  private static final int MAX_LENGTH = 200;
  private static final Map<String, Integer> ZONES =
      Map.ofEntries(
          Map.entry("ut", 0),
          Map.entry("utc", 0),
          Map.entry("gmt", 0),
          Map.entry("z", 0),
          Map.entry("est", -5),
          Map.entry("edt", -4),
          Map.entry("cst", -6),
          Map.entry("cdt", -5),
          Map.entry("mst", -7),
          Map.entry("mdt", -6),
          Map.entry("pst", -8),
          Map.entry("pdt", -7),
          Map.entry("bst", 1),
          Map.entry("cet", 1),
          Map.entry("cest", 2),
          Map.entry("met", 1),
          Map.entry("eet", 2),
          Map.entry("eest", 3),
          Map.entry("msk", 3),
          Map.entry("jst", 9));

  private int day;
  private int month;
  private int year = -1;
  private int hour = -1;
  private int minute;
  private int second;
  private boolean afternoon;
  private boolean forenoon;
  private @Nullable ZoneOffset zone;

  private MailDate() {}

  /** Reads a date-time, comments and all; empty when it is none or names no zone. */
  public static Optional<Instant> read(String value) {
    if (value.isEmpty() || value.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      Optional<Instant> read = new MailDate().tokens(value);
      return read.isPresent()
          ? read
          : Optional.of(OffsetDateTime.parse(value.strip().replace(' ', 'T')).toInstant());
    } catch (DateTimeParseException notIso) {
      return Optional.empty();
    } catch (DateTimeException | ArithmeticException impossible) {
      return Optional.empty();
    }
  }

  private Optional<Instant> tokens(String value) {
    int comment = value.indexOf('(');
    String plain = comment < 0 ? value : value.substring(0, comment);
    StringTokenizer words = new StringTokenizer(plain, " \t,");
    while (words.hasMoreTokens()) {
      word(words.nextToken().toLowerCase(Locale.ROOT));
    }
    if (day == 0 || month == 0 || year < 0 || hour < 0 || zone == null) {
      return Optional.empty();
    }
    int inDay = afternoon && hour < 12 ? hour + 12 : forenoon && hour == 12 ? 0 : hour;
    int leap = Math.min(second, 59);
    return Optional.of(LocalDateTime.of(year, month, day, inDay, minute, leap).toInstant(zone));
  }

  private void word(String word) {
    char first = word.charAt(0);
    if (word.indexOf(':') > 0 && Character.isDigit(first)) {
      time(word);
    } else if ((first == '+' || first == '-') && word.length() > 1 && hour >= 0) {
      zone = offset(word);
    } else if (Character.isDigit(first)) {
      if (word.indexOf('-') > 0) {
        for (String part : word.split("-", 4)) { // 10-Feb-2026
          if (!part.isEmpty()) {
            word(part);
          }
        }
      } else {
        number(word);
      }
    } else if (word.equals("pm") || word.equals("am")) {
      afternoon = word.equals("pm");
      forenoon = word.equals("am");
    } else if (ZONES.containsKey(word)) {
      zone = zone == null ? ZoneOffset.ofHours(ZONES.getOrDefault(word, 0)) : zone;
    } else if (word.startsWith("gmt") || word.startsWith("utc")) {
      zone = offset(word.substring(3));
    } else if (month == 0 && word.length() >= 3) {
      int at = MONTHS.indexOf(word.substring(0, 3));
      month = at < 0 || at % 4 != 0 ? 0 : at / 4 + 1;
    }
  }

  private void number(String word) {
    if (!word.chars().allMatch(c -> c >= '0' && c <= '9') || word.length() > 4) {
      return;
    }
    int number = Integer.parseInt(word);
    if (day == 0 && number <= 31 && word.length() <= 2) {
      day = number;
    } else if (year < 0) {
      // RFC 5322 4.3: two digits up to 49 are of this century, three count from 1900
      year =
          word.length() == 4
              ? number
              : word.length() == 3 || number > 49 ? 1900 + number : 2000 + number;
    }
  }

  private void time(String word) {
    if (hour >= 0) {
      return;
    }
    String[] parts = word.split(":", 4);
    hour = digits(parts[0]);
    minute = parts.length > 1 ? digits(parts[1]) : 0;
    second = parts.length > 2 ? digits(parts[2]) : 0;
    afternoon |= word.endsWith("pm");
    forenoon |= word.endsWith("am");
  }

  private static int digits(String text) {
    int number = 0;
    for (int i = 0; i < Math.min(text.length(), 2); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        break;
      }
      number = number * 10 + (c - '0');
    }
    return number;
  }

  private @Nullable ZoneOffset offset(String word) {
    String numbers = word.replace(":", "");
    if (numbers.isEmpty()) {
      return ZoneOffset.UTC;
    }
    int sign = numbers.charAt(0) == '-' ? -1 : 1;
    String bare = numbers.substring(1);
    if (bare.isEmpty() || bare.length() > 4 || !bare.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return zone;
    }
    int number = Integer.parseInt(bare);
    int hours = bare.length() <= 2 ? number : number / 100;
    int minutes = bare.length() <= 2 ? 0 : number % 100;
    return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
  }
}
