package io.postern.understanding;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a line: a word, a number with its separators, an address, a link, or one other
 * character.
 *
 * @param kind what it is
 * @param text words folded and without dots, numbers in ASCII digits, all else as written
 * @param raw as written
 * @param start where it begins in the line
 * @param end where it ends, exclusive
 */
record Token(Kind kind, String text, String raw, int start, int end) {
  enum Kind {
    WORD,
    NUMBER,
    ADDRESS,
    LINK,
    SIGN
  }

  private static final String[] SIGNS = new String[128];

  static {
    for (char c = 0; c < SIGNS.length; c++) {
      SIGNS[c] = String.valueOf(c);
    }
  }

  /** Takes a line apart; linear in its length. */
  static List<Token> of(String line) {
    int length = line.length();
    List<Token> tokens = new ArrayList<>(length / 5 + 2);
    int at = 0;
    while (at < length) {
      char c = line.charAt(at);
      if (c == ' ' || c == '\t') {
        at++;
      } else if (Character.isLetterOrDigit(c) || Character.isSurrogate(c) || isMark(c)) {
        int end = runEnd(line, at);
        at = run(line, at, end, tokens);
      } else {
        String sign = c < SIGNS.length ? SIGNS[c] : String.valueOf(c);
        tokens.add(new Token(Kind.SIGN, sign, sign, at, at + 1));
        at++;
      }
    }
    return tokens;
  }

  boolean is(Kind other, String word) {
    return kind == other && text.equals(word);
  }

  boolean sign(char c) {
    return kind == Kind.SIGN && text.charAt(0) == c;
  }

  // Up to the next blank or bracket: what an address or a link can be made of.
  private static int runEnd(String line, int from) {
    int at = from;
    while (at < line.length() && !endsRun(line.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean endsRun(char c) {
    return switch (c) {
      case ' ', '\t', '<', '>', '(', ')', '[', ']', '{', '}', '"', ',', ';', '|' -> true;
      default -> c > 127 && "“”„«»，；、：（）【】《》".indexOf(c) >= 0;
    };
  }

  private static int run(String line, int start, int end, List<Token> tokens) {
    int sign = line.indexOf('@', start, end);
    if (sign > start && sign < end - 1) {
      int from = line.startsWith("mailto:", start) ? start + "mailto:".length() : start;
      int to = end;
      while (to > from && ".:!?'".indexOf(line.charAt(to - 1)) >= 0) {
        to--;
      }
      if (to > from) {
        String address = line.substring(from, to);
        tokens.add(new Token(Kind.ADDRESS, address, address, start, to));
        return to;
      }
    }
    if (line.startsWith("http://", start)
        || line.startsWith("https://", start)
        || line.startsWith("www.", start)) {
      String run = line.substring(start, end);
      tokens.add(new Token(Kind.LINK, run, run, start, end));
      return end;
    }
    return Character.isDigit(line.charAt(start))
        ? number(line, start, end, tokens)
        : word(line, start, end, tokens);
  }

  private static int number(String line, int start, int end, List<Token> tokens) {
    StringBuilder digits = new StringBuilder();
    int at = start;
    while (at < end) {
      char c = line.charAt(at);
      boolean inner = at + 1 < end && Character.isDigit(line.charAt(at + 1));
      if (Character.isDigit(c)) {
        digits.append((char) ('0' + Character.digit(c, 10)));
      } else if (inner && ".:/-".indexOf(c) >= 0) {
        digits.append(c);
      } else if (inner && c == '٫') {
        digits.append('.');
      } else {
        break;
      }
      at++;
    }
    tokens.add(new Token(Kind.NUMBER, digits.toString(), line.substring(start, at), start, at));
    return at;
  }

  private static int word(String line, int start, int end, List<Token> tokens) {
    int at = start;
    while (at < end) {
      char c = line.charAt(at);
      boolean part = Character.isLetter(c) || Character.isSurrogate(c) || isMark(c);
      boolean joint =
          (c == '.' || c == '\'' || c == '’' || c == '׳' || c == '-' || c == '/')
              && at > start
              && at + 1 < end
              && Character.isLetter(line.charAt(at + 1));
      if (!part && !joint) {
        break;
      }
      at++;
    }
    if (at == start) {
      at++;
    }
    String raw = line.substring(start, at);
    String folded = Fold.of(raw);
    String text = folded.indexOf('.') < 0 ? folded : folded.replace(".", "");
    tokens.add(new Token(Kind.WORD, text, raw, start, at));
    return at;
  }

  private static boolean isMark(char c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }
}
