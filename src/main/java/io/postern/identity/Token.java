package io.postern.identity;

import io.postern.kit.Sha256;
import java.util.Locale;
import java.util.Optional;

/**
 * What ties an answer to the mail it answers: 128 random bits in 26 characters of base32 (RFC 4648
 * 6), lower case, since mail systems fold the case of local parts. Only its hash is ever stored.
 *
 * @param text the characters as they stand in an address
 */
public record Token(String text) {
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int BYTES = 16;
  private static final int LENGTH = 26;

  public Token {
    if (text.length() != LENGTH || !text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
      throw new IllegalArgumentException("not a token");
    }
  }

  /**
   * Makes a token.
   *
   * @param random 16 bytes of a cryptographic random source
   */
  public static Token of(byte[] random) {
    if (random.length != BYTES) {
      throw new IllegalArgumentException("a token is made of 16 bytes");
    }
    StringBuilder text = new StringBuilder(LENGTH);
    int bits = 0;
    int buffer = 0;
    for (byte b : random) {
      buffer = (buffer << 8 | (b & 0xff)) & 0xffff;
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(ALPHABET.charAt(buffer >> bits & 31));
      }
    }
    return new Token(text.append(ALPHABET.charAt(buffer << (5 - bits) & 31)).toString());
  }

  /** Reads what stands where a token stands in an address, in any case. */
  public static Optional<Token> parse(String text) {
    try {
      return Optional.of(new Token(text.toLowerCase(Locale.ROOT)));
    } catch (IllegalArgumentException notAToken) {
      return Optional.empty();
    }
  }

  /**
   * The same text with everything covered that may be a token in the local part of an address:
   * servers repeat addresses in their replies, and what they say is logged.
   */
  public static String cover(String text) {
    StringBuilder covered = new StringBuilder(text);
    int run = 0; // how many characters of a token's alphabet stand before this one
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '@' && run >= LENGTH) {
        covered.replace(i - LENGTH, i, "•".repeat(LENGTH));
      }
      run = ALPHABET.indexOf(Character.toLowerCase(c)) >= 0 ? run + 1 : 0;
    }
    return covered.toString();
  }

  /** SHA-256 of the text, in hexadecimal: what the ledger keeps. */
  public String hash() {
    return Sha256.of(text);
  }

  /** Never the token itself: this may reach a log. */
  @Override
  public String toString() {
    return "token " + hash().substring(0, 8) + "…";
  }
}
