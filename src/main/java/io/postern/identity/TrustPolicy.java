package io.postern.identity;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whose Authentication-Results are believed on one way in.
 *
 * @param authservIds what the border calls itself in them (RFC 8601 2.2), lower case
 * @param receivedBy the border's hosts, as its Received fields name them after {@code by}, lower
 *     case; one that begins with a dot stands for every host under it
 * @param preset a border whose ways are known
 */
public record TrustPolicy(Set<String> authservIds, Set<String> receivedBy, Preset preset) {
  /** Nobody is believed: no mail reaches a level by its domain. */
  public static final TrustPolicy NOBODY = new TrustPolicy(Set.of(), Set.of(), Preset.GENERIC);

  /** Borders whose ways are known. */
  public enum Preset {
    /** What the settings name, and nothing else. */
    GENERIC,
    /** Google: its inner hops have an address, not a name, after {@code by}. */
    GMAIL,
    /** Microsoft 365: its results carry no authserv-id. */
    M365
  }

  public TrustPolicy {
    authservIds = folded(authservIds);
    receivedBy = folded(receivedBy);
  }

  /** Whether results under this name are the border's; empty is a field that has no name. */
  boolean believes(String authservId) {
    String id = authservId.toLowerCase(Locale.ROOT);
    return authservIds.contains(id)
        || switch (preset) {
          case GENERIC -> false;
          case GMAIL -> id.equals("mx.google.com");
          case M365 -> id.isEmpty();
        };
  }

  /** Whether a host that stands after {@code by} in a Received field is the border's own. */
  boolean ownHost(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return matches(name, receivedBy)
        || switch (preset) {
          case GENERIC -> false;
          case GMAIL -> name.endsWith(".google.com") || address(name);
          case M365 -> name.endsWith(".outlook.com");
        };
  }

  private static boolean matches(String name, Set<String> hosts) {
    return hosts.contains(name)
        || hosts.stream().anyMatch(host -> host.startsWith(".") && name.endsWith(host));
  }

  private static boolean address(String name) {
    return !name.isEmpty()
        && name.chars().allMatch(c -> Character.digit(c, 16) >= 0 || c == '.' || c == ':')
        && name.chars().anyMatch(c -> c == '.' || c == ':');
  }

  private static Set<String> folded(Set<String> names) {
    return names.stream()
        .map(name -> name.strip().toLowerCase(Locale.ROOT))
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
