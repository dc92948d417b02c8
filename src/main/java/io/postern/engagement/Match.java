package io.postern.engagement;

import java.util.List;

/**
 * How much speaks for two prospects being one.
 *
 * @param score 0 to 1
 * @param evidence what speaks for it, the strongest first; empty when nothing does
 */
public record Match(double score, List<Evidence> evidence) {
  /** From here on a match is worth a manager's time. */
  public static final double LIKELY = 0.7;

  /** From here on two claims of one partner are taken for one. */
  public static final double SURE = 0.9;

  public Match {
    evidence = List.copyOf(evidence);
  }

  /** What two prospects have in common. */
  public enum Kind {
    CONTACT,
    DOMAIN,
    PHONE,
    NAME,
    SIMILAR_NAME;

    /** The word in mails and records: {@code same-contact}, {@code similar-name}. */
    public String word() {
      return this == SIMILAR_NAME
          ? "similar-name"
          : "same-" + name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * @param kind which field
   * @param value what the other one has there, as written
   */
  public record Evidence(Kind kind, String value) {}

  public boolean likely() {
    return score >= LIKELY;
  }

  public boolean sure() {
    return score >= SURE;
  }

  /** In hundredths, as people are told it. */
  public int percent() {
    return (int) Math.round(score * 100);
  }

  /** For records: {@code same-domain acme.example, similar-name Acme Tool (97 %)}. */
  public String words() {
    StringBuilder words = new StringBuilder();
    for (Evidence one : evidence) {
      words
          .append(words.isEmpty() ? "" : ", ")
          .append(one.kind().word())
          .append(' ')
          .append(one.value());
    }
    return words.append(" (").append(percent()).append(" %)").toString();
  }
}
