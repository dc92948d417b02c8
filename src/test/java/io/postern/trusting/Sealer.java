package io.postern.trusting;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * A forwarder that seals mail (RFC 8617), rightly or as no honest one would. It shares no code with
 * what is tested. Its mails have fields of one line, and bodies that are in their canonical form.
 */
final class Sealer {
  private static final List<String> SET =
      List.of("arc-authentication-results", "arc-message-signature", "arc-seal");

  private final String domain;
  private final KeyPair keys;

  Sealer(String domain) {
    this.domain = domain;
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(1024);
      this.keys = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * What it publishes.
   *
   * @param tags for example {@code t=y; }
   */
  String key(String tags) {
    return "v=DKIM1; k=rsa; "
        + tags
        + "p="
        + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
  }

  /** How it seals. */
  record Way(
      int number, String algorithm, String signed, String tags, boolean sealsBadly, String found) {
    static final Way RIGHT = new Way(1, "rsa-sha256", "from:to:subject", "", false, "none");

    Way number(int other) {
      return new Way(other, algorithm, signed, tags, sealsBadly, other == 1 ? "none" : "pass");
    }

    Way signs(String names) {
      return new Way(number, algorithm, names, tags, sealsBadly, found);
    }

    Way says(String more) {
      return new Way(number, algorithm, signed, more, sealsBadly, found);
    }

    Way with(String other) {
      return new Way(number, other, signed, tags, sealsBadly, found);
    }

    Way badly() {
      return new Way(number, algorithm, signed, tags, true, found);
    }

    /**
     * @param verdict what it says of the chain that came to it
     */
    Way finds(String verdict) {
      return new Way(number, algorithm, signed, tags, sealsBadly, verdict);
    }
  }

  /** The mail with one more set on top, which found SPF to pass for the domain. */
  String seal(String mail, Way way, String passes) {
    int end = mail.indexOf("\r\n\r\n");
    List<String> fields = List.of(mail.substring(0, end).split("\r\n"));
    String by = "i=%d; a=%s; d=%s; s=s1; ".formatted(way.number(), way.algorithm(), domain);
    String results =
        "ARC-Authentication-Results: i=%d; %s; spf=pass smtp.mailfrom=pat@%s"
            .formatted(way.number(), domain, passes);
    String signature =
        "ARC-Message-Signature: %sc=relaxed/relaxed; %sh=%s; bh=%s; b="
            .formatted(by, way.tags(), way.signed(), hash(mail.substring(end + 4)));
    signature += sign(signed(fields, way.signed()) + canonical(signature));
    StringBuilder sealed = new StringBuilder();
    for (int i = 1; i < way.number(); i++) {
      for (String name : SET) {
        String start = name + ": i=" + i + ";";
        fields.stream()
            .filter(field -> field.toLowerCase(Locale.ROOT).startsWith(start))
            .forEach(field -> sealed.append(canonical(field)).append("\r\n"));
      }
    }
    sealed.append(canonical(results)).append("\r\n").append(canonical(signature)).append("\r\n");
    String seal = "ARC-Seal: %scv=%s; b=".formatted(by, way.found());
    seal += sign(sealed + canonical(seal) + (way.sealsBadly() ? "x" : ""));
    return String.join("\r\n", seal, signature, results, mail);
  }

  private static String signed(List<String> fields, String names) {
    StringBuilder text = new StringBuilder();
    List<String> left = new ArrayList<>(fields);
    for (String name : names.split(":")) {
      for (int i = left.size() - 1; i >= 0; i--) {
        if (left.get(i).toLowerCase(Locale.ROOT).startsWith(name + ":")) {
          text.append(canonical(left.remove(i))).append("\r\n");
          break;
        }
      }
    }
    return text.toString();
  }

  private static String canonical(String field) {
    int colon = field.indexOf(':');
    return field.substring(0, colon).toLowerCase(Locale.ROOT)
        + ":"
        + field.substring(colon + 1).replaceAll("[\t ]+", " ").strip();
  }

  private static String hash(String body) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(body.getBytes(ISO_8859_1));
      return Base64.getEncoder().encodeToString(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String sign(String text) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(text.getBytes(ISO_8859_1));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
