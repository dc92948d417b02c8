package io.postern.identity;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlignmentTest {
  @ParameterizedTest
  @CsvSource({
    "partner.example, partner.example",
    "mail.partner.example, partner.example",
    "partner.example, a.b.partner.example",
    "partner.co.uk, mail.partner.co.uk",
    "partner.onmicrosoft.com, partner.onmicrosoft.com",
    "co.example, mail.co.example",
  })
  void oneUnderTheOtherAligns(String one, String other) {
    assertTrue(Alignment.aligned(one, other));
    assertTrue(Alignment.aligned(other, one));
  }

  @ParameterizedTest
  @CsvSource({
    "partner.example, vendor.example",
    "example, partner.example",
    "com, com",
    "partner.co.uk, attacker.co.uk",
    "co.uk, partner.co.uk",
    "com.br, partner.com.br",
    "a.onmicrosoft.com, b.onmicrosoft.com",
    "onmicrosoft.com, b.onmicrosoft.com",
    "github.io, partner.github.io",
    "a.partner.example, b.partner.example",
    "ner.example, partner.example",
    "'', partner.example",
    "'', ''",
  })
  void strangersAndSistersDoNot(String one, String other) {
    assertFalse(Alignment.aligned(one, other));
    assertFalse(Alignment.aligned(other, one));
  }
}
