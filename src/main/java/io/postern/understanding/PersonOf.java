package io.postern.understanding;

import java.util.List;
import java.util.Set;

/** Tells "Ed Foss of Marlow Printing" from "Bank of Tolland" and from "Ursula von der Leyen". */
final class PersonOf {
  /** Links that no person's name has inside. */
  private static final Set<String> OF = Set.of("of", "for", "für", "aan", "op");

  /** Links that few names have behind a given name and a surname. */
  private static final Set<String> FROM = Set.of("von", "vom", "van");

  /** Links of names and before companies alike. */
  private static final Set<String> DE = Set.of("de", "du", "des", "della", "dell", "del", "di");

  private static final int FORM = 12;

  private PersonOf() {}

  /** Whether a person's name ends before this link and a company's begins behind it. */
  static boolean company(List<TextToken> tokens, int link, Passage passage, Scene scene) {
    List<TextToken> before =
        tokens.subList(0, link).stream().filter(t -> t.is(TextToken.Type.NAME)).toList();
    if (before.isEmpty() || link + 1 == tokens.size()) {
      return false;
    }
    String text = passage.text();
    boolean title = before.getFirst().means(Sense.TITLE);
    boolean whole =
        before.size() > 1
            && (title || given(before.getFirst().in(text), passage, scene))
            && !scene.rules().isFirstName(before.getLast().in(text));
    String word = Folded.fold(tokens.get(link).in(text));
    if (OF.contains(word)) {
      return title || whole || before.size() == 2 && twoNames(tokens, link);
    }
    if (Character.isUpperCase(text.charAt(tokens.get(link).start()))) {
      return false; // "Van Dalen Bouw": a capital begins the name itself
    }
    int end = tokens.getLast().end();
    Span behind = new Span(tokens.get(link).end(), Math.min(text.length(), end + FORM));
    if (FROM.contains(word)) {
      return whole && before.size() > (title ? 2 : 1);
    }
    // "Maëlle Tissot de la Poterie du Lac", but "Ana García de la Torre".
    if (whole && before.size() > (title ? 2 : 1) && DE.contains(word) && names(tokens, link) > 1) {
      return true;
    }
    return whole && !passage.hits(Sense.LEGAL_FORM, behind).isEmpty();
  }

  /** A given name that is known, or that an address has. */
  private static boolean given(String word, Passage passage, Scene scene) {
    return scene.rules().isFirstName(word) || spelled(word, passage);
  }

  /** Whether a word is what stands in front of an address's @. */
  static boolean spelled(String word, Passage passage) {
    String letters = Folded.letters(word);
    for (Addresses.Spotted spotted : passage.addresses()) {
      if (letters.length() > 2 && Folded.letters(spotted.address().local()).equals(letters)) {
        return true;
      }
    }
    return false;
  }

  /** "Barnaby Vane of Coombe Valley Cider", though nobody knows that Barnaby is a given name. */
  private static boolean twoNames(List<TextToken> tokens, int link) {
    return link == 2 && names(tokens, link) > 1 && bare(tokens.get(0)) && bare(tokens.get(1));
  }

  private static long names(List<TextToken> tokens, int from) {
    return tokens.subList(from, tokens.size()).stream()
        .filter(token -> token.is(TextToken.Type.NAME))
        .count();
  }

  private static boolean bare(TextToken token) {
    return token.is(TextToken.Type.NAME) && token.meansNothing();
  }
}
