package io.postern.writing;

import java.util.List;
import java.util.Locale;

/**
 * A notice put into words.
 *
 * @param locale the language that it is in
 * @param fromName how its sender is named
 * @param subject its whole subject
 * @param lines the text part; a line that ends in a space goes on in the next one (RFC 3676 4.1)
 * @param html the HTML part
 * @param pictures what the HTML part shows
 * @param files what is attached
 */
record Composed(
    Locale locale,
    String fromName,
    String subject,
    List<String> lines,
    String html,
    List<Picture> pictures,
    List<AttachedFile> files) {
  /** The text part as it is shown. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      text.append(line.equals(SIGNATURE) ? line : line.stripTrailing()).append('\n');
    }
    return text.toString();
  }

  /** The text part as format=flowed: RFC 3676 4.4 has such lines stuffed with a space. */
  String flowed() {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      boolean mistaken =
          line.startsWith(" ")
              || line.startsWith("From ")
              || (line.startsWith(">") && !line.startsWith("> ") && !line.equals(">"));
      text.append(mistaken ? " " : "").append(line).append('\n');
    }
    return text.toString();
  }

  /** RFC 3676 4.3: what follows is no part of the message. */
  static final String SIGNATURE = "-- ";
}
