package io.postern.understanding;

import io.postern.understanding.CommandLanguage.DateOrder;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Dates as people of one language write them, always with the year. One that could mean two days is
 * none.
 */
final class DateArgument {
  private static final int CENTURY = 2000;

  private final Tokens tokens;
  private final Tongue tongue;

  private DateArgument(Tokens tokens, Tongue tongue) {
    this.tokens = tokens;
    this.tongue = tongue;
  }

  static List<Reach> read(Tokens tokens, Tongue tongue, Reach from) {
    DateArgument reader = new DateArgument(tokens, tongue);
    List<Reach> reached = new ArrayList<>();
    reader.digits(from, reached);
    reader.named(from, reached);
    return reached;
  }

  private void digits(Reach from, List<Reach> reached) {
    int at = from.at();
    if (tokens.kind(at) != Tokens.Kind.NUMBER) {
      return;
    }
    String[] dotted = tokens.text(at).split("\\.", -1);
    if (dotted.length == 3) {
      add(from, at + 1, inDigits(dotted[0], dotted[1], dotted[2], true), reached);
      return;
    }
    String mark = tokens.kind(at + 1) == Tokens.Kind.MARK ? tokens.text(at + 1) : "";
    if (("-/.".contains(mark) && !mark.isEmpty() && tokens.mark(at + 3, mark))) {
      boolean dots = mark.equals(".");
      add(from, at + 5, inDigits(number(at), number(at + 2), number(at + 4), dots), reached);
    }
    if (tokens.word(at + 1, "\u5E74")
        && tokens.word(at + 3, "\u6708")
        && tokens.word(at + 5, "\u65E5")) {
      add(from, at + 6, date(number(at), number(at + 2), number(at + 4)), reached);
    }
  }

  private String number(int at) {
    return tokens.kind(at) == Tokens.Kind.NUMBER ? tokens.text(at) : "";
  }

  private Optional<LocalDate> inDigits(String first, String second, String third, boolean dots) {
    if (first.length() == 4) {
      return date(first, second, third);
    }
    if (third.length() != 4 && !dots) {
      return Optional.empty();
    }
    Optional<LocalDate> dayFirst = date(third, second, first);
    if (dots || tongue.language().dates() != DateOrder.EITHER) {
      return dayFirst;
    }
    Optional<LocalDate> monthFirst = date(third, first, second);
    return dayFirst.isPresent() && monthFirst.isPresent() && !dayFirst.equals(monthFirst)
        ? Optional.empty()
        : dayFirst.or(() -> monthFirst);
  }

  private void named(Reach from, List<Reach> reached) {
    int at = from.at();
    if (tokens.kind(at) == Tokens.Kind.NUMBER) {
      int month = dateWords(ordinal(at + 1));
      Optional<Integer> named = tongue.month(tokens.text(month));
      int year = dateWords(tokens.mark(month + 1, ".,") ? month + 2 : month + 1);
      named.ifPresent(
          m -> add(from, year + 1, date(number(year), m.toString(), number(at)), reached));
    } else if (tokens.kind(at) == Tokens.Kind.WORD) {
      Optional<Integer> named = tongue.month(tokens.text(at));
      int day = tokens.mark(at + 1, ".") ? at + 2 : at + 1;
      int after = ordinal(day + 1);
      int year = tokens.mark(after, ",") ? after + 1 : after;
      named.ifPresent(
          m -> add(from, year + 1, date(number(year), m.toString(), number(day)), reached));
    }
  }

  // 18th, 18., 1er, 18:e
  private int ordinal(int at) {
    if (tokens.mark(at, ".")) {
      return at + 1;
    }
    int ending = tokens.mark(at, ":") ? at + 1 : at;
    boolean attached = tokens.start(ending) == tokens.end(ending - 1);
    return tokens.kind(ending) == Tokens.Kind.WORD && attached && tokens.text(ending).length() <= 2
        ? ending + 1
        : at;
  }

  private int dateWords(int at) {
    int here = at;
    while (tokens.kind(here) == Tokens.Kind.WORD
        && !tongue.list(CommandWords.DATE_WORDS).at(tokens.text(here)).isEmpty()) {
      here++;
    }
    return here;
  }

  private static void add(Reach from, int end, Optional<LocalDate> date, List<Reach> reached) {
    date.ifPresent(day -> reached.add(from.to(end, from.arguments().withDate(day))));
  }

  private static Optional<LocalDate> date(String year, String month, String day) {
    if (!(year.length() == 4 || year.length() == 2) || month.length() > 2 || day.length() > 2) {
      return Optional.empty();
    }
    try {
      int written = Integer.parseInt(year);
      int full = year.length() == 2 ? CENTURY + written : written;
      return Optional.of(LocalDate.of(full, Integer.parseInt(month), Integer.parseInt(day)))
          .filter(date -> date.getYear() / 100 == CENTURY / 100);
    } catch (NumberFormatException | DateTimeException notADate) {
      return Optional.empty();
    }
  }
}
