package io.postern.understanding;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** The companies of a sheet by their letters, to see at once whether another place names one. */
final class CompanyNames {
  private static final int LONG_ENOUGH = 4;

  private final TreeSet<String> longer = new TreeSet<>();
  private final Set<String> all = new HashSet<>();

  CompanyNames(Collection<Companies.Spotted> companies) {
    for (Companies.Spotted company : companies) {
      String letters = company.spelled().letters();
      all.add(letters);
      if (letters.length() >= LONG_ENOUGH) {
        longer.add(letters);
      }
    }
  }

  /** Whether it is one of them, or its name begins as one of theirs does, or the other way. */
  boolean have(Companies.Spotted company) {
    String letters = company.spelled().letters();
    if (all.contains(letters)) {
      return true;
    }
    if (letters.length() < LONG_ENOUGH || longer.isEmpty()) {
      return false;
    }
    String next = longer.ceiling(letters);
    if (next != null && next.startsWith(letters)) {
      return true;
    }
    for (int length = LONG_ENOUGH; length < letters.length(); length++) {
      if (all.contains(letters.substring(0, length))) {
        return true;
      }
    }
    return false;
  }

  /** Whether two names are one company's: the same, or one the beginning of the other. */
  static boolean same(Companies.Spotted a, Companies.Spotted b) {
    String one = a.spelled().letters();
    String two = b.spelled().letters();
    return one.equals(two)
        || one.length() >= LONG_ENOUGH
            && two.length() >= LONG_ENOUGH
            && (one.startsWith(two) || two.startsWith(one));
  }
}
