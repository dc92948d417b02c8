package io.postern.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One Authentication-Results field (RFC 8601 2.2), read by its grammar. A field that departs from
 * it is none: what a sender slips into a value must not become a result.
 *
 * @param authservId who says so; empty where the field has none, as Microsoft's
 * @param results in their order
 */
record AuthenticationResults(String authservId, List<Result> results) {
  /**
   * @param method lower case
   * @param verdict lower case
   * @param properties for example {@code header.d}; a value that is followed by a comment without
   *     white space is not among them
   */
  record Result(String method, String verdict, Map<String, String> properties) {
    String property(String name) {
      return properties.getOrDefault(name, "");
    }
  }

  private static final int MAX_RESULTS = 100;

  AuthenticationResults {
    results = List.copyOf(results);
  }

  static Optional<AuthenticationResults> read(String unfolded) {
    try {
      return Optional.of(new Parser(unfolded).field());
    } catch (NotGrammar departed) {
      return Optional.empty();
    }
  }

  private static final class NotGrammar extends Exception {
    private static final long serialVersionUID = 1;
  }

  private static final class Parser {
    private final String text;
    private int at;

    Parser(String text) {
      this.text = text;
    }

    AuthenticationResults field() throws NotGrammar {
      white();
      int start = at;
      String id = value(true);
      white();
      if (more() && text.charAt(at) == '=') { // no name: Microsoft begins with a result
        at = start;
        return new AuthenticationResults("", results());
      }
      if (more() && Character.isDigit(text.charAt(at))) {
        value(true); // the version
        white();
      }
      if (!more()) {
        return new AuthenticationResults(id, List.of());
      }
      expect(';');
      return new AuthenticationResults(id, results());
    }

    private List<Result> results() throws NotGrammar {
      List<Result> results = new ArrayList<>();
      while (true) {
        white();
        if (!more()) {
          return results; // some end with a semicolon
        }
        String method = keyword();
        white();
        if (method.equals("none") && !more()) {
          return results;
        }
        if (more() && text.charAt(at) == '/') {
          at++;
          white();
          keyword();
          white();
        }
        expect('=');
        white();
        results.add(new Result(method, keyword(), properties()));
        if (results.size() > MAX_RESULTS) {
          throw new NotGrammar();
        }
        if (!more()) {
          return results;
        }
        expect(';');
      }
    }

    private Map<String, String> properties() throws NotGrammar {
      Map<String, String> properties = new LinkedHashMap<>();
      white();
      while (more() && text.charAt(at) != ';') {
        StringBuilder name = new StringBuilder(keyword());
        white();
        while (more() && text.charAt(at) == '.') {
          at++;
          white();
          name.append('.').append(keyword());
          white();
        }
        expect('=');
        white();
        String value = more() && text.charAt(at) != ';' ? value(false) : "";
        boolean glued = more() && text.charAt(at) == '(';
        // Two values for one property, or one with a comment glued to it: a sender's doing.
        if (glued || properties.putIfAbsent(name.toString(), value) != null) {
          properties.put(name.toString(), "");
        }
        white();
      }
      return properties;
    }

    private String keyword() throws NotGrammar {
      int start = at;
      while (more() && isKeyword(text.charAt(at))) {
        at++;
      }
      if (at == start) {
        throw new NotGrammar();
      }
      return text.substring(start, at).toLowerCase(Locale.ROOT);
    }

    // A token, a quoted string, or a mailbox of both; RFC 2045 5.1 without its special characters.
    private String value(boolean name) throws NotGrammar {
      StringBuilder value = new StringBuilder();
      int start = at;
      while (more()) {
        char c = text.charAt(at);
        if (c == '"') {
          quoted(value);
        } else if (Character.isWhitespace(c) || c == ';' || c == '(' || c == ')' || c == ',') {
          break;
        } else if (c == '=' && name) {
          break; // a result where the name should stand
        } else {
          value.append(c);
          at++;
        }
      }
      if (at == start) {
        throw new NotGrammar();
      }
      return value.toString();
    }

    private void quoted(StringBuilder value) throws NotGrammar {
      for (at++; more() && text.charAt(at) != '"'; at++) {
        if (text.charAt(at) == '\\' && at + 1 < text.length()) {
          at++;
        }
        value.append(text.charAt(at));
      }
      expect('"');
    }

    private void white() throws NotGrammar {
      while (more()) {
        if (Character.isWhitespace(text.charAt(at))) {
          at++;
        } else if (text.charAt(at) == '(') {
          int end = Comments.end(text, at);
          if (end < 0) {
            throw new NotGrammar();
          }
          at = end;
        } else {
          return;
        }
      }
    }

    private void expect(char c) throws NotGrammar {
      if (!more() || text.charAt(at) != c) {
        throw new NotGrammar();
      }
      at++;
    }

    private boolean more() {
      return at < text.length();
    }

    private static boolean isKeyword(char c) {
      return (c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || c == '-'
          || c == '_';
    }
  }
}
