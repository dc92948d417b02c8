package io.postern.identity;

import java.util.Locale;

/** The domain that somebody registered: what two host names of one company have in common. */
public final class RegistrableDomain {
  private RegistrableDomain() {}

  /**
   * @param domain a host or domain name in A-labels
   * @return the label before the public suffix with that suffix; the name itself where it is none
   */
  public static String of(String domain) {
    String name = domain.toLowerCase(Locale.ROOT);
    String registrable = name;
    for (String rest = name; !PublicSuffixes.contains(rest); ) {
      registrable = rest;
      rest = rest.substring(rest.indexOf('.') + 1);
    }
    return registrable;
  }
}
