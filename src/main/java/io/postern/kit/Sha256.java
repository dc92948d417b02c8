package io.postern.kit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 (FIPS 180-4), by which mails, files and keys are named. */
public final class Sha256 {
  private Sha256() {}

  /** A hash to be fed. */
  public static MessageDigest begin() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** What a hash comes to, in 64 hexadecimal digits. */
  public static String end(MessageDigest hash) {
    return HexFormat.of().formatHex(hash.digest());
  }

  public static String of(byte[] bytes) {
    MessageDigest hash = begin();
    hash.update(bytes);
    return end(hash);
  }

  /** Of the text in UTF-8. */
  public static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Over several texts; where one ends and the next begins counts. */
  public static String ofAll(List<String> texts) {
    MessageDigest hash = begin();
    for (String text : texts) {
      hash.update(text.getBytes(StandardCharsets.UTF_8));
      hash.update((byte) 0);
    }
    return end(hash);
  }
}
