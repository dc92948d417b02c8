package io.postern.understanding;

import io.postern.understanding.PhraseBook.Hit;
import java.util.ArrayList;
import java.util.List;

/** Forms in one line: {@code company=Acme; contact=Jane Doe; email=jane@acme.example}. */
final class InlineForm {
  private static final int FEWEST_LABELS = 3;
  private static final int LONGEST = 3_000;
  private static final int LONGEST_TEXT = 40_000;

  private InlineForm() {}

  /** The text with such lines broken before each label; the number of other lines stays. */
  static String opened(String text, FieldRules rules) {
    if (text.length() > LONGEST_TEXT) {
      return text;
    }
    StringBuilder opened = new StringBuilder(text.length());
    for (String paragraph : text.split("\n\n", -1)) {
      opened.append(opened.isEmpty() ? "" : "\n\n").append(paragraph(paragraph, rules));
    }
    return opened.toString();
  }

  private static String paragraph(String paragraph, FieldRules rules) {
    if (paragraph.length() > LONGEST || paragraph.indexOf('=') < 0 && paragraph.indexOf(':') < 0) {
      return paragraph;
    }
    String joined =
        paragraph.indexOf('=') > 0 && paragraph.indexOf(';') > 0
            ? paragraph.replace('\n', ' ')
            : paragraph;
    StringBuilder lines = new StringBuilder();
    for (String line : joined.split("\n", -1)) {
      lines.append(lines.isEmpty() ? "" : "\n").append(line(line, rules));
    }
    return lines.toString();
  }

  private static String line(String line, FieldRules rules) {
    List<Integer> labels = new ArrayList<>();
    int end = 0;
    for (Hit<FieldWord> hit : rules.labels().find(line)) {
      if (hit.start() >= end && separated(line, hit)) {
        labels.add(hit.start());
        end = hit.end();
      }
    }
    if (labels.size() < FEWEST_LABELS || labels.getFirst() > 40) {
      return line;
    }
    StringBuilder broken = new StringBuilder(line.substring(0, labels.getFirst()));
    for (int i = 0; i < labels.size(); i++) {
      int to = i + 1 < labels.size() ? labels.get(i + 1) : line.length();
      String part = line.substring(labels.get(i), to).strip();
      while (!part.isEmpty() && ";,|/".indexOf(part.charAt(part.length() - 1)) >= 0) {
        part = part.substring(0, part.length() - 1).strip();
      }
      broken.append(i == 0 ? "" : "\n").append(part.replaceFirst("^([^=:]{1,40})=", "$1: "));
    }
    return broken.toString();
  }

  /** A label that begins the line or stands behind a separator, and has a colon or = behind it. */
  private static boolean separated(String line, Hit<FieldWord> hit) {
    int before = hit.start();
    while (before > 0 && line.charAt(before - 1) == ' ') {
      before--;
    }
    boolean starts = before == 0 || ";,|/.(）)-–".indexOf(line.charAt(before - 1)) >= 0;
    int after = hit.end();
    while (after < line.length() && line.charAt(after) == ' ') {
      after++;
    }
    return starts
        && after < line.length()
        && "=:：".indexOf(line.charAt(after)) >= 0
        && !line.startsWith("://", after);
  }
}
