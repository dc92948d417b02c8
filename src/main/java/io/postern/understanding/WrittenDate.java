package io.postern.understanding;

import io.postern.understanding.DateWords.Unit;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A date as people and mail programs of any language write it, put together from its tokens: the
 * names of months come from the rules, all else is shape.
 */
final class WrittenDate {
  /**
   * What helps where a date can be read in two ways.
   *
   * @param zone it is meant in when it names none
   * @param latest it can't lie after this
   * @param languages it may be written in; none when not known
   */
  record Hints(ZoneOffset zone, Optional<Instant> latest, Set<String> languages) {}

  private static final int NONE = -1;
  private static final int MAX_WRITTEN = 160;
  private static final long A_DAY = 86_400;
  private static final Set<String> YEAR_FIRST = Set.of("ko", "ja", "zh", "hu", "lt");

  private final Lexicon lexicon;
  private final Set<String> languages;
  private int year = NONE;
  private int month = NONE;
  private int day = NONE;
  private int hour = NONE;
  private int minute = NONE;
  private int second;
  private int half;
  private boolean named;
  private int @Nullable [] numbers;
  private boolean yearLeads;
  private boolean slashes;
  private Optional<ZoneOffset> zone = Optional.empty();

  private WrittenDate(Lexicon lexicon, Set<String> languages) {
    this.lexicon = lexicon;
    this.languages = languages;
  }

  /** Reads what a line says of a date. */
  static WrittenDate of(List<Token> tokens, Lexicon lexicon) {
    return of(tokens, lexicon, Set.of());
  }

  private static WrittenDate of(List<Token> tokens, Lexicon lexicon, Set<String> languages) {
    WrittenDate date = new WrittenDate(lexicon, languages);
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.kind() == Token.Kind.WORD) {
        date.word(token.text());
      } else if (token.kind() == Token.Kind.NUMBER && date.apart(tokens, i)) {
        i += 4;
      } else if (token.kind() == Token.Kind.NUMBER) {
        date.number(
            token.text(),
            i > 0 ? tokens.get(i - 1) : null,
            i + 1 < tokens.size() ? tokens.get(i + 1) : null);
      }
    }
    return date;
  }

  /** The moment that a written date means, if it can be told. */
  static Optional<Instant> instant(String written, Lexicon lexicon, Hints hints) {
    if (written.length() > MAX_WRITTEN) {
      return Optional.empty();
    }
    return of(Token.of(Fold.clean(written)), lexicon, hints.languages()).instant(hints);
  }

  /** Whether a day is named: by three numbers, or by a month's name or unit with another. */
  boolean hasDate() {
    return numbers != null || (named && (day != NONE || year != NONE));
  }

  /**
   * Whether it has what mail programs write of when a mail was sent, be its month in a language
   * that no rule knows: a day or year, and a time.
   */
  boolean looksLikeSent() {
    return hasTime() && (hasDate() || (year >= 1990 && year < 2650));
  }

  boolean hasYear() {
    return numbers != null || year != NONE;
  }

  boolean hasTime() {
    return hour != NONE;
  }

  boolean hasZone() {
    return zone.isPresent();
  }

  private Optional<Instant> instant(Hints hints) {
    int[] triple = numbers;
    if (triple == null) {
      return instant(year, month, day, hints);
    }
    if (yearLeads || (triple[2] < 100 && triple[0] < 100 && yearFirst(hints))) {
      return instant(triple[0], triple[1], triple[2], hints);
    }
    Optional<Instant> dayFirst = instant(triple[2], triple[1], triple[0], hints);
    Optional<Instant> monthFirst = instant(triple[2], triple[0], triple[1], hints);
    boolean american =
        slashes
            && (half != 0
                || dayFirst
                    .filter(it -> hints.latest().filter(end -> after(it, end)).isPresent())
                    .isPresent());
    return dayFirst.isEmpty() || (american && monthFirst.isPresent()) ? monthFirst : dayFirst;
  }

  private static boolean after(Instant date, Instant latest) {
    return date.isAfter(latest.plusSeconds(A_DAY));
  }

  private static boolean yearFirst(Hints hints) {
    return !hints.languages().isEmpty() && YEAR_FIRST.containsAll(hints.languages());
  }

  private Optional<Instant> instant(int y, int m, int d, Hints hints) {
    int common = yearOf(y);
    if (common == NONE || m == NONE || d == NONE) {
      return Optional.empty();
    }
    int hours = Math.max(hour, 0);
    if (half > 0 && hours < 12) {
      hours += 12;
    } else if (half < 0 && hours == 12) {
      hours = 0;
    }
    try {
      LocalDateTime local =
          LocalDateTime.of(common, m, d, hours, Math.max(minute, 0), Math.max(second, 0));
      return Optional.of(local.toInstant(zone.orElse(hints.zone())));
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }

  private void word(String word) {
    if (lexicon.strange(word)) {
      return;
    }
    int halfDay = DateWords.half(word);
    Integer offset = DateWords.zone(word);
    if (halfDay != 0) {
      half = halfDay;
    } else if (offset != null && hour != NONE && zone.isEmpty()) {
      zone = Optional.of(ZoneOffset.ofTotalSeconds(offset * 60));
    } else if (!named && lexicon.month(word, languages) > 0) {
      named = true;
      month = lexicon.month(word, languages);
    }
  }

  private void number(String text, @Nullable Token before, @Nullable Token next) {
    if (hour != NONE && before != null && "+-−".contains(before.text())) {
      offset(text, !before.sign('+'));
    } else if (text.indexOf(':') > 0) {
      clock(text.split(":"));
    } else {
      String[] parts = text.replace('/', '.').replace('-', '.').split("\\.");
      boolean dots = text.indexOf('.') > 0;
      switch (parts.length) {
        case 1 -> single(text, before, next);
        case 2 -> two(parts, dots);
        case 3 -> three(parts, dots, text.indexOf('/') > 0);
        default -> {}
      }
    }
  }

  private void two(String[] parts, boolean dots) {
    if (dots && parts[1].length() == 2 && (hasDate() || named)) {
      clock(parts);
    } else if (!dots && day == NONE && parts[1].length() <= 2) {
      day = small(parts[0], 31);
      month = small(parts[1], 12);
    }
  }

  // A date, or a time written with dots behind a date: 14.25.08
  private void three(String[] parts, boolean dots, boolean slashed) {
    int first = small(parts[0], 9999);
    int middle = small(parts[1], 31);
    int last = small(parts[2], 9999);
    if (numbers != null || (named && dots && parts[2].length() == 2 && parts[0].length() <= 2)) {
      if (dots) {
        clock(parts);
      }
    } else if (first > 0 && middle > 0 && last > 0 && dayIn(first, middle, last)) {
      numbers = new int[] {first, middle, last};
      yearLeads = parts[0].length() == 4;
      slashes = slashed;
    }
  }

  private static boolean dayIn(int first, int middle, int last) {
    if (first > 31) {
      return yearOf(first) != NONE && middle <= 12 && last <= 31;
    }
    return yearOf(last) != NONE && (first <= 12 || middle <= 12);
  }

  // "27. 10. 2021", "2021. 10. 27."
  private boolean apart(List<Token> tokens, int at) {
    if (numbers != null || at + 4 >= tokens.size()) {
      return false;
    }
    for (int i = 0; i < 5; i++) {
      Token token = tokens.get(at + i);
      boolean fits =
          i % 2 == 0
              ? token.kind() == Token.Kind.NUMBER && token.text().length() <= 4
              : token.sign('.');
      if (!fits) {
        return false;
      }
    }
    three(
        new String[] {tokens.get(at).text(), tokens.get(at + 2).text(), tokens.get(at + 4).text()},
        false,
        false);
    return numbers != null;
  }

  private void single(String text, @Nullable Token before, @Nullable Token next) {
    int value = small(text, 9999);
    if (value == NONE) {
      return;
    }
    Unit unit =
        next == null || next.kind() != Token.Kind.WORD ? null : DateWords.behind(next.text());
    if (unit == null && before != null) {
      unit = DateWords.before(before.text());
    }
    if (unit != null) {
      set(unit, value);
    } else if (text.length() == 4) {
      year = year == NONE ? value : year;
    } else if (text.length() <= 2 && hour != NONE && minute == NONE) {
      minute = value;
    } else if (text.length() <= 2 && day == NONE && value >= 1 && value <= 31) {
      day = value;
    }
  }

  private void set(Unit unit, int value) {
    switch (unit) {
      case YEAR -> year = value;
      case MONTH -> {
        month = value;
        named = true;
      }
      case DAY -> day = value;
      case HOUR -> hour = value <= 24 ? value : hour;
      case MINUTE -> minute = value <= 59 ? value : minute;
    }
  }

  private void clock(String[] parts) {
    int hours = small(parts[0], 24);
    int minutes = parts.length > 1 ? small(parts[1], 59) : 0;
    if (hours != NONE && minutes != NONE && hour == NONE) {
      hour = hours == 24 ? 0 : hours;
      minute = minutes;
      second = parts.length > 2 ? small(parts[2], 59) : 0;
    }
  }

  private void offset(String text, boolean west) {
    String digits = text.replace(":", "").replace(".", "");
    int hours = small(digits.length() > 2 ? digits.substring(0, digits.length() - 2) : digits, 14);
    int minutes = digits.length() > 2 ? small(digits.substring(digits.length() - 2), 59) : 0;
    if (hours != NONE && minutes != NONE) {
      int seconds = (hours * 60 + minutes) * 60;
      zone = Optional.of(ZoneOffset.ofTotalSeconds(west ? -seconds : seconds));
    }
  }

  // Two digits, the Common Era, the Buddhist calendar.
  private static int yearOf(int value) {
    if (value >= 0 && value < 100) {
      return 2000 + value;
    }
    if (value >= 2500 && value <= 2650) {
      return value - 543;
    }
    return value >= 1970 && value <= 2100 ? value : NONE;
  }

  private static int small(String digits, int max) {
    if (digits.isEmpty() || digits.length() > 4) {
      return NONE;
    }
    int value = Integer.parseInt(digits);
    return value <= max ? value : NONE;
  }
}
