package io.postern.journey;

import io.postern.identity.Token;
import io.postern.mail.MessageId;
import java.security.SecureRandom;

/** Makes what nobody can guess: tokens and message ids. */
public final class TokenMint {
  private static final int BYTES = 16; // 128 bits

  private final SecureRandom random;

  public TokenMint(SecureRandom random) {
    this.random = random;
  }

  /**
   * @param token as it stands in an address
   * @param hash what is kept of it
   */
  record Minted(String token, String hash) {}

  Minted mint() {
    Token token = Token.of(bytes());
    return new Minted(token.text(), token.hash());
  }

  MessageId messageId(String domain) {
    return new MessageId("m." + Token.of(bytes()).text() + "@" + domain);
  }

  private byte[] bytes() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return bytes;
  }
}
