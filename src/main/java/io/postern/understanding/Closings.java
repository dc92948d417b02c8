package io.postern.understanding;

import java.util.HashSet;
import java.util.Set;

/** Recognises closing formulas and the names below them. */
final class Closings {
  /** What a line is at the end of a mail. */
  enum Kind {
    NONE,
    /** A formula alone: Best regards. */
    FORMULA,
    /** A formula with a name on the same line: Gruß, Holger. */
    FORMULA_AND_NAME,
    /** Thanks or a wish alone: a closing only when a name follows. */
    WISH,
    /** Only the sender's name, or something signed like one: /Sofia. */
    NAME
  }

  private static final int LONGEST = 70;
  private static final int MOST_NAME_WORDS = 4;
  private static final int MOST_BLOCK_WORDS = 8;

  private final Lexicon lexicon;
  private final Set<String> senderWords;

  Closings(Lexicon lexicon, Set<String> senderWords) {
    this.lexicon = lexicon;
    this.senderWords = senderWords;
  }

  Kind kind(PageLine line) {
    String clean = line.clean();
    if (lexicon.closingSentences().is(clean)) {
      return Kind.FORMULA;
    }
    if (clean.isEmpty() || clean.length() > LONGEST) {
      return Kind.NONE;
    }
    String phrase = Lexicon.phrase(clean);
    if (phrase.isEmpty()) {
      return Kind.NONE;
    }
    if (lexicon.closing(phrase)) {
      return Kind.FORMULA;
    }
    if (lexicon.wish(phrase)) {
      return Kind.WISH;
    }
    Kind started = started(clean);
    if (started != Kind.NONE) {
      return started;
    }
    return signed(clean) || sender(line) ? Kind.NAME : Kind.NONE;
  }

  /** Whether a line is nothing but the sender's name, initial, or a part of it. */
  boolean sender(PageLine line) {
    String clean = line.clean();
    return clean.length() <= LONGEST
        && !clean.endsWith(",") // a greeting
        && sender(Lexicon.phrase(clean));
  }

  /** Whether a line is the sender's name, or begins with the first two words of it. */
  boolean beginsWithSender(PageLine line) {
    String[] words = Lexicon.phrase(line.clean()).split(" ");
    return sender(line)
        || (words.length >= 2
            && (words.length <= MOST_BLOCK_WORDS || separated(line.clean()))
            && !words[0].equals(words[1])
            && senderWords.contains(words[0])
            && senderWords.contains(words[1]));
  }

  // "Ada Byron | Lovelace Engines | +44 20 5550 1000"
  private static boolean separated(String clean) {
    return clean.indexOf(" | ") > 0 || clean.indexOf(" • ") > 0 || clean.indexOf(" · ") > 0;
  }

  /** Whether a short line may be a name or title below a formula. */
  boolean belowFormula(PageLine line) {
    String clean = line.clean();
    if (ContactLines.score(line) > 0) {
      return true;
    }
    return clean.length() <= 60
        && !clean.endsWith("?")
        && !clean.endsWith(":")
        && (!clean.endsWith(".") || clean.length() <= 5);
  }

  private boolean sender(String phrase) {
    int known = 0;
    Set<String> seen = new HashSet<>();
    for (String word : phrase.split(" ")) {
      if (!seen.add(word)) {
        return false;
      }
      boolean initial =
          word.length() == 1 && senderWords.stream().anyMatch(name -> name.startsWith(word));
      boolean nickname =
          word.length() > 2 && senderWords.stream().anyMatch(name -> name.startsWith(word));
      if (senderWords.contains(word) || initial || nickname) {
        known++;
      } else if (!word.equals("x") && !word.equals("xx") && !word.equals("dr")) {
        return false;
      }
    }
    return known > 0;
  }

  // "/Sofia", "- Abhishek Kona", "~ s".
  private static boolean signed(String clean) {
    char mark = clean.charAt(0);
    if ("/-–—~".indexOf(mark) < 0 || clean.length() < 2) {
      return false;
    }
    String name = clean.substring(1).strip();
    if (name.isEmpty() || name.length() > 40 || name.endsWith(":") || name.split(" ").length > 3) {
      return false;
    }
    for (String word : name.split(" ")) {
      if (!Character.isUpperCase(word.codePointAt(0))
          || word.chars().anyMatch(Character::isDigit)) {
        return false;
      }
    }
    boolean blank = clean.charAt(1) == ' ';
    return !blank || (mark == '-' && name.indexOf(' ') > 0);
  }

  // A formula at the beginning of the line, then a name.
  private Kind started(String clean) {
    int end = clean.length();
    for (int words = 0; words <= MOST_NAME_WORDS && end > 0; words++) {
      String head = clean.substring(0, end).strip();
      String phrase = Lexicon.phrase(head);
      boolean formula = lexicon.closing(phrase);
      if (words > 0 && (formula || lexicon.wish(phrase))) {
        String rest = clean.substring(head.length());
        boolean apart = head.endsWith(",") || head.endsWith("!") || head.endsWith(".");
        if (nameLike(rest)
            && (sender(Lexicon.phrase(rest)) || (formula && (apart || words <= 2)))) {
          return Kind.FORMULA_AND_NAME;
        }
        if (formula && words <= 3 && fromPlace(rest)) {
          return Kind.FORMULA;
        }
      }
      end = head.lastIndexOf(' ');
    }
    return Kind.NONE;
  }

  private boolean nameLike(String rest) {
    String name = rest.strip();
    if (name.isEmpty() || name.endsWith("?") || name.endsWith(":") || name.endsWith(",")) {
      return false;
    }
    for (String word : name.split(" ")) {
      if (Character.isLowerCase(word.codePointAt(0)) && !sender(Lexicon.phrase(word))) {
        return false;
      }
    }
    return true;
  }

  // "Herzliche Grüße aus Winterthur", "Saludos desde CDMX,": a small word and a place.
  private static boolean fromPlace(String rest) {
    String[] words = rest.strip().split(" ");
    if (words.length != 2 && words.length != 3) {
      return false;
    }
    String place = words[words.length - 1];
    return Character.isLowerCase(words[0].codePointAt(0))
        && Character.isUpperCase(place.codePointAt(0))
        && !place.endsWith(".")
        && !place.endsWith("?");
  }
}
