package io.postern.reading;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * The text of an RTF document. What Outlook wrapped from HTML (MS-OXRTFEX) has its tags in groups
 * that are left out, so the same reading gives its text.
 */
final class RtfText {
  private static final int MAX_DEPTH = 100;
  // Groups whose text is about the document, not in it.
  private static final Set<String> ASIDE =
      Set.of(
          "fonttbl",
          "colortbl",
          "stylesheet",
          "info",
          "pict",
          "object",
          "header",
          "footer",
          "headerl",
          "headerr",
          "footerl",
          "footerr",
          "listtable",
          "listoverridetable",
          "rsidtbl",
          "generator",
          "themedata",
          "colorschememapping",
          "datastore",
          "latentstyles",
          "htmltag",
          "mhtmltag",
          "pntext",
          "bkmkstart",
          "bkmkend",
          "fldinst",
          "xmlnstbl");

  private final byte[] rtf;
  private final StringBuilder text = new StringBuilder();
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private final Deque<Boolean> groups = new ArrayDeque<>();
  private String charset = "windows-1252";
  private boolean shown = true;
  private int at;
  private int skipAfterUnicode = 1;
  private int toSkip;

  private RtfText(byte[] rtf) {
    this.rtf = rtf;
  }

  static String of(byte[] rtf) {
    return new RtfText(rtf).run();
  }

  private String run() {
    while (at < rtf.length) {
      byte c = rtf[at++];
      switch (c) {
        case '{' -> {
          if (groups.size() < MAX_DEPTH) {
            groups.push(shown);
          }
        }
        case '}' -> shown = groups.isEmpty() || groups.pop();
        case '\\' -> control();
        case '\r', '\n', 0 -> {}
        default -> literal(c & 0xff);
      }
    }
    flush();
    return text.toString();
  }

  private void control() {
    if (at >= rtf.length) {
      return;
    }
    int c = rtf[at];
    if (!letter(c)) {
      at++;
      symbol(c);
      return;
    }
    int from = at;
    while (at < rtf.length && letter(rtf[at])) {
      at++;
    }
    String word = new String(rtf, from, at - from, StandardCharsets.US_ASCII);
    int number = number();
    if (at < rtf.length && rtf[at] == ' ') {
      at++;
    }
    word(word, number);
  }

  private void symbol(int c) {
    switch (c) {
      case '\'' -> {
        int high = at + 1 < rtf.length ? Character.digit(rtf[at], 16) : -1;
        int low = high < 0 ? -1 : Character.digit(rtf[at + 1], 16);
        at = Math.min(rtf.length, at + 2);
        if (low >= 0) {
          literal(high * 16 + low);
        }
      }
      case '*' -> shown = false; // a group that an older reader may pass over
      case '~' -> say(" ");
      case '\\', '{', '}' -> literal(c);
      default -> {}
    }
  }

  private void word(String word, int number) {
    switch (word) {
      case "par", "line", "row", "sect", "page" -> say("\n");
      case "tab", "cell" -> say("\t");
      case "lquote" -> say("\u2018");
      case "rquote" -> say("\u2019");
      case "ldblquote" -> say("\u201C");
      case "rdblquote" -> say("\u201D");
      case "bullet" -> say("\u2022");
      case "endash" -> say("\u2013");
      case "emdash" -> say("\u2014");
      case "uc" -> skipAfterUnicode = Math.clamp(number, 0, 10);
      case "u" -> {
        say(String.valueOf((char) (number & 0xffff)));
        toSkip = skipAfterUnicode;
      }
      case "ansicpg" -> charset = MapiProperties.codePage(number, charset);
      default -> {
        if (ASIDE.contains(word)) {
          shown = false;
        }
      }
    }
  }

  private int number() {
    boolean negative = at < rtf.length && rtf[at] == '-';
    int from = negative ? at + 1 : at;
    int end = from;
    while (end < rtf.length && end - from < 9 && rtf[end] >= '0' && rtf[end] <= '9') {
      end++;
    }
    if (end == from) {
      return 0;
    }
    at = end;
    int value = Integer.parseInt(new String(rtf, from, end - from, StandardCharsets.US_ASCII));
    return negative ? -value : value;
  }

  private void literal(int c) {
    if (toSkip > 0) {
      toSkip--;
    } else if (shown) {
      pending.write(c);
    }
  }

  private void say(String words) {
    if (shown) {
      flush();
      text.append(words);
    }
  }

  private void flush() {
    if (pending.size() > 0) {
      text.append(Charsets.decodeShort(pending.toByteArray(), charset));
      pending.reset();
    }
  }

  private static boolean letter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
