package io.postern.understanding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A file of cases under {@code src/test/resources/letters/unseen}: a line that begins with the mark
 * heads each case, and the lines up to the next such line belong to it.
 */
record MailSheet(String head, List<String> lines) {
  private static final String BAR = " | ";

  MailSheet {
    lines = List.copyOf(lines);
  }

  static List<MailSheet> read(String file, String mark) {
    List<MailSheet> cases = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    String head = "";
    for (String line : text("/letters/unseen/" + file).lines().toList()) {
      if (line.startsWith(mark)) {
        add(cases, head, lines);
        head = line.substring(mark.length()).strip();
        lines.clear();
      } else {
        lines.add(line);
      }
    }
    add(cases, head, lines);
    return List.copyOf(cases);
  }

  private static void add(List<MailSheet> cases, String head, List<String> lines) {
    if (!head.isEmpty()) {
      cases.add(new MailSheet(head, lines));
    }
  }

  /** What stands behind the bar of the head: why the case is there. */
  String why() {
    return head.substring(head.indexOf(BAR) + BAR.length()).strip();
  }

  /** What stands before the bar. */
  String subject() {
    return head.substring(0, head.indexOf(BAR)).strip();
  }

  static String text(String resource) {
    return new String(bytes(resource), StandardCharsets.UTF_8);
  }

  static byte[] bytes(String resource) {
    try (InputStream in = MailSheet.class.getResourceAsStream(resource)) {
      return Objects.requireNonNull(in, resource).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
