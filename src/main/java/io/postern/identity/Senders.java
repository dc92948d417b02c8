package io.postern.identity;

import io.postern.mail.Address;
import io.postern.mail.Envelope;
import io.postern.mail.RawHeaders;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Who sent a mail, from its raw header: the From line, what the border says of it, and the token it
 * came with.
 */
public final class Senders {
  private Senders() {}

  /**
   * Identifies by what the border says.
   *
   * @param token what the ledger knows of the token that came with the mail
   * @param aliases other addresses of the person whom the token was given to
   */
  public static Identity identify(
      RawHeaders headers,
      Envelope envelope,
      TrustPolicy policy,
      Optional<TokenClaim> token,
      Set<Address> aliases,
      Instant now) {
    return identify(headers, envelope, borderSays(headers, policy), token, aliases, now);
  }

  /**
   * What the border says of a mail's origin, where it stands that only the border can have said it.
   */
  public static Authentication borderSays(RawHeaders headers, TrustPolicy policy) {
    return BorderResults.read(headers, TraceBlock.of(headers, policy), policy);
  }

  /** Identifies by checks that are already made, by ourselves or by others. */
  public static Identity identify(
      RawHeaders headers,
      Envelope envelope,
      Authentication authentication,
      Optional<TokenClaim> token,
      Set<Address> aliases,
      Instant now) {
    Identities.Evidence evidence =
        new Identities.Evidence(
            FromLine.read(headers), authentication, token, aliases, envelope.nullSender());
    return Identities.judge(evidence, now);
  }
}
