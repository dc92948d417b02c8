package io.postern.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.kit.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What makes two deliveries the same mail: its id, author, date, subject and body, whatever the
 * servers on the way wrote on top of it. A Message-ID alone does not: it can be reused, or chosen
 * by an attacker.
 */
public final class Fingerprint {
  private static final List<String> FIELDS = List.of("date", "from", "message-id", "subject");
  private static final int MAX_FIELD = 4096;

  private Fingerprint() {}

  /** SHA-256 of the whole mail, hex: names its exact bytes in receipts and in the audit. */
  public static String sha256(byte[] bytes) {
    return Sha256.of(bytes);
  }

  /**
   * The same for every delivery of one mail, hex; line ends and empty lines at the end do not
   * matter.
   */
  public static String of(byte[] mail) {
    MessageDigest digest = Sha256.begin();
    int body = headerEnd(mail);
    Map<String, String> fields = fields(mail, body);
    for (String name : FIELDS) {
      digest.update((name + ":" + fields.getOrDefault(name, "none") + "\n").getBytes(UTF_8));
    }
    if (!fields.containsKey("message-id")) {
      // Two short answers of one minute differ by nothing but whom they go to.
      digest.update(("to:" + fields.getOrDefault("to", "none") + "\n").getBytes(UTF_8));
    }
    int end = mail.length;
    while (end > body && (mail[end - 1] == '\n' || mail[end - 1] == '\r')) {
      end--;
    }
    updateWithoutCr(digest, mail, body, end);
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void updateWithoutCr(MessageDigest digest, byte[] mail, int from, int end) {
    int start = from;
    for (int i = from; i < end; i++) {
      if (mail[i] == '\r') {
        digest.update(mail, start, i - start);
        if (i + 1 >= end || mail[i + 1] != '\n') {
          digest.update((byte) '\n');
        }
        start = i + 1;
      }
    }
    digest.update(mail, start, end - start);
  }

  // RFC 5322 2.1: the header section ends at the first empty line.
  private static int headerEnd(byte[] mail) {
    int lineStart = 0;
    for (int i = 0; i < mail.length; i++) {
      boolean crlf = mail[i] == '\r' && i + 1 < mail.length && mail[i + 1] == '\n';
      if (mail[i] == '\n' || mail[i] == '\r') {
        int next = crlf ? i + 2 : i + 1;
        if (i == lineStart) {
          return next;
        }
        lineStart = next;
        i = next - 1;
      }
    }
    return mail.length;
  }

  private static Map<String, String> fields(byte[] mail, int end) {
    Map<String, String> fields = new TreeMap<>();
    String name = "";
    StringBuilder value = new StringBuilder();
    for (String line : new String(mail, 0, end, StandardCharsets.ISO_8859_1).split("\r\n|\r|\n")) {
      if (line.startsWith(" ") || line.startsWith("\t")) {
        if (value.length() < MAX_FIELD) {
          value.append(' ').append(line.strip());
        }
        continue;
      }
      keep(fields, name, value);
      int colon = line.indexOf(':');
      name = colon > 0 ? line.substring(0, colon).strip().toLowerCase(Locale.ROOT) : "";
      value.setLength(0);
      value.append(colon > 0 ? line.substring(colon + 1).strip() : "");
    }
    keep(fields, name, value);
    return fields;
  }

  private static void keep(Map<String, String> fields, String name, StringBuilder value) {
    if (FIELDS.contains(name) || name.equals("to")) {
      fields.putIfAbsent(name, value.toString());
    }
  }
}
