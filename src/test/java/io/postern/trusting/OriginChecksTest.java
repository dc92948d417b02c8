package io.postern.trusting;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.identity.Authentication;
import io.postern.identity.Authentication.Check;
import io.postern.identity.Authentication.Method;
import io.postern.identity.FromLine;
import io.postern.identity.IdentityLevel;
import io.postern.identity.Senders;
import io.postern.mail.Address;
import io.postern.mail.Envelope;
import io.postern.mail.Peer;
import io.postern.mail.RawHeaders;
import io.postern.mail.RawMail;
import io.postern.mail.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What our own checks find, and which level follows. */
class OriginChecksTest {
  private static final Signer BRIGHT = new Signer("bright.example", 1024);
  private static final String MAIL =
      """
      From: Pat <pat@bright.example>
      To: referrals@northwind.example
      Subject: A lead

      Acme Tools want to talk to you.
      """
          .replace("\n", "\r\n");

  private final Zone zone = new Zone();

  private static Envelope envelope(String from, String ip) {
    return new Envelope(
        true,
        from,
        Address.parse(from),
        List.of(Address.of("referrals@northwind.example")),
        Optional.of(new Peer(ip, "mx.bright.example")));
  }

  private static RawMail mail(String text, Envelope envelope) {
    return new RawMail(
        text.getBytes(ISO_8859_1),
        envelope,
        new Source("smtp", "1"),
        Optional.empty(),
        Instant.EPOCH);
  }

  private Authentication checks(RawMail mail) {
    RawHeaders headers = RawHeaders.of(mail.bytes());
    return new OriginChecks(zone, Set.of())
        .of(mail, headers, FromLine.read(headers).plain().map(Address::domain));
  }

  private IdentityLevel level(RawMail mail) {
    return Senders.identify(
            RawHeaders.of(mail.bytes()),
            mail.envelope(),
            checks(mail),
            Optional.empty(),
            Set.of(),
            Instant.EPOCH)
        .level();
  }

  /** What came of the signatures of a mail, whose reverse path proves nothing. */
  private List<String> signatures(String text) {
    return checks(mail(text, Envelope.UNKNOWN)).checks().stream()
        .filter(check -> check.method() == Method.DKIM)
        .map(Check::verdict)
        .toList();
  }

  private String spf(String from, String ip) {
    return checks(mail(MAIL, envelope(from, ip))).checks().stream()
        .filter(check -> check.method() == Method.SPF)
        .map(Check::verdict)
        .findFirst()
        .orElse("not checked");
  }

  @Test
  void aSignatureOfTheSendersDomainProvesIt() {
    BRIGHT.publish(zone, "");
    String signed = BRIGHT.sign(MAIL, "");

    assertEquals(List.of("pass"), signatures(signed));
    assertEquals(IdentityLevel.DOMAIN, level(mail(signed, Envelope.UNKNOWN)));
  }

  @Test
  void whatWasChangedOnTheWayIsNotSigned() {
    BRIGHT.publish(zone, "");
    String signed = BRIGHT.sign(MAIL, "");

    assertEquals(List.of("fail"), signatures(signed.replace("Acme", "Evil")));
    assertEquals(List.of("fail"), signatures(signed.replace("A lead", "Another")));
    assertEquals(
        IdentityLevel.NOTHING, level(mail(signed.replace("Acme", "Evil"), Envelope.UNKNOWN)));
  }

  @Test
  void aFromLineAboveTheSignedOneProvesNobody() {
    BRIGHT.publish(zone, "");
    String signed = "From: max@northwind.example\r\n" + BRIGHT.sign(MAIL, "");

    assertEquals(IdentityLevel.NOTHING, level(mail(signed, Envelope.UNKNOWN)));
  }

  @Test
  void aSignatureThatProvesTooLittleIsNoPass() {
    BRIGHT.publish(zone, "");
    assertEquals(List.of("policy"), signatures(BRIGHT.sign(MAIL, "l=0; ")));
    assertEquals(
        List.of("permerror"),
        signatures(
            BRIGHT.sign(MAIL, "").replace("from:to", "x:to").replace(":subject:from", ":subject")));

    String signed = BRIGHT.sign(MAIL, "");
    assertEquals(List.of("policy"), signatures(signed.replace("a=rsa-sha256", "a=rsa-sha1")));
    assertEquals(List.of("neutral"), signatures(signed.replace("a=rsa-sha256", "a=dsa-sha256")));

    for (int bits : List.of(512, 1016)) {
      Signer weak = new Signer("weak" + bits + ".example", bits);
      weak.publish(zone, "");
      assertEquals(List.of("fail"), signatures(weak.sign(MAIL, "")), bits + " bits");
    }
    Signer newer = new Signer("newer.example", 1024);
    newer.publish(zone, "v=DKIM2; ");
    assertEquals(List.of("fail"), signatures(newer.sign(MAIL, "")), "a key of another version");

    Signer trying = new Signer("trying.example", 1024);
    trying.publish(zone, "t=y; ");
    assertEquals(List.of("fail"), signatures(trying.sign(MAIL, "")));
  }

  @Test
  void anExpiredSignatureIsNone() {
    BRIGHT.publish(zone, "");
    // jDKIM itself signs none such.
    String signed =
        BRIGHT.sign(MAIL, "t=1000000000; x=4000000000; ").replace("x=4000000000", "x=1000000001");

    assertEquals(List.of("permerror"), signatures(signed));
  }

  @Test
  void withoutAKeyThereIsNoSignature() {
    assertEquals(List.of("fail"), signatures(BRIGHT.sign(MAIL, "")));
  }

  @Test
  void aKeyThatCannotBeLookedUpNowLeavesItOpen() {
    BRIGHT.publish(zone, "");
    zone.silence("s1._domainkey.bright.example", true);
    RawMail mail = mail(BRIGHT.sign(MAIL, ""), Envelope.UNKNOWN);

    assertEquals(List.of("temperror"), signatures(BRIGHT.sign(MAIL, "")));
    assertTrue(checks(mail).open());
    assertEquals(IdentityLevel.NOTHING, level(mail));

    zone.silence("s1._domainkey.bright.example", false);
    assertEquals(IdentityLevel.DOMAIN, level(mail));
  }

  @Test
  void s22OfManySignaturesFewAreTried() {
    BRIGHT.publish(zone, "");
    String one = BRIGHT.sign(MAIL, "").replace(MAIL, "");
    String many = String.join("", IntStream.range(0, 100).mapToObj(i -> one).toList()) + MAIL;

    assertEquals(List.of("pass", "pass", "pass", "pass", "pass"), signatures(many));

    int before = zone.questions();
    String each =
        String.join(
            "", IntStream.range(0, 100).mapToObj(i -> one.replace("s=s1", "s=x" + i)).toList());
    assertEquals(List.of("fail", "fail", "fail", "fail", "fail"), signatures(each + MAIL));
    assertTrue(zone.questions() - before < 20, () -> "asked " + zone.questions());
  }

  @Test
  void theReversePathsDomainSaysWhoSendsForIt() {
    zone.add(
            "bright.example", Dns.Type.TXT, "v=spf1 ip4:192.0.2.0/28 mx include:relay.example -all")
        .add("bright.example", Dns.Type.MX, "mx.bright.example")
        .add("mx.bright.example", Dns.Type.A, "198.51.100.7")
        .add("mx.bright.example", Dns.Type.AAAA, "2001:db8::7")
        .add("relay.example", Dns.Type.TXT, "v=spf1 ip4:203.0.113.9 ?all");

    assertEquals("pass", spf("pat@bright.example", "192.0.2.3"));
    assertEquals("pass", spf("pat@bright.example", "198.51.100.7"));
    assertEquals("pass", spf("pat@bright.example", "2001:db8::7"));
    assertEquals("pass", spf("pat@bright.example", "203.0.113.9"));
    assertEquals("fail", spf("pat@bright.example", "192.0.2.99"));
    assertEquals("none", spf("pat@nowhere.example", "192.0.2.3"));
    assertEquals("not checked", spf("pat@not a domain", "192.0.2.3"));
    assertEquals(
        IdentityLevel.DOMAIN, level(mail(MAIL, envelope("pat@bright.example", "192.0.2.3"))));
    assertEquals(
        IdentityLevel.NOTHING, level(mail(MAIL, envelope("pat@bright.example", "192.0.2.99"))));
    assertEquals(
        IdentityLevel.NOTHING,
        level(mail(MAIL, envelope("bounce@relay.example", "203.0.113.9"))),
        "another's domain speaks for itself only");
  }

  @Test
  void theNullSenderIsItsServersName() {
    zone.add("mx.bright.example", Dns.Type.TXT, "v=spf1 a -all")
        .add("mx.bright.example", Dns.Type.A, "192.0.2.3");

    assertEquals("pass", spf("", "192.0.2.3"));
    assertEquals("fail", spf("", "192.0.2.4"));
  }

  @Test
  void aRecordThatAsksWithoutEndIsCutOff() {
    zone.add("bright.example", Dns.Type.TXT, "v=spf1 include:bright.example -all");
    assertEquals("permerror", spf("pat@bright.example", "192.0.2.3"));

    IntStream.range(0, 30)
        .forEach(
            i ->
                zone.add(
                    "n" + i + ".example",
                    Dns.Type.TXT,
                    "v=spf1 include:n" + (i + 1) + ".example -all"));
    assertEquals("permerror", spf("pat@n0.example", "192.0.2.3"));
    assertTrue(zone.questions() < 60, () -> "asked " + zone.questions());
  }

  @Test
  void aTermThatCannotBeLookedUpNowLeavesItOpen() {
    zone.add("bright.example", Dns.Type.TXT, "v=spf1 exists:later.example ip4:192.0.2.3 -all");
    zone.silence("later.example", true);

    assertEquals("temperror", spf("pat@bright.example", "192.0.2.3"));
    zone.silence("later.example", false);
    assertEquals("pass", spf("pat@bright.example", "192.0.2.3"));
  }

  @Test
  void namesBehindAnAddressMayBeWrittenInCapitals() {
    zone.add("bright.example", Dns.Type.TXT, "v=spf1 ptr -all")
        .add("3.2.0.192.in-addr.arpa", Dns.Type.PTR, "MX.Bright.example")
        .add("mx.bright.example", Dns.Type.A, "192.0.2.3");

    assertEquals("pass", spf("pat@bright.example", "192.0.2.3"));
  }

  @Test
  void aPolicyThatAsksTooMuchIsNone() {
    zone.add("bright.example", Dns.Type.TXT, "v=spf1 a:n1.example a:n2.example ip4:192.0.2.3 -all");
    assertEquals("pass", spf("pat@bright.example", "192.0.2.3"));

    zone.add("void.example", Dns.Type.TXT, "v=spf1 a:n1.example a:n2.example a:n3.example +all");
    assertEquals("permerror", spf("pat@void.example", "192.0.2.3"));

    zone.add("old.example", Dns.Type.TXT, "v=spf1 mx ip6:2001:db8::1 -all");
    IntStream.range(0, 5).forEach(i -> zone.add("old.example", Dns.Type.MX, "m" + i + ".example"));
    assertEquals("pass", spf("pat@old.example", "2001:db8::1"), "exchangers may know IPv4 only");

    zone.add("mx.example", Dns.Type.TXT, "v=spf1 mx +all");
    IntStream.range(0, 11).forEach(i -> zone.add("mx.example", Dns.Type.MX, "m" + i + ".example"));
    assertEquals("permerror", spf("pat@mx.example", "192.0.2.3"));

    zone.add("ten.example", Dns.Type.TXT, "v=spf1 mx -all");
    IntStream.range(0, 10).forEach(i -> zone.add("ten.example", Dns.Type.MX, "t" + i + ".example"));
    zone.add("t9.example", Dns.Type.A, "192.0.2.3");
    assertEquals("pass", spf("pat@ten.example", "192.0.2.3"), "ten are allowed");

    zone.add("long.example", Dns.Type.TXT, "v=spf1 ip4:192.0.2.3 -all")
        .add("long.example", Dns.Type.TXT, "x".repeat(4_001));
    assertEquals("permerror", spf("pat@long.example", "192.0.2.3"));
    zone.add("fits.example", Dns.Type.TXT, "v=spf1 ip4:192.0.2.3 -all")
        .add("fits.example", Dns.Type.TXT, "x".repeat(4_000));
    assertEquals("pass", spf("pat@fits.example", "192.0.2.3"));
  }

  @Test
  void aPolicyThatCannotBeLookedUpNowLeavesItOpen() {
    zone.add("bright.example", Dns.Type.TXT, "v=spf1 include:relay.example -all")
        .add("relay.example", Dns.Type.TXT, "v=spf1 ip4:192.0.2.3 -all");
    for (String silent : List.of("bright.example", "relay.example")) {
      zone.silence(silent, true);
      assertEquals("temperror", spf("pat@bright.example", "192.0.2.3"), silent);
      zone.silence(silent, false);
    }
    assertEquals("pass", spf("pat@bright.example", "192.0.2.3"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:%s -all", "exists:%s.example -all", "redirect=%s", "x=%s", "%s"})
  void aPolicyThatIsMadeToBeReadForEverIsNone(String term) {
    for (String piece : List.of("a.", "%{l1r-}", "%%", "-", "a:b/", " ip4:192.0.2.3")) {
      for (int length : List.of(3_900, 60_000)) {
        Zone hostile = new Zone();
        String policy = "v=spf1 " + term.replace("%s", piece.repeat(length / piece.length()));
        hostile.add("bright.example", Dns.Type.TXT, policy);
        String verdict =
            SpfCheck.of(envelope("pat@bright.example", "192.0.2.4"), new Allowance(hostile))
                .orElseThrow()
                .verdict();
        assertTrue(List.of("permerror", "fail", "neutral").contains(verdict), verdict + policy);
      }
    }
  }

  @Test
  void aStrictOwnersPolicyStandsAboveANearPass() {
    zone.add("bright.example", Dns.Type.TXT, "v=spf1 ip4:192.0.2.3 -all")
        .add("mail.bright.example", Dns.Type.TXT, "v=spf1 ip4:192.0.2.3 -all");
    RawMail mail = mail(MAIL, envelope("bounce@mail.bright.example", "192.0.2.3"));
    assertEquals(IdentityLevel.DOMAIN, level(mail));

    zone.add("_dmarc.bright.example", Dns.Type.TXT, "v=DMARC1; p=reject; aspf=s");
    assertEquals(IdentityLevel.NOTHING, level(mail));
  }

  @Test
  void whileThePolicyIsNotKnownNothingIsProven() {
    zone.add("bright.example", Dns.Type.TXT, "v=spf1 ip4:192.0.2.3 -all");
    zone.silence("_dmarc.bright.example", true);
    RawMail mail = mail(MAIL, envelope("pat@bright.example", "192.0.2.3"));

    assertTrue(checks(mail).open());
    assertEquals(IdentityLevel.NOTHING, level(mail));
  }
}
