package io.postern.understanding;

import io.postern.mail.Attachment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads contact cards: vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350). */
final class VCards {
  private static final int MOST_CARDS = 200;
  private static final String BEGIN = "BEGIN:VCARD";

  private VCards() {}

  static boolean isCard(Attachment attachment) {
    return attachment.mediaType().contains("vcard")
        || attachment.name().toLowerCase(Locale.ROOT).endsWith(".vcf");
  }

  static String textOf(Attachment attachment) {
    return attachment
        .text()
        .orElseGet(() -> new String(attachment.content(), StandardCharsets.UTF_8));
  }

  static boolean in(String text) {
    return text.toUpperCase(Locale.ROOT).contains(BEGIN);
  }

  /** One list of labelled values for each card. */
  static List<List<Form.Entry>> read(String text) {
    List<List<Form.Entry>> cards = new ArrayList<>();
    List<Form.Entry> card = new ArrayList<>();
    for (String line : unfolded(text)) {
      String upper = line.toUpperCase(Locale.ROOT);
      if (upper.startsWith(BEGIN)) {
        card = new ArrayList<>();
      } else if (upper.startsWith("END:VCARD")) {
        if (!card.isEmpty() && cards.size() < MOST_CARDS) {
          cards.add(card);
        }
        card = new ArrayList<>();
      } else {
        property(line, card);
      }
    }
    return cards;
  }

  private static void property(String line, List<Form.Entry> card) {
    int colon = colon(line);
    if (colon < 0) {
      return;
    }
    String[] head = line.substring(0, colon).toUpperCase(Locale.ROOT).split(";");
    String name = head[0].substring(head[0].lastIndexOf('.') + 1).strip();
    String value = line.substring(colon + 1);
    String parameters = String.join(";", head);
    if (parameters.contains("QUOTED-PRINTABLE")) {
      value = quotedPrintable(value);
    }
    boolean fax = parameters.contains("FAX");
    switch (name) {
      case "FN" -> add(card, "contactName", name, unescaped(value));
      case "N" -> {
        String[] parts = value.split("(?<!\\\\);", -1);
        String first = parts.length > 1 ? parts[1] : "";
        add(card, "name", name, unescaped((first + " " + parts[0]).strip()));
      }
      case "ORG" -> add(card, "company", name, unescaped(value.split("(?<!\\\\);", -1)[0]));
      case "TITLE", "ROLE" -> add(card, "contactRole", name, unescaped(value));
      case "EMAIL" -> add(card, "contactEmail", name, unescaped(value));
      case "TEL" -> {
        if (!fax) {
          add(card, "contactPhone", name, unescaped(value).replace("tel:", ""));
        }
      }
      case "URL" -> add(card, "companyDomain", name, unescaped(value));
      case "NOTE" -> add(card, "need", name, unescaped(value));
      default -> {}
    }
  }

  private static void add(List<Form.Entry> card, String meaning, String label, String value) {
    if (!value.isBlank() && card.stream().noneMatch(entry -> entry.meaning().equals(meaning))) {
      card.add(new Form.Entry(meaning, label, value.strip(), 0));
    }
  }

  /** The colon that ends a property's name and parameters; one in quotes does not. */
  private static int colon(String line) {
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) == '"') {
        quoted = !quoted;
      } else if (line.charAt(i) == ':' && !quoted) {
        return i;
      }
    }
    return -1;
  }

  /** Lines joined where they were folded (RFC 6350 3.2), or broken by quoted-printable. */
  private static List<String> unfolded(String text) {
    List<String> lines = new ArrayList<>();
    for (String line : text.split("\r\n|\n|\r")) {
      boolean soft =
          !lines.isEmpty()
              && lines.getLast().endsWith("=")
              && lines.getLast().toUpperCase(Locale.ROOT).contains("QUOTED-PRINTABLE");
      boolean folded =
          !line.isEmpty() && Character.isWhitespace(line.charAt(0)) && !lines.isEmpty();
      if (soft) {
        String before = lines.removeLast();
        lines.add(before.substring(0, before.length() - 1) + line);
      } else if (folded) {
        lines.add(lines.removeLast() + line.substring(1));
      } else {
        lines.add(line);
      }
    }
    return lines;
  }

  private static String quotedPrintable(String value) {
    byte[] bytes = new byte[value.length() * 3];
    int length = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      int high = c == '=' && i + 2 < value.length() ? Character.digit(value.charAt(i + 1), 16) : -1;
      int low = high >= 0 ? Character.digit(value.charAt(i + 2), 16) : -1;
      if (low >= 0) {
        bytes[length++] = (byte) (high * 16 + low);
        i += 2;
      } else {
        for (byte b : String.valueOf(c).getBytes(StandardCharsets.UTF_8)) {
          bytes[length++] = b;
        }
      }
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  /** RFC 6350 3.4. */
  private static String unescaped(String value) {
    return value
        .replace("\\n", " ")
        .replace("\\N", " ")
        .replace("\\,", ",")
        .replace("\\;", ";")
        .replace("\\\\", "\\")
        .strip();
  }
}
