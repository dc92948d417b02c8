package io.postern.mail;

import java.util.List;

/**
 * Whether a person wrote a mail. Two verdicts: what it is, and whether it may be answered.
 *
 * @param type what kind of automatic mail it is, or {@code HUMAN}
 * @param mayAnswer false for every robot, and for a person's mail that asks not to be answered by
 *     one
 * @param evidence the signs, in words
 */
public record Automation(Type type, boolean mayAnswer, List<String> evidence) {
  /** Classes of automatic mail; the word in JSON and logs is the name in lower case with dashes. */
  public enum Type {
    HUMAN,
    AUTO_REPLY,
    AUTO_GENERATED,
    BOUNCE,
    DELIVERY_REPORT,
    READ_RECEIPT,
    COMPLAINT,
    LIST,
    CALENDAR,
    OWN_LOOP;

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  public Automation {
    evidence = List.copyOf(evidence);
  }

  public boolean human() {
    return type == Type.HUMAN;
  }
}
