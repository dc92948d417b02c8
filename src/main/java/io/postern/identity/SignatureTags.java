package io.postern.identity;

import io.postern.mail.RawField;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The tag=value pairs of a signature's field (RFC 6376 3.2): between semicolons, white space around
 * them without meaning.
 */
record SignatureTags(Map<String, String> tags) {
  private static final int MOST = 50;
  private static final int LONGEST_NUMBER = 2;

  static SignatureTags of(RawField field) {
    Map<String, String> tags = new HashMap<>();
    for (String pair : field.unfolded().split(";", MOST)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        tags.putIfAbsent(
            pair.substring(0, equals).strip(),
            pair.substring(equals + 1).strip().toLowerCase(Locale.ROOT));
      }
    }
    return new SignatureTags(tags);
  }

  boolean has(String tag) {
    return tags.containsKey(tag);
  }

  /** Lower case; empty when it is not there. */
  String value(String tag) {
    return tags.getOrDefault(tag, "");
  }

  /** Who signs. */
  String domain() {
    return value("d");
  }

  /** The number of an ARC set (RFC 8617 4.2.1); 0 when it says none. */
  int instance() {
    String number = value("i");
    boolean digits = !number.isEmpty() && number.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits && number.length() <= LONGEST_NUMBER ? Integer.parseInt(number) : 0;
  }
}
