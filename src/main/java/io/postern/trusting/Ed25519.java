package io.postern.trusting;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.james.jdkim.DKIMCommon;
import org.apache.james.jdkim.api.Headers;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.PermFailException;

/**
 * Signatures by Ed25519 keys (RFC 8463), which jDKIM does not know: it puts the header into its
 * canonical form, the JDK verifies.
 */
final class Ed25519 extends DKIMCommon {
  /** As {@code k=} of a key says it. */
  static final String NAME = "ed25519";

  private static final int KEY_LENGTH = 32;
  // What stands before a key where algorithms are told apart (RFC 8410 4).
  private static final byte[] ALGORITHM = HexFormat.of().parseHex("302a300506032b6570032100");

  private Ed25519() {}

  /**
   * The key of {@code p=}, which is bare there (RFC 8463 4).
   *
   * @throws IllegalStateException when it is none
   */
  static PublicKey key(byte[] bare) {
    if (bare.length != KEY_LENGTH) {
      throw new IllegalStateException("an Ed25519 key has " + KEY_LENGTH + " bytes");
    }
    byte[] encoded = Arrays.copyOf(ALGORITHM, ALGORITHM.length + KEY_LENGTH);
    System.arraycopy(bare, 0, encoded, ALGORITHM.length, KEY_LENGTH);
    try {
      return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether the key has signed what a record says that it signed of a header. */
  static boolean verifies(Headers headers, SignatureRecord record, PublicKey key)
      throws PermFailException {
    try {
      HeaderHash hash = new HeaderHash(key);
      signatureCheck(headers, record, record.getHeaders(), hash);
      Signature signature = Signature.getInstance("Ed25519");
      signature.initVerify(key);
      signature.update(hash.sha256.digest());
      return signature.verify(record.getSignature());
    } catch (GeneralSecurityException no) {
      return false;
    }
  }

  /** Takes what would be signed: with Ed25519 that is only hashed, and the hash is signed. */
  private static final class HeaderHash extends Signature {
    private final MessageDigest sha256;

    HeaderHash(PublicKey key) throws GeneralSecurityException {
      super("SHA-256");
      sha256 = MessageDigest.getInstance("SHA-256");
      initVerify(key);
    }

    @Override
    protected void engineUpdate(byte b) {
      sha256.update(b);
    }

    @Override
    protected void engineUpdate(byte[] bytes, int from, int length) {
      sha256.update(bytes, from, length);
    }

    @Override
    protected void engineInitVerify(PublicKey key) {
      // nothing is verified here
    }

    @Override
    protected void engineInitSign(PrivateKey key) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected byte[] engineSign() {
      throw new UnsupportedOperationException();
    }

    @Override
    protected boolean engineVerify(byte[] signature) {
      throw new UnsupportedOperationException();
    }

    @Override
    @Deprecated
    protected void engineSetParameter(String name, Object value) {
      throw new UnsupportedOperationException();
    }

    @Override
    @Deprecated
    protected Object engineGetParameter(String name) {
      throw new UnsupportedOperationException();
    }
  }
}
