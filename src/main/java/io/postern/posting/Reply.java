package io.postern.posting;

import java.util.List;

/**
 * A reply of an SMTP server (RFC 5321 4.2).
 *
 * @param code three digits
 * @param lines the text of each line, without the code
 */
record Reply(int code, List<String> lines) {
  Reply {
    lines = List.copyOf(lines);
  }

  boolean positive() {
    return code / 100 == 2;
  }

  boolean temporary() {
    return code / 100 == 4;
  }

  /** The server closes the connection after this (RFC 5321 3.8). */
  boolean closes() {
    return code == 421;
  }

  /** The enhanced status code (RFC 2034) that its text begins with; empty when there is none. */
  String status() {
    String text = lines.getFirst();
    int end = text.indexOf(' ');
    String first = end < 0 ? text : text.substring(0, end);
    boolean shaped =
        first.length() <= 9
            && first.startsWith(code / 100 + ".")
            && first.indexOf('.', 2) > 2
            && first.indexOf('.', 2) == first.lastIndexOf('.')
            && !first.endsWith(".")
            && first.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    return shaped ? first : "";
  }

  /** All of it on one line. */
  @Override
  public String toString() {
    return code + " " + String.join(" ", lines);
  }
}
