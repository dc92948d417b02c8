package io.postern.reading;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Files that stand in the text as {@code begin 644 name … end}, from before MIME. */
final class Uuencode {
  /**
   * @param name as it stands in the first line
   * @param content decoded
   * @param firstLine where it begins
   * @param lastLine the line of its {@code end}
   */
  record Block(String name, byte[] content, int firstLine, int lastLine) {}

  private Uuencode() {}

  static List<Block> blocks(byte[] text) {
    return blocks(PlainText.lines(new String(text, StandardCharsets.ISO_8859_1)));
  }

  static List<Block> blocks(List<String> lines) {
    List<Block> blocks = new ArrayList<>();
    int at = 0;
    while (at < lines.size()) {
      int end = begins(lines.get(at)) ? end(lines, at) : -1;
      if (end > 0) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (String line : lines.subList(at + 1, end)) {
          decode(line, content);
        }
        String name = lines.get(at).substring("begin 644 ".length());
        blocks.add(new Block(Labels.fileName(name), content.toByteArray(), at, end));
        at = end;
      }
      at++;
    }
    return blocks;
  }

  private static boolean begins(String line) {
    return line.length() > 10
        && line.startsWith("begin ")
        && line.substring(6, 9).chars().allMatch(c -> c >= '0' && c <= '7')
        && line.charAt(9) == ' ';
  }

  // The line of the end, when every line until there can be a line of the file; else -1.
  private static int end(List<String> lines, int begin) {
    for (int i = begin + 1; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.strip().equals("end")) {
        return i > begin + 1 ? i : -1;
      }
      if (!line.isEmpty()) {
        int length = (line.charAt(0) - ' ') & 63;
        int coded = (length + 2) / 3 * 4;
        boolean fits =
            line.length() <= 62 && line.length() >= Math.min(coded, 2) && line.charAt(0) <= '`';
        if (!fits) {
          return -1;
        }
      }
    }
    return -1;
  }

  private static void decode(String line, ByteArrayOutputStream out) {
    int left = line.isEmpty() ? 0 : (line.charAt(0) - ' ') & 63;
    for (int i = 1; left > 0; i += 4) {
      int bits =
          six(line, i) << 18 | six(line, i + 1) << 12 | six(line, i + 2) << 6 | six(line, i + 3);
      for (int shift = 16; shift >= 0 && left > 0; shift -= 8, left--) {
        out.write(bits >> shift);
      }
    }
  }

  // White space at the end of a line, lost on the way, counts as zero.
  private static int six(String line, int at) {
    return at < line.length() ? (line.charAt(at) - ' ') & 63 : 0;
  }
}
