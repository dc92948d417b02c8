package io.postern.understanding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A word of a text, or a mark between words.
 *
 * @param type what it is
 * @param start where it begins
 * @param end where it ends, exclusive
 * @param senses of the words and phrases that cover it, a bit each
 */
record TextToken(Type type, int start, int end, long senses) implements Placed {
  TextToken(Type type, int start, int end) {
    this(type, start, end, 0);
  }

  /** What a token is. */
  enum Type {
    /** A word that begins with a capital, or has one. */
    NAME,
    /** Any other word. */
    WORD,
    /** Digits with what belongs to them: 1,200.50. */
    NUMBER,
    /** An address or a web address. */
    SOLID,
    /** A single other character. */
    MARK,
    /** The end of a line. */
    BREAK
  }

  boolean is(Type other) {
    return type == other;
  }

  TextToken meaning(long senses) {
    return new TextToken(type, start, end, senses);
  }

  /** Whether a word or phrase of this sense covers it. */
  boolean means(Sense sense) {
    return (senses >>> sense.ordinal() & 1) != 0;
  }

  /** Whether no word or phrase covers it. */
  boolean meansNothing() {
    return senses == 0;
  }

  String in(String text) {
    return text.substring(start, end);
  }

  @Override
  public Span span() {
    return new Span(start, end);
  }

  /** The tokens of a text; each of the {@code solid} spans is one. */
  static List<TextToken> of(String text, List<Span> solid) {
    List<Span> blocks = new ArrayList<>(solid);
    blocks.sort(Comparator.comparingInt(Span::start));
    List<TextToken> tokens = new ArrayList<>();
    int block = 0;
    int at = 0;
    while (at < text.length()) {
      while (block < blocks.size() && blocks.get(block).start() < at) {
        block++;
      }
      if (block < blocks.size() && blocks.get(block).start() == at) {
        int end = Math.max(at + 1, blocks.get(block).end());
        tokens.add(new TextToken(Type.SOLID, at, end));
        at = end;
        continue;
      }
      int limit = block < blocks.size() ? blocks.get(block).start() : text.length();
      at = next(text, at, limit, tokens);
    }
    return tokens;
  }

  private static int next(String text, int at, int limit, List<TextToken> tokens) {
    char c = text.charAt(at);
    if (c == '\n') {
      tokens.add(new TextToken(Type.BREAK, at, at + 1));
      return at + 1;
    }
    if (Character.isWhitespace(c) || c == '\u00A0' || c == '\u3000' || c == '\u202F') {
      return at + 1;
    }
    if (Character.isDigit(c)) {
      return number(text, at, limit, tokens);
    }
    if (inWord(c)) {
      return word(text, at, limit, tokens);
    }
    tokens.add(new TextToken(Type.MARK, at, at + 1));
    return at + 1;
  }

  private static int number(String text, int at, int limit, List<TextToken> tokens) {
    int end = at;
    while (end < limit && Character.isDigit(text.charAt(end))
        || end + 1 < limit
            && ".,'’".indexOf(text.charAt(end)) >= 0
            && Character.isDigit(text.charAt(end + 1))) {
      end++;
    }
    if (end + 1 < limit
            && Character.isUpperCase(text.charAt(end))
            && Character.isUpperCase(text.charAt(end + 1))
        || end < limit
            && Character.isUpperCase(text.charAt(end))
            && end - at == 1
            && "kKmM".indexOf(text.charAt(end)) < 0) {
      int wordEnd = end;
      while (wordEnd < limit && inWord(text.charAt(wordEnd))) {
        wordEnd++;
      }
      if (text.substring(end, wordEnd).chars().noneMatch(Character::isLowerCase)) {
        tokens.add(new TextToken(Type.NUMBER, at, end));
        return end;
      }
      tokens.add(new TextToken(Type.NAME, at, wordEnd));
      return wordEnd;
    }
    tokens.add(new TextToken(Type.NUMBER, at, end));
    return end;
  }

  private static int word(String text, int at, int limit, List<TextToken> tokens) {
    boolean spaceless = Folded.spaceless(text.charAt(at));
    int end = at + 1;
    while (end < limit) {
      char c = text.charAt(end);
      boolean inside =
          end + 1 < limit
              && inWord(text.charAt(end + 1))
              && !Folded.spaceless(text.charAt(end + 1));
      if (inWord(c) && Folded.spaceless(c) == spaceless
          || !spaceless && inside && "'’-‑".indexOf(c) >= 0
          || !spaceless && c == '.' && initials(text, at, end, inside)) {
        end++;
      } else {
        break;
      }
    }
    boolean capital = false;
    for (int i = at; i < end; i++) {
      capital |= Character.isUpperCase(text.charAt(i)) || Character.isTitleCase(text.charAt(i));
    }
    tokens.add(new TextToken(capital ? Type.NAME : Type.WORD, at, end));
    return end;
  }

  /** A dot that belongs to its word: J. or S.A.R.L. */
  private static boolean initials(String text, int start, int dot, boolean inside) {
    int letters = 0;
    for (int i = dot - 1; i >= start && Character.isLetter(text.charAt(i)); i--) {
      letters++;
    }
    boolean first = dot - letters == start;
    boolean single =
        letters == 1 && (Character.isUpperCase(text.charAt(dot - 1)) || !first || inside);
    return single || !first && letters <= 3;
  }

  private static boolean inWord(char c) {
    return Character.isLetterOrDigit(c)
        || c == '々'
        || c == 'ー'
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }
}
