package io.postern.writing;

import java.util.Optional;
import java.util.Set;

/**
 * The part of FreeMarker that a template may use, checked when it is loaded: conditions, lists,
 * switches, and built-ins that neither make text longer nor leave the template's data. There is no
 * way to loop but over data, to keep or join text, to call or define anything, or to reach a file,
 * a class or another template; so what a template costs is bounded by the {@link Steps} on its
 * data. What is not known to be harmless is refused.
 */
final class TemplateGate {
  static final int MAX_CHARACTERS = 64_000;
  static final int MAX_EXPRESSION = 400;
  static final int MAX_DEPTH = 40;

  private static final Set<String> DIRECTIVES =
      Set.of(
          "if",
          "elseif",
          "else",
          "list",
          "items",
          "sep",
          "switch",
          "case",
          "on",
          "default",
          "break",
          "continue",
          "t",
          "lt",
          "rt",
          "nt");
  private static final Set<String> NESTING = Set.of("if", "list", "items", "sep", "switch");

  /** What may stand after a question mark. */
  static final Set<String> BUILT_INS =
      Set.of(
          "has_content",
          "size",
          "length",
          "index",
          "counter",
          "is_first",
          "is_last",
          "has_next",
          "first",
          "last",
          "join",
          "then",
          "switch",
          "c",
          "upper_case",
          "lower_case",
          "cap_first",
          "uncap_first",
          "trim",
          "contains",
          "starts_with",
          "ends_with",
          "seq_contains");

  // After these words a bracket begins a list of its own; after any other it is an index.
  private static final Set<String> WORD_OPERATORS =
      Set.of("in", "as", "using", "gt", "lt", "gte", "lte");

  private final String source;
  private int at;

  private TemplateGate(String source) {
    this.source = source;
  }

  /**
   * @param line 1-based
   */
  record Refusal(int line, String what) {}

  /** The first thing in a template that is not let through. */
  static Optional<Refusal> refuse(String source) {
    TemplateGate gate = new TemplateGate(source);
    try {
      gate.scan();
      return Optional.empty();
    } catch (Stop stop) {
      int line = 1 + (int) source.chars().limit(gate.at).filter(c -> c == '\n').count();
      return Optional.of(new Refusal(line, stop.what));
    }
  }

  private static final class Stop extends Exception {
    private static final long serialVersionUID = 1;
    private final String what;

    Stop(String what) {
      super(what, null, false, false);
      this.what = what;
    }
  }

  private void scan() throws Stop {
    if (source.length() > MAX_CHARACTERS) {
      throw new Stop("longer than " + MAX_CHARACTERS + " characters");
    }
    int depth = 0;
    while (at < source.length()) {
      if (Inert.reserved(source.charAt(at))) {
        throw new Stop("has a private use character");
      } else if (ahead("<#--")) {
        int end = source.indexOf("-->", at);
        if (end < 0) {
          throw new Stop("a comment that does not end");
        }
        at = end + 3;
      } else if (ahead("<#") || ahead("</#")) {
        depth += directive();
        if (depth > MAX_DEPTH) {
          throw new Stop("nested deeper than " + MAX_DEPTH);
        }
      } else if (ahead("<@") || ahead("</@")) {
        throw new Stop("calls of macros and directives of one's own (<@…>) are not offered");
      } else if (ahead("${")) {
        at += 2;
        expression('}');
      } else {
        at++;
      }
    }
  }

  // How much deeper what follows is nested.
  private int directive() throws Stop {
    boolean closes = ahead("</#");
    int start = at;
    at += closes ? 3 : 2;
    String name = word();
    if (!DIRECTIVES.contains(name)) {
      at = start;
      throw new Stop("<#" + name + "> is not offered here; there are " + sorted(DIRECTIVES));
    }
    expression('>');
    return NESTING.contains(name) ? (closes ? -1 : 1) : 0;
  }

  // Everything up to the end mark must be made of tokens that are known.
  private void expression(char end) throws Stop {
    int start = at;
    int limit = at + MAX_EXPRESSION;
    int brackets = 0;
    boolean operand = false; // whether a value stands just before
    while (at < source.length()) {
      char c = source.charAt(at);
      if (at > limit) {
        throw new Stop("an expression longer than " + MAX_EXPRESSION + " characters");
      } else if (c == end && brackets == 0) {
        at++;
        return;
      } else if (Character.isWhitespace(c)) {
        at++;
      } else if (isLetter(c)) {
        operand = !WORD_OPERATORS.contains(word());
        if (at < source.length() && (ahead("\"") || ahead("'"))) {
          throw new Stop("raw strings are not offered");
        }
      } else if (isDigit(c)) {
        number();
        operand = true;
      } else if (c == '"' || c == '\'') {
        string(c);
        operand = true;
      } else if (c == '?') {
        operand = builtIn();
      } else if (c == '.') {
        member(operand);
      } else if (c == '(' || c == '[') {
        if (c == '[' && !operand) {
          throw new Stop("lists of one's own ([…]) are not offered");
        }
        brackets++;
        at++;
        operand = false;
      } else if (c == ')' || c == ']') {
        brackets--;
        at++;
        operand = true;
      } else {
        operator();
        operand = false;
      }
      if (brackets < 0 || brackets > MAX_DEPTH) {
        throw new Stop("brackets that do not fit");
      }
    }
    at = start;
    throw new Stop("an expression that does not end");
  }

  private void operator() throws Stop {
    for (String known : new String[] {"==", "!=", "&&", "||", "!", "=", ","}) {
      if (ahead(known)) {
        at += known.length();
        return;
      }
    }
    throw new Stop("'" + source.charAt(at) + "' is not offered in expressions");
  }

  // What stands before matters for a bracket after it: a?size[…] and a??[…] are refused by not
  // being operands.
  private boolean builtIn() throws Stop {
    at++;
    if (ahead("?")) {
      at++;
      return false;
    }
    skipSpace();
    String name = word();
    if (!BUILT_INS.contains(name)) {
      throw new Stop("?" + name + " is not offered here; there are " + sorted(BUILT_INS));
    }
    return name.equals("first") || name.equals("last");
  }

  private void member(boolean operand) throws Stop {
    at++;
    skipSpace();
    if (ahead(".")) {
      throw new Stop("ranges (..) are not offered");
    }
    if (!operand || at >= source.length() || !isLetter(source.charAt(at))) {
      throw new Stop("a dot that does not name a part of something");
    }
  }

  private void number() throws Stop {
    while (at < source.length() && isDigit(source.charAt(at))) {
      at++;
    }
    if (ahead(".")) {
      throw new Stop("ranges (..) and fractions are not offered");
    }
  }

  private void string(char quote) throws Stop {
    int start = at;
    int limit = at + MAX_EXPRESSION;
    for (at++; at < source.length() && at < limit; at++) {
      if (source.charAt(at) == quote) {
        at++;
        return;
      }
      if (ahead("${") || ahead("#{") || Inert.reserved(source.charAt(at))) {
        throw new Stop("a value inside a string: end the expression and write it beside");
      }
      if (source.charAt(at) == '\\') {
        at++;
      }
    }
    at = start;
    throw new Stop("a string that does not end");
  }

  private boolean ahead(String text) {
    return source.startsWith(text, at);
  }

  private void skipSpace() {
    while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
      at++;
    }
  }

  private String word() {
    int start = at;
    while (at < source.length() && (isLetter(source.charAt(at)) || isDigit(source.charAt(at)))) {
      at++;
    }
    return source.substring(start, at);
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static String sorted(Set<String> words) {
    return String.join(", ", words.stream().sorted().toList());
  }
}
