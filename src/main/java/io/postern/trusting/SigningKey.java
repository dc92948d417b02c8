package io.postern.trusting;

import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import org.apache.james.jdkim.api.PublicKeyRecordRetriever;
import org.apache.james.jdkim.exceptions.PermFailException;
import org.apache.james.jdkim.exceptions.TempFailException;
import org.apache.james.jdkim.tagvalue.PublicKeyRecordImpl;

/** A key that a domain has published to sign mail with (RFC 6376 3.6), when it is good enough. */
final class SigningKey extends PublicKeyRecordImpl {
  private static final int SHORTEST_KEY = 1024; // RFC 8301 3.2

  SigningKey(String record) {
    super(record);
  }

  @Override
  public void validate() {
    super.validate();
    if (isTesting()) {
      throw new IllegalStateException("the signer says that it only tries (RFC 6376 3.6.1)");
    }
    if (getPublicKey() instanceof RSAPublicKey key && key.getModulus().bitLength() < SHORTEST_KEY) {
      throw new IllegalStateException("a key of less than " + SHORTEST_KEY + " bits");
    }
  }

  @Override
  public PublicKey getPublicKey() {
    return getValue("k").toString().equals(Ed25519.NAME)
        ? Ed25519.key(Base64.getDecoder().decode(getValue("p").toString()))
        : super.getPublicKey();
  }

  /** Asks for keys. */
  record Lookup(Dns dns) implements PublicKeyRecordRetriever {
    @Override
    public List<String> getRecords(CharSequence method, CharSequence selector, CharSequence domain)
        throws TempFailException, PermFailException {
      return switch (dns.ask(selector + "._domainkey." + domain, Dns.Type.TXT)) {
        case Dns.Answer.Records(var keys) -> keys;
        case Dns.Answer.Unknown(var why) -> throw new TempFailException(why);
      };
    }
  }
}
