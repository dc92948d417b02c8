package io.postern.understanding;

import io.postern.mail.DeliveryReport.Cause;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Why a mail did not arrive: from the words of the host that refused it, else from its code. */
final class BounceCauses {
  private static final int MAX_WORDS = 3000;

  // The narrower before the wider: "recipient rejected: user unknown" is no question of policy.
  private static final List<Cause> ORDER =
      List.of(
          Cause.AUTHENTICATION,
          Cause.RELAY,
          Cause.BLOCKED,
          Cause.MAILBOX_FULL,
          Cause.SUSPENDED,
          Cause.MOVED,
          Cause.TAKES_NO_MAIL,
          Cause.HOST_UNKNOWN,
          Cause.USER_UNKNOWN,
          Cause.TOO_BIG,
          Cause.CONTENT,
          Cause.POLICY,
          Cause.NETWORK,
          Cause.EXPIRED,
          Cause.SYSTEM);

  private static final Set<Cause> SAID_OF_ADDRESSES =
      Set.of(Cause.USER_UNKNOWN, Cause.HOST_UNKNOWN, Cause.MOVED, Cause.TAKES_NO_MAIL);

  private BounceCauses() {}

  /** The cause that the words alone tell. */
  static Cause said(String words, AutomaticRules.Bounces rules) {
    String text = bare(words);
    boolean aboutSender = any(rules.doubts(), text);
    for (Cause cause : ORDER) {
      if (aboutSender && SAID_OF_ADDRESSES.contains(cause)) {
        continue;
      }
      for (String phrase : rules.causes().getOrDefault(cause, List.of())) {
        if (text.contains(phrase)) {
          // A name that could not be looked up just now may still be there.
          boolean passing = cause == Cause.HOST_UNKNOWN && any(rules.passing(), text);
          return passing ? Cause.NETWORK : cause;
        }
      }
    }
    return aboutSender ? Cause.POLICY : Cause.UNDEFINED;
  }

  private static boolean any(List<String> phrases, String text) {
    return phrases.stream().anyMatch(text::contains);
  }

  /**
   * What the other host said, where a report introduces it: what stands around it is the same in
   * all reports of that system. Empty when none is introduced, or when the report itself says that
   * the refusal is about the sender.
   */
  static String heard(String words, AutomaticRules.Bounces rules) {
    String text = words.toLowerCase(Locale.ROOT);
    int from = -1;
    for (String quote : rules.quotes()) {
      int at = text.indexOf(quote);
      from = at < 0 ? from : Math.max(from, at + quote.length());
    }
    return from < 0 || from > words.length() || any(rules.doubts(), bare(words))
        ? ""
        : words.substring(from).strip();
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
    if (word.indexOf('@') >= 0 || word.startsWith("size=")) { // MAIL FROM:<a@b> SIZE=1024
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
