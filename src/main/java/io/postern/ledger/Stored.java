package io.postern.ledger;

import io.postern.kit.Sha256;
import io.postern.mail.Address;
import io.postern.mail.MessageId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How values look in the database: what both databases take, and give back as it was. */
final class Stored {
  /** Parts of a row have its id times this, plus their number, as ids. */
  static final long PARTS = 1024;

  /** H2's longest text has 1,048,576 characters. */
  static final int LONGEST = 1_000_000;

  /**
   * Later than anything that is due. {@code due_at < END} finds by the index what is pending; for
   * {@code is not null} H2 reads all rows.
   */
  static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

  /** The program of what belongs to a way in that serves all of them. */
  static final String ALL_PROGRAMS = "";

  private Stored() {}

  /** Both databases keep microseconds. */
  static Instant time(Instant time) {
    return time.truncatedTo(ChronoUnit.MICROS);
  }

  static @Nullable Instant time(Optional<Instant> time) {
    return time.map(Stored::time).orElse(null);
  }

  /** PostgreSQL takes no NUL, and UTF-8 no half of a surrogate pair: they become U+FFFD. */
  static String text(String text) {
    int at = firstBad(text, 0);
    if (at < 0) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text);
    while (at >= 0) {
      clean.setCharAt(at, '\uFFFD');
      at = firstBad(text, at + 1);
    }
    return clean.toString();
  }

  /** Clean, and at most {@code max} characters. */
  static String text(String text, int max) {
    if (text.length() <= max) {
      return text(text);
    }
    int end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
    return text(text.substring(0, end));
  }

  private static int firstBad(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return i;
      }
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }

  /** A number to find a Message-ID by; two ids may share one. */
  static long key(MessageId id) {
    return firstBits(Sha256.begin().digest(id.value().getBytes(StandardCharsets.UTF_8)));
  }

  /** A number to find a token by: the first 63 bits of its hash. */
  static long key(String hexHash) {
    return firstBits(HexFormat.of().parseHex(hexHash));
  }

  static Address address(String text) {
    return Address.of(text);
  }

  private static long firstBits(byte[] hash) {
    return ByteBuffer.wrap(hash).getLong() & Long.MAX_VALUE;
  }
}
