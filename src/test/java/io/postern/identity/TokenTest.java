package io.postern.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenTest {
  @Test
  void sixteenBytesBecomeTwentySixCharactersAndNoBitIsLost() {
    assertEquals("a".repeat(26), Token.of(new byte[16]).text());
    byte[] ones = new byte[16];
    java.util.Arrays.fill(ones, (byte) 0xff);
    assertEquals("7".repeat(25) + "4", Token.of(ones).text());
    Set<String> seen = new HashSet<>();
    for (int bit = 0; bit < 128; bit++) {
      byte[] one = new byte[16];
      one[bit / 8] = (byte) (1 << bit % 8);
      assertTrue(seen.add(Token.of(one).text()));
    }
  }

  @Test
  void caseDoesNotMatter() {
    Random random = new Random(7);
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    Token token = Token.of(bytes);

    assertEquals(Optional.of(token), Token.parse(token.text().toUpperCase(Locale.ROOT)));
    assertEquals(64, token.hash().length());
    assertEquals(
        token.hash(), Token.parse(token.text().toUpperCase(Locale.ROOT)).orElseThrow().hash());
  }

  @Test
  void otherTextIsNoToken() {
    assertTrue(Token.parse("").isEmpty());
    assertTrue(Token.parse("a".repeat(25)).isEmpty());
    assertTrue(Token.parse("a".repeat(25) + "1").isEmpty());
    assertTrue(Token.parse("\u0430".repeat(26)).isEmpty());
    assertThrows(IllegalArgumentException.class, () -> Token.of(new byte[15]));
  }

  @Test
  void aTokenInAnAddressIsCoveredWhereverItIsRepeated() {
    String token = Token.of(new byte[16]).text();
    String cover = "•".repeat(26);
    assertEquals(
        "550 <in+" + cover + "@a.example>: no, in+b" + cover + "@a.example",
        Token.cover("550 <in+" + token + "@a.example>: no, in+b" + token + "@a.example"));
    assertEquals("250 ok, " + token, Token.cover("250 ok, " + token));
    assertEquals("tom@a.example", Token.cover("tom@a.example"));
  }

  @Test
  void aTokenDoesNotPrintItself() {
    Token token = Token.of(new byte[16]);
    assertFalse(token.toString().contains(token.text()));
  }
}
