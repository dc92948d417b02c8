package io.postern.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.identity.TokenClaim.Purpose;
import io.postern.identity.TrustPolicy.Preset;
import io.postern.mail.Address;
import io.postern.mail.Envelope;
import io.postern.mail.RawHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an answered challenge proves, and what it does not. */
class KnownSignerTest {
  private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");
  private static final Address PAT = Address.of("pat@partner.example");
  private static final TrustPolicy BORDER =
      new TrustPolicy(
          Set.of("mx.northwind.example"), Set.of("mx.northwind.example"), Preset.GENERIC);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dkim=pass header.d=service.example | DOMAIN",
        "dkim=fail header.d=service.example | NOTHING",
        "dkim=pass header.d=other.example | NOTHING",
        "spf=pass smtp.mailfrom=service.example | NOTHING",
        "dkim=pass header.d=service.example; dmarc=fail header.from=partner.example | NOTHING",
        "dkim=pass header.d=service.example; dmarc=temperror header.from=partner.example | NOTHING",
      })
  void aKnownSignerProvesTheSenderUnlessThePolicyFails(String results, IdentityLevel level) {
    Identity before = identify(results, "From: pat@partner.example", Optional.empty());
    Identity after = Identities.remembered(before, Set.of("service.example"));

    assertEquals(IdentityLevel.NOTHING, before.level());
    assertEquals(level, after.level(), () -> after.reasons().toString());
    assertEquals(level == IdentityLevel.DOMAIN, Act.REFER.allowedTo(after));
    assertFalse(Act.DECIDE.allowedTo(after));
  }

  @Test
  void twoSendersAreNobodyHoweverSigned() {
    Identity odd =
        identify(
            "dkim=pass header.d=service.example",
            "From: pat@partner.example\r\nFrom: eve@attacker.example",
            Optional.empty());

    assertEquals(
        IdentityLevel.NOTHING, Identities.remembered(odd, Set.of("service.example")).level());
  }

  @Test
  void whoHoldsTheTokenAndWritesFromTheAddressItWasSentToMayConfirm() {
    assertTrue(confirms("none", "From: pat@partner.example", Purpose.REPLY));
    assertFalse(confirms("none", "From: eve@attacker.example", Purpose.REPLY));
    assertFalse(confirms("none", "From: pat@partner.example", Purpose.BOUNCE));
    assertFalse(
        confirms(
            "dmarc=fail header.from=partner.example", "From: pat@partner.example", Purpose.REPLY));
    assertFalse(
        confirms("none", "From: pat@partner.example\r\nFrom: pat@partner.example", Purpose.REPLY));
  }

  private static boolean confirms(String results, String from, Purpose purpose) {
    TokenClaim token = new TokenClaim(1, purpose, PAT, 2, 3, NOW.plusSeconds(60), Optional.empty());
    return Act.CONFIRM.allowedTo(identify(results, from, Optional.of(token)));
  }

  private static Identity identify(String results, String from, Optional<TokenClaim> token) {
    String header =
        "Received: from a by mx.northwind.example with ESMTPS; Mon, 02 Nov 2026 08:59:58 +0000\r\n"
            + "Authentication-Results: mx.northwind.example; "
            + results
            + "\r\n"
            + from
            + "\r\n\r\nbody\r\n";
    return Senders.identify(
        RawHeaders.of(header.getBytes(StandardCharsets.UTF_8)),
        Envelope.UNKNOWN,
        BORDER,
        token,
        Set.of(),
        NOW);
  }
}
