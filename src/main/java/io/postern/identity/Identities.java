package io.postern.identity;

import io.postern.identity.Authentication.Check;
import io.postern.identity.Authentication.Method;
import io.postern.identity.TokenClaim.Purpose;
import io.postern.mail.Address;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The only place where an identity level is made. */
public final class Identities {
  /**
   * What a mail shows of its sender.
   *
   * @param from its From line
   * @param authentication what the checks on its origin gave
   * @param token what the ledger knows of the token it came with, if it came with one of ours
   * @param aliases other addresses of the person whom the token was given to
   * @param nullSender whether it came from {@code MAIL FROM:<>}: a robot, whose token proves no
   *     person
   */
  public record Evidence(
      FromLine from,
      Authentication authentication,
      Optional<TokenClaim> token,
      Set<Address> aliases,
      boolean nullSender) {
    public Evidence {
      aliases = Set.copyOf(aliases);
    }
  }

  private final Evidence evidence;
  private final List<String> reasons = new ArrayList<>();
  private boolean disowned;

  private Identities(Evidence evidence) {
    this.evidence = evidence;
  }

  /**
   * Judges who sent a mail.
   *
   * @param now when the mail is judged, for the token's expiry
   */
  public static Identity judge(Evidence evidence, Instant now) {
    return new Identities(evidence).judge(now);
  }

  /**
   * As somebody says who was asked or who looked at the mail: its sender is who it claims to be. A
   * token still counts only for the person whom it was given to. What was proven fully before is
   * proven twice now: by a second person, or by the sender's answer to a fresh question.
   *
   * @param by an operator, or the address that was asked
   */
  public static Identity vouchedFor(Identity identity, String by) {
    boolean holder =
        identity.token().isPresent()
            && identity.token().get().purpose() == Purpose.REPLY
            && identity.from().map(identity.token().get().person()::equals).orElse(false);
    List<String> reasons = new ArrayList<>(identity.reasons());
    reasons.add(by + " vouches for the sender (vouched)");
    return new Identity(
        vouched(identity.level(), holder),
        identity.from(),
        identity.from().map(Address::domain),
        identity.token(),
        identity.signers(),
        identity.disowned(),
        reasons);
  }

  private static IdentityLevel vouched(IdentityLevel before, boolean holder) {
    if (before.atLeast(IdentityLevel.BOTH)) {
      return IdentityLevel.STEP_UP;
    }
    return holder ? IdentityLevel.BOTH : IdentityLevel.DOMAIN;
  }

  /**
   * As an earlier challenge says: the mail is signed by a domain that is known to sign for its
   * sender, though it is not the sender's own.
   *
   * @param signers the domains that are known to sign for the address in From
   */
  public static Identity remembered(Identity identity, Set<String> signers) {
    Optional<String> signer = identity.signers().stream().filter(signers::contains).findFirst();
    if (signer.isEmpty()
        || identity.disowned()
        || identity.domainProven()
        || identity.from().isEmpty()) {
      return identity;
    }
    List<String> reasons = new ArrayList<>(identity.reasons());
    reasons.add(
        signer.get() + " signs for this sender, as an answered challenge showed (known-signer)");
    return new Identity(
        identity.answersFromOwnAddress() ? IdentityLevel.BOTH : IdentityLevel.DOMAIN,
        identity.from(),
        signer,
        identity.token(),
        identity.signers(),
        false,
        reasons);
  }

  private Identity judge(Instant now) {
    Optional<TokenClaim> token = evidence.token.filter(claim -> usable(claim, now));
    Optional<Address> address = evidence.from.plain();
    if (evidence.from instanceof FromLine.NotPlain odd) {
      reasons.add(odd.fault().words() + " (" + odd.fault().code() + ")");
      // Whatever else is proven: of such a mail nobody can say who it claims to be from.
      return new Identity(
          IdentityLevel.NOTHING, address, Optional.empty(), token, Set.of(), true, reasons);
    }
    Optional<String> domain = address.flatMap(this::provenDomain);
    IdentityLevel level = domain.isPresent() ? IdentityLevel.DOMAIN : IdentityLevel.NOTHING;
    if (token.isPresent() && answers(token.get())) {
      boolean holder = isHolder(token.get(), address);
      level = holder && domain.isPresent() ? IdentityLevel.BOTH : IdentityLevel.TOKEN;
    }
    return new Identity(level, address, domain, token, signers(), disowned, reasons);
  }

  private Set<String> signers() {
    return evidence.authentication.of(Method.DKIM).stream()
        .filter(check -> check.verdict().equals("pass"))
        .map(Check::domain)
        .filter(domain -> !domain.isEmpty() && !PublicSuffixes.contains(domain))
        .collect(Collectors.toSet());
  }

  private boolean answers(TokenClaim claim) {
    if (evidence.nullSender) {
      reasons.add("the null sender answers nothing (null-sender)");
    }
    return claim.purpose() == Purpose.REPLY && !evidence.nullSender;
  }

  private boolean usable(TokenClaim claim, Instant now) {
    if (claim.revokedAt().isPresent()) {
      reasons.add("the token was taken back (token-revoked)");
    } else if (!claim.validAt(now)) {
      reasons.add("the token has expired (token-expired)");
    } else if (claim.purpose() == Purpose.BOUNCE) {
      reasons.add("came to the envelope sender of one of our mails (bounce-token)");
    } else if (claim.purpose() == Purpose.LEAVE) {
      reasons.add("came to the way out of a mail to many (leave-token)");
    } else {
      reasons.add("came with the token given to " + claim.person() + " (token)");
    }
    return claim.validAt(now);
  }

  private boolean isHolder(TokenClaim claim, Optional<Address> address) {
    boolean same =
        address.isPresent()
            && (claim.person().equals(address.get()) || evidence.aliases.contains(address.get()));
    if (!same) {
      reasons.add("the token was given to another person than the sender (token-of-another)");
    }
    return same;
  }

  private Optional<String> provenDomain(Address address) {
    String domain = address.domain();
    for (Check dmarc : evidence.authentication.of(Method.DMARC)) {
      if (!dmarc.domain().isEmpty() && !dmarc.domain().equals(domain)) {
        return disowned("the border read another From domain, " + dmarc.domain(), "from-disagrees");
      }
      if (dmarc.verdict().equals("fail")) {
        return disowned("DMARC failed for " + domain, "dmarc-fail");
      }
      if (dmarc.verdict().equals("temperror")) {
        return disowned("DMARC of " + domain + " could not be looked up", "dmarc-temperror");
      }
    }
    for (Check check : evidence.authentication.checks()) {
      if (check.verdict().equals("pass") && speaksFor(check, domain)) {
        reasons.add(
            check.method()
                + " passed for "
                + check.domain()
                + ", by "
                + evidence.authentication.source());
        return Optional.of(check.domain());
      }
    }
    return refused(whyNot(domain), "not-authenticated");
  }

  // DMARC's pass is about the From domain itself; what it rests on was aligned by who said it.
  private static boolean speaksFor(Check check, String domain) {
    return check.method() == Method.DMARC
        ? check.domain().equals(domain)
        : Alignment.aligned(check.domain(), domain);
  }

  private String whyNot(String domain) {
    List<String> said = new ArrayList<>();
    for (Check check : evidence.authentication.checks()) {
      String of = check.domain().isEmpty() ? "" : " of " + check.domain();
      said.add(check.method() + of + ": " + check.verdict());
    }
    return "nothing proves "
        + domain
        + ": "
        + (said.isEmpty() ? evidence.authentication.source() : String.join(", ", said));
  }

  private Optional<String> disowned(String why, String code) {
    disowned = true;
    return refused(why, code);
  }

  private Optional<String> refused(String why, String code) {
    reasons.add(why + " (" + code + ")");
    return Optional.empty();
  }
}
