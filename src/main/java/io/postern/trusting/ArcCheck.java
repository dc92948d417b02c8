package io.postern.trusting;

import io.postern.identity.ArcChain;
import io.postern.identity.ArcChain.ArcSet;
import io.postern.mail.RawField;
import io.postern.mail.RawHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.james.jdkim.DKIMCommon;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.PermFailException;
import org.apache.james.jdkim.exceptions.TempFailException;
import org.apache.james.jdkim.impl.BodyHasherImpl;
import org.apache.james.jdkim.tagvalue.SignatureRecordImpl;

/**
 * Whether a chain of forwarders is as they sealed it (RFC 8617 5.2, steps 4 to 6). jDKIM, which
 * knows nothing of ARC, puts fields and body into their canonical form; the JDK verifies.
 */
final class ArcCheck extends DKIMCommon {
  private static final String ALGORITHM = "rsa-sha256"; // the only one, RFC 8617 4.1.3
  private static final List<String> NEVER_SIGNED = List.of("arc-seal"); // RFC 8617 4.1.2

  private final byte[] mail;
  private final RawHeaders headers;
  private final Dns dns;

  private ArcCheck(byte[] mail, RawHeaders headers, Dns dns) {
    this.mail = mail;
    this.headers = headers;
    this.dns = dns;
  }

  /** What came of it. */
  enum Verdict {
    PASS,
    FAIL,
    /** A key could not be looked up. */
    TEMPERROR
  }

  static Verdict of(ArcChain chain, byte[] mail, RawHeaders headers, Dns dns) {
    ArcCheck check = new ArcCheck(mail, headers, dns);
    try {
      boolean good = check.signed(chain.sets().getLast().signature());
      for (int i = chain.sets().size(); good && i > 0; i--) {
        good = check.sealed(chain.sets().subList(0, i));
      }
      return good ? Verdict.PASS : Verdict.FAIL;
    } catch (TempFailException later) {
      return Verdict.TEMPERROR;
    } catch (GeneralSecurityException | PermFailException | RuntimeException no) {
      return Verdict.FAIL;
    }
  }

  /** Whether the mail is as the last of them sent it on. */
  private boolean signed(RawField field)
      throws GeneralSecurityException, PermFailException, TempFailException {
    SignatureRecord record = record(field);
    if (record.getBodyHashLimit() >= 0 || !namesFrom(record)) {
      return false;
    }
    BodyHasherImpl body = new BodyHasherImpl(record);
    int start = headers.bodyStart();
    try (InputStream content = new ByteArrayInputStream(mail, start, mail.length - start);
        OutputStream hashed = body.getOutputStream()) {
      content.transferTo(hashed);
    } catch (IOException neverInMemory) {
      throw new UncheckedIOException(neverInMemory);
    }
    boolean relaxed = record.getHeaderCanonicalisationMethod().equals(SignatureRecord.RELAXED);
    Signature signature = verifier(record);
    Map<String, Deque<RawField>> left = new HashMap<>();
    for (CharSequence name : record.getHeaders()) {
      Deque<RawField> fields =
          left.computeIfAbsent(
              name.toString().toLowerCase(Locale.ROOT),
              wanted -> new ArrayDeque<>(headers.named(wanted)));
      if (!fields.isEmpty()) { // from the bottom up, RFC 6376 5.4.2
        add(signature, relaxed, fields.removeLast());
      }
    }
    addUnsigned(signature, relaxed, field, record);
    return MessageDigest.isEqual(body.getDigest(), record.getBodyHash())
        && signature.verify(record.getSignature());
  }

  /** Whether the last of these sets was sealed with all those before it as they are. */
  private boolean sealed(List<ArcSet> sets)
      throws GeneralSecurityException, PermFailException, TempFailException {
    RawField seal = sets.getLast().seal();
    SignatureRecord record = record(seal);
    Signature signature = verifier(record);
    for (ArcSet set : sets) {
      add(signature, true, set.results());
      add(signature, true, set.signature());
      if (set.seal() != seal) {
        add(signature, true, set.seal());
      }
    }
    addUnsigned(signature, true, seal, record);
    return signature.verify(record.getSignature());
  }

  private static SignatureRecord record(RawField field) throws PermFailException {
    SignatureRecord record = new Tags(field.value());
    String algorithm = record.getHashKeyType() + "-" + record.getHashMethod();
    if (!algorithm.toLowerCase(Locale.ROOT).equals(ALGORITHM)) {
      throw new PermFailException("signed by " + algorithm);
    }
    return record;
  }

  private static boolean namesFrom(SignatureRecord record) {
    List<String> names =
        record.getHeaders().stream().map(name -> name.toString().toLowerCase(Locale.ROOT)).toList();
    return names.contains("from") && NEVER_SIGNED.stream().noneMatch(names::contains);
  }

  private Signature verifier(SignatureRecord record)
      throws GeneralSecurityException, PermFailException, TempFailException {
    List<String> published =
        new SigningKey.Lookup(dns).getRecords("dns/txt", record.getSelector(), record.getDToken());
    if (published.size() != 1) {
      throw new PermFailException("not one key");
    }
    SigningKey key = new SigningKey(published.getFirst());
    key.validate();
    PublicKey rsa = key.getPublicKey();
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(rsa);
    return signature;
  }

  private static void add(Signature signature, boolean relaxed, RawField field)
      throws GeneralSecurityException {
    updateSignature(
        signature, relaxed, field.nameAsWritten(), field.nameAsWritten() + ":" + field.value());
    signature.update(new byte[] {'\r', '\n'});
  }

  // Last comes the field itself, without what it says of itself and without an end of line.
  private static void addUnsigned(
      Signature signature, boolean relaxed, RawField field, SignatureRecord record)
      throws GeneralSecurityException {
    updateSignature(
        signature,
        relaxed,
        field.nameAsWritten(),
        field.nameAsWritten() + ":" + record.toUnsignedString());
  }

  /** The tags of a seal or a signature: those of DKIM, without its version and its identity. */
  private static final class Tags extends SignatureRecordImpl {
    Tags(String value) {
      super(value);
    }

    @Override
    public void validate() {
      // What DKIM demands of its own; what is missing here fails where it is asked for.
    }
  }
}
