package io.postern.understanding;

import java.util.Optional;

/** Finds what a prospect needs, and by when: short spans of the mail, in its own words. */
final class Wishes {
  private static final int LONGEST = 260;
  private static final int SHORTEST = 8;

  private Wishes() {}

  /**
   * @param anchor the prospect's address, which the sentence that introduces the prospect holds
   */
  static Optional<Found<String>> need(Sheet sheet, Span scope, Optional<Span> anchor) {
    Passage passage = sheet.passage();
    Span best = null;
    double most = 0;
    for (Span sentence : passage.sentences()) {
      if (!scope.contains(sentence)) {
        continue;
      }
      Span wish = wish(sheet, sentence);
      double score = score(sheet, wish, sentence);
      if (score > most) {
        most = score;
        best = wish;
      }
    }
    if (best == null || most < 1) {
      return Optional.empty();
    }
    String text = tidy(best.in(passage.text()));
    return text.length() < SHORTEST || text.length() > LONGEST
        ? Optional.empty()
        : Optional.of(new Found<>(text, most >= 2 ? 0.75 : 0.6, passage.evidence(best, "need")));
  }

  /** The sentence, or what is left of it behind the names and addresses that begin it. */
  private static Span wish(Sheet sheet, Span sentence) {
    Passage passage = sheet.passage();
    int introduced = sentence.start();
    for (Addresses.Spotted address : sheet.addresses(sentence)) {
      introduced = Math.max(introduced, address.span().end());
    }
    for (Persons.Spotted person : sheet.people()) {
      if (sentence.contains(person.span()) && person.likely() >= 0.6) {
        introduced = Math.max(introduced, person.span().end());
      }
    }
    for (Companies.Spotted company : sheet.companies()) {
      if (sentence.contains(company.span()) && company.likely() >= 0.6) {
        introduced = Math.max(introduced, company.span().end());
      }
    }
    int from = sentence.start();
    if (introduced > sentence.start()) {
      Span rest = new Span(Math.min(introduced, sentence.end()), sentence.end());
      var hits = passage.hits(Sense.NEED, rest);
      from = hits.isEmpty() ? sentence.start() : hits.getFirst().start();
    }
    int to = sentence.end();
    for (Amounts.Amount amount : sheet.amounts()) {
      if (amount.span().start() > from && amount.span().end() <= sentence.end()) {
        int comma = passage.text().lastIndexOf(", ", amount.span().start());
        to = comma > from + SHORTEST ? Math.min(to, comma) : to;
      }
    }
    return new Span(from, Math.max(from, to));
  }

  private static double score(Sheet sheet, Span wish, Span sentence) {
    Passage passage = sheet.passage();
    long needs = passage.hits(Sense.NEED, wish).size();
    int length = wish.end() - wish.start();
    if (length < SHORTEST || length > LONGEST || !sheet.addresses(wish).isEmpty()) {
      return 0;
    }
    boolean phones = sheet.phones().stream().anyMatch(phone -> wish.contains(phone.span()));
    boolean greeting =
        passage.has(
            Sense.GREETING,
            new Span(sentence.start(), Math.min(sentence.end(), sentence.start() + 15)));
    boolean question = passage.text().charAt(sentence.end() - 1) == '?';
    double score = Math.min(3, needs);
    score -= phones ? 1 : 0;
    score -= greeting && length < 40 ? 2 : 0;
    score -= question ? 0.5 : 0;
    score -= length < 20 ? 0.5 : 0;
    score -= passage.has(Sense.ASSISTANT, sentence) ? 1 : 0;
    score -= passage.has(Sense.INTRODUCES, sentence) ? 0.5 : 0;
    return score;
  }

  static Optional<Found<String>> timeline(Sheet sheet, Span scope) {
    Passage passage = sheet.passage();
    Span best = null;
    double most = 0;
    for (Span sentence : passage.sentences()) {
      if (!scope.contains(sentence)) {
        continue;
      }
      for (Span clause : Clauses.of(passage.text(), sentence)) {
        double score = timely(sheet, clause, sentence);
        if (score > most) {
          most = score;
          best = clause;
        }
      }
    }
    if (best == null || most < 2) {
      return Optional.empty();
    }
    String text = tidy(best.in(passage.text()));
    return text.length() < 4 || text.length() > LONGEST
        ? Optional.empty()
        : Optional.of(new Found<>(text, 0.6, passage.evidence(best, "timeline")));
  }

  private static double timely(Sheet sheet, Span clause, Span sentence) {
    Passage passage = sheet.passage();
    double score = passage.hits(Sense.TIME, clause).size();
    boolean address = !sheet.addresses(clause).isEmpty();
    boolean phone = sheet.phones().stream().anyMatch(p -> clause.contains(p.span()));
    score -= address || phone ? 2 : 0;
    score -= clause.end() - clause.start() > 120 ? 1 : 0;
    score -= passage.has(Sense.GREETING, clause) ? 1 : 0;
    score -= sentence.start() < 20 ? 0.5 : 0;
    return score;
  }

  static String tidy(String text) {
    String tidy = text.replaceAll("\\s+", " ").strip();
    int from = 0;
    while (from < tidy.length() && ",;:-–—*•. ".indexOf(tidy.charAt(from)) >= 0) {
      from++;
    }
    int to = tidy.length();
    while (to > from && ",;:–— ".indexOf(tidy.charAt(to - 1)) >= 0) {
      to--;
    }
    return tidy.substring(from, to);
  }
}
