package io.postern.trusting;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.postern.identity.Authentication.Check;
import io.postern.mail.RawHeaders;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** RFC 8463, with signatures that are made here by hand, without jDKIM. */
class Ed25519Test {
  private static final String HEADER =
      "From: Pat <pat@bright.example>\r\nSubject:  A   lead\r\nTo: referrals@northwind.example\r\n";
  // The same as "relaxed" has it (RFC 6376 3.4.2).
  private static final String CANONICAL = "from:Pat <pat@bright.example>\r\nsubject:A lead\r\n";
  private static final String BODY = "Acme Tools want to talk to you.\r\n";

  private final Zone zone = new Zone();
  private KeyPair keys;

  @BeforeEach
  void newKey() throws GeneralSecurityException {
    keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    publish("k=ed25519; ", bareKey());
  }

  private void publish(String tags, byte[] key) {
    zone.remove("s1._domainkey.bright.example", Dns.Type.TXT)
        .add("s1._domainkey.bright.example", Dns.Type.TXT, "v=DKIM1; " + tags + "p=" + base64(key));
  }

  private byte[] bareKey() {
    byte[] encoded = keys.getPublic().getEncoded();
    return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] sha256(String text) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-256").digest(text.getBytes(ISO_8859_1));
  }

  private String signed(String tags) throws GeneralSecurityException {
    String field =
        "v=1; a=ed25519-sha256; c=relaxed/simple; d=bright.example; s=s1; h=from:subject; "
            + tags
            + "bh="
            + base64(sha256(BODY))
            + "; b=";
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(keys.getPrivate());
    signature.update(sha256(CANONICAL + "dkim-signature:" + field)); // RFC 8463 3: the hash
    return "DKIM-Signature: " + field + base64(signature.sign()) + "\r\n" + HEADER + "\r\n" + BODY;
  }

  private String verdict(String mail) {
    byte[] bytes = mail.getBytes(ISO_8859_1);
    Check check = DkimCheck.of(bytes, RawHeaders.of(bytes), zone).getFirst();
    assertEquals("bright.example", check.domain());
    return check.verdict();
  }

  @Test
  void aGoodSignaturePasses() throws GeneralSecurityException {
    assertEquals("pass", verdict(signed("")));
  }

  @Test
  void whatWasChangedOnTheWayFails() throws GeneralSecurityException {
    assertEquals("fail", verdict(signed("").replace("A   lead", "B   lead")));
    assertEquals("fail", verdict(signed("").replace("Acme", "Evil")));
    assertEquals("fail", verdict(signed("").replace("; s=s1;", "; t=1; s=s1;")));
  }

  @Test
  void aPartOfTheBodyIsNotEnough() throws GeneralSecurityException {
    assertEquals("policy", verdict(signed("l=0; ")));
  }

  @Test
  void anotherKeyAndWhatIsNoneFail() throws GeneralSecurityException {
    String mail = signed("");
    keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    publish("k=ed25519; ", bareKey());
    assertEquals("fail", verdict(mail));
    publish("k=ed25519; ", new byte[31]);
    assertEquals("fail", verdict(mail));
    publish("k=ed25519; ", new byte[32]); // a point of small order
    assertEquals("fail", verdict(mail));
    publish("k=ed25519; ", keys.getPublic().getEncoded());
    assertEquals("fail", verdict(mail));
    publish("k=ed25519; ", new byte[0]); // taken back (RFC 6376 3.6.1)
    assertEquals("fail", verdict(mail));
    publish("k=rsa; ", bareKey());
    assertEquals("fail", verdict(mail));
    publish("k=ed25519; t=y; ", bareKey());
    assertEquals("fail", verdict(mail));
  }

  @Test
  void aKeyThatCannotBeLookedUpNowLeavesItOpen() throws GeneralSecurityException {
    zone.silence("s1._domainkey.bright.example", true);

    assertEquals("temperror", verdict(signed("")));
  }
}
