package io.postern.understanding;

import io.postern.mail.DeliveryReport.Cause;
import io.postern.mail.Header;
import io.postern.mail.Letter;
import java.util.Locale;
import java.util.Optional;

/** Signs that a mail without a machine-readable part is a delivery report. */
final class BounceSigns {
  private BounceSigns() {}

  /** A quick look at the header: whether it may be one at all. */
  static boolean possible(Letter letter, AutomaticRules.Bounces rules) {
    return letter.header("X-Failed-Recipients").isPresent()
        || letter.mediaType().equals("multipart/report")
        || fromDaemon(letter, rules)
        || nullSender(letter)
        || subject(letter, rules);
  }

  /** With a look at the text: whether it says that a mail did not arrive. */
  static boolean likely(Letter letter, BounceNotice notice, AutomaticRules.Bounces rules) {
    if (letter.header("X-Failed-Recipients").isPresent()) {
      return true;
    }
    boolean robot = fromDaemon(letter, rules) || nullSender(letter);
    boolean subject = subject(letter, rules);
    boolean words =
        BounceCauses.said(notice.words(), rules) != Cause.UNDEFINED
            || !StatusCodes.enhanced(notice.words()).isEmpty();
    boolean named =
        !notice.recipients().isEmpty() || !Returned.recipients(letter, notice).isEmpty();
    boolean returned = Returned.any(letter, notice);
    if (robot && subject) {
      return named;
    }
    // One sign less in the header: the text must show more.
    return named && words && (robot ? true : subject && returned && !answers(letter));
  }

  private static boolean answers(Letter letter) {
    return !letter.inReplyTo().isEmpty() && letter.enclosed().isEmpty();
  }

  static boolean fromDaemon(Letter letter, AutomaticRules.Bounces rules) {
    return letter.headers().stream()
        .filter(header -> is(header, "From") || is(header, "Sender") || is(header, "Return-Path"))
        .map(header -> header.value().toLowerCase(Locale.ROOT))
        .anyMatch(value -> daemon(value, rules));
  }

  // A local part or a whole name: "postmaster@", "Mail Delivery System <", not "Anna Postmaster".
  private static boolean daemon(String value, AutomaticRules.Bounces rules) {
    for (String daemon : rules.daemons()) {
      int at = value.indexOf(daemon);
      if (at >= 0) {
        int end = at + daemon.length();
        boolean begins = at == 0 || "<\"' (".indexOf(value.charAt(at - 1)) >= 0;
        boolean ends = end == value.length() || "@>\"' )<.-_+".indexOf(value.charAt(end)) >= 0;
        if (begins && ends) {
          return true;
        }
      }
    }
    return false;
  }

  static boolean nullSender(Letter letter) {
    Optional<String> path = letter.header("Return-Path");
    return path.isPresent() && path.get().replace(" ", "").equals("<>");
  }

  private static boolean subject(Letter letter, AutomaticRules.Bounces rules) {
    String subject = letter.subject().toLowerCase(Locale.ROOT);
    return rules.subjects().stream().anyMatch(subject::startsWith);
  }

  private static boolean is(Header header, String name) {
    return header.name().equalsIgnoreCase(name);
  }
}
