package io.postern.understanding;

import io.postern.mail.DeliveryReport.Cause;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Why a mail did not arrive: from the words of the host that refused it, else from its code. */
final class BounceCauses {
  private static final int MAX_WORDS = 3000;

  // The narrower before the wider: "recipient rejected: user unknown" is no question of policy.
  private static final List<Cause> ORDER =
      List.of(
          Cause.MAILBOX_FULL,
          Cause.SUSPENDED,
          Cause.AUTHENTICATION,
          Cause.RELAY,
          Cause.MOVED,
          Cause.TAKES_NO_MAIL,
          Cause.HOST_UNKNOWN,
          Cause.USER_UNKNOWN,
          Cause.TOO_BIG,
          Cause.CONTENT,
          Cause.POLICY,
          Cause.EXPIRED,
          Cause.NETWORK,
          Cause.SYSTEM);

  // RFC 3463, and the codes that Microsoft added.
  private static final Map<String, Cause> CODES =
      Map.ofEntries(
          Map.entry("1.1", Cause.USER_UNKNOWN),
          Map.entry("1.2", Cause.HOST_UNKNOWN),
          Map.entry("1.3", Cause.USER_UNKNOWN),
          Map.entry("1.4", Cause.USER_UNKNOWN),
          Map.entry("1.6", Cause.MOVED),
          Map.entry("1.7", Cause.POLICY),
          Map.entry("1.8", Cause.POLICY),
          Map.entry("1.10", Cause.TAKES_NO_MAIL),
          Map.entry("2.1", Cause.SUSPENDED),
          Map.entry("2.2", Cause.MAILBOX_FULL),
          Map.entry("2.3", Cause.TOO_BIG),
          Map.entry("3.1", Cause.SYSTEM),
          Map.entry("3.2", Cause.TAKES_NO_MAIL),
          Map.entry("3.4", Cause.TOO_BIG),
          Map.entry("4.3", Cause.NETWORK),
          Map.entry("4.4", Cause.HOST_UNKNOWN),
          Map.entry("4.6", Cause.NETWORK),
          Map.entry("4.7", Cause.EXPIRED),
          Map.entry("4.14", Cause.NETWORK),
          Map.entry("4.310", Cause.HOST_UNKNOWN),
          Map.entry("4.312", Cause.HOST_UNKNOWN),
          Map.entry("7.20", Cause.AUTHENTICATION),
          Map.entry("7.21", Cause.AUTHENTICATION),
          Map.entry("7.22", Cause.AUTHENTICATION),
          Map.entry("7.23", Cause.AUTHENTICATION),
          Map.entry("7.25", Cause.AUTHENTICATION),
          Map.entry("7.26", Cause.AUTHENTICATION),
          Map.entry("7.509", Cause.AUTHENTICATION));

  private static final Set<Cause> SAID_OF_ADDRESSES =
      Set.of(Cause.USER_UNKNOWN, Cause.HOST_UNKNOWN, Cause.MOVED, Cause.TAKES_NO_MAIL);

  private BounceCauses() {}

  /** The cause that the words alone tell. */
  static Cause said(String words, AutomaticRules.Bounces rules) {
    String text = bare(words);
    boolean aboutSender = rules.doubts().stream().anyMatch(text::contains);
    for (Cause cause : ORDER) {
      if (aboutSender && SAID_OF_ADDRESSES.contains(cause)) {
        continue;
      }
      for (String phrase : rules.causes().getOrDefault(cause, List.of())) {
        if (text.contains(phrase)) {
          return cause;
        }
      }
    }
    return aboutSender ? Cause.POLICY : Cause.UNDEFINED;
  }

  static Cause byCode(String status) {
    if (status.length() < 5) {
      return Cause.UNDEFINED;
    }
    String detail = status.substring(2);
    Cause exact = CODES.get(detail);
    if (exact != null) {
      return exact;
    }
    return switch (status.charAt(2)) {
      case '3' -> Cause.SYSTEM;
      case '4' -> Cause.NETWORK;
      case '5' -> Cause.SYSTEM;
      case '6' -> Cause.CONTENT;
      case '7' -> Cause.POLICY;
      default -> Cause.UNDEFINED;
    };
  }

  // Lower case, white space folded, without the names of hosts, pages and people:
  // "antispam.example"
  // says nothing about spam.
  private static String bare(String words) {
    String text = words.length() > MAX_WORDS ? words.substring(0, MAX_WORDS) : words;
    StringBuilder bare = new StringBuilder(text.length());
    for (String word : text.toLowerCase(Locale.ROOT).split("\\s+")) {
      if (!word.isEmpty() && !isName(word)) {
        bare.append(word).append(' ');
      }
    }
    return bare.toString();
  }

  private static boolean isName(String word) {
    if (word.indexOf('@') >= 0) {
      return true;
    }
    if (word.contains("://")) {
      return false; // pages are named for what they explain: …?p=NoSuchUser
    }
    // a.host.example, but not "found.please" or a code
    int dots = 0;
    for (int i = 1; i + 1 < word.length(); i++) {
      boolean between =
          Character.isLetterOrDigit(word.charAt(i - 1)) && Character.isLetter(word.charAt(i + 1));
      dots += word.charAt(i) == '.' && between ? 1 : 0;
    }
    return dots >= 2;
  }
}
