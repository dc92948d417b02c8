package io.postern.intake.smtp;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The argument of MAIL and RCPT (RFC 5321 4.1.1.2, 4.1.1.3).
 *
 * @param path what stands between the angle brackets, without a source route; empty for {@code <>}
 * @param parameters the words after it, upper case keywords with their values
 */
record SmtpPath(String path, List<String> parameters) {
  // RFC 5321 4.5.3.1.3 says 256; forwarders' rewritten senders are longer.
  private static final int MAX = 512;

  SmtpPath {
    parameters = List.copyOf(parameters);
  }

  /**
   * Reads {@code FROM:<path> KEY=VALUE}.
   *
   * @param keyword {@code FROM:} or {@code TO:}
   * @return empty when it is not of that form
   */
  static Optional<SmtpPath> parse(String keyword, String argument) {
    if (!argument.regionMatches(true, 0, keyword, 0, keyword.length())) {
      return Optional.empty();
    }
    String rest = argument.substring(keyword.length()).stripLeading();
    int end = rest.indexOf('>');
    if (!rest.startsWith("<") || end < 0 || end > MAX) {
      return Optional.empty();
    }
    String path = rest.substring(1, end);
    String after = rest.substring(end + 1);
    if (path.chars().anyMatch(c -> c <= ' ' || c == 127 || c == '<')
        || !(after.isEmpty() || after.startsWith(" "))) {
      return Optional.empty();
    }
    List<String> parameters = after.isBlank() ? List.of() : List.of(after.strip().split(" +"));
    return Optional.of(new SmtpPath(withoutRoute(path), parameters));
  }

  /** The value of a parameter; empty when it is not given or has none. */
  Optional<String> value(String keyword) {
    String start = keyword + "=";
    return parameters.stream()
        .filter(parameter -> parameter.regionMatches(true, 0, start, 0, start.length()))
        .map(parameter -> parameter.substring(start.length()))
        .findFirst();
  }

  /** The first parameter that is none of {@code known}. */
  Optional<String> unknownBeside(List<String> known) {
    return parameters.stream().filter(parameter -> !known.contains(keyword(parameter))).findFirst();
  }

  private static String keyword(String parameter) {
    int equals = parameter.indexOf('=');
    return (equals < 0 ? parameter : parameter.substring(0, equals)).toUpperCase(Locale.ROOT);
  }

  // RFC 5321 4.1.1.3: a source route is to be accepted and ignored.
  private static String withoutRoute(String path) {
    int colon = path.indexOf(':');
    return path.startsWith("@") && colon > 0 ? path.substring(colon + 1) : path;
  }
}
