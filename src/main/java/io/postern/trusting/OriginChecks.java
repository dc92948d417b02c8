package io.postern.trusting;

import io.postern.identity.Authentication;
import io.postern.identity.Authentication.Check;
import io.postern.identity.Dmarc;
import io.postern.identity.TextRecords;
import io.postern.mail.RawHeaders;
import io.postern.mail.RawMail;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks by ourselves where a mail comes from, where no border has done so. */
public final class OriginChecks {
  private final Dns dns;

  public OriginChecks(Dns dns) {
    this.dns = dns;
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
    from.map(domain -> Dmarc.check(domain, checks, name -> texts(allowance, name)))
        .ifPresent(checks::add);
    return new Authentication(checks, "our own checks");
  }

  private static TextRecords texts(Dns dns, String name) {
    return switch (dns.ask(name, Dns.Type.TXT)) {
      case Dns.Answer.Records(var texts) -> new TextRecords.Found(texts);
      case Dns.Answer.Unknown(var why) -> new TextRecords.Unknown(why);
    };
  }
}
