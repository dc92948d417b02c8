package io.postern.understanding;

import io.postern.understanding.PhraseBook.Hit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds what a prospect needs: a short span of the mail, in its own words. */
final class Wishes {
  private static final Set<String> REPORTED =
      Set.of(
          "that", "dass", "daß", "que", "che", "dat", "att", "at", "że", "že", "hogy", "что", "що",
          "ότι", "că");
  private static final int LONGEST_REPORTED = 4;
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final int LONGEST = 280;
  private static final int SHORTEST = 8;
  private static final double ENOUGH = 0.8;
  private static final int FIRST_WORDS = 2;

  /** How sure a need is that a word of wanting tells; what only stands where needs do is less. */
  static final double SAID = 0.6;

  // "Here is what you need:" speaks of the lines below it. That of "They want to replace the old
  // one, details:" the need is told all the same, two words say.
  private static final String COLONS = ":：";
  private static final double INTRODUCTION = 1.2;

  private final Sheet sheet;
  private final Passage passage;
  private final boolean prospectWrites;

  private Wishes(Sheet sheet) {
    this.sheet = sheet;
    this.passage = sheet.passage();
    this.prospectWrites = passage.place().equals("forwarded-text");
  }

  static Optional<Found<String>> need(Sheet sheet, Span scope) {
    return new Wishes(sheet).need(scope);
  }

  private Optional<Found<String>> need(Span scope) {
    Span best = new Span(0, 0);
    double most = 0;
    for (Span sentence : Placed.within(passage.sentences(), scope)) {
      Span wish = wish(sentence);
      double score = score(wish, sentence);
      if (score > most) {
        most = score;
        best = wish;
      }
    }
    String text = tidy(best.in(passage.text()));
    return most < ENOUGH || text.length() < SHORTEST || text.length() > LONGEST
        ? Optional.empty()
        : Optional.of(new Found<>(text, sure(most, best), passage.evidence(best, "need")));
  }

  private double sure(double score, Span wish) {
    boolean said = passage.hits(Sense.NEED, wish).stream().anyMatch(hit -> !ownWish(hit, wish));
    return score >= 2 ? 0.75 : said ? SAID : 0.5;
  }

  /** The sentence, or what is left of it behind the names and addresses that begin it. */
  private Span wish(Span sentence) {
    int introduced = introduced(sentence);
    int from = sentence.start();
    if (introduced > sentence.start() && introduced < sentence.end()) {
      Span rest = new Span(introduced, sentence.end());
      int reported = reported(rest);
      List<Hit<FieldWord>> hits = passage.hits(Sense.NEED, rest);
      if (reported > 0) {
        from = reported;
      } else if (!hits.isEmpty()) {
        from = hits.getFirst().start();
      }
    }
    return new Span(from, Math.max(from, beforeAmount(from, sentence.end())));
  }

  /** Where the names, addresses and numbers of the sentence end. */
  private int introduced(Span sentence) {
    int end = sentence.start();
    for (Addresses.Spotted address : sheet.addresses(sentence)) {
      end = Math.max(end, address.span().end());
    }
    for (Persons.Spotted person : Placed.within(sheet.people(), sentence)) {
      if (person.likely() >= 0.6) {
        end = Math.max(end, person.span().end());
      }
    }
    for (Companies.Spotted company : Placed.within(sheet.companies(), sentence)) {
      if (company.likely() >= 0.6) {
        end = Math.max(end, company.span().end());
      }
    }
    return end;
  }

  /** Where that which somebody said begins: behind "told me that"; 0 when nobody said anything. */
  private int reported(Span rest) {
    for (TextToken token : Placed.within(passage.tokens(), rest)) {
      if (token.end() - token.start() <= LONGEST_REPORTED
          && REPORTED.contains(Folded.fold(token.in(passage.text())))) {
        return rest.end() - token.end() >= 20 ? token.end() : 0;
      }
    }
    return 0;
  }

  private int beforeAmount(int from, int end) {
    int to = end;
    for (Amounts.Amount amount : Placed.within(sheet.amounts(), new Span(from + 1, end))) {
      String before = passage.text().substring(from, Math.min(end, amount.span().start() + 2));
      int comma = from + before.lastIndexOf(", ");
      to = comma > from + SHORTEST ? Math.min(to, comma) : to;
    }
    return to;
  }

  private double score(Span wish, Span sentence) {
    int length = wish.end() - wish.start();
    if (length < SHORTEST || length > LONGEST || !sheet.addresses(wish).isEmpty()) {
      return 0;
    }
    String text = passage.text();
    long needs = passage.hits(Sense.NEED, wish).stream().filter(hit -> !ownWish(hit, wish)).count();
    Span opening = new Span(sentence.start(), Math.min(sentence.end(), sentence.start() + 16));
    boolean others =
        passage.hits(Sense.OTHERS, opening).stream()
            .anyMatch(hit -> hit.start() == opening.start());
    boolean phone = !Placed.within(sheet.phones(), wish).isEmpty();
    boolean amount = !Placed.within(sheet.amounts(), wish).isEmpty();
    double score = Math.min(2, needs);
    score += others ? 0.9 : 0;
    score +=
        wish.start() > sentence.start()
                && reported(new Span(sentence.start(), sentence.end())) == wish.start()
            ? 0.9
            : 0;
    score += prospectWrites ? 0.5 : 0;
    score -= phone ? 1 : 0;
    score -= amount ? 0.7 : 0;
    score -= passage.has(Sense.GREETING, opening) && length < 40 ? 2 : 0;
    score -= text.charAt(sentence.end() - 1) == '?' && !prospectWrites ? 1 : 0;
    score -= length < 20 ? 0.4 : 0;
    score -= COLONS.indexOf(text.charAt(sentence.end() - 1)) >= 0 ? INTRODUCTION : 0;
    score -= passage.has(Sense.ASSISTANT, sentence) ? 1 : 0;
    score -= passage.has(Sense.INTRODUCES, wish) && !others ? 0.6 : 0;
    score -= passage.has(Sense.CLOSING, opening) ? 1 : 0;
    return score;
  }

  /** "so I spend half an hour a month to improve it": the author begins the clause. */
  private boolean ownWish(Hit<FieldWord> need, Span wish) {
    if (prospectWrites) {
      return false;
    }
    int comma = passage.text().lastIndexOf(',', need.start());
    Span clause = new Span(Math.max(wish.start(), comma + 1), need.end());
    List<Hit<FieldWord>> self = passage.hits(Sense.SELF, clause);
    return !self.isEmpty()
        && Placed.within(passage.tokens(), new Span(clause.start(), self.getFirst().start())).size()
            < FIRST_WORDS
        && passage.hits(Sense.OTHERS, clause).isEmpty();
  }

  private static String withoutStop(String text) {
    int last = text.length() - 1;
    boolean stops =
        last > 2
            && ".。".indexOf(text.charAt(last)) >= 0
            && Character.isLetterOrDigit(text.charAt(last - 1))
            && text.indexOf(text.charAt(last), text.lastIndexOf(' ') + 1) == last;
    return stops ? text.substring(0, last) : text;
  }

  static String tidy(String text) {
    String tidy = BLANKS.matcher(text).replaceAll(" ").strip();
    int from = 0;
    while (from < tidy.length() && ",;:-–—*•. ".indexOf(tidy.charAt(from)) >= 0) {
      from++;
    }
    int to = tidy.length();
    while (to > from && ",;:–— ".indexOf(tidy.charAt(to - 1)) >= 0) {
      to--;
    }
    return withoutStop(tidy.substring(from, to));
  }
}
