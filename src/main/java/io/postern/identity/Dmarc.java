package io.postern.identity;

import io.postern.identity.Authentication.Check;
import io.postern.identity.Authentication.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whether a mail passes DMARC (RFC 7489, RFC 9989): whether one of the domains that SPF or DKIM has
 * proven is the From line's own, as strictly as that domain's owner wants it.
 */
public final class Dmarc {
  private final String from;
  private final Function<String, TextRecords> dns;
  private final Map<String, TreeWalk> walks = new HashMap<>();

  private Dmarc(String from, Function<String, TextRecords> dns) {
    this.from = from;
    this.dns = dns;
  }

  /**
   * Judges.
   *
   * @param from the domain of the From line, lower-case A-labels
   * @param checks what SPF and DKIM gave
   * @param dns gives the texts of a name
   * @return pass, fail, none where no policy is published, or temperror where that could not be
   *     found out
   */
  public static Check check(String from, List<Check> checks, Function<String, TextRecords> dns) {
    return new Check(Method.DMARC, new Dmarc(from, dns).verdict(checks), from);
  }

  private String verdict(List<Check> checks) {
    if (walk(from).broken().isPresent()) {
      return "temperror";
    }
    Optional<DmarcRecord> policy = walk(from).policy();
    if (policy.isEmpty()) {
      return "none";
    }
    for (Check check : checks) {
      if (check.verdict().equals("pass") && aligned(check, policy.get())) {
        return "pass";
      }
    }
    boolean open =
        checks.stream().anyMatch(check -> check.verdict().equals("temperror"))
            || walks.values().stream().anyMatch(walk -> walk.broken().isPresent());
    return open ? "temperror" : "fail";
  }

  private boolean aligned(Check check, DmarcRecord policy) {
    String domain = check.domain();
    if (domain.isEmpty() || PublicSuffixes.contains(domain)) {
      return false;
    }
    if (domain.equals(from)) {
      return true;
    }
    boolean strict = check.method() == Method.SPF ? policy.strictSpf() : policy.strictDkim();
    String owner = walk(from).owner();
    // Only what lies in the owner's own tree can have the same owner.
    boolean near = domain.equals(owner) || domain.endsWith("." + owner);
    return !strict && near && walk(domain).owner().equals(owner);
  }

  private TreeWalk walk(String domain) {
    return walks.computeIfAbsent(domain, start -> TreeWalk.from(start, dns));
  }
}
