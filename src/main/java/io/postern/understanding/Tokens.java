package io.postern.understanding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A text in words, as the grammar of commands reads it. Case, accents, quotes and the stars of bold
 * text are gone; numbers, addresses and references of deals are one token each; in scripts without
 * spaces each character is one. Every other character stays a token of its own, so that nothing
 * written can be overlooked.
 */
final class Tokens {
  enum Kind {
    WORD,
    /** Digits with what groups them, as written: {@code 12 500,00}, {@code 18.11.2026}. */
    NUMBER,
    /** One character of punctuation, or any other that is nothing else. */
    MARK,
    ADDRESS,
    /** A deal's reference, in capitals: {@code NW-1042}. */
    REF,
    EMOJI,
    /** The end of a line. */
    LINE,
    /** The end of a paragraph: one or more empty lines. */
    PARAGRAPH,
    /** After the last token. */
    END
  }

  private record Token(Kind kind, String text, int start, int end) {}

  private static final String DECORATION = "\"'*_`\u00BF\u00A1\u2018\u300C\u300D\u300E\u300F";
  private static final String GROUPING = ".,'";

  private final String source;
  private final Set<String> prefixes;
  private final List<Token> tokens = new ArrayList<>();

  /** Of all tokens; empty until it is asked for. */
  private final Set<String> words = new HashSet<>();

  /** Where a run of characters without blanks was looked through for an address before. */
  private int searched;

  private Tokens(String source, Set<String> prefixes) {
    this.source = source;
    this.prefixes = prefixes;
  }

  /**
   * @param prefixes of references that are known, in capitals
   */
  static Tokens of(String text, Set<String> prefixes) {
    Tokens tokens = new Tokens(text, prefixes);
    int at = 0;
    while (at < text.length()) {
      at = tokens.take(at);
    }
    return tokens;
  }

  static Tokens of(String text) {
    return of(text, new HashSet<>());
  }

  int size() {
    return tokens.size();
  }

  /** Its different words, as they are compared. */
  Set<String> words() {
    if (words.isEmpty()) {
      tokens.forEach(token -> words.add(token.text));
    }
    return Collections.unmodifiableSet(words);
  }

  Kind kind(int at) {
    return at < tokens.size() ? tokens.get(at).kind : Kind.END;
  }

  /** The token as words are compared; of {@link Kind#END} nothing. */
  String text(int at) {
    return at < tokens.size() ? tokens.get(at).text : "";
  }

  boolean mark(int at, String anyOf) {
    return kind(at) == Kind.MARK && anyOf.contains(text(at));
  }

  boolean word(int at, String word) {
    return kind(at) == Kind.WORD && text(at).equals(word);
  }

  /** Where the token begins in the text. */
  int start(int at) {
    return at < tokens.size() ? tokens.get(at).start : source.length();
  }

  /** Where the token ends in the text, exclusive. */
  int end(int at) {
    return at < tokens.size() ? tokens.get(at).end : source.length();
  }

  /** The first token at or after a place in the text. */
  int at(int place) {
    int low = 0;
    int high = tokens.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (tokens.get(middle).start < place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The text as written from one token to before another. */
  String written(int from, int to) {
    return from >= to ? "" : source.substring(start(from), end(to - 1));
  }

  /** Whether the token is written with a capital, or in a script that has none. */
  boolean capital(int at) {
    char first = source.charAt(start(at));
    return Character.isUpperCase(first) || Folded.spaceless(first);
  }

  /** Whether the token is written as names are: a capital, then small letters. */
  boolean name(int at) {
    String word = written(at, at + 1);
    return word.length() > 2
        && Character.isUpperCase(word.charAt(0))
        && Character.isLowerCase(word.charAt(1));
  }

  boolean lineEnd(int at) {
    Kind kind = kind(at);
    return kind == Kind.LINE || kind == Kind.PARAGRAPH || kind == Kind.END;
  }

  String source() {
    return source;
  }

  private int take(int at) {
    char c = Folded.fold(source.charAt(at));
    if (c == '\n' || c == '\r') {
      return lines(at);
    }
    if (c == ' ' || c == '\t' || ignorable(c)) {
      return at + 1;
    }
    if (Folded.spaceless(c)) {
      return add(Kind.WORD, spaceless(c), at, at + 1);
    }
    if (Character.isLetter(c)) {
      return letters(at);
    }
    if (c >= '0' && c <= '9') {
      int address = address(at);
      return address > 0 ? address : number(at);
    }
    if (DECORATION.indexOf(c) >= 0) {
      return at + 1;
    }
    return other(at, c);
  }

  private int lines(int at) {
    int breaks = 0;
    int end = at;
    while (end < source.length() && Character.isWhitespace(source.charAt(end))) {
      if (source.charAt(end) == '\n') {
        breaks++;
      }
      end++;
    }
    return add(breaks > 1 ? Kind.PARAGRAPH : Kind.LINE, "\n", at, end);
  }

  private int letters(int at) {
    int address = address(at);
    if (address > 0) {
      return address;
    }
    int end = at + 1;
    while (end < source.length() && wordPart(source.charAt(end))) {
      end++;
    }
    int ref = reference(at, end);
    return ref > 0 ? ref : add(Kind.WORD, Folded.fold(source.substring(at, end)), at, end);
  }

  private static boolean wordPart(char c) {
    return !Folded.spaceless(c)
        && (Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK);
  }

  // A run without blanks is looked through once; without an @ none of its letters begins an
  // address.
  private int address(int at) {
    if (at < searched) {
      return 0;
    }
    int end = at;
    int sign = -1;
    while (end < source.length() && addressPart(source.charAt(end))) {
      if (source.charAt(end) == '@') {
        sign = end;
      }
      end++;
    }
    searched = end;
    if (sign < 0) {
      return 0;
    }
    while (end > sign && ".-+".indexOf(source.charAt(end - 1)) >= 0) {
      end--;
    }
    return add(Kind.ADDRESS, source.substring(at, end), at, end);
  }

  private static boolean addressPart(char c) {
    return Character.isLetterOrDigit(c) && !Folded.spaceless(c) || "@._%+-=&~#".indexOf(c) >= 0;
  }

  private int reference(int at, int end) {
    if (end >= source.length() || Folded.fold(source.charAt(end)) != '-') {
      return 0;
    }
    int digits = end + 1;
    while (digits < source.length() && digit(source.charAt(digits))) {
      digits++;
    }
    String prefix = source.substring(at, end).toUpperCase(Locale.ROOT);
    if (digits == end + 1 || digits - end > 12 || !prefixes.contains(prefix)) {
      return 0;
    }
    String ref = prefix + "-" + source.substring(end + 1, digits);
    return add(Kind.REF, ref, at, digits);
  }

  private int number(int at) {
    int end = at + 1;
    while (end < source.length()) {
      char c = Folded.fold(source.charAt(end));
      if (c >= '0' && c <= '9') {
        end++;
      } else if (GROUPING.indexOf(c) >= 0 && digitAt(end + 1)) {
        end += 2;
      } else if (c == ' ' && threeDigits(end + 1) && end - at <= 12) {
        end += 4;
      } else {
        break;
      }
    }
    return add(Kind.NUMBER, Folded.fold(source.substring(at, end)), at, end);
  }

  private boolean threeDigits(int at) {
    return digitAt(at) && digitAt(at + 1) && digitAt(at + 2) && !digitAt(at + 3);
  }

  private boolean digitAt(int at) {
    return at < source.length() && digit(source.charAt(at));
  }

  private static boolean digit(char c) {
    char folded = Folded.fold(c);
    return folded >= '0' && folded <= '9';
  }

  private int other(int at, char c) {
    int point = source.codePointAt(at);
    int end = at + Character.charCount(point);
    if (Character.isEmoji(point) && point > 0xFF) {
      while (end < source.length() && joinsEmoji(source.codePointAt(end))) {
        end += Character.charCount(source.codePointAt(end));
      }
      return add(Kind.EMOJI, Character.toString(point), at, end);
    }
    if (c == '-' && at > 0 && letterAt(at - 1) && letterAt(end)) {
      return end; // e-mail, est-on
    }
    if (c == '.' && source.startsWith("..", at)) {
      return add(Kind.MARK, "\u2026", at, at + 1);
    }
    if (Character.getType(c) == Character.CURRENCY_SYMBOL) {
      return add(Kind.WORD, String.valueOf(c), at, at + 1);
    }
    String mark =
        switch (c) {
          case '\u3002' -> ".";
          case '\u3001' -> ",";
          default -> source.substring(at, end).length() == 1 ? String.valueOf(c) : "\uFFFD";
        };
    return add(Kind.MARK, mark, at, end);
  }

  private boolean letterAt(int at) {
    return at < source.length() && Character.isLetter(source.charAt(at));
  }

  private static boolean joinsEmoji(int point) {
    return point == 0x200D || point == 0xFE0F || point >= 0x1F3FB && point <= 0x1F3FF;
  }

  // Half-width kana and their like are not folded; what is written with them is asked about.
  private static String spaceless(char c) {
    return String.valueOf(c);
  }

  private static boolean ignorable(char c) {
    return Character.isWhitespace(c)
        || c == '\uFEFF'
        || c >= '\u200B' && c <= '\u200F'
        || c >= '\u202A' && c <= '\u202E'
        || c >= '\u2060' && c <= '\u2069';
  }

  private int add(Kind kind, String text, int start, int end) {
    tokens.add(new Token(kind, text, start, end));
    return end;
  }
}
