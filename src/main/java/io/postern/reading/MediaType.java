package io.postern.reading;

import io.postern.mail.Flaw;
import java.util.Locale;
import java.util.Map;

/**
 * A Content-Type (RFC 2045 5.1) or Content-Disposition (RFC 2183), read leniently.
 *
 * @param name lower case, for example {@code text/plain} or {@code attachment}
 * @param parameters by lower-case name
 */
record MediaType(String name, Map<String, String> parameters) {
  static final MediaType PLAIN = new MediaType("text/plain", Map.of());
  static final MediaType NO_DISPOSITION = new MediaType("", Map.of());

  static MediaType contentType(String raw, Budget budget) {
    MediaType read = read(raw, budget);
    return switch (read.name) {
      case "", "text" -> new MediaType("text/plain", read.parameters);
      case "html" -> new MediaType("text/html", read.parameters);
      case "multipart" -> new MediaType("multipart/mixed", read.parameters);
      default ->
          read.name.indexOf('/') > 0
              ? read
              : new MediaType("application/octet-stream", read.parameters);
    };
  }

  static MediaType read(String raw, Budget budget) {
    int end = 0;
    while (end < raw.length() && " \t;(\"".indexOf(raw.charAt(end)) < 0) {
      end++;
    }
    String name = raw.substring(0, end).toLowerCase(Locale.ROOT);
    // The semicolon is left out now and then: "text/plain charset=utf-8".
    int semicolon = raw.indexOf(';');
    int equals = raw.indexOf('=', end);
    boolean without = equals >= 0 && (semicolon < 0 || equals < semicolon);
    int from = without ? end : semicolon + 1;
    Map<String, String> parameters =
        from == 0 ? Map.of() : Parameters.read(raw, from, budget, Flaw.REPEATED_PARAMETER);
    return new MediaType(name, parameters);
  }

  String parameter(String key) {
    return parameters.getOrDefault(key, "");
  }

  boolean multipart() {
    return name.startsWith("multipart/");
  }

  boolean text() {
    return name.startsWith("text/");
  }

  boolean is(String... names) {
    for (String one : names) {
      if (name.equals(one)) {
        return true;
      }
    }
    return false;
  }
}
