package io.postern.writing;

import java.util.List;

/** Breaks a paragraph into lines of a readable length. */
final class Wrap {
  private Wrap() {}

  /**
   * @param first what its first line begins with
   * @param rest what each further line begins with
   * @param flow what stands at the end of a line that goes on in the next one
   */
  static void lines(String paragraph, String first, String rest, String flow, List<String> out) {
    StringBuilder line = new StringBuilder(first);
    int column = first.length();
    int start = column;
    int at = 0;
    while (at < paragraph.length()) {
      int word = at;
      while (word < paragraph.length() && paragraph.charAt(word) == ' ') {
        word++;
      }
      int end = paragraph.indexOf(' ', word);
      end = end < 0 ? paragraph.length() : end;
      int width = paragraph.codePointCount(at, end);
      if (column > start && column + width > TextBody.WIDTH) {
        out.add(line + flow);
        line.setLength(0);
        line.append(rest);
        column = rest.length();
        start = column;
        at = word;
        width = paragraph.codePointCount(at, end);
      }
      line.append(paragraph, at, end);
      column += width;
      at = end;
    }
    out.add(line.toString().stripTrailing());
  }
}
