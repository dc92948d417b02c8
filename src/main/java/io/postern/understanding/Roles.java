package io.postern.understanding;

import io.postern.understanding.PhraseBook.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds what people are in their companies: head of operations, Prokuristin. */
final class Roles {
  private static final Set<String> LINKS =
      Set.of(
          "of", "for", "de", "du", "des", "d", "di", "da", "do", "das", "dos", "del", "della",
          "für", "der", "van", "voor", "för", "til", "dla", "ds", "and", "und", "et", "y", "e",
          "en", "og", "och", "i", "a", "the", "la", "le", "les", "pro", "na");

  private static final Set<String> POSSESSIVES =
      Set.of(
          "our", "your", "my", "unser", "unsere", "unserem", "unseren", "euer", "eure", "mein",
          "meine", "ihr", "notre", "votre", "mon", "ma", "nuestro", "nuestra", "vuestro", "vuestra",
          "mi", "su", "nostro", "nostra", "vostro", "vostra", "mio", "mia", "ons", "onze", "mijn",
          "jullie", "uw", "meu", "minha", "nosso", "nossa", "vosso", "vossa", "var", "vart", "er",
          "ert", "min", "mitt", "vores", "jeres", "nasz", "nasza", "moj", "moja", "nas", "nase",
          "muj", "moje");

  /** Those of them that only "we" say. */
  private static final Set<String> OURS =
      Set.of(
          "our", "unser", "unsere", "unserem", "unseren", "notre", "nuestro", "nuestra", "nostro",
          "nostra", "ons", "onze", "nosso", "nossa", "var", "vores", "nasz", "nasza", "nas",
          "nase");

  private static final int MOST_BEFORE = 2;
  private static final int FARTHEST_NAME = 6;
  private static final int LONGEST_ROLE = 40;

  /** A role with its place. */
  record Spotted(String text, Span span) implements Placed {}

  private Roles() {}

  static List<Spotted> find(Passage passage) {
    List<Spotted> roles = new ArrayList<>();
    List<TextToken> tokens = passage.tokens();
    int at = 0;
    for (Hit<FieldWord> hit : passage.hits(Sense.ROLE)) {
      if (!roles.isEmpty() && hit.start() < roles.getLast().span().end()) {
        continue;
      }
      while (at < tokens.size() && tokens.get(at).start() < hit.start()) {
        at++;
      }
      Span span = extended(passage, at, hit);
      if (ofSender(passage, span.start())) {
        continue;
      }
      roles.add(new Spotted(span.in(passage.text()), span));
    }
    return roles;
  }

  /** "our account manager", "your partner program". */
  private static boolean ofSender(Passage passage, int start) {
    String before = passage.text().substring(Math.max(0, start - 12), start).stripTrailing();
    int blank = Math.max(before.lastIndexOf(' '), before.lastIndexOf('\n'));
    return POSSESSIVES.contains(Folded.fold(before.substring(blank + 1)));
  }

  /** Whether a name follows that is one of the author's own people: "our director Ben Cole". */
  static boolean ofOurs(Passage passage, int name) {
    Span before = new Span(Math.max(0, name - LONGEST_ROLE), name);
    for (Hit<FieldWord> hit : passage.hits(Sense.ROLE, before)) {
      String between = passage.text().substring(hit.end(), name);
      if (between.length() <= FARTHEST_NAME
          && between.indexOf('\n') < 0
          && between.indexOf('.') < 0
          && possessed(passage, hit.start())) {
        return true;
      }
    }
    return false;
  }

  // "our", with at most two words between it and the role.
  private static boolean possessed(Passage passage, int role) {
    String before = passage.text().substring(Math.max(0, role - LONGEST_ROLE), role);
    String[] words = before.strip().split("\\s+");
    for (int i = words.length - 1; i >= 0 && i >= words.length - 3; i--) {
      if (OURS.contains(Folded.fold(words[i]))) {
        return true;
      }
    }
    return false;
  }

  private static Span extended(Passage passage, int first, Hit<FieldWord> hit) {
    List<TextToken> tokens = passage.tokens();
    String text = passage.text();
    int start = hit.start();
    for (int i = first - 1;
        i >= 0 && beside(text, tokens.get(i).end(), start) && ofRole(tokens.get(i));
        i--) {
      start = tokens.get(i).start();
    }
    start = named(passage, first, start);
    int end = hit.end();
    int i = first;
    while (i < tokens.size() && tokens.get(i).start() < end) {
      i++;
    }
    while (i < tokens.size() && beside(text, end, tokens.get(i).start())) {
      if (ofRole(tokens.get(i))) {
        end = tokens.get(i).end();
        i++;
      } else {
        int after = afterLinks(passage, i);
        if (after < 0) {
          break;
        }
        end = tokens.get(after).end();
        i = after + 1;
      }
    }
    return new Span(start, end);
  }

  /** "Theatre Manager" behind a comma or on its own line: what it is about may be any word. */
  private static int named(Passage passage, int first, int start) {
    List<TextToken> tokens = passage.tokens();
    String text = passage.text();
    int at = Math.min(first, tokens.size() - 1);
    while (at > 0 && tokens.get(at).start() > start) {
      at--;
    }
    if (at < 0
        || tokens.get(at).start() != start // inside a word of a script without blanks
        || !tokens.get(at).is(TextToken.Type.NAME)) {
      return start;
    }
    int from = at;
    while (from > 0
        && at - from < MOST_BEFORE
        && tokens.get(from - 1).is(TextToken.Type.NAME)
        && beside(text, tokens.get(from - 1).end(), tokens.get(from).start())) {
      from--;
    }
    boolean apart = from == 0 || tokens.get(from - 1).is(TextToken.Type.BREAK);
    boolean comma = from > 0 && tokens.get(from - 1).in(text).equals(",");
    return apart || comma ? tokens.get(from).start() : start;
  }

  /** The role's next word behind "of the" or "&", or -1. */
  private static int afterLinks(Passage passage, int at) {
    List<TextToken> tokens = passage.tokens();
    String text = passage.text();
    int i = at;
    while (i < tokens.size() && i - at < 2 && link(text, tokens.get(i))) {
      i++;
    }
    boolean follows =
        i > at && i < tokens.size() && tokens.get(i).start() - tokens.get(i - 1).end() <= 1;
    return follows && ofRole(tokens.get(i)) ? i : -1;
  }

  private static boolean link(String text, TextToken token) {
    String word = Folded.fold(token.in(text));
    return token.is(TextToken.Type.WORD) && LINKS.contains(word)
        || word.equals("&")
        || word.equals("'")
        || word.equals("/")
        || word.equals("+");
  }

  private static boolean ofRole(TextToken token) {
    boolean word = token.is(TextToken.Type.NAME) || token.is(TextToken.Type.WORD);
    return word && (token.means(Sense.ROLE_WORD) || token.means(Sense.ROLE));
  }

  private static boolean beside(String text, int end, int start) {
    for (int i = end; i < start; i++) {
      if (Folded.fold(text.charAt(i)) != ' ') {
        return false;
      }
    }
    return start - end <= 1 && start >= end;
  }
}
