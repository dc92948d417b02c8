package io.postern.identity;

import io.postern.identity.Authentication.Check;
import io.postern.mail.RawField;
import io.postern.mail.RawHeaders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What forwarders have sealed of a mail's origin before they changed it (RFC 8617), as the header
 * says it. That its signatures are good is for whoever made it to show; anybody may write one.
 *
 * @param sets what each forwarder added, the first one first
 */
public record ArcChain(List<ArcSet> sets) {
  private static final String RESULTS = "ARC-Authentication-Results";
  private static final String SIGNATURE = "ARC-Message-Signature";
  private static final String SEAL = "ARC-Seal";

  /** RFC 8617 4.2.1 allows 50; each costs a question to DNS. */
  private static final int LONGEST = 10;

  /**
   * What one forwarder added.
   *
   * @param results what it found when the mail came to it
   * @param signature over the mail as it went on
   * @param seal over all sets up to this one
   * @param sealer the domain of the seal, lower case
   */
  public record ArcSet(RawField results, RawField signature, RawField seal, String sealer) {}

  public ArcChain {
    sets = List.copyOf(sets);
  }

  /** Empty when there is none, or it is not whole (RFC 8617 5.2, steps 1 to 3). */
  public static Optional<ArcChain> of(RawHeaders headers) {
    Optional<Map<Integer, RawField>> results = byInstance(headers, RESULTS);
    Optional<Map<Integer, RawField>> signatures = byInstance(headers, SIGNATURE);
    Optional<Map<Integer, RawField>> seals = byInstance(headers, SEAL);
    if (results.isEmpty() || signatures.isEmpty() || seals.isEmpty() || seals.get().isEmpty()) {
      return Optional.empty();
    }
    int length = seals.get().size();
    List<ArcSet> sets = new ArrayList<>();
    for (int i = 1; i <= length; i++) {
      RawField result = results.get().get(i);
      RawField signature = signatures.get().get(i);
      RawField seal = seals.get().get(i);
      if (result == null || signature == null || seal == null || !follows(seal, i)) {
        return Optional.empty();
      }
      sets.add(new ArcSet(result, signature, seal, sealer(seal)));
    }
    boolean whole = results.get().size() == length && signatures.get().size() == length;
    return whole ? Optional.of(new ArcChain(sets)) : Optional.empty();
  }

  /**
   * Whether somebody trusted sealed it last: only then is it worth a look at its signatures. Who
   * seals last may have changed all the rest.
   *
   * @param sealers domains, lower case
   */
  public boolean endsWith(Set<String> sealers) {
    return sealers.contains(sets.getLast().sealer())
        && sealers.contains(SignatureTags.of(sets.getLast().signature()).domain());
  }

  /**
   * What the first of those found behind whom only trusted ones have had the mail: passes of SPF
   * and DKIM for the domain of the From line.
   *
   * @param from that domain
   */
  public List<Check> passesFor(String from, RawHeaders headers, Set<String> sealers) {
    int first = sets.size();
    while (first > 0 && sealers.contains(sets.get(first - 1).sealer())) {
      first--;
    }
    if (first == sets.size()) {
      return List.of();
    }
    String value = sets.get(first).results().unfolded();
    List<Check> said =
        AuthenticationResults.read(value.substring(value.indexOf(';') + 1))
            .map(BorderResults::checks)
            .orElse(List.of());
    return WeakSignatures.discounted(said, headers).stream()
        .filter(check -> check.method() != Authentication.Method.DMARC)
        .filter(check -> check.verdict().equals("pass"))
        .filter(check -> Alignment.aligned(check.domain(), from))
        .toList();
  }

  // Empty when two have one number, or one has none.
  private static Optional<Map<Integer, RawField>> byInstance(RawHeaders headers, String name) {
    Map<Integer, RawField> fields = new HashMap<>();
    for (RawField field : headers.named(name)) {
      int number = SignatureTags.of(field).instance();
      if (number < 1 || number > LONGEST || fields.putIfAbsent(number, field) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(fields);
  }

  // Who begins the chain has nothing to judge; each of the others found it good (RFC 8617 5.1.2).
  private static boolean follows(RawField seal, int number) {
    return SignatureTags.of(seal).value("cv").equals(number == 1 ? "none" : "pass");
  }

  private static String sealer(RawField seal) {
    return SignatureTags.of(seal).domain();
  }
}
