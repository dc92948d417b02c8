package io.postern.understanding;

import java.util.Set;

/** What a subject says, without what mail programs put before it. */
final class Subjects {
  private static final Set<String> PREFIXES =
      Set.of(
          "re",
          "aw",
          "antw",
          "antwort",
          "sv",
          "vs",
          "vá",
          "ynt",
          "odp",
          "rif",
          "r",
          "ref",
          "res",
          "rv",
          "fw",
          "fwd",
          "wg",
          "tr",
          "i",
          "enc",
          "vb",
          "doorst",
          "ivs",
          "pd",
          "továbbítás",
          "vl",
          "ilt",
          "ilet",
          "fs",
          "továbbítva",
          "пересл",
          "ha",
          "re[2]",
          "re[3]",
          "ant",
          "回复",
          "回覆",
          "转发",
          "轉寄",
          "返信",
          "転送",
          "답장",
          "전달",
          "απ",
          "πρθ",
          "σχετ",
          "atb",
          "bls",
          "trs",
          "reenv",
          "rép",
          "rep",
          "inoltra",
          "yml",
          "ext",
          "external",
          "extern");
  private static final int LONGEST_PREFIX = 12;

  private Subjects() {}

  /** The subject without Re:, WG: and [EXT], however many there are. */
  static String bare(String subject) {
    String text = subject.strip();
    boolean again = true;
    while (again) {
      again = false;
      if (text.startsWith("[")) {
        int close = text.indexOf(']');
        if (close > 0 && close <= LONGEST_PREFIX + 8) {
          text = text.substring(close + 1).strip();
          again = true;
        }
      }
      int colon = text.indexOf(':');
      int wide = text.indexOf('：');
      int end = colon < 0 ? wide : wide < 0 ? colon : Math.min(colon, wide);
      if (end > 0
          && end <= LONGEST_PREFIX
          && PREFIXES.contains(Folded.fold(text.substring(0, end).strip()).replace("*", ""))) {
        text = text.substring(end + 1).strip();
        again = true;
      }
    }
    return text;
  }
}
