package io.postern.understanding;

import io.postern.mail.Address;
import io.postern.mail.Attachment;
import io.postern.mail.Mailbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads whom a calendar invitation (RFC 5545) invites. */
final class Calendars {
  private static final int MOST = 50;

  private Calendars() {}

  static boolean isCalendar(Attachment attachment) {
    return attachment.mediaType().equals("text/calendar")
        || attachment.name().toLowerCase(Locale.ROOT).endsWith(".ics");
  }

  /** Attendees and organizer, each once. */
  static List<Mailbox> people(String text) {
    List<Mailbox> people = new ArrayList<>();
    String unfolded =
        text.replace("\r\n ", "").replace("\r\n\t", "").replace("\n ", "").replace("\n\t", "");
    for (String line : unfolded.split("\r?\n")) {
      String upper = line.toUpperCase(Locale.ROOT);
      if (!upper.startsWith("ATTENDEE") && !upper.startsWith("ORGANIZER")) {
        continue;
      }
      int mailto = upper.lastIndexOf("MAILTO:");
      if (mailto < 0 || people.size() == MOST) {
        continue;
      }
      Address.parse(line.substring(mailto + "MAILTO:".length()).strip())
          .map(address -> new Mailbox(commonName(line, upper), address))
          .filter(one -> people.stream().noneMatch(p -> p.address().equals(one.address())))
          .ifPresent(people::add);
    }
    return people;
  }

  private static String commonName(String line, String upper) {
    int cn = upper.indexOf("CN=");
    if (cn < 0) {
      return "";
    }
    int start = cn + "CN=".length();
    boolean quoted = start < line.length() && line.charAt(start) == '"';
    int from = quoted ? start + 1 : start;
    int end = from;
    while (end < line.length()
        && (quoted ? line.charAt(end) != '"' : ";:".indexOf(line.charAt(end)) < 0)) {
      end++;
    }
    String name = line.substring(from, end).strip();
    return name.indexOf('@') >= 0 ? "" : name;
  }
}
