package io.postern.understanding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The fields of a delivery status (RFC 3464 2.3), one group a recipient. Groups are told apart by
 * the fields that begin them, since blank lines get lost and fields come in any order.
 */
final class StatusFields {
  private static final Set<String> KNOWN =
      Set.of(
          "final-recipient",
          "original-recipient",
          "action",
          "status",
          "remote-mta",
          "diagnostic-code",
          "last-attempt-date",
          "will-retry-until",
          "final-log-id");
  private static final int MAX_RECIPIENTS = 200;

  /**
   * One recipient's fields.
   *
   * @param values by lower-case name
   */
  record Group(Map<String, String> values) {
    String value(String name) {
      return values.getOrDefault(name, "");
    }

    /** The address of a recipient field, its type (RFC 3464 2.3.1) left out; empty if none. */
    String address(String name) {
      String value = value(name);
      int type = value.indexOf(';');
      String address = value.substring(type + 1).strip();
      int open = address.lastIndexOf('<');
      int close = address.lastIndexOf('>');
      if (open >= 0 && close > open) {
        address = address.substring(open + 1, close);
      }
      return address.strip();
    }
  }

  private final List<Group> groups = new ArrayList<>();
  private Map<String, String> open = new LinkedHashMap<>();
  private String last = "";

  private StatusFields() {}

  /** The groups that say something about a recipient. */
  static List<Group> read(String text) {
    StatusFields fields = new StatusFields();
    for (String line : text.split("\n", -1)) {
      fields.line(line);
    }
    fields.close();
    return fields.groups;
  }

  private void line(String line) {
    if (line.isBlank()) {
      // A blank line ends a group that is whole; one that is not goes on below.
      if (open.containsKey("action") && named() && open.containsKey("status")) {
        close();
      }
      last = "";
      return;
    }
    if (Character.isWhitespace(line.charAt(0)) && !last.isEmpty()) {
      open.computeIfPresent(last, (_, value) -> value + " " + line.strip());
      return;
    }
    int colon = line.indexOf(':');
    String name = colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    if (!KNOWN.contains(name)) {
      last = "";
      return;
    }
    if (open.containsKey(name)) {
      close(); // the same field again: the next recipient
    }
    open.put(name, line.substring(colon + 1).strip());
    last = name;
  }

  private boolean named() {
    return open.containsKey("final-recipient") || open.containsKey("original-recipient");
  }

  private void close() {
    boolean says = open.containsKey("action") || open.containsKey("status");
    if ((named() || says) && groups.size() < MAX_RECIPIENTS) {
      groups.add(new Group(open));
    }
    open = new LinkedHashMap<>();
    last = "";
  }
}
