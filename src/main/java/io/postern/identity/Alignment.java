package io.postern.identity;

/**
 * Whether a domain that passed a check speaks for the domain of a From line: the same, or one under
 * the other, and the upper one belongs to somebody. Sisters never align here, though relaxed DMARC
 * (RFC 7489 3.1) lets them: that would need to know every public suffix there is, and where the
 * border evaluates DMARC it has said so already.
 */
final class Alignment {
  private Alignment() {}

  /** Both in lower-case A-labels; empty ones align with nothing. */
  static boolean aligned(String one, String other) {
    if (one.isEmpty() || other.isEmpty()) {
      return false;
    }
    if (one.equals(other)) {
      return !PublicSuffixes.contains(one);
    }
    String upper = one.length() < other.length() ? one : other;
    String lower = one.length() < other.length() ? other : one;
    return lower.endsWith("." + upper) && !PublicSuffixes.contains(upper);
  }
}
