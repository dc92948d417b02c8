package io.postern.reading;

import io.postern.mail.Flaw;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/**
 * The parts of a multipart (RFC 2046 5.1), cut by mime4j one level at a time: it has no limit on
 * depth or number of parts itself.
 */
final class Multipart {
  private static final MimeConfig CONFIG =
      MimeConfig.custom()
          .setMaxLineLen(-1)
          .setMaxHeaderCount(-1)
          .setMaxHeaderLen(-1)
          .setMaxContentLen(-1)
          .setMalformedHeaderStartsBody(false)
          .build();

  private static final int LOOK = 4096;

  private Multipart() {}

  /** Each part with its header, as it stands; at most as many as the budget has left. */
  static List<byte[]> parts(byte[] body, String boundary, Budget budget) {
    List<byte[]> parts = new ArrayList<>();
    MimeTokenStream stream = new MimeTokenStream(CONFIG);
    String quoted = boundary.replace("\\", "\\\\").replace("\"", "\\\"");
    try {
      stream.parseHeadless(
          new ByteArrayInputStream(body), "multipart/mixed; boundary=\"" + quoted + "\"");
      stream.setRecursionMode(RecursionMode.M_RAW);
      for (EntityState state = stream.getState();
          state != EntityState.T_END_OF_STREAM;
          state = stream.next()) {
        switch (state) {
          case T_RAW_ENTITY -> {
            if (!budget.part()) {
              return parts;
            }
            parts.add(stream.getInputStream().readAllBytes());
          }
          // What stands before the first part no program shows; behind the last, some do.
          case T_EPILOGUE -> {
            if (!blank(stream.getInputStream().readNBytes(LOOK))) {
              budget.note(Flaw.TEXT_OUTSIDE_PARTS);
            }
          }
          default -> {}
        }
      }
    } catch (MimeException | IOException | RuntimeException broken) {
      budget.note(Flaw.DOUBTFUL_BOUNDARY);
    }
    return parts;
  }

  /** Whether the last boundary is there: two hyphens behind it (RFC 2046 5.1.1). */
  static boolean closed(byte[] body, String boundary) {
    byte[] end = ("--" + boundary + "--").getBytes(StandardCharsets.ISO_8859_1);
    // From behind: the end is near the end.
    for (int at = body.length - end.length; at >= 0; at--) {
      if (body[at] == '-' && Arrays.equals(body, at, at + end.length, end, 0, end.length)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The boundary that a body seems to have, though its header names none: a line that begins with
   * two hyphens, and a Content field below it; empty when there is no such line.
   */
  static String guessed(byte[] body) {
    List<String> lines =
        PlainText.lines(
            new String(body, 0, Math.min(body.length, LOOK), StandardCharsets.ISO_8859_1));
    for (int i = 0; i + 1 < lines.size(); i++) {
      boolean field = lines.get(i + 1).toLowerCase(Locale.ROOT).startsWith("content-");
      if (field && lines.get(i).startsWith("--") && lines.get(i).length() > 2) {
        return lines.get(i).substring(2).strip();
      }
    }
    return "";
  }

  private static boolean blank(byte[] bytes) {
    for (byte b : bytes) {
      if (b > ' ' || b < 0) {
        return false;
      }
    }
    return true;
  }
}
