package io.postern.understanding;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A date as people and mail programs of any language write it, put together from its tokens: the
 * names of months come from the rules, all else is shape.
 */
final class WrittenDate {
  private static final int NONE = -1;
  private static final int MAX_WRITTEN = 120;

  // What a unit behind a number says of it, in the languages that write dates so.
  private static final Map<String, Character> UNITS =
      Map.ofEntries(
          Map.entry("年", 'y'),
          Map.entry("月", 'm'),
          Map.entry("日", 'd'),
          Map.entry("号", 'd'),
          Map.entry("時", 'H'),
          Map.entry("时", 'H'),
          Map.entry("點", 'H'),
          Map.entry("点", 'H'),
          Map.entry("分", 'M'),
          Map.entry(Fold.of("년"), 'y'),
          Map.entry(Fold.of("월"), 'm'),
          Map.entry(Fold.of("일"), 'd'),
          Map.entry(Fold.of("시"), 'H'),
          Map.entry(Fold.of("분"), 'M'),
          Map.entry("h", 'H'));

  private static final Map<String, Integer> ZONES =
      Map.ofEntries(
          Map.entry("gmt", 0),
          Map.entry("utc", 0),
          Map.entry("z", 0),
          Map.entry("wet", 0),
          Map.entry("bst", 60),
          Map.entry("cet", 60),
          Map.entry("mez", 60),
          Map.entry("sec", 60),
          Map.entry("cest", 120),
          Map.entry("mesz", 120),
          Map.entry("selc", 120),
          Map.entry("eet", 120),
          Map.entry("eest", 180),
          Map.entry("msk", 180),
          Map.entry("est", -300),
          Map.entry("edt", -240),
          Map.entry("cst", -360),
          Map.entry("cdt", -300),
          Map.entry("mst", -420),
          Map.entry("mdt", -360),
          Map.entry("pst", -480),
          Map.entry("pdt", -420),
          Map.entry("jst", 540),
          Map.entry("kst", 540),
          Map.entry("hkt", 480),
          Map.entry("sgt", 480),
          Map.entry("aest", 600),
          Map.entry("aedt", 660),
          Map.entry("brt", -180));

  private static final List<String> MORNING =
      List.of("am", "上午", "午前", Fold.of("오전"), "πμ", Fold.of("ص"), "vorm", "早上", "凌晨");
  private static final List<String> EVENING =
      List.of("pm", "下午", "午後", Fold.of("오후"), "μμ", Fold.of("م"), "nachm", "晚上", "中午");

  private int year = NONE;
  private int month = NONE;
  private int day = NONE;
  private int hour = NONE;
  private int minute = NONE;
  private int second;
  private int half;
  private boolean named;
  private boolean whole;
  private Optional<ZoneOffset> zone = Optional.empty();

  private WrittenDate() {}

  /** Reads what a line says of a date. */
  static WrittenDate of(List<Token> tokens, Lexicon lexicon) {
    WrittenDate date = new WrittenDate();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      Token next = i + 1 < tokens.size() ? tokens.get(i + 1) : null;
      Token before = i > 0 ? tokens.get(i - 1) : null;
      if (token.kind() == Token.Kind.NUMBER && date.spaced(tokens, i)) {
        i += 4;
      } else if (token.kind() == Token.Kind.NUMBER) {
        date.number(token, before, next, i > 1 ? tokens.get(i - 2) : null);
      } else if (token.kind() == Token.Kind.WORD) {
        date.word(token.text(), lexicon);
      }
    }
    return date;
  }

  /**
   * The moment that a written date means.
   *
   * @param fallback the zone it is meant in when it names none
   */
  static Optional<Instant> instant(String written, Lexicon lexicon, ZoneOffset fallback) {
    if (written.length() > MAX_WRITTEN) {
      return Optional.empty();
    }
    WrittenDate date = of(Token.of(Fold.clean(written)), lexicon);
    return date.local().map(local -> local.toInstant(date.zone.orElse(fallback)));
  }

  /** Whether a folded word belongs to dates in any language, without the help of the rules. */
  static boolean knows(String word) {
    return unit(word) != null
        || ZONES.containsKey(word)
        || MORNING.contains(word)
        || EVENING.contains(word);
  }

  /** Whether a day is named: by three numbers, or by a month's name or unit with another. */
  boolean hasDate() {
    return whole || (named && (day != NONE || year != NONE));
  }

  boolean hasTime() {
    return hour != NONE;
  }

  boolean hasZone() {
    return zone.isPresent();
  }

  private Optional<LocalDateTime> local() {
    if (year == NONE || month == NONE || day == NONE) {
      return Optional.empty();
    }
    int hours = Math.max(hour, 0);
    if (half > 0 && hours < 12) {
      hours += 12;
    } else if (half < 0 && hours == 12) {
      hours = 0;
    }
    try {
      return Optional.of(LocalDateTime.of(year, month, day, hours, Math.max(minute, 0), second));
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }

  private void word(String word, Lexicon lexicon) {
    if (MORNING.contains(word)) {
      half = -1;
    } else if (EVENING.contains(word)) {
      half = 1;
    } else if (ZONES.containsKey(word) && hour != NONE) {
      zone = zone.or(() -> Optional.of(ZoneOffset.ofTotalSeconds(ZONES.get(word) * 60)));
    } else if (lexicon.month(word) > 0 && !named) {
      named = true;
      month = lexicon.month(word);
    }
  }

  private void number(
      Token token, @Nullable Token before, @Nullable Token next, @Nullable Token beforeThat) {
    String text = token.text();
    if (before != null
        && (before.sign('+') || before.sign('-') || before.sign('−'))
        && hour != NONE) {
      offset(text, !before.sign('+'));
      return;
    }
    if (text.indexOf(':') > 0) {
      clock(text.split(":"));
      return;
    }
    String[] parts = text.split("[./-]");
    if (parts.length == 3) {
      numeric(parts, text);
    } else if (parts.length == 2
        && text.indexOf('.') > 0
        && parts[1].length() == 2
        && (hasDate() || named)) {
      clock(parts);
    } else if (parts.length == 2
        && text.indexOf('/') > 0
        && day == NONE
        && parts[1].length() <= 2) {
      day = small(parts[0], 31);
      month = small(parts[1], 12);
    } else if (parts.length == 1) {
      single(text, next);
    }
  }

  // "27. 10. 2021", "2021. 10. 27."
  private boolean spaced(List<Token> tokens, int at) {
    if (whole || at + 4 >= tokens.size()) {
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
    String[] parts = {tokens.get(at).text(), tokens.get(at + 2).text(), tokens.get(at + 4).text()};
    numeric(parts, "..");
    return whole;
  }

  private void single(String text, @Nullable Token next) {
    Character unit = next == null || next.kind() != Token.Kind.WORD ? null : unit(next.text());
    int value = text.length() <= 4 ? Integer.parseInt(text) : NONE;
    if (unit != null && value != NONE) {
      switch (unit) {
        case 'y' -> year = value;
        case 'm' -> {
          month = value;
          named = true;
        }
        case 'd' -> day = value;
        case 'H' -> hour = value;
        default -> minute = value;
      }
    } else if (text.length() == 4 && year == NONE) {
      year = yearOf(value);
    } else if (text.length() <= 2 && hour != NONE && minute == NONE) {
      minute = value;
    } else if (text.length() <= 2 && day == NONE && value >= 1 && value <= 31) {
      day = value;
    }
  }

  // A unit may be glued to the word behind it: 3月12日星期二.
  private static @Nullable Character unit(String word) {
    Character unit = UNITS.get(word);
    if (unit == null && !word.isEmpty() && word.charAt(0) > 0x1100) {
      unit = UNITS.get(word.substring(0, 1));
      if (unit == null && word.length() > 3) {
        unit = UNITS.get(word.substring(0, 3));
      }
      if (unit == null && word.length() > 2) {
        unit = UNITS.get(word.substring(0, 2));
      }
    }
    return unit;
  }

  private void clock(String[] parts) {
    int hours = small(parts[0], 24);
    int minutes = parts.length > 1 ? small(parts[1], 59) : 0;
    if (hours != NONE && minutes != NONE && hour == NONE) {
      hour = hours == 24 ? 0 : hours;
      minute = minutes;
      second = parts.length > 2 ? Math.max(0, small(parts[2], 59)) : 0;
    }
  }

  private void numeric(String[] parts, String text) {
    if (whole) {
      if (text.indexOf('.') > 0) {
        clock(parts);
      }
      return;
    }
    int first = small(parts[0], 9999);
    int middle = small(parts[1], 31);
    int last = small(parts[2], 9999);
    if (first == NONE || middle == NONE || last == NONE) {
      return;
    }
    if (named && text.indexOf('.') > 0 && last < 60) {
      clock(parts);
    } else if (parts[0].length() == 4) {
      set(yearOf(first), middle, last);
    } else if (middle > 12) {
      set(yearOf(last), first, middle);
    } else {
      set(yearOf(last), middle, first);
    }
  }

  private void set(int y, int m, int d) {
    if (y != NONE && m >= 1 && m <= 12 && d >= 1 && d <= 31) {
      year = y;
      month = m;
      day = d;
      whole = true;
    }
  }

  // Two digits, the Common Era, the Buddhist and the Persian calendar.
  private static int yearOf(int value) {
    if (value >= 0 && value < 100) {
      return 2000 + value;
    }
    if (value >= 2500 && value <= 2650) {
      return value - 543;
    }
    return value >= 1970 && value <= 2100 ? value : NONE;
  }

  private void offset(String text, boolean west) {
    String[] parts = text.split("[:.]");
    int hours;
    int minutes;
    if (parts.length == 2) {
      hours = small(parts[0], 14);
      minutes = small(parts[1], 59);
    } else {
      hours = text.length() == 4 ? small(text.substring(0, 2), 14) : small(text, 14);
      minutes = text.length() == 4 ? small(text.substring(2), 59) : 0;
    }
    if (hours != NONE && minutes != NONE) {
      int seconds = (hours * 60 + minutes) * 60;
      zone = Optional.of(ZoneOffset.ofTotalSeconds(west ? -seconds : seconds));
    }
  }

  private static int small(String digits, int max) {
    if (digits.isEmpty() || digits.length() > 4) {
      return NONE;
    }
    int value = Integer.parseInt(digits);
    return value <= max ? value : NONE;
  }
}
