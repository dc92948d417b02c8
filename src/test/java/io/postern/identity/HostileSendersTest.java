package io.postern.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.identity.TokenClaim.Purpose;
import io.postern.identity.TrustPolicy.Preset;
import io.postern.letters.HostileMail;
import io.postern.mail.Address;
import io.postern.mail.RawHeaders;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each hostile mail as the border hands it over, beside the same mail without its trick. */
class HostileSendersTest {
  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
  private static final TrustPolicy BORDER =
      new TrustPolicy(Set.of(HostileMail.BORDER), Set.of(HostileMail.BORDER), Preset.GENERIC);
  private static final Map<String, String> HOLDERS =
      Map.of(
          "TOKENMGRD1001", "manager@vendor.example",
          "TOKENMGRD2002", "manager@vendor.example",
          "TOKENMGREXPIRED", "manager@vendor.example",
          "TOKENMGRUSED", "manager@vendor.example",
          "TOKENPATD1001", "pat@partner.example",
          "TOKENVERPPAT", "pat@partner.example");

  static Stream<HostileMail> mails() {
    // I24 is a replay: that its token is spent is no question of who sent it. The second delivery
    // is
    // a duplicate to the ledger, and the decision is not open any more.
    return HostileMail.all().stream().filter(mail -> !mail.id().equals("I24"));
  }

  @ParameterizedTest
  @MethodSource("mails")
  void noTrickReachesAHigherLevel(HostileMail mail) {
    Identity identity = identify(mail.behindBorder(), mail);

    assertTrue(
        IdentityLevel.values()[mail.maxLevel()].atLeast(identity.level()),
        () -> identity.level() + " " + identity.reasons());
  }

  /** The twin: the sender's plain From line, with the same border, envelope and token. */
  @ParameterizedTest
  @MethodSource("mails")
  void theSameMailWithoutTheTrickReachesItsFullLevel(HostileMail mail) {
    Optional<TokenClaim> token =
        token(mail).filter(claim -> claim.validAt(NOW) && claim.purpose() == Purpose.REPLY);
    Address sender = token.map(TokenClaim::person).orElse(Address.of("pat@partner.example"));
    byte[] twin =
        HostileMail.behindBorder(
            Optional.of(sender.domain()),
            ("From: " + sender + "\r\nSubject: New deal\r\n\r\nAcme\r\n")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));

    assertEquals(
        token.isPresent() ? IdentityLevel.BOTH : IdentityLevel.DOMAIN,
        identify(twin, asHuman(mail)).level());
  }

  private static HostileMail asHuman(HostileMail mail) {
    return new HostileMail(
        mail.id(),
        mail.title(),
        mail.bytes(),
        mail.maxLevel(),
        mail.outcomes(),
        true,
        mail.verified(),
        "pat@partner.example",
        mail.recipients());
  }

  @Test
  void aForgedTokenIsNobodys() {
    assertTrue(token(HostileMail.of("I29")).isEmpty());
  }

  private static Identity identify(byte[] bytes, HostileMail mail) {
    return Senders.identify(
        RawHeaders.of(bytes), mail.envelope(), BORDER, token(mail), Set.of(), NOW);
  }

  /** What a ledger would know of the token in the envelope's recipient. */
  private static Optional<TokenClaim> token(HostileMail mail) {
    return mail.recipients().stream()
        .flatMap(
            recipient ->
                HOLDERS.entrySet().stream()
                    .filter(entry -> recipient.contains("+" + entry.getKey() + "@")))
        .map(
            entry ->
                new TokenClaim(
                    1,
                    entry.getKey().contains("VERP") ? Purpose.BOUNCE : Purpose.REPLY,
                    Address.of(entry.getValue()),
                    1,
                    1,
                    entry.getKey().contains("EXPIRED")
                        ? NOW.minusSeconds(86_400)
                        : NOW.plusSeconds(86_400),
                    Optional.empty()))
        .findFirst();
  }
}
