package io.postern.reading;

import io.postern.mail.Flaw;
import io.postern.mail.RawField;
import io.postern.mail.RawHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A header with a body: a whole mail, or one of its parts.
 *
 * @param headers its fields
 * @param type what it says it is
 * @param disposition {@code inline}, {@code attachment} or empty, with its parameters
 * @param body its bytes as they stand, not decoded
 */
record Entity(RawHeaders headers, MediaType type, MediaType disposition, byte[] body) {

  /** A part; one without a type in a digest is a mail (RFC 2046 5.1.5). */
  static Entity of(byte[] bytes, boolean inDigest, Budget budget) {
    RawHeaders headers = RawHeaders.of(bytes);
    if (headers.truncated()) {
      budget.note(Flaw.HEADERS_TOO_LARGE);
    }
    Optional<String> contentType = only(headers, "Content-Type", budget);
    MediaType type =
        contentType
            .map(value -> MediaType.contentType(value, budget))
            .orElse(
                inDigest ? new MediaType("message/rfc822", java.util.Map.of()) : MediaType.PLAIN);
    if (type.multipart() && contentType.orElse("").toLowerCase(Locale.ROOT).contains("boundary*")) {
      budget.note(Flaw.DOUBTFUL_BOUNDARY); // RFC 2231 pieces: many programs see no boundary
    }
    MediaType disposition =
        only(headers, "Content-Disposition", budget)
            .map(value -> MediaType.read(value, budget))
            .orElse(MediaType.NO_DISPOSITION);
    byte[] body =
        headers.bodyStart() == 0
            ? bytes
            : Arrays.copyOfRange(bytes, headers.bodyStart(), bytes.length);
    return new Entity(headers, type, disposition, body);
  }

  /** The body with its transfer encoding undone. */
  byte[] content(Budget budget) {
    String encoding =
        only(headers, "Content-Transfer-Encoding", budget).orElse("").toLowerCase(Locale.ROOT);
    int end = 0;
    while (end < encoding.length() && " ;(\t\"'".indexOf(encoding.charAt(end)) < 0) {
      end++;
    }
    return switch (encoding.substring(0, end)) {
      case "", "7bit", "8bit", "binary", "7-bit", "8-bit", "none", "utf-8" -> body;
      case "quoted-printable", "quotedprintable", "qp" -> QuotedPrintable.decode(body);
      case "base64", "base-64" -> base64(budget);
      case "uuencode", "x-uuencode", "x-uue", "uue" -> {
        if (!attached()) {
          budget.note(Flaw.UNKNOWN_ENCODING); // no standard has it: many programs show the lines
        }
        yield Uuencode.blocks(body).stream().findFirst().map(Uuencode.Block::content).orElse(body);
      }
      default -> {
        budget.note(Flaw.UNKNOWN_ENCODING);
        yield body;
      }
    };
  }

  private byte[] base64(Budget budget) {
    Base64.Decoded decoded = Base64.decode(body);
    if (decoded.broken()) {
      budget.note(Flaw.BROKEN_ENCODING);
    }
    return decoded.bytes();
  }

  boolean attached() {
    return disposition.name().equals("attachment");
  }

  /** The file name as a label; empty when there is none. */
  String fileName(Budget budget) {
    String disposed = Labels.fileName(disposition.parameter("filename"));
    String typed = Labels.fileName(type.parameter("name"));
    if (!disposed.isEmpty() && !typed.isEmpty() && !disposed.equals(typed)) {
      budget.note(Flaw.TWO_FILE_NAMES);
    }
    return disposed.isEmpty() ? typed : disposed;
  }

  /** The first field of this name; a second one is a flaw. */
  private static Optional<String> only(RawHeaders headers, String name, Budget budget) {
    List<RawField> fields = headers.named(name);
    if (fields.size() > 1) {
      budget.note(Flaw.REPEATED_FIELD);
    }
    return fields.stream().findFirst().map(RawField::unfolded);
  }
}
