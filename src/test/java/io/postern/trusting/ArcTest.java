package io.postern.trusting;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.identity.Authentication;
import io.postern.identity.Authentication.Method;
import io.postern.identity.FromLine;
import io.postern.identity.Identity;
import io.postern.identity.IdentityLevel;
import io.postern.identity.Senders;
import io.postern.mail.Address;
import io.postern.mail.Envelope;
import io.postern.mail.Peer;
import io.postern.mail.RawHeaders;
import io.postern.mail.RawMail;
import io.postern.mail.Source;
import io.postern.trusting.Sealer.Way;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Mail that came by a list, which changed it and sealed what it had found before. The mails in
 * {@code resources/arc} are sealed by dkimpy, once and twice.
 */
class ArcTest {
  private static final String LIST = "lists.example";
  private static final String OTHER = "other.example";

  private final Zone zone = new Zone();

  @BeforeEach
  void keys() throws IOException {
    for (String line : file("keys.txt").lines().toList()) {
      int space = line.indexOf(' ');
      zone.add(line.substring(0, space), Dns.Type.TXT, line.substring(space + 1));
    }
    zone.add("_dmarc.bright.example", Dns.Type.TXT, "v=DMARC1; p=reject");
  }

  @Test
  void whatATrustedListSealedProvesTheSender() throws IOException {
    Identity identity = identify(file("once.eml"), LIST);

    assertEquals(IdentityLevel.DOMAIN, identity.level(), identity.reasons()::toString);
    assertTrue(identity.reasons().toString().contains("lists.example sealed"));
  }

  @Test
  void i39WhatAStrangerSealedProvesNothing() throws IOException {
    assertEquals(IdentityLevel.NOTHING, identify(file("once.eml")).level());
    int asked = zone.questions();
    assertEquals(IdentityLevel.NOTHING, identify(file("once.eml"), OTHER).level());
    assertEquals(asked, zone.questions() - asked, "no key of a stranger is asked for");
  }

  @Test
  void whoSealedLastMustBeTrustedForHeMayHaveChangedTheRest() throws IOException {
    String twice = file("twice.eml");
    assertEquals(IdentityLevel.NOTHING, identify(twice, LIST).level());
    assertEquals(
        IdentityLevel.NOTHING,
        identify(twice, OTHER).level(),
        "the second one saw no signature that was good");
    assertEquals(IdentityLevel.DOMAIN, identify(twice, LIST, OTHER).level());
  }

  @ParameterizedTest
  @CsvSource({
    "Acme Tools want, Evil Tools want",
    "Subject: [partners] A lead, Subject: [partners] A trap",
    "From: Pat Bright <pat@bright.example>, From: Pat Bright <max@bright.example>",
    "i=1; lists.example; spf=pass, i=1; lists.example;  dkim=pass header.d=x.example; spf=pass",
    "cv=pass, cv=none",
    "cv=none, cv=pass",
    "ARC-Seal: i=1;, ARC-Seal: i=3;",
    "'ARC-Seal: i=2;', 'ARC-Seal: i=1;'",
    "ARC-Message-Signature: i=2;, X-Message-Signature: i=2;",
    "a=rsa-sha256; d=other.example, a=rsa-sha1; d=other.example",
    "c=relaxed/relaxed;, c=relaxed/relaxed; l=10;",
    "bh=gdkv1Zks, bh=gdkv1Zkt",
    "b=K4q5Lk8c, b=K4q5Lk8d",
    "b=axjf/uIv, b=axjf/uIw",
    "b=ftI14+W9, b=ftI14+W8"
  })
  void whatIsChangedOfASealedMailProvesNothing(String from, String to) throws IOException {
    String mail = file("twice.eml");
    assertTrue(mail.contains(from), from);
    int at = mail.indexOf(from);
    String changed = mail.substring(0, at) + to + mail.substring(at + from.length());

    assertEquals(IdentityLevel.NOTHING, identify(changed, LIST, OTHER).level());
  }

  @Test
  void aSecondFieldOfOneNumberBreaksTheChain() throws IOException {
    String mail = file("once.eml");
    String second =
        "ARC-Authentication-Results: i=1; lists.example; dkim=pass header.d=bright.example\r\n";
    assertEquals(IdentityLevel.NOTHING, identify(second + mail, LIST).level());
    assertEquals(
        IdentityLevel.NOTHING, identify(second.replace("i=1", "i=2") + mail, LIST).level());
    assertEquals(IdentityLevel.NOTHING, identify(second.replace("i=1;", "") + mail, LIST).level());
  }

  @Test
  void theSealIsOfTheDomainInFromOnly() throws IOException {
    zone.add("_dmarc.max.example", Dns.Type.TXT, "v=DMARC1; p=none");
    String mail = file("once.eml").replace("pat@bright.example>\r\nTo", "pat@max.example>\r\nTo");
    assertEquals(IdentityLevel.NOTHING, identify(mail, LIST).level());
  }

  @Test
  void aKeyThatNobodyTellsIsAskedForAgain() throws IOException {
    zone.silence("s1._domainkey.lists.example", true);
    Authentication open = checks(file("once.eml"), LIST);
    assertTrue(open.open());
    assertEquals(IdentityLevel.NOTHING, identify(file("once.eml"), LIST).level());

    zone.silence("s1._domainkey.lists.example", false);
    zone.remove("s1._domainkey.lists.example", Dns.Type.TXT);
    Authentication gone = checks(file("once.eml"), LIST);
    assertEquals(
        List.of("fail"),
        gone.checks().stream()
            .filter(check -> check.method() == Method.DMARC)
            .map(Authentication.Check::verdict)
            .toList());
  }

  private static final String PLAIN =
      """
      From: Pat <pat@bright.example>
      To: partners@lists.example
      Subject: A lead

      Acme Tools want to talk to you.
      """
          .replace("\n", "\r\n");

  private final Sealer list = new Sealer(LIST);

  private IdentityLevel level(String mail, String... keys) {
    zone.remove("s1._domainkey." + LIST, Dns.Type.TXT);
    for (String key : keys) {
      zone.add("s1._domainkey." + LIST, Dns.Type.TXT, key);
    }
    return identify(mail, LIST, OTHER).level();
  }

  @Test
  void ofAGoodSealEveryConditionCounts() {
    String good = list.seal(PLAIN, Way.RIGHT, "bright.example");
    assertEquals(IdentityLevel.DOMAIN, level(good, list.key("")));

    assertEquals(IdentityLevel.NOTHING, level(good, list.key("t=y; ")), "the sealer only tries");
    assertEquals(IdentityLevel.NOTHING, level(good, list.key("").replace("DKIM1", "DKIM2")));
    assertEquals(IdentityLevel.NOTHING, level(good, list.key(""), list.key("n=two; ")));
    for (Way way :
        List.of(
            Way.RIGHT.signs("to:subject"),
            Way.RIGHT.says("l=33; "),
            Way.RIGHT.with("rsa-sha1"),
            Way.RIGHT.badly())) {
      assertEquals(
          IdentityLevel.NOTHING,
          level(list.seal(PLAIN, way, "bright.example"), list.key("")),
          way::toString);
    }
    assertEquals(
        IdentityLevel.NOTHING, level(list.seal(PLAIN, Way.RIGHT, "max.example"), list.key("")));
  }

  @Test
  void ofSeveralFieldsOfANameTheLowestIsSigned() {
    String two = "Subject: Added above\r\n" + PLAIN;
    assertEquals(
        IdentityLevel.DOMAIN, level(list.seal(two, Way.RIGHT, "bright.example"), list.key("")));
  }

  @Test
  void aBadSealBelowAGoodOneIsBad() {
    Sealer other = new Sealer(OTHER);
    zone.remove("s1._domainkey." + OTHER, Dns.Type.TXT);
    zone.add("s1._domainkey." + OTHER, Dns.Type.TXT, other.key(""));
    String good = list.seal(PLAIN, Way.RIGHT, "bright.example");
    assertEquals(
        IdentityLevel.DOMAIN,
        level(other.seal(good, Way.RIGHT.number(2), "lists.example"), list.key("")));
    Way ofASeal = Way.RIGHT.number(2).signs("from:arc-seal"); // RFC 8617 4.1.2: never
    assertEquals(
        IdentityLevel.NOTHING, level(other.seal(good, ofASeal, "lists.example"), list.key("")));
    String bad = list.seal(PLAIN, Way.RIGHT.badly(), "bright.example");
    assertEquals(
        IdentityLevel.NOTHING,
        level(other.seal(bad, Way.RIGHT.number(2), "lists.example"), list.key("")));
  }

  @Test
  void aChainThatAForwarderFoundBrokenProvesNothing() {
    Sealer other = new Sealer(OTHER);
    zone.remove("s1._domainkey." + OTHER, Dns.Type.TXT);
    zone.add("s1._domainkey." + OTHER, Dns.Type.TXT, other.key(""));
    String good = list.seal(PLAIN, Way.RIGHT, "bright.example");
    for (String verdict : List.of("fail", "none", "")) {
      Way way = Way.RIGHT.number(2).finds(verdict);
      assertEquals(
          IdentityLevel.NOTHING,
          level(other.seal(good, way, "lists.example"), list.key("")),
          verdict);
    }
    for (String verdict : List.of("fail", "pass")) {
      String first = list.seal(PLAIN, Way.RIGHT.finds(verdict), "bright.example");
      assertEquals(IdentityLevel.NOTHING, level(first, list.key("")), verdict);
    }
  }

  @Test
  void aTrustedSealOverASignatureOfAStrangerProvesNothing() {
    String good = list.seal(PLAIN, Way.RIGHT, "bright.example");
    String other = good.replaceFirst("(ARC-Message-Signature: .*?)d=" + LIST, "$1d=" + OTHER);
    assertTrue(other.contains("d=" + OTHER));
    zone.silence("s1._domainkey." + OTHER, true);
    assertFalse(checks(other, LIST).open(), "its key is not asked for");
    assertTrue(checks(other, LIST, OTHER).open());
  }

  @Test
  void aLongChainIsNotLookedAt() {
    String mail = PLAIN;
    for (int i = 1; i <= 10; i++) {
      mail = list.seal(mail, Way.RIGHT.number(i), "bright.example");
    }
    assertEquals(IdentityLevel.DOMAIN, level(mail, list.key("")));
    assertEquals(
        IdentityLevel.NOTHING,
        level(list.seal(mail, Way.RIGHT.number(11), "bright.example"), list.key("")));
  }

  private Identity identify(String mail, String... sealers) {
    RawMail raw = raw(mail);
    return Senders.identify(
        RawHeaders.of(raw.bytes()),
        raw.envelope(),
        checks(mail, sealers),
        Optional.empty(),
        Set.of(),
        Instant.EPOCH);
  }

  private Authentication checks(String mail, String... sealers) {
    RawMail raw = raw(mail);
    RawHeaders headers = RawHeaders.of(raw.bytes());
    return new OriginChecks(zone, Set.of(sealers))
        .of(raw, headers, FromLine.read(headers).plain().map(Address::domain));
  }

  private static RawMail raw(String mail) {
    Envelope envelope =
        new Envelope(
            true,
            "bounce@lists.example",
            Address.parse("bounce@lists.example"),
            List.of(Address.of("referrals@northwind.example")),
            Optional.of(new Peer("192.0.2.1", "mx.lists.example")));
    return new RawMail(
        mail.getBytes(ISO_8859_1),
        envelope,
        new Source("smtp", "1"),
        Optional.empty(),
        Instant.EPOCH);
  }

  private static String file(String name) throws IOException {
    try (InputStream in = ArcTest.class.getResourceAsStream("/arc/" + name)) {
      return new String(in.readAllBytes(), ISO_8859_1);
    }
  }
}
