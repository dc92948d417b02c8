package io.postern.intake.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Who has the secret has signed a POST by HMAC-SHA256 (RFC 2104), in one of two forms:
 *
 * <pre>
 * v1=  timestamp "." body
 * v2=  timestamp LF event-id LF mail-from LF rcpt-to LF body
 * </pre>
 *
 * Only the second one proves the envelope and the event's id, which tells two posts of one mail
 * from each other.
 */
final class Signature {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int HEX_LENGTH = 64;
  private static final String V1 = "v1=";
  private static final String V2 = "v2=";
  private static final int MOST = 4;

  /** What is signed; a header field that is not there is empty. */
  record Signed(String timestamp, String eventId, String mailFrom, String rcptTo, byte[] body) {}

  private final SecretKeySpec key;
  private final boolean wholeOnly;

  /**
   * @param wholeOnly whether only the second form counts
   */
  Signature(String secret, boolean wholeOnly) {
    this.wholeOnly = wholeOnly;
    key = new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM);
  }

  /**
   * Whether one of the signatures given is ours; several, divided by commas, while a secret
   * changes.
   *
   * @param given hexadecimal digits, with {@code v2=}, {@code v1=} or nothing before them; the last
   *     two are the same
   */
  boolean fits(String given, Signed signed) {
    boolean fits = false;
    for (String one : given.split(",", MOST)) {
      String said = one.strip();
      if (said.startsWith(V2)) {
        fits |= equal(said.substring(V2.length()), whole(signed));
      } else if (!wholeOnly) {
        String hex = said.startsWith(V1) ? said.substring(V1.length()) : said;
        fits |= equal(hex, of(signed.timestamp() + ".", signed.body()));
      }
    }
    return fits;
  }

  private static boolean equal(String hex, byte[] right) {
    return hex.length() == HEX_LENGTH
        && hex.chars().allMatch(HexFormat::isHexDigit)
        && MessageDigest.isEqual(right, HexFormat.of().parseHex(hex));
  }

  /** The second form. */
  byte[] whole(Signed signed) {
    List<String> lines =
        List.of(signed.timestamp(), signed.eventId(), signed.mailFrom(), signed.rcptTo(), "");
    return of(String.join("\n", lines), signed.body());
  }

  /** The MAC of some text and the body behind it. */
  byte[] of(String before, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(before.getBytes(UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /** Whether a timestamp, seconds since 1970, is not far from now. */
  static boolean isFresh(String timestamp, Instant now, Duration window) {
    boolean digits =
        !timestamp.isEmpty()
            && timestamp.length() <= 12
            && timestamp.chars().allMatch(c -> c >= '0' && c <= '9');
    try {
      return digits
          && Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                  .abs()
                  .compareTo(window)
              <= 0;
    } catch (DateTimeException beyondTime) {
      return false;
    }
  }
}
