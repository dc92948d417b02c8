package io.postern.understanding;

import io.postern.understanding.PhraseBook.Hit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;

/** Numbers that are written out: "thirty", "one hundred and fifty", "dreißigtausend". */
final class NumberWords {
  private static final BigDecimal TEN = BigDecimal.TEN;
  private static final BigDecimal HUNDRED = new BigDecimal(100);
  private static final int LONGEST_BETWEEN = 5;

  /** What stands between the words of one number. */
  private static final Set<String> AND = Set.of("", "-", "and", "und", "et", "y", "e", "i", "en");

  /** A number with its place. */
  record Spotted(BigDecimal number, Span span) implements Placed {}

  private NumberWords() {}

  /**
   * @param rank of a word's language, the mail's own first
   */
  static List<Spotted> find(Passage passage, ToLongFunction<Hit<FieldWord>> rank) {
    List<Hit<FieldWord>> words = new ArrayList<>(passage.hits(Sense.NUMBER));
    // "fifty-five" before "fifty"; what is the same in two languages, as the mail's own has it
    words.sort(
        Comparator.<Hit<FieldWord>>comparingInt(Hit::start)
            .thenComparing(Comparator.<Hit<FieldWord>>comparingInt(Hit::end).reversed())
            .thenComparingLong(rank));
    List<Spotted> found = new ArrayList<>();
    for (Hit<FieldWord> word : words) {
      BigDecimal number = new BigDecimal(word.meaning().detail());
      Spotted last = found.isEmpty() ? null : found.getLast();
      if (last == null || word.start() >= last.end()) {
        if (last != null && goesOn(passage.text(), last, word, number)) {
          found.removeLast();
          found.add(
              new Spotted(together(last.number(), number), new Span(last.start(), word.end())));
        } else {
          found.add(new Spotted(number, new Span(word.start(), word.end())));
        }
      }
    }
    return found;
  }

  private static boolean goesOn(String text, Spotted last, Hit<FieldWord> word, BigDecimal number) {
    if (word.start() - last.end() > LONGEST_BETWEEN) {
      return false;
    }
    String between = Folded.fold(text.substring(last.end(), word.start())).strip();
    boolean hundreds = number.compareTo(HUNDRED) == 0 && last.number().compareTo(TEN) < 0;
    boolean unit = number.compareTo(TEN) < 0;
    boolean behindHundreds =
        number.compareTo(HUNDRED) < 0 && last.number().remainder(HUNDRED).signum() == 0;
    boolean behindTens = unit && last.number().remainder(TEN).signum() == 0;
    return AND.contains(between) && (hundreds || behindHundreds || behindTens);
  }

  private static BigDecimal together(BigDecimal number, BigDecimal next) {
    return next.compareTo(HUNDRED) == 0 ? number.multiply(next) : number.add(next);
  }
}
