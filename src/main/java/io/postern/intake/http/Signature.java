package io.postern.intake.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 over the timestamp, a dot and the body (RFC 2104). */
final class Signature {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int HEX_LENGTH = 64;
  private static final int MOST = 4;

  private final SecretKeySpec key;

  Signature(String secret) {
    key = new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM);
  }

  /**
   * Whether one of the signatures given is ours; several, divided by commas, while a secret
   * changes.
   *
   * @param given hexadecimal digits, with or without {@code v1=} before them
   */
  boolean fits(String given, String timestamp, byte[] body) {
    byte[] right = of(timestamp, body);
    boolean fits = false;
    for (String one : given.split(",", MOST)) {
      String hex = one.strip();
      hex = hex.startsWith("v1=") ? hex.substring(3) : hex;
      if (hex.length() == HEX_LENGTH && hex.chars().allMatch(HexFormat::isHexDigit)) {
        fits |= MessageDigest.isEqual(right, HexFormat.of().parseHex(hex));
      }
    }
    return fits;
  }

  byte[] of(String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(timestamp.getBytes(UTF_8));
      mac.update((byte) '.');
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
