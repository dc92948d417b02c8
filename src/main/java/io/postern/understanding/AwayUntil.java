package io.postern.understanding;

import io.postern.mail.Letter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Until when an absence note says that its writer is away. */
final class AwayUntil {
  private static final int MOST_TEXT = 4000;
  private static final int LONGEST_DATE = 40;
  private static final int LONGEST_ABSENCE = 400; // days; beyond it is another date

  private final String text;
  private final RuleBook rules;
  private final Optional<LocalDate> sent;
  private final Set<String> languages;

  private AwayUntil(String text, RuleBook rules, Optional<LocalDate> sent, Set<String> languages) {
    this.text = text;
    this.rules = rules;
    this.sent = sent;
    this.languages = languages;
  }

  /**
   * The first day named behind one of the words for "until"; a day without a year is the next one
   * after the mail.
   */
  static Optional<LocalDate> read(Letter letter, String own, String language, RuleBook rules) {
    String text = letter.subject() + "\n" + own;
    return new AwayUntil(
            text.substring(0, Math.min(text.length(), MOST_TEXT)).toLowerCase(Locale.ROOT),
            rules,
            letter.date().map(AwayUntil::day),
            language.isEmpty() ? Set.of() : Set.of(language))
        .find();
  }

  private Optional<LocalDate> find() {
    int first = text.length();
    Optional<LocalDate> found = Optional.empty();
    for (String word : rules.automatic().away().until()) {
      for (int at = text.indexOf(word); at >= 0 && at < first; at = text.indexOf(word, at + 1)) {
        int end = at + word.length();
        if (Folded.startsWord(text, at) && Folded.endsWord(text, end)) {
          Optional<LocalDate> day = dayIn(behind(end));
          if (day.isPresent()) {
            found = day;
            first = at;
          }
        }
      }
    }
    return found;
  }

  private String behind(int from) {
    String line = text.substring(from, Math.min(text.length(), from + LONGEST_DATE));
    int end = line.indexOf('\n');
    return end < 0 ? line : line.substring(0, end);
  }

  private Optional<LocalDate> dayIn(String written) {
    return day(written)
        .or(
            () ->
                sent.flatMap(
                    from ->
                        day(written + " " + from.getYear())
                            .filter(day -> !day.isBefore(from))
                            .or(() -> day(written + " " + (from.getYear() + 1)))))
        .filter(
            day ->
                sent.map(
                        from -> !day.isBefore(from) && day.isBefore(from.plusDays(LONGEST_ABSENCE)))
                    .orElse(true));
  }

  private Optional<LocalDate> day(String written) {
    return WrittenDate.instant(
            written,
            rules.quotes().lexicon(),
            new WrittenDate.Hints(ZoneOffset.UTC, Optional.empty(), languages))
        .map(AwayUntil::day);
  }

  private static LocalDate day(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
