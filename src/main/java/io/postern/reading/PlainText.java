package io.postern.reading;

import io.postern.mail.Line;
import io.postern.mail.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Plain text to lines with their quote depth: {@code >} marks counted and taken off, format=flowed
 * (RFC 3676) joined.
 */
final class PlainText {
  /** Deeper is not told apart. */
  static final int MAX_QUOTE = 50;

  private PlainText() {}

  static Text of(String text, MediaType type) {
    List<String> lines = lines(text);
    boolean flowed = type.parameter("format").toLowerCase(Locale.ROOT).equals("flowed");
    boolean delSp = type.parameter("delsp").toLowerCase(Locale.ROOT).equals("yes");
    return new Text(flowed ? flowed(lines, delSp) : fixed(lines));
  }

  /** Splits at every kind of line end; the empty line after a last line end is none. */
  static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        lines.add(text.substring(from, i));
        // CR LF, and the CR CR LF of broken gateways, are one line end
        if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
          i++;
        } else if (c == '\r' && text.startsWith("\r\n", i + 1)) {
          i += 2;
        }
        from = i + 1;
      }
    }
    if (from < text.length()) {
      lines.add(text.substring(from, text.length()));
    }
    return lines;
  }

  private static List<Line> fixed(List<String> lines) {
    List<Line> read = new ArrayList<>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      // An mbox escapes a line that begins with From; among quoted lines it is one of them.
      if (line.startsWith(">From ") && !quoted(lines, i - 1) && !quoted(lines, i + 1)) {
        read.add(Line.of(line.substring(1)));
      } else {
        read.add(quotedLine(line));
      }
    }
    return read;
  }

  private static boolean quoted(List<String> lines, int at) {
    return at >= 0 && at < lines.size() && lines.get(at).startsWith(">");
  }

  // Marks with or without a blank between them; one blank after the last belongs to them.
  private static Line quotedLine(String line) {
    if (line.startsWith(">>") && line.stripTrailing().endsWith("<<")) {
      return Line.of(line); // an arrow on both sides points at something
    }
    int depth = 0;
    int text = 0;
    int i = 0;
    while (i < line.length()) {
      char c = line.charAt(i);
      if (c == '>') {
        depth++;
        text = i + 1;
      } else if (depth == 0 || c != ' ' || i > text) {
        break;
      }
      i++;
    }
    if (depth > 0 && text < line.length() && line.charAt(text) == ' ') {
      text++;
    }
    return line(line.substring(text), depth);
  }

  private static List<Line> flowed(List<String> lines, boolean delSp) {
    List<Line> read = new ArrayList<>(lines.size());
    StringBuilder paragraph = new StringBuilder();
    int open = -1; // depth of the paragraph that goes on, or -1
    for (String line : lines) {
      int depth = 0;
      while (depth < line.length() && line.charAt(depth) == '>') {
        depth++;
      }
      String text = line.substring(depth);
      text = text.startsWith(" ") ? text.substring(1) : text; // space-stuffed (4.4)
      boolean separator = text.equals("-- "); // a signature's, never flowed (4.3)
      if (open >= 0 && (open != depth || separator)) {
        read.add(flowedLine(paragraph, open));
        open = -1;
      }
      boolean goesOn = text.endsWith(" ") && !separator;
      paragraph.append(goesOn && delSp ? text.substring(0, text.length() - 1) : text);
      if (goesOn) {
        open = depth;
      } else {
        read.add(flowedLine(paragraph, depth));
        open = -1;
      }
    }
    if (open >= 0) {
      read.add(flowedLine(paragraph, open));
    }
    return read;
  }

  // Programs that quote with "> > " do so in flowed text too.
  private static Line flowedLine(StringBuilder paragraph, int depth) {
    String text = paragraph.toString();
    paragraph.setLength(0);
    Line inner = depth > 0 ? quotedLine(text) : Line.of(text);
    return inner.depth() > 0 ? line(inner.text(), depth + inner.depth()) : line(text, depth);
  }

  private static Line line(String text, int depth) {
    return new Line(text, Math.min(depth, MAX_QUOTE), Set.of());
  }
}
