package io.postern.understanding;

import io.postern.understanding.PhraseBook.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds by when something shall happen: the words around the time, not the whole sentence. */
final class Timelines {
  private static final Set<String> AND =
      Set.of("and", "und", "et", "y", "e", "en", "i", "a", "och", "og", "ja", "ve", "и", "та", "și");
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
    for (Span sentence : passage.sentences()) {
      if (!scope.contains(sentence)) {
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
    List<Hit<FieldWord>> times = times(clause);
    double score = 0;
    for (Hit<FieldWord> hit : times) {
      score += weight(hit);
    }
    if (score == 0) {
      return 0;
    }
    boolean addressed =
        !sheet.addresses(clause).isEmpty()
            || sheet.phones().stream().anyMatch(p -> clause.contains(p.span()));
    score -= addressed ? 2 : 0;
    score -= passage.has(Sense.GREETING, clause) ? 1 : 0;
    score -= passage.has(Sense.CLOSING, clause) ? 1 : 0;
    boolean others = passage.has(Sense.OTHERS, sentence) || passage.has(Sense.NEED, sentence);
    return score + (others ? 0.3 : 0);
  }

  /** A month or "next week" says when; "by" or "start" alone does not. */
  private double weight(Hit<FieldWord> hit) {
    String word = text.substring(hit.start(), hit.end());
    boolean name = Character.isUpperCase(word.charAt(0)) && hit.start() > 0;
    boolean phrase = word.indexOf(' ') > 0 || word.length() > 6 || Folded.spaceless(word.charAt(0));
    boolean digits = word.chars().anyMatch(Character::isDigit);
    boolean besideNumber =
        hit.start() > 1 && Character.isDigit(text.charAt(hit.start() - 2))
            || hit.end() + 1 < text.length() && Character.isDigit(text.charAt(hit.end() + 1));
    return name || phrase || digits || besideNumber ? 1 : 0.5;
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
        passage.tokens().stream()
            .filter(token -> clause.contains(token.span()) && !token.is(TextToken.Type.BREAK))
            .toList();
    int first = index(words, times.getFirst().start());
    int last = index(words, times.getLast().end() - 1);
    int from = Math.max(0, first - WORDS_BEFORE);
    for (int i = from; i < first; i++) {
      if (AND.contains(Folded.fold(words.get(i).in(text)))) {
        from = i + 1;
      }
    }
    int to = Math.min(words.size() - 1, last + WORDS_AFTER);
    boolean spaceless = Folded.spaceless(text.charAt(times.getFirst().start()));
    return spaceless
        ? new Span(times.getFirst().start(), times.getLast().end())
        : new Span(words.get(Math.min(from, first)).start(), words.get(to).end());
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
