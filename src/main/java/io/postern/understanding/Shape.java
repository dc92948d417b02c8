package io.postern.understanding;

import io.postern.understanding.Lexicon.Sense;
import java.util.List;
import java.util.Set;

/** What a line is made of, seen as one that might introduce a quote. */
final class Shape {
  private static final int LONGEST_GLUED = 24;
  private static final int PROSE = 22;

  private final List<Token> tokens;
  private final WrittenDate date;
  private boolean wrote;
  private boolean address;
  private boolean colon;
  private boolean question;
  private boolean ruled;
  private boolean opensWithDate;
  private int names;
  private int lowerNames;
  private int lowerAfterWrote;
  private boolean goesOn;

  private Shape(List<Token> tokens, WrittenDate date) {
    this.tokens = tokens;
    this.date = date;
  }

  static Shape of(String text, List<Token> tokens, Lexicon lexicon) {
    Shape shape = new Shape(tokens, WrittenDate.of(tokens, lexicon));
    shape.read(text, lexicon);
    return shape;
  }

  boolean date() {
    return date.hasDate() || date.looksLikeSent();
  }

  /** Whether the date names the year, as those of mail programs do. */
  boolean year() {
    return date.hasYear();
  }

  boolean time() {
    return date.hasTime();
  }

  boolean zone() {
    return date.hasZone();
  }

  boolean wrote() {
    return wrote;
  }

  boolean address() {
    return address;
  }

  /** Whether it ends as lines do that introduce something. */
  boolean colon() {
    return colon;
  }

  /** Whether it is set in dashes. */
  boolean ruled() {
    return ruled;
  }

  boolean opensWithDate() {
    return opensWithDate;
  }

  /** Words that nothing explains and that may be names. */
  int names() {
    return names;
  }

  /** Words that nothing explains and that names hardly have: they begin with a small letter. */
  int lowerNames() {
    return lowerNames;
  }

  /** Whether an attribution may begin with such a line. */
  boolean couldOpen() {
    return date() || time() || address || wrote;
  }

  /** Whether it is prose, whatever lines are joined to it: more than any sign makes good. */
  boolean prose() {
    return lowerNames > PROSE;
  }

  /** How much of it an attribution would not have. */
  double strangeness() {
    boolean strong = wrote && (address || (date() && time()));
    return Math.max(0, lowerNames - (strong ? 5 : 2)) * 0.8
        + Math.max(0, lowerAfterWrote - 1) * 2.0
        + Math.max(0, names - 10) * 0.5
        + (question ? 2 : 0)
        + (goesOn ? 4 : 0);
  }

  boolean namesOneOf(Set<String> people) {
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.kind() == Token.Kind.ADDRESS && people.contains(Fold.of(token.text()))) {
        return true;
      }
      if (token.kind() == Token.Kind.WORD
          && i + 1 < tokens.size()
          && people.contains(token.text() + " " + tokens.get(i + 1).text())) {
        return true;
      }
    }
    return false;
  }

  private void read(String text, Lexicon lexicon) {
    String end = text.stripTrailing();
    while (end.endsWith("*") || end.endsWith("_") || end.endsWith(">") || end.endsWith(" ")) {
      end = end.substring(0, end.length() - 1);
    }
    colon = end.endsWith(":") || end.endsWith("：");
    ruled =
        (text.startsWith("--") && end.endsWith("-"))
            || (text.startsWith(">>>") && text.stripTrailing().endsWith(">>>"));
    question = end.endsWith("?") || end.endsWith("!") || end.endsWith("？");
    int protect = 0;
    boolean introduces = false;
    boolean first = true;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      switch (token.kind()) {
        case ADDRESS -> address = true;
        case NUMBER -> opensWithDate |= first;
        case LINK -> {}
        case SIGN -> {
          protect = protectedBy(token, protect);
          introduces |=
              wrote
                  && protect == 0
                  && ":：".contains(token.text())
                  && token.end() < text.length()
                  && text.charAt(token.end()) == ' ';
        }
        case WORD -> {
          goesOn |= introduces;
          int phrase = wrotePhrase(tokens, i, lexicon);
          if (phrase > 0) {
            wrote = true;
            i += phrase - 1;
          } else if (explained(token.text(), lexicon)) {
            opensWithDate |= first;
          } else if (protect > 0 || !Character.isLowerCase(token.raw().codePointAt(0))) {
            names++;
          } else {
            lowerNames++;
            lowerAfterWrote += wrote ? 1 : 0;
          }
        }
      }
      first &= token.kind() == Token.Kind.SIGN;
    }
  }

  // Inside quotation marks or brackets stand names, however they are spelt.
  private static int protectedBy(Token token, int protect) {
    return switch (token.text().charAt(0)) {
      case '(', '[', '<', '“', '«', '„' -> protect + 1;
      case ')', ']', '>', '”', '»' -> Math.max(0, protect - 1);
      case '"' -> protect == 0 ? 1 : protect - 1;
      default -> protect;
    };
  }

  /** Whether there is anything of what {@link #couldOpen} asks for: seen at less cost. */
  static boolean mayOpen(List<Token> tokens, Lexicon lexicon) {
    for (int i = 0; i < tokens.size(); i++) {
      boolean may =
          switch (tokens.get(i).kind()) {
            case NUMBER, ADDRESS -> true;
            case WORD -> wrotePhrase(tokens, i, lexicon) > 0;
            case LINK, SIGN -> false;
          };
      if (may) {
        return true;
      }
    }
    return false;
  }

  private static int wrotePhrase(List<Token> tokens, int from, Lexicon lexicon) {
    int longest = 0;
    int words = 0;
    if (!lexicon.mayWrite(firstWord(tokens.get(from).text()))) {
      return glued(tokens.get(from).text(), lexicon) ? 1 : 0;
    }
    StringBuilder phrase = new StringBuilder();
    for (int i = from; i < tokens.size() && words < Lexicon.longestPhrase(); i++) {
      Token token = tokens.get(i);
      if (token.kind() != Token.Kind.WORD) {
        break;
      }
      words++;
      phrase.append(words > 1 ? " " : "").append(Lexicon.phrase(token.text()));
      if (lexicon.senses(phrase.toString()).contains(Sense.WROTE)) {
        longest = words;
      }
    }
    return longest > 0 ? longest : glued(tokens.get(from).text(), lexicon) ? 1 : 0;
  }

  private static String firstWord(String text) {
    String phrase = Lexicon.phrase(text);
    int blank = phrase.indexOf(' ');
    return blank < 0 ? phrase : phrase.substring(0, blank);
  }

  // Scripts without blanks glue the verb to the name: 李雷写道.
  private static boolean glued(String word, Lexicon lexicon) {
    if (word.isEmpty() || word.charAt(word.length() - 1) < 0xE00) {
      return false;
    }
    for (int from = Math.max(1, word.length() - LONGEST_GLUED); from < word.length(); from++) {
      if (lexicon.senses(word.substring(from)).contains(Sense.WROTE)) {
        return true;
      }
    }
    return false;
  }

  private static boolean explained(String word, Lexicon lexicon) {
    if (lexicon.strange(word)) {
      return false;
    }
    Set<Sense> senses = lexicon.senses(Lexicon.phrase(word));
    return !senses.isEmpty() || DateWords.knows(word);
  }
}
