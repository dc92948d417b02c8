package io.postern.identity;

import io.postern.identity.Authentication.Check;
import io.postern.identity.Authentication.Method;
import io.postern.mail.RawField;
import io.postern.mail.RawHeaders;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * DKIM signatures that verify and yet prove too little: with {@code l=} anybody may have written
 * the body (RFC 6376 8.2), and SHA-1 is broken (RFC 8301 3.1). Borders pass them all the same.
 */
final class WeakSignatures {
  /** The verdict that stands in place of a pass. */
  static final String WEAK = "weak-signature";

  private WeakSignatures() {}

  /** The checks, with a pass of DKIM, or of DMARC that may rest on it, taken back. */
  static List<Check> discounted(List<Check> checks, RawHeaders headers) {
    Set<String> weak = weakDomains(headers);
    if (weak.isEmpty()) {
      return checks;
    }
    return checks.stream()
        .map(
            check ->
                check.verdict().equals("pass")
                        && check.method() != Method.SPF
                        && weak.stream()
                            .anyMatch(domain -> Alignment.aligned(domain, check.domain()))
                    ? new Check(check.method(), WEAK, check.domain())
                    : check)
        .toList();
  }

  private static Set<String> weakDomains(RawHeaders headers) {
    Set<String> domains = new HashSet<>();
    for (RawField field : headers.named("DKIM-Signature")) {
      SignatureTags tags = SignatureTags.of(field);
      if (tags.has("l") || tags.value("a").endsWith("sha1")) {
        domains.add(tags.domain());
      }
    }
    domains.remove("");
    return domains;
  }
}
