package io.postern.understanding;

import java.util.List;
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
  private static final int MOST_OF_SENDER = 6;
  private static final int LONGEST_OF_SENDER = 50;

  private Subjects() {}

  /**
   * Whether a mail says anything below its subject: more than who its author is and how to reach
   * him, or a line of dashes.
   */
  static boolean says(String own, Scene scene) {
    List<String> lines =
        own.lines().filter(line -> line.chars().anyMatch(Character::isLetterOrDigit)).toList();
    if (lines.isEmpty() || lines.size() > MOST_OF_SENDER) {
      return !lines.isEmpty();
    }
    List<String> name = List.of(lines.getFirst().strip().split("\\s+"));
    return !scene.senderName(name)
        || lines.stream()
            .skip(1)
            .anyMatch(line -> line.length() > LONGEST_OF_SENDER || ".!?:".indexOf(end(line)) >= 0);
  }

  private static char end(String line) {
    return line.stripTrailing().charAt(line.stripTrailing().length() - 1);
  }

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
