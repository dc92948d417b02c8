package io.postern.reading;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * The mail inside an opaque S/MIME signature (RFC 5652 5.1): a walk through its DER or BER to the
 * content. The signature is not checked; who sent a mail is not judged by it.
 */
final class SignedData {
  /** What was inside. */
  sealed interface Found {
    /** The mail. */
    record Content(byte[] bytes) implements Found {}

    /** It is encrypted. */
    record Encrypted() implements Found {}
  }

  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;
  private static final int INTEGER = 0x02;
  private static final int OCTETS = 0x04;
  private static final int OCTETS_IN_PIECES = 0x24;
  private static final int IDENTIFIER = 0x06;
  private static final int EXPLICIT_0 = 0xA0;
  private static final int MAX_PIECES = 100_000;

  // 1.2.840.113549.1.7.n
  private static final byte[] PKCS7 = {
    0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 1, 7
  };
  private static final int SIGNED = 2;

  private final byte[] der;
  private int at;

  private SignedData(byte[] der) {
    this.der = der;
  }

  /** Empty when the bytes are nothing of the kind. */
  static Optional<Found> open(byte[] der) {
    try {
      return new SignedData(der).open();
    } catch (IndexOutOfBoundsException broken) {
      return Optional.empty();
    }
  }

  private Optional<Found> open() {
    if (enter(SEQUENCE) == NOT_HERE || enter(IDENTIFIER) != PKCS7.length + 1) {
      return encryptedByOtherName();
    }
    boolean pkcs7 = Arrays.equals(der, at, at + PKCS7.length, PKCS7, 0, PKCS7.length);
    int kind = der[at + PKCS7.length];
    at += PKCS7.length + 1;
    if (!pkcs7 || kind != SIGNED) {
      return pkcs7 ? Optional.of(new Found.Encrypted()) : Optional.empty();
    }
    if (enter(EXPLICIT_0) == NOT_HERE || enter(SEQUENCE) == NOT_HERE) {
      return Optional.empty();
    }
    pass(INTEGER); // version
    pass(SET); // digest algorithms
    if (enter(SEQUENCE) == NOT_HERE) {
      return Optional.empty();
    }
    pass(IDENTIFIER); // id-data
    if (enter(EXPLICIT_0) == NOT_HERE) {
      return Optional.empty(); // detached: the content is elsewhere
    }
    return octets().map(Found.Content::new);
  }

  // authEnvelopedData and the like, under 1.2.840.113549.1.9.16.1.
  private Optional<Found> encryptedByOtherName() {
    return der.length > 20 && (der[0] & 0xff) == SEQUENCE
        ? Optional.of(new Found.Encrypted())
        : Optional.empty();
  }

  private Optional<byte[]> octets() {
    if ((der[at] & 0xff) == OCTETS) {
      int length = enter(OCTETS);
      return Optional.of(Arrays.copyOfRange(der, at, Math.min(der.length, at + length)));
    }
    if ((der[at] & 0xff) != OCTETS_IN_PIECES) {
      return Optional.empty();
    }
    int whole = enter(OCTETS_IN_PIECES);
    int end = whole == INDEFINITE ? der.length : Math.min(der.length, at + whole);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (int i = 0; i < MAX_PIECES && at < end && (der[at] & 0xff) == OCTETS; i++) {
      int length = Math.min(enter(OCTETS), der.length - at);
      content.write(der, at, length);
      at += length;
    }
    return Optional.of(content.toByteArray());
  }

  private static final int NOT_HERE = -2;
  private static final int INDEFINITE = -1;

  /** Steps into an element; gives its length, or {@link #NOT_HERE} when another stands here. */
  private int enter(int tag) {
    if ((der[at] & 0xff) != tag) {
      return NOT_HERE;
    }
    int first = der[at + 1] & 0xff;
    at += 2;
    if (first < 0x80) {
      return first;
    }
    if (first == 0x80) {
      return INDEFINITE;
    }
    int length = 0;
    for (int i = 0; i < (first & 0x7f); i++) {
      length = length << 8 | (der[at++] & 0xff);
    }
    if ((first & 0x7f) > 4 || length < 0) {
      throw new IndexOutOfBoundsException("longer than any mail");
    }
    return length;
  }

  private void pass(int tag) {
    int length = enter(tag);
    if (length >= 0) {
      at += length;
    } else if (length == INDEFINITE) {
      throw new IndexOutOfBoundsException("unknown length where none is usual");
    }
  }
}
