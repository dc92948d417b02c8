package io.postern.understanding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A yes or a no to "was this you?", and what only looks like one. */
class ConsentTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "yes",
        "Yes!",
        "yep, that was me",
        "Yes, it was me. Sorry for the trouble!",
        "Hi Northwind,\n\nyes, I sent it.",
        "Hello team,\nYes it was mine, thanks",
        "No problem, yes, that was me.",
        "ja",
        "Ja, das war ich.",
        "Hallo zusammen,\n\nja, die Mail war von mir.",
        "Ja, das habe ich selbst geschickt, danke",
        "oui, c'est bien moi",
        "Sí, fui yo",
        "sì, sono stato io",
        "Ja, dat was ik",
        "tak, to ja",
        "Sim, fui eu",
        "Ja, det var jag",
        "ano, poslal jsem to já",
        "はい、私です",
        "Yes, she is a colleague",
        "Ja, sie ist eine Kollegin"
      })
  void aYes(String text) {
    assertEquals(Optional.of(Consent.YES), read(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no",
        "No, that wasn't me.",
        "Nope. I did not send this.",
        "not me",
        "I don't know them",
        "Nein, das war ich nicht!",
        "Nein, kenne ich nicht",
        "non, ce n'était pas moi",
        "No, no fui yo",
        "Nee, dat was ik niet",
        "nie, to nie ja",
        "Não, não fui eu",
        "Nej, det var inte jag",
        "ne, neznám ho",
        "いいえ、違います"
      })
  void aNo(String text) {
    assertEquals(Optional.of(Consent.NO), read(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ok",
        "Yes and no",
        "Yes, I am away until Monday.",
        "Yes? Which mail do you mean?",
        "Was it me? No idea.",
        "Yes, but not the second one",
        "Please register Acme Ltd.\nYes, really.",
        "Thanks for asking!",
        "I am out of the office. No access to mail."
      })
  void neither(String text) {
    assertEquals(Optional.empty(), read(text));
  }

  private static Optional<Consent> read(String text) {
    return ConsentReader.read(text, WrittenMail.RULES.commands());
  }
}
