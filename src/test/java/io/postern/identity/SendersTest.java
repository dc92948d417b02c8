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

class SendersTest {
  private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");
  private static final Address MANAGER = Address.of("manager@vendor.example");
  private static final TrustPolicy BORDER =
      new TrustPolicy(
          Set.of("mx.northwind.example"), Set.of("mx.northwind.example"), Preset.GENERIC);
  private static final String RECEIVED =
      "Received: from client.example (client.example [192.0.2.7])\r\n"
          + "\tby mx.northwind.example (Postfix) with ESMTPS id 1; Mon, 02 Nov 2026 08:59:58"
          + " +0000\r\n";
  private static final String PAT = "From: Pat Doe <pat@partner.example>\r\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "spf=pass smtp.mailfrom=pat@partner.example | DOMAIN",
        "spf=pass smtp.mailfrom=partner.example | DOMAIN",
        "spf=pass smtp.mailfrom=<pat@partner.example> | DOMAIN",
        "dkim=pass header.d=partner.example | DOMAIN",
        "dkim=pass header.i=@partner.example | DOMAIN",
        "dkim=fail header.d=partner.example; dkim=pass header.d=partner.example | DOMAIN",
        "dkim=pass header.d=mail.partner.example | DOMAIN",
        "dkim=pass header.d=PARTNER.example; dmarc=none | DOMAIN",
        "dkim=pass header.d=partner.example; dmarc=pass header.from=partner.example | DOMAIN",
        "dmarc=pass header.from=partner.example | DOMAIN",
        "dmarc=bestguesspass header.from=partner.example | NOTHING",
        "dkim=pass header.d=partner.example; dmarc=fail header.from=partner.example | NOTHING",
        "dkim=pass header.d=partner.example; dmarc=temperror header.from=partner.example | NOTHING",
        "dkim=pass header.d=partner.example; dmarc=pass header.from=vendor.example | NOTHING",
        "dkim=pass header.d=attacker.example | NOTHING",
        "dkim=pass header.d=example | NOTHING",
        "dkim=pass header.d=attackerpartner.example | NOTHING",
        "dkim=pass header.d=partner.example.attacker.example | NOTHING",
        "spf=softfail smtp.mailfrom=partner.example; dkim=none | NOTHING",
        "spf=pass smtp.helo=partner.example | NOTHING",
        "spf=pass smtp.mailfrom=any@partner.example'@a.attacker.example | NOTHING",
        "spf=pass smtp.mailfrom=any@partner.example(.attacker.example | NOTHING",
        "dkim=pass header.d=partner.example(.attacker.example | NOTHING",
        "dkim=pass header.d=\"partner.example\\0.attacker.example\" | NOTHING",
        "none | NOTHING",
      })
  void theDomainIsProvenByAnAlignedPassAndNoFailedPolicy(String results, IdentityLevel level) {
    Identity identity =
        identify(
            RECEIVED + "Authentication-Results: mx.northwind.example; " + results + "\r\n" + PAT);

    assertEquals(level, identity.level(), () -> identity.reasons().toString());
    assertEquals(level == IdentityLevel.DOMAIN, identity.domainProven());
    assertFalse(identity.reasons().isEmpty());
  }

  @Test
  void theBordersWordCountsWhereverItStandsInItsBlock() {
    String results =
        "Authentication-Results: mx.northwind.example; spf=pass smtp.mailfrom=partner.example\r\n";

    assertEquals(IdentityLevel.DOMAIN, identify(results + RECEIVED + PAT).level());
    assertEquals(IdentityLevel.DOMAIN, identify(RECEIVED + PAT + results).level());
    assertEquals(
        IdentityLevel.DOMAIN,
        identify("Return-Path: <pat@partner.example>\r\n" + RECEIVED + results + PAT).level());
  }

  @Test
  void whatStandsBelowAForeignReceivedIsTheSendersWord() {
    String foreign = "Received: from a by mx.attacker.example; Mon, 02 Nov 2026 08:59:50 +0000\r\n";
    String forged =
        "Authentication-Results: mx.northwind.example; dmarc=pass header.from=partner.example\r\n";

    assertEquals(IdentityLevel.NOTHING, identify(RECEIVED + foreign + forged + PAT).level());
    assertEquals(IdentityLevel.NOTHING, identify(foreign + forged + PAT).level());
    assertEquals(IdentityLevel.NOTHING, identify(forged + PAT).level());
  }

  @Test
  void aHostNameInTheClientsOwnWordMakesNoBorder() {
    String lying =
        "Received: from by (mx.northwind.example) by mx.attacker.example; Mon, 02 Nov 2026 08:59:50"
            + " +0000\r\n";
    String forged =
        "Authentication-Results: mx.northwind.example; dmarc=pass header.from=partner.example\r\n";

    assertEquals(IdentityLevel.NOTHING, identify(lying + forged + PAT).level());
  }

  @Test
  void anotherServersResultsAreIgnored() {
    String other =
        "Authentication-Results: mx.attacker.example; dmarc=pass header.from=partner.example\r\n";
    String arc =
        "ARC-Authentication-Results: i=1; mx.northwind.example; dmarc=pass"
            + " header.from=partner.example\r\n";

    assertEquals(IdentityLevel.NOTHING, identify(RECEIVED + other + arc + PAT).level());
  }

  @Test
  void aForgedResultBelowTheBordersOwnChangesNothing() {
    String own =
        "Authentication-Results: mx.northwind.example; spf=none; dkim=none; dmarc=none\r\n";
    String forged =
        "Authentication-Results: mx.northwind.example; dkim=pass header.d=partner.example\r\n";
    String failed =
        "Authentication-Results: mx.northwind.example; dmarc=fail header.from=partner.example\r\n";
    String passed =
        "Authentication-Results: mx.northwind.example; spf=pass smtp.mailfrom=partner.example;"
            + " dmarc=none\r\n";

    assertEquals(IdentityLevel.NOTHING, identify(RECEIVED + own + forged + PAT).level());
    assertEquals(IdentityLevel.NOTHING, identify(RECEIVED + passed + failed + PAT).level());
  }

  @Test
  void aSignatureThatLeavesTheBodyOpenProvesNothing() {
    String results =
        "Authentication-Results: mx.northwind.example; dkim=pass header.d=partner.example;"
            + " dmarc=pass header.from=partner.example\r\n";
    String open = "DKIM-Signature: v=1; a=rsa-sha256; d=partner.example; l=0; h=from; b=x\r\n";
    String sha1 = "DKIM-Signature: v=1; a=rsa-sha1; d=partner.example; h=from; b=x\r\n";
    String good = "DKIM-Signature: v=1; a=rsa-sha256; d=partner.example; h=from; bl=1; b=l=x\r\n";

    assertEquals(IdentityLevel.NOTHING, identify(RECEIVED + results + open + PAT).level());
    assertEquals(IdentityLevel.NOTHING, identify(RECEIVED + results + sha1 + PAT).level());
    assertEquals(IdentityLevel.DOMAIN, identify(RECEIVED + results + good + PAT).level());
    assertEquals(
        IdentityLevel.DOMAIN,
        identify(
                RECEIVED
                    + results.replace(
                        "dkim=pass", "spf=pass smtp.mailfrom=partner.example; dkim=pass")
                    + open
                    + PAT)
            .level());
  }

  @Test
  void oddFromLinesProveNothingWhateverPassed() {
    String results =
        "Authentication-Results: mx.northwind.example; dmarc=pass header.from=partner.example\r\n";
    Identity identity = identify(RECEIVED + results + PAT + "From: manager@vendor.example\r\n");

    assertEquals(IdentityLevel.NOTHING, identity.level());
    assertTrue(identity.from().isEmpty());
    assertTrue(identity.reasons().getFirst().contains("several-from"));
  }

  @Test
  void tokenAndDomainTogetherProveThePerson() {
    String passed =
        RECEIVED
            + "Authentication-Results: mx.northwind.example; dkim=pass header.d=vendor.example\r\n";
    String manager = "From: Manager <Manager@vendor.example>\r\n";

    assertEquals(IdentityLevel.BOTH, identify(passed + manager, token(Purpose.REPLY)).level());
    assertEquals(IdentityLevel.TOKEN, identify(RECEIVED + manager, token(Purpose.REPLY)).level());
    assertEquals(IdentityLevel.DOMAIN, identify(passed + manager, token(Purpose.BOUNCE)).level());
    assertEquals(IdentityLevel.DOMAIN, identify(passed + manager, Optional.empty()).level());
  }

  @Test
  void anotherWordLiftsOnlyWhatWasProvenFullyToASecondProof() {
    String passed =
        RECEIVED
            + "Authentication-Results: mx.northwind.example; dkim=pass header.d=vendor.example\r\n";
    String manager = "From: Manager <manager@vendor.example>\r\n";

    assertEquals(
        IdentityLevel.STEP_UP,
        vouchedFor(identify(passed + manager, token(Purpose.REPLY))),
        "domain and token, and somebody's word");
    assertEquals(
        IdentityLevel.BOTH, vouchedFor(identify(RECEIVED + manager, token(Purpose.REPLY))));
    assertEquals(
        IdentityLevel.DOMAIN, vouchedFor(identify(passed + manager, Optional.empty())), "no token");
  }

  private static IdentityLevel vouchedFor(Identity identity) {
    return Identities.vouchedFor(identity, "operator").level();
  }

  @Test
  void aTokenInOtherHandsProvesOnlyThatAMailWasSeen() {
    String passed =
        RECEIVED
            + "Authentication-Results: mx.northwind.example; dkim=pass"
            + " header.d=partner.example\r\n";
    Identity identity = identify(passed + PAT, token(Purpose.REPLY));

    assertEquals(IdentityLevel.TOKEN, identity.level());
    assertTrue(identity.domainProven());
    assertTrue(identity.reasons().toString().contains("token-of-another"));
    assertFalse(Act.DECIDE.allowedTo(identity));
    assertTrue(Act.REFER.allowedTo(identity));
  }

  @Test
  void anAliasIsThePersonToo() {
    String header =
        RECEIVED
            + "Authentication-Results: mx.northwind.example; dkim=pass header.d=vendor.example\r\n"
            + "From: boss@vendor.example\r\n";
    Identity identity =
        Senders.identify(
            headers(header),
            Envelope.UNKNOWN,
            BORDER,
            token(Purpose.REPLY),
            Set.of(Address.of("boss@vendor.example")),
            NOW);

    assertEquals(IdentityLevel.BOTH, identity.level());
  }

  @Test
  void anExpiredOrRevokedTokenIsNone() {
    String header =
        RECEIVED
            + "Authentication-Results: mx.northwind.example; dkim=pass header.d=vendor.example\r\n"
            + "From: manager@vendor.example\r\n";
    TokenClaim old = claim(Purpose.REPLY, NOW.minusSeconds(1), Optional.empty());
    TokenClaim taken = claim(Purpose.REPLY, NOW.plusSeconds(60), Optional.of(NOW.minusSeconds(9)));

    for (TokenClaim claim : new TokenClaim[] {old, taken}) {
      Identity identity = identify(header, Optional.of(claim));
      assertEquals(IdentityLevel.DOMAIN, identity.level());
      assertTrue(identity.token().isEmpty());
    }
  }

  @Test
  void gmailsInnerHopsHaveNoName() {
    TrustPolicy gmail = new TrustPolicy(Set.of(), Set.of(), Preset.GMAIL);
    String header =
        "Delivered-To: desk@northwind.example\r\n"
            + "Received: by 2002:a05:6a10:1234:b0:4a5:1 with SMTP id a1; Mon, 02 Nov 2026 01:00:00"
            + " -0800 (PST)\r\n"
            + "Return-Path: <pat@partner.example>\r\n"
            + "Received: from mail.partner.example (mail.partner.example. [192.0.2.1])\r\n"
            + "        by mx.google.com with ESMTPS id b2; Mon, 02 Nov 2026 00:59:59 -0800"
            + " (PST)\r\n"
            + "Authentication-Results: mx.google.com;\r\n"
            + "       spf=pass (google.com: domain of pat@partner.example designates 192.0.2.1 as"
            + " permitted sender) smtp.mailfrom=pat@partner.example\r\n"
            + "Received: from laptop by mail.partner.example; Mon, 02 Nov 2026 00:59:50 -0800"
            + " (PST)\r\n"
            + PAT;

    assertEquals(
        IdentityLevel.DOMAIN,
        Senders.identify(headers(header), Envelope.UNKNOWN, gmail, Optional.empty(), Set.of(), NOW)
            .level());
    assertEquals(
        Optional.of(Instant.parse("2026-11-02T09:00:00Z")),
        TraceBlock.of(headers(header), gmail).receivedAt());
    assertEquals(3, TraceBlock.of(headers(header), gmail).hops());
    assertEquals(IdentityLevel.NOTHING, identify(header).level());
  }

  @Test
  void microsoftsResultsHaveNoNameAndCountOnlyOnTop() {
    TrustPolicy m365 = new TrustPolicy(Set.of(), Set.of(), Preset.M365);
    String own =
        "Received: from A.eurprd01.prod.outlook.com (::1) by B.eurprd01.prod.outlook.com with"
            + " HTTPS; Mon, 02 Nov 2026 09:00:00 +0000\r\n"
            + "Authentication-Results: spf=%s (sender IP is 192.0.2.1)"
            + " smtp.mailfrom=partner.example; dkim=none (message not signed)"
            + " header.d=none;dmarc=%s action=none header.from=partner.example;compauth=pass"
            + " reason=100\r\n"
            + "Received: from mail.partner.example (192.0.2.1) by C.mail.protection.outlook.com"
            + " (10.0.0.1) with Microsoft SMTP Server; Mon, 02 Nov 2026 08:59:59 +0000\r\n";
    String senders =
        "Authentication-Results: dkim=pass (signature was verified)"
            + " header.d=partner.example;dmarc=pass action=none header.from=partner.example\r\n";

    assertEquals(
        IdentityLevel.DOMAIN,
        Senders.identify(
                headers(own.formatted("pass", "pass") + PAT),
                Envelope.UNKNOWN,
                m365,
                Optional.empty(),
                Set.of(),
                NOW)
            .level());
    assertEquals(
        IdentityLevel.NOTHING,
        Senders.identify(
                headers(own.formatted("fail", "none") + senders + PAT),
                Envelope.UNKNOWN,
                m365,
                Optional.empty(),
                Set.of(),
                NOW)
            .level());
    assertEquals(IdentityLevel.NOTHING, identify(own.formatted("pass", "pass") + PAT).level());
  }

  @Test
  void nobodyTrustedMeansNothingProven() {
    String header =
        RECEIVED
            + "Authentication-Results: mx.northwind.example; dmarc=pass"
            + " header.from=partner.example\r\n"
            + PAT;

    assertEquals(
        IdentityLevel.NOTHING,
        Senders.identify(
                headers(header),
                Envelope.UNKNOWN,
                TrustPolicy.NOBODY,
                Optional.empty(),
                Set.of(),
                NOW)
            .level());
  }

  private static Identity identify(String header) {
    return identify(header, Optional.empty());
  }

  private static Identity identify(String header, Optional<TokenClaim> token) {
    return Senders.identify(headers(header), Envelope.UNKNOWN, BORDER, token, Set.of(), NOW);
  }

  private static RawHeaders headers(String header) {
    return RawHeaders.of((header + "\r\nbody\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<TokenClaim> token(Purpose purpose) {
    return Optional.of(claim(purpose, NOW.plusSeconds(60), Optional.empty()));
  }

  private static TokenClaim claim(Purpose purpose, Instant expires, Optional<Instant> revoked) {
    return new TokenClaim(1, purpose, MANAGER, 2, 3, expires, revoked);
  }
}
