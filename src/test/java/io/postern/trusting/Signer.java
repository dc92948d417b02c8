package io.postern.trusting;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.apache.james.jdkim.DKIMSigner;
import org.apache.james.jdkim.exceptions.FailException;

/** A domain with a key, that signs its mail as jDKIM does. */
public final class Signer {
  private final String domain;
  private final KeyPair keys;

  /**
   * @param bits of its RSA key
   */
  public Signer(String domain, int bits) {
    this.domain = domain;
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      this.keys = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Publishes its key under the selector {@code s1}. */
  public void publish(Zone zone, String flags) {
    String key = Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    zone.add("s1._domainkey." + domain, Dns.Type.TXT, "v=DKIM1; k=rsa; " + flags + "p=" + key);
  }

  /** Its private key, as OpenSSL writes it. */
  String pem() {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'})
            .encodeToString(keys.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  /** The mail with a signature on top; its lines end with CR LF. */
  public String sign(String mail, String tags) {
    String template =
        "v=1; a=rsa-sha256; c=relaxed/relaxed; d=%s; s=s1; h=from:to:subject:from; %sbh=; b=;"
            .formatted(domain, tags);
    try {
      String field =
          new DKIMSigner(template, keys.getPrivate())
              .sign(new ByteArrayInputStream(mail.getBytes(UTF_8)));
      return field + "\r\n" + mail;
    } catch (IOException | FailException e) {
      throw new IllegalStateException(e);
    }
  }
}
