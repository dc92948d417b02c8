package io.postern.understanding;

import static io.postern.understanding.WrittenMail.byManager;
import static io.postern.understanding.WrittenMail.byPartner;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mail is of the kind that its words bring about, and of none when they bring about nothing. */
class CommandKindTest {
  @ParameterizedTest
  @CsvSource({
    "approve, COMMAND",
    "won 48000 EUR, COMMAND",
    "should we approve this?, QUESTION",
    "I had a look at the file you sent., MESSAGE",
  })
  void ofAManager(String words, Kind kind) {
    assertEquals(kind, byManager(words).read().kind());
  }

  @ParameterizedTest
  @CsvSource({
    "status, STATUS_REQUEST",
    "withdraw, WITHDRAWAL",
    "language: de, COMMAND",
    "pause, COMMAND",
    "help, COMMAND",
    "a short pause would do us all good, MESSAGE",
  })
  void ofAPartner(String words, Kind kind) {
    assertEquals(kind, byPartner(words).read().kind());
  }
}
