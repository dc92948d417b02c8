package io.postern.understanding;

import io.postern.understanding.PhraseBook.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds by when something shall happen: the words around the time, not the whole sentence. */
final class Timelines {
  private static final Set<String> AND =
      Set.of(
          "and", "und", "et", "y", "e", "en", "i", "a", "och", "og", "ja", "ve", "и", "та", "și");
  private static final int WORDS_BEFORE = 5;
  private static final int WORDS_AFTER = 5;
  private static final double ENOUGH = 1;

  private final Sheet sheet;
  private final Passage passage;
  private final String text;

  private Timelines(Sheet sheet) {
    this.sheet = sheet;
    this.passage = sheet.passage();
    this.text = passage.text();
  }

  static Optional<Found<String>> find(Sheet sheet, Span scope) {
    return new Timelines(sheet).find(scope);
  }

  private Optional<Found<String>> find(Span scope) {
    Span best = new Span(0, 0);
    double most = 0;
    for (Span sentence : Placed.within(passage.sentences(), scope)) {
      if (!passage.has(Sense.TIME, sentence)) {
        continue;
      }
      for (Span clause : Clauses.of(text, sentence)) {
        double score = score(clause, sentence);
        if (score > most) {
          most = score;
          best = clause;
        }
      }
    }
    if (most < ENOUGH) {
      return Optional.empty();
    }
    Span span = around(best);
    String words = Wishes.tidy(span.in(text));
    return words.length() < 2
        ? Optional.empty()
        : Optional.of(new Found<>(words, 0.6, passage.evidence(best, "timeline")));
  }

  private double score(Span clause, Span sentence) {
    int times = times(clause).size();
    if (times == 0) {
      return 0;
    }
    boolean addressed =
        !sheet.addresses(clause).isEmpty() || !Placed.within(sheet.phones(), clause).isEmpty();
    boolean hinted = passage.has(Sense.TIME_HINT, clause);
    boolean about = passage.has(Sense.OTHERS, sentence) || passage.has(Sense.NEED, sentence);
    double score = 0.6 + 0.2 * Math.min(3, times) + (hinted ? 0.4 : 0) + (about ? 0.2 : 0);
    score -= addressed ? 2 : 0;
    score -= passage.has(Sense.GREETING, clause) || passage.has(Sense.CLOSING, clause) ? 1 : 0;
    score -= text.charAt(sentence.end() - 1) == '?' ? 0.5 : 0;
    return score;
  }

  private List<Hit<FieldWord>> times(Span clause) {
    List<Hit<FieldWord>> times = new ArrayList<>();
    for (Hit<FieldWord> hit : passage.hits(Sense.TIME, clause)) {
      if (times.isEmpty() || hit.start() >= times.getLast().end()) {
        times.add(hit);
      }
    }
    return times;
  }

  /** From a few words before the first time to a few behind the last, within the clause. */
  private Span around(Span clause) {
    List<Hit<FieldWord>> times = times(clause);
    List<TextToken> words =
        Placed.within(passage.tokens(), clause).stream()
            .filter(token -> !token.is(TextToken.Type.BREAK))
            .toList();
    int first = index(words, times.getFirst().start());
    int last = index(words, times.getLast().end() - 1);
    int from = Math.max(0, first - WORDS_BEFORE);
    for (int i = Math.max(0, from - WORDS_BEFORE); i < from; i++) {
      from = hint(words.get(i)) ? i : from; // "before the picking season starts in August"
    }
    for (int i = from; i < first; i++) {
      if (AND.contains(Folded.fold(words.get(i).in(text)))) {
        from = i + 1;
      }
    }
    int to = last;
    while (to + 1 < words.size()
        && to < last + WORDS_AFTER
        && !AND.contains(Folded.fold(words.get(to + 1).in(text)))) {
      to++;
    }
    boolean spaceless = Folded.spaceless(text.charAt(times.getFirst().start()));
    return spaceless
        ? new Span(times.getFirst().start(), times.getLast().end())
        : new Span(words.get(Math.min(from, first)).start(), words.get(to).end());
  }

  private boolean hint(TextToken word) {
    return word.means(Sense.TIME_HINT) && word.is(TextToken.Type.WORD);
  }

  private static int index(List<TextToken> words, int at) {
    for (int i = 0; i < words.size(); i++) {
      if (at < words.get(i).end()) {
        return i;
      }
    }
    return words.size() - 1;
  }
}
