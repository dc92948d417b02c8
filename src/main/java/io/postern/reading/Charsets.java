package io.postern.reading;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import io.postern.mail.Flaw;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Bytes to text as a mail program shows it: what the label says, unless the bytes say otherwise. No
 * byte makes it fail; what cannot be read becomes U+FFFD.
 */
final class Charsets {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final byte[] TO_ASCII = {0x1B, '(', 'B'};
  private static final int DETECT_BYTES = 16 * 1024;
  private static final int SURE_OF_LETTERS = 70; // of 100
  private static final int SURE_OF_PAIRS = 50;

  // What the label means in the wild: the superset that mail programs write under the old name.
  private static final Map<String, String> MEANT =
      Map.ofEntries(
          Map.entry("iso-8859-1", "windows-1252"),
          Map.entry("latin1", "windows-1252"),
          Map.entry("iso-8859-9", "windows-1254"),
          Map.entry("iso-8859-11", "x-windows-874"),
          Map.entry("tis-620", "x-windows-874"),
          Map.entry("iso-8859-8-i", "iso-8859-8"),
          Map.entry("gb2312", "gb18030"),
          Map.entry("gbk", "gb18030"),
          Map.entry("gb_2312-80", "gb18030"),
          Map.entry("x-gbk", "gb18030"),
          Map.entry("chinese", "gb18030"),
          Map.entry("big5", "big5-hkscs"),
          Map.entry("shift_jis", "windows-31j"),
          Map.entry("shift-jis", "windows-31j"),
          Map.entry("sjis", "windows-31j"),
          Map.entry("x-sjis", "windows-31j"),
          Map.entry("iso-2022-jp", "x-windows-iso2022jp"),
          Map.entry("ks_c_5601-1987", "x-windows-949"),
          Map.entry("ks_c_5601", "x-windows-949"),
          Map.entry("euc-kr", "x-windows-949"),
          Map.entry("unicode-1-1-utf-8", "utf-8"),
          Map.entry("utf8mb4", "utf-8"),
          Map.entry("utf-8n", "utf-8"),
          Map.entry("ansi", "windows-1252"),
          Map.entry("macintosh", "x-macroman"),
          Map.entry("mac", "x-macroman"));

  private Charsets() {}

  /** Decodes a body; {@code label} is empty where the mail names no character set. */
  static String decode(byte[] bytes, String label, Budget budget) {
    if (bytes.length == 0) {
      return "";
    }
    boolean ascii = ascii(bytes);
    if (isUtf7(label)) {
      budget.note(Flaw.UNKNOWN_CHARSET); // its letters look like ASCII, and mean something else
    }
    String name = label.strip().toLowerCase(Locale.ROOT);
    if (ascii && !hasEscape(bytes) && !name.startsWith("utf-16") && !name.startsWith("utf-32")) {
      return clean(new String(bytes, StandardCharsets.US_ASCII));
    }
    Optional<String> marked = byMark(bytes);
    if (marked.isPresent()) {
      return clean(marked.get());
    }
    if (ascii && hasEscape(bytes) && (name.isEmpty() || name.equals("us-ascii"))) {
      name = "iso-2022-jp";
    }
    Optional<Charset> charset = named(name);
    if (charset.isEmpty() && !name.isEmpty() && !name.equals("us-ascii")) {
      budget.note(Flaw.UNKNOWN_CHARSET);
    }
    return clean(charset.map(it -> labelled(bytes, it, budget)).orElseGet(() -> unlabelled(bytes)));
  }

  /** Decodes the bytes of an encoded word or of a raw header: short, so nothing is detected. */
  static String decodeShort(byte[] bytes, String label) {
    if (ascii(bytes) && !hasEscape(bytes)) {
      return clean(new String(bytes, StandardCharsets.US_ASCII));
    }
    Optional<Charset> charset = named(label.strip().toLowerCase(Locale.ROOT));
    boolean mayBeUtf8 = charset.isEmpty() || singleByte(charset.get());
    Optional<String> utf8 = mayBeUtf8 ? strict(bytes, StandardCharsets.UTF_8) : Optional.empty();
    return clean(utf8.orElseGet(() -> new String(bytes, charset.orElse(WINDOWS_1252))));
  }

  /** The character set that a label means; none for utf-7 (a way around filters) and ASCII. */
  private static Optional<Charset> named(String label) {
    String name = MEANT.getOrDefault(label, label);
    if (name.isEmpty() || isUtf7(name) || name.equals("us-ascii")) {
      return Optional.empty();
    }
    try {
      Charset charset = Charset.forName(name);
      return charset.equals(StandardCharsets.US_ASCII) ? Optional.empty() : Optional.of(charset);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return Optional.empty();
    }
  }

  private static boolean isUtf7(String label) {
    String folded = label.toLowerCase(Locale.ROOT);
    return folded.contains("utf-7") || folded.contains("utf7");
  }

  private static String labelled(byte[] bytes, Charset charset, Budget budget) {
    if (charset.name().toLowerCase(Locale.ROOT).contains("2022")) {
      return new String(closedAtLineEnds(bytes), charset);
    }
    if (charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32")) {
      return wide(bytes, charset, budget);
    }
    if (singleByte(charset)) {
      Optional<String> utf8 = strict(bytes, StandardCharsets.UTF_8);
      utf8.ifPresent(_ -> budget.note(Flaw.WRONG_CHARSET));
      return utf8.orElseGet(() -> new String(bytes, charset));
    }
    Optional<String> clean = strict(bytes, charset);
    if (clean.isPresent()) {
      return clean.get();
    }
    budget.note(Flaw.WRONG_CHARSET);
    String loose = new String(bytes, charset);
    // A few bad bytes in much good text: the label is right. Mostly bad: it lies.
    long bad = loose.chars().filter(c -> c == 0xFFFD).count();
    long good = loose.chars().filter(c -> c > 127 && c != 0xFFFD).count();
    return good >= bad ? loose : unlabelled(bytes);
  }

  private static String unlabelled(byte[] bytes) {
    return strict(bytes, StandardCharsets.UTF_8).orElseGet(() -> new String(bytes, guess(bytes)));
  }

  private static Charset guess(byte[] bytes) {
    byte[] sample = Arrays.copyOf(bytes, Math.min(bytes.length, DETECT_BYTES));
    CharsetMatch match = new CharsetDetector().setText(sample).detect();
    int sure = match == null ? 0 : match.getConfidence();
    Optional<Charset> named =
        match == null ? Optional.empty() : named(match.getName().toLowerCase(Locale.ROOT));
    if (named.isPresent() && sure >= (singleByte(named.get()) ? SURE_OF_LETTERS : SURE_OF_PAIRS)) {
      return named.get();
    }
    return cyrillic(sample).orElse(WINDOWS_1252);
  }

  // Short texts tell the detector little. Words of nothing but high bytes are Cyrillic more often
  // than anything else; most letters are small, which tells the two common sets apart.
  private static Optional<Charset> cyrillic(byte[] bytes) {
    int letters = 0;
    int low = 0;
    int high = 0;
    for (byte b : bytes) {
      int c = b & 0xff;
      letters += Character.isLetter(c) && c < 128 ? 1 : 0;
      low += c >= 0xC0 && c < 0xE0 ? 1 : 0;
      high += c >= 0xE0 ? 1 : 0;
    }
    if (low + high <= letters) {
      return Optional.empty();
    }
    return Optional.of(Charset.forName(high > low ? "windows-1251" : "koi8-r"));
  }

  // UTF-16 without a mark: the zero bytes of Latin text and of line ends say which end comes first.
  private static String wide(byte[] bytes, Charset charset, Budget budget) {
    if (ascii(bytes) && indexOfZero(bytes) < 0) {
      budget.note(Flaw.WRONG_CHARSET);
      return new String(bytes, StandardCharsets.US_ASCII);
    }
    if (!charset.name().equals("UTF-16")) {
      return new String(bytes, charset);
    }
    int even = 0;
    int odd = 0;
    for (int i = 0; i + 1 < Math.min(bytes.length, DETECT_BYTES); i += 2) {
      even += bytes[i] == 0 ? 1 : 0;
      odd += bytes[i + 1] == 0 ? 1 : 0;
    }
    return new String(bytes, odd > even ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
  }

  // RFC 1468: every line ends in ASCII. A line that forgets would turn the next into other words.
  private static byte[] closedAtLineEnds(byte[] bytes) {
    ByteArrayOutputStream closed = new ByteArrayOutputStream(bytes.length + 100);
    boolean open = false;
    for (int i = 0; i < bytes.length; i++) {
      byte b = bytes[i];
      if (b == 0x1B && i + 2 < bytes.length) {
        open = !(bytes[i + 1] == '(' && bytes[i + 2] == 'B');
      } else if (open && (b == '\n' || b == '\r')) {
        closed.writeBytes(TO_ASCII);
        open = false;
      }
      closed.write(b);
    }
    return closed.toByteArray();
  }

  private static Optional<String> byMark(byte[] bytes) {
    if (bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF) {
      return Optional.of(new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8));
    }
    if (bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
      return Optional.of(new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE));
    }
    if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
      return Optional.of(new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE));
    }
    return Optional.empty();
  }

  private static Optional<String> strict(byte[] bytes, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException broken) {
      return Optional.empty();
    }
  }

  // PostgreSQL takes no NUL, and left out it could join two halves of a word.
  private static String clean(String text) {
    return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
  }

  private static boolean singleByte(Charset charset) {
    return charset.newDecoder().maxCharsPerByte() == 1.0f
        && charset.canEncode()
        && charset.newEncoder().maxBytesPerChar() == 1.0f;
  }

  static boolean ascii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasEscape(byte[] bytes) {
    for (int i = 0; i + 1 < bytes.length; i++) {
      if (bytes[i] == 0x1B && (bytes[i + 1] == '$' || bytes[i + 1] == '(')) {
        return true;
      }
    }
    return false;
  }

  private static int indexOfZero(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        return i;
      }
    }
    return -1;
  }
}
