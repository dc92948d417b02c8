package io.postern.understanding;

import io.postern.mail.DeliveryReport.Cause;
import java.util.Map;
import java.util.Set;

/**
 * What codes alone say of the cause: enhanced ones by the registry of IANA (RFC 3463, 3886, 4468,
 * 4954, 5248, 6710, 7293, 7372, 7505, 8689) and what Exchange Online added, then the bare replies
 * (RFC 5321 4.2.3).
 */
final class BounceCodes {
  private static final Map<String, Cause> DETAILS =
      Map.ofEntries(
          Map.entry("1.1", Cause.USER_UNKNOWN),
          Map.entry("1.2", Cause.HOST_UNKNOWN),
          Map.entry("1.3", Cause.USER_UNKNOWN),
          Map.entry("1.4", Cause.USER_UNKNOWN),
          Map.entry("1.6", Cause.MOVED),
          Map.entry("1.7", Cause.POLICY),
          Map.entry("1.8", Cause.POLICY),
          Map.entry("1.9", Cause.SYSTEM),
          Map.entry("1.10", Cause.TAKES_NO_MAIL),
          Map.entry("2.1", Cause.SUSPENDED),
          Map.entry("2.2", Cause.MAILBOX_FULL),
          Map.entry("2.3", Cause.TOO_BIG),
          Map.entry("2.121", Cause.POLICY),
          Map.entry("2.122", Cause.POLICY),
          Map.entry("3.2", Cause.TAKES_NO_MAIL),
          Map.entry("3.4", Cause.TOO_BIG),
          Map.entry("4.3", Cause.NETWORK),
          Map.entry("4.4", Cause.HOST_UNKNOWN),
          Map.entry("4.7", Cause.EXPIRED),
          Map.entry("4.300", Cause.EXPIRED),
          Map.entry("4.310", Cause.HOST_UNKNOWN),
          Map.entry("4.312", Cause.NETWORK),
          Map.entry("4.316", Cause.EXPIRED),
          Map.entry("5.3", Cause.POLICY),
          Map.entry("7.7", Cause.CONTENT),
          Map.entry("7.13", Cause.SUSPENDED),
          Map.entry("7.16", Cause.TOO_BIG),
          Map.entry("7.17", Cause.MOVED),
          Map.entry("7.20", Cause.AUTHENTICATION),
          Map.entry("7.21", Cause.AUTHENTICATION),
          Map.entry("7.22", Cause.AUTHENTICATION),
          Map.entry("7.23", Cause.AUTHENTICATION),
          Map.entry("7.24", Cause.AUTHENTICATION),
          Map.entry("7.25", Cause.AUTHENTICATION),
          Map.entry("7.26", Cause.AUTHENTICATION),
          Map.entry("7.29", Cause.AUTHENTICATION),
          Map.entry("7.54", Cause.RELAY),
          Map.entry("7.64", Cause.RELAY),
          Map.entry("7.509", Cause.AUTHENTICATION),
          Map.entry("7.515", Cause.AUTHENTICATION));

  // Hosts bend most of them: 5.1.1 and 5.2.1 for a full mailbox, 4.3.2 for too many connections,
  // 5.7.1 for anything. Not these.
  private static final Set<String> SURE =
      Set.of(
          "1.10", "2.2", "3.4", "4.310", "4.312", "7.20", "7.21", "7.22", "7.23", "7.25", "7.26",
          "7.29", "7.54", "7.64", "7.509", "7.515");

  private BounceCodes() {}

  /** The cause that a code tells whatever the words say. */
  static Cause sure(String status) {
    boolean sure = status.length() >= 5 && SURE.contains(status.substring(2));
    return sure ? enhanced(status) : Cause.UNDEFINED;
  }

  /**
   * The cause that an enhanced code tells, by its detail or else by its subject.
   *
   * @param status for example 5.2.2; may be empty
   */
  static Cause enhanced(String status) {
    if (status.length() < 5) {
      return Cause.UNDEFINED;
    }
    Cause exact = DETAILS.get(status.substring(2));
    if (exact != null) {
      return exact;
    }
    return switch (status.charAt(2)) {
      case '3', '5' -> Cause.SYSTEM;
      case '4' -> Cause.NETWORK;
      case '6' -> Cause.CONTENT;
      case '7' -> Cause.POLICY;
      default -> Cause.UNDEFINED;
    };
  }

  /**
   * The cause that a bare reply code tells.
   *
   * @param code of failure; 0 for none
   */
  static Cause reply(int code) {
    return switch (code) {
      case 421, 451, 500, 501, 502, 503, 504 -> Cause.SYSTEM;
      case 452, 552 -> Cause.MAILBOX_FULL;
      case 521, 556 -> Cause.TAKES_NO_MAIL;
      case 523 -> Cause.TOO_BIG;
      case 530, 535 -> Cause.POLICY;
      case 551, 553 -> Cause.USER_UNKNOWN;
      default -> Cause.UNDEFINED;
    };
  }
}
