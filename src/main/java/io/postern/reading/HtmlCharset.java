package io.postern.reading;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The character set that a page names in its own head, where the mail names none. */
final class HtmlCharset {
  private static final int LOOK = 2048;

  private HtmlCharset() {}

  /** Empty when it names none. */
  static String of(byte[] html) {
    String head =
        new String(html, 0, Math.min(html.length, LOOK), StandardCharsets.ISO_8859_1)
            .toLowerCase(Locale.ROOT);
    int meta = head.indexOf("<meta");
    while (meta >= 0) {
      int end = head.indexOf('>', meta);
      String tag = end < 0 ? "" : head.substring(meta, end);
      int at = tag.indexOf("charset=");
      if (at >= 0) {
        return label(tag, at + "charset=".length());
      }
      meta = end < 0 ? -1 : head.indexOf("<meta", end);
    }
    return "";
  }

  private static String label(String tag, int from) {
    int start = from;
    while (start < tag.length() && " \"'".indexOf(tag.charAt(start)) >= 0) {
      start++;
    }
    int end = start;
    while (end < tag.length() && " \"';/".indexOf(tag.charAt(end)) < 0) {
      end++;
    }
    return tag.substring(start, end);
  }
}
