package io.postern.trusting;

import io.postern.identity.Authentication.Check;
import io.postern.identity.Authentication.Method;
import io.postern.mail.Address;
import io.postern.mail.RawField;
import io.postern.mail.RawHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.Headers;
import org.apache.james.jdkim.api.PublicKeyRecord;
import org.apache.james.jdkim.api.PublicKeyRecordRetriever;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.apache.james.jdkim.exceptions.TempFailException;
import org.apache.james.jdkim.impl.BodyHasherImpl;

/**
 * Which domains have signed a mail (RFC 6376). jDKIM and the JDK do the mathematics; what they pass
 * and proves too little is not passed here: a part of the body only, SHA-1, short keys, signers
 * that say that they only try.
 */
final class DkimCheck {
  private static final String FIELD = "DKIM-Signature";
  private static final int MOST_SIGNATURES = 5;

  private DkimCheck() {}

  /** One for each of the topmost signatures. */
  static List<Check> of(byte[] mail, RawHeaders headers, Dns dns) {
    return headers.named(FIELD).stream()
        .limit(MOST_SIGNATURES)
        .map(field -> check(mail, headers, field, dns))
        .toList();
  }

  private static Check check(byte[] mail, RawHeaders headers, RawField field, Dns dns) {
    Verifier verifier = new Verifier(new SigningKey.Lookup(dns));
    SignatureRecord record;
    try {
      record = verifier.newSignatureRecord(field.value());
      record.validate();
    } catch (RuntimeException malformed) {
      return new Check(Method.DKIM, "permerror", "");
    }
    String domain = Address.parse("x@" + record.getDToken()).map(Address::domain).orElse("");
    return new Check(Method.DKIM, verdict(mail, headers, field, verifier, record), domain);
  }

  private static String verdict(
      byte[] mail, RawHeaders headers, RawField field, Verifier verifier, SignatureRecord record) {
    if (record.getBodyHashLimit() >= 0
        || record.getHashAlgo().toString().toLowerCase(Locale.ROOT).contains("sha-1")) {
      return "policy"; // RFC 8601 2.7.1: it may verify, and is not accepted
    }
    int body = headers.bodyStart();
    InputStream content = new ByteArrayInputStream(mail, body, mail.length - body);
    Headers signed = new OneSignature(headers, field);
    try {
      return switch (record.getHashKeyType().toString().toLowerCase(Locale.ROOT)) {
        case "rsa" -> {
          verifier.verify(signed, content);
          yield "pass";
        }
        case Ed25519.NAME -> verifier.verifiesEd25519(signed, content, record) ? "pass" : "fail";
        default -> "neutral"; // a kind of key that nobody knows
      };
    } catch (TempFailException later) {
      return "temperror";
    } catch (FailException | IllegalStateException | IllegalArgumentException no) {
      return "fail";
    } catch (IOException neverInMemory) {
      throw new UncheckedIOException(neverInMemory);
    }
  }

  /** The header, of whose signatures only one is to be verified. */
  private record OneSignature(RawHeaders headers, RawField signature) implements Headers {
    @Override
    public List<String> getFields() {
      return fields().map(OneSignature::asWritten).toList();
    }

    @Override
    public List<String> getFields(String name) {
      return fields().filter(field -> field.is(name)).map(OneSignature::asWritten).toList();
    }

    private Stream<RawField> fields() {
      return headers.fields().stream()
          .filter(field -> !field.is(FIELD) || field.start() == signature.start());
    }

    private static String asWritten(RawField field) {
      return field.nameAsWritten() + ":" + field.value();
    }
  }

  private static final class Verifier extends DKIMVerifier {
    Verifier(PublicKeyRecordRetriever keys) {
      super(keys);
    }

    @Override
    protected PublicKeyRecord newPublicKeyRecord(String record) {
      return new SigningKey(record);
    }

    boolean verifiesEd25519(Headers headers, InputStream content, SignatureRecord record)
        throws FailException, IOException {
      PublicKey key = publicRecordLookup(record).getPublicKey();
      BodyHasherImpl body = newBodyHasher(record);
      try (OutputStream hashed = body.getOutputStream()) {
        content.transferTo(hashed);
      }
      return MessageDigest.isEqual(body.getDigest(), record.getBodyHash())
          && Ed25519.verifies(headers, record, key);
    }
  }
}
