package io.postern.trusting;

import io.postern.identity.ArcChain;
import io.postern.identity.Authentication;
import io.postern.identity.Authentication.Check;
import io.postern.identity.Dmarc;
import io.postern.identity.TextRecords;
import io.postern.mail.RawHeaders;
import io.postern.mail.RawMail;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks by ourselves where a mail comes from, where no border has done so. */
public final class OriginChecks {
  private final Dns dns;
  private final Set<String> sealers;

  /**
   * @param sealers forwarders whose word counts for what they have sealed (RFC 8617): domains,
   *     lower case
   */
  public OriginChecks(Dns dns, Set<String> sealers) {
    this.dns = dns;
    this.sealers = Set.copyOf(sealers);
  }

  /**
   * Asks DNS, for some seconds at most. Without an envelope there is no SPF.
   *
   * @param from the domain of a plain From line
   */
  public Authentication of(RawMail mail, RawHeaders headers, Optional<String> from) {
    Allowance allowance = new Allowance(dns);
    List<Check> checks = new ArrayList<>(DkimCheck.of(mail.bytes(), headers, allowance));
    SpfCheck.of(mail.envelope(), allowance).ifPresent(checks::add);
    Optional<ArcChain> chain = from.isEmpty() ? Optional.empty() : trusted(headers);
    String source = "our own checks";
    if (chain.isPresent()) {
      List<Check> sealed = sealed(chain.get(), mail, headers, from.get(), allowance);
      checks.addAll(sealed);
      source +=
          sealed.isEmpty() ? "" : " and what " + chain.get().sets().getLast().sealer() + " sealed";
    }
    from.map(domain -> Dmarc.check(domain, checks, name -> texts(allowance, name)))
        .ifPresent(checks::add);
    return new Authentication(checks, source);
  }

  private Optional<ArcChain> trusted(RawHeaders headers) {
    return sealers.isEmpty()
        ? Optional.empty()
        : ArcChain.of(headers).filter(chain -> chain.endsWith(sealers));
  }

  // What a forwarder changed of a mail breaks its signatures, and its own host is not the sender's:
  // then its word stands in for what it found before (RFC 8617 7.2.1).
  private List<Check> sealed(
      ArcChain chain, RawMail mail, RawHeaders headers, String from, Dns allowance) {
    List<Check> passes = chain.passesFor(from, headers, sealers);
    if (passes.isEmpty()) {
      return passes;
    }
    return switch (ArcCheck.of(chain, mail.bytes(), headers, allowance)) {
      case PASS -> passes;
      case FAIL -> List.of();
      case TEMPERROR ->
          passes.stream()
              .map(check -> new Check(check.method(), "temperror", check.domain()))
              .toList();
    };
  }

  private static TextRecords texts(Dns dns, String name) {
    return switch (dns.ask(name, Dns.Type.TXT)) {
      case Dns.Answer.Records(var texts) -> new TextRecords.Found(texts);
      case Dns.Answer.Unknown(var why) -> new TextRecords.Unknown(why);
    };
  }
}
