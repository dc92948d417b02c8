package io.postern.reading;

import io.postern.mail.Flaw;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The parameters after a Content-Type or Content-Disposition, with the pieces, character sets and
 * percent signs of RFC 2231. The first of two equal names counts, as most mail programs have it.
 */
final class Parameters {
  private static final int MAX_PIECES = 200;

  private final String raw;
  private int at;
  private final Map<String, String> plain = new LinkedHashMap<>();
  private final Map<String, SortedMap<Integer, Piece>> pieces = new LinkedHashMap<>();

  private record Piece(String value, boolean encoded) {}

  private Parameters(String raw, int at) {
    this.raw = raw;
    this.at = at;
  }

  static Map<String, String> read(String raw, int from, Budget budget, Flaw repeated) {
    return new Parameters(raw, from).run(budget, repeated);
  }

  private Map<String, String> run(Budget budget, Flaw repeated) {
    for (int count = 0; at < raw.length() && count < MAX_PIECES; count++) {
      String name = name();
      if (name.isEmpty() && at >= raw.length()) {
        break;
      }
      String value = at < raw.length() && raw.charAt(at) == '=' ? value() : "";
      skipTo(';');
      if (!name.isEmpty() && !add(name, value)) {
        budget.note(repeated);
      }
    }
    Map<String, String> all = new LinkedHashMap<>();
    pieces.forEach((name, parts) -> all.put(name, join(parts)));
    // Encoded words have no place here (RFC 2047 5), but many programs put them in file names.
    plain.forEach(
        (name, value) ->
            all.putIfAbsent(name, name.equals("boundary") ? value : EncodedWords.decode(value)));
    return all;
  }

  private String name() {
    int from = at;
    while (at < raw.length() && raw.charAt(at) != '=' && raw.charAt(at) != ';') {
      at++;
    }
    return raw.substring(from, at).strip().toLowerCase(Locale.ROOT);
  }

  private String value() {
    at++;
    while (at < raw.length() && (raw.charAt(at) == ' ' || raw.charAt(at) == '\t')) {
      at++;
    }
    if (at < raw.length() && raw.charAt(at) == '"') {
      return quoted();
    }
    int from = at;
    while (at < raw.length() && raw.charAt(at) != ';') {
      at++;
    }
    String value = raw.substring(from, at).strip();
    int comment = value.indexOf(" (");
    return comment < 0 ? value : value.substring(0, comment).strip();
  }

  private String quoted() {
    StringBuilder value = new StringBuilder();
    for (at++; at < raw.length() && raw.charAt(at) != '"'; at++) {
      char c = raw.charAt(at);
      // A backslash before an ordinary letter is a path of Windows, not a quoted pair.
      if (c == '\\'
          && at + 1 < raw.length()
          && (raw.charAt(at + 1) == '"' || raw.charAt(at + 1) == '\\')) {
        c = raw.charAt(++at);
      }
      value.append(c);
    }
    return value.toString();
  }

  private void skipTo(char end) {
    while (at < raw.length() && raw.charAt(at) != end) {
      at++;
    }
    at++;
  }

  // False when there is one of this name already.
  private boolean add(String name, String value) {
    int star = name.indexOf('*');
    if (star <= 0) {
      return plain.putIfAbsent(name, value) == null;
    }
    boolean encoded = name.endsWith("*");
    String number =
        name.substring(star + 1, encoded ? Math.max(star + 1, name.length() - 1) : name.length());
    if (number.length() > 3 || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return true; // no piece of anything
    }
    int index = number.isEmpty() ? 0 : Integer.parseInt(number);
    return pieces
            .computeIfAbsent(name.substring(0, star), _ -> new TreeMap<>())
            .putIfAbsent(index, new Piece(value, encoded))
        == null;
  }

  private static String join(SortedMap<Integer, Piece> parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String charset = "";
    boolean first = true;
    for (Piece piece : parts.values()) {
      String value = piece.value;
      if (first && piece.encoded) {
        int language = value.indexOf('\'');
        int text = language < 0 ? -1 : value.indexOf('\'', language + 1);
        if (text >= 0) {
          charset = value.substring(0, language);
          value = value.substring(text + 1);
        }
      }
      first = false;
      bytes.writeBytes(
          piece.encoded ? percent(value) : value.getBytes(StandardCharsets.ISO_8859_1));
    }
    return charset.isEmpty()
        ? EncodedWords.decode(bytes.toString(StandardCharsets.ISO_8859_1))
        : Charsets.decodeShort(bytes.toByteArray(), charset);
  }

  private static byte[] percent(String value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      int high = c == '%' && i + 2 < value.length() ? Character.digit(value.charAt(i + 1), 16) : -1;
      int low = high >= 0 ? Character.digit(value.charAt(i + 2), 16) : -1;
      if (low >= 0) {
        out.write(high * 16 + low);
        i += 2;
      } else {
        out.write(c);
      }
    }
    return out.toByteArray();
  }
}
