package io.postern.understanding;

import io.postern.mail.DeliveryReport;
import io.postern.mail.DeliveryReport.Fate;
import io.postern.mail.Letter;
import io.postern.mail.ReportPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reports that a mail did not arrive: as RFC 3464 has them, and as mail systems write them to
 * people.
 */
final class DeliveryReports {
  private static final int MAX_REASON = 500;
  private static final Set<String> ACTIONS =
      Set.of("failed", "delayed", "delivered", "relayed", "expanded");

  private final Letter letter;
  private final AutomaticRules.Bounces rules;
  private final BounceNotice notice;

  private DeliveryReports(Letter letter, AutomaticRules.Bounces rules) {
    this.letter = letter;
    this.rules = rules;
    this.notice = BounceNotice.of(letter, rules);
  }

  /** What a mail reports; empty when it is no delivery report. */
  static Optional<DeliveryReport> read(Letter letter, AutomaticRules.Bounces rules) {
    if (!hasStatus(letter)) {
      if (!BounceSigns.possible(letter, rules)) {
        return Optional.empty();
      }
      for (Letter enclosed : letter.enclosed()) { // a gateway put the report into one of its own
        if (hasStatus(enclosed)) {
          return new DeliveryReports(enclosed, rules).read();
        }
      }
    }
    return new DeliveryReports(letter, rules).read();
  }

  private static boolean hasStatus(Letter letter) {
    return letter.reports().stream().anyMatch(part -> part.mediaType().endsWith("delivery-status"));
  }

  private Optional<DeliveryReport> read() {
    List<Fate> fates = fromStatus();
    if (fates.isEmpty() && BounceSigns.likely(letter, notice, rules)) {
      fates = fromNotice();
    }
    return fates.isEmpty()
        ? Optional.empty()
        : Optional.of(new DeliveryReport(fates, Returned.messageId(letter, notice)));
  }

  private List<Fate> fromStatus() {
    List<Fate> fates = new ArrayList<>();
    for (ReportPart part : letter.reports()) {
      if (part.mediaType().endsWith("delivery-status")) {
        StatusFields.read(part.text()).forEach(group -> fates.add(fate(group)));
      }
    }
    if (fates.isEmpty()) { // the fields in the text, as some write them
      for (StatusFields.Group group : StatusFields.read(noticeText())) {
        if (!group.address("final-recipient").isEmpty()) {
          fates.add(fate(group));
        }
      }
    }
    return fates;
  }

  private String noticeText() {
    return letter.plain().map(text -> text.shown()).orElse("");
  }

  private Fate fate(StatusFields.Group group) {
    // A program that mail is piped to is no address; nor is a name in a directory.
    String last = group.address("final-recipient");
    String first = group.address("original-recipient");
    String recipient =
        Stream.of(last, first)
            .filter(DeliveryReports::isAddress)
            .findFirst()
            .or(this::named)
            .orElse(last.isEmpty() ? first : last);
    String said = group.value("diagnostic-code");
    said = said.substring(said.indexOf(';') + 1).strip();
    return fate(recipient, group.value("action"), group.value("status"), said);
  }

  private static boolean isAddress(String text) {
    int at = text.lastIndexOf('@');
    return at > 0 && at < text.length() - 1 && text.indexOf(' ') < 0 && text.charAt(0) != '|';
  }

  private List<Fate> fromNotice() {
    List<String> recipients = new ArrayList<>();
    List<String> failed = failedRecipients();
    Set<String> named = notice.recipients().keySet();
    // The field has the address after forwarding, the text the one that was written to.
    boolean same = failed.stream().anyMatch(named::contains);
    boolean byText = failed.isEmpty() || (notice.namesPlainly() && !same);
    recipients.addAll(byText ? named : failed);
    if (recipients.isEmpty()) {
      recipients.addAll(Returned.recipients(letter, notice));
    }
    return recipients.stream().map(recipient -> fate(recipient, "", "", "")).toList();
  }

  /** X-Failed-Recipients, which Exim and Google write. */
  private List<String> failedRecipients() {
    List<String> failed = new ArrayList<>();
    for (String value : letter.headers("X-Failed-Recipients")) {
      for (String address : value.split(",", 100)) {
        String bare = address.strip().toLowerCase(Locale.ROOT);
        if (bare.indexOf('@') > 0) {
          failed.add(bare);
        }
      }
    }
    return failed;
  }

  private Optional<String> named() {
    return failedRecipients().stream()
        .findFirst()
        .or(() -> notice.recipients().keySet().stream().findFirst())
        .or(() -> Returned.recipients(letter, notice).stream().findFirst());
  }

  /**
   * @param action as the report has it; empty when it has none
   * @param stated status as the report has it; empty when it has none
   * @param said what the remote host said; empty when the report does not quote it
   */
  private Fate fate(String recipient, String action, String stated, String said) {
    BounceNotice.About about = notice.about(recipient);
    // From near to far: the rest of a notice speaks of other things, too.
    List<String> circles =
        List.of(
            quoted(said),
            said,
            comment(stated),
            BounceCauses.heard(about.section(), rules),
            about.line(),
            about.paragraph(),
            about.section(),
            fallback(about));
    BounceVerdict verdict = BounceVerdict.of(stated, circles, rules);
    String known = word(action);
    if (!ACTIONS.contains(known)) {
      known = delayed(verdict.code()) ? "delayed" : "failed";
    }
    return verdict.fate(recipient, known, reason(said, about));
  }

  // "5.1.0 - Unknown address error 550-'5.7.1 Access denied'": what counts is what was quoted.
  private static String quoted(String said) {
    int open = said.indexOf("-'");
    int close = said.lastIndexOf('\'');
    return open > 0 && close > open + 2 ? said.substring(open + 2, close) : "";
  }

  // "4.0.0 (partner.example: host name lookup failure)", RFC 822 comments in RFC 3464 2.3.4
  private static String comment(String stated) {
    int open = stated.indexOf('(');
    return open < 0 ? "" : stated.substring(open + 1);
  }

  // The whole notice, unless it speaks of several recipients.
  private String fallback(BounceNotice.About about) {
    return notice.recipients().size() > 1 && !about.section().isEmpty() ? "" : notice.words();
  }

  private static String word(String action) {
    String folded = action.strip().toLowerCase(Locale.ROOT);
    int blank = folded.indexOf(' ');
    return blank < 0 ? folded : folded.substring(0, blank);
  }

  private boolean delayed(String code) {
    String text = (letter.subject() + " " + notice.words()).toLowerCase(Locale.ROOT);
    return !code.startsWith("5") && rules.delays().stream().anyMatch(text::contains);
  }

  private static String reason(String said, BounceNotice.About about) {
    String reason =
        Stream.of(said, about.paragraph(), about.section())
            .filter(words -> !words.isBlank())
            .findFirst()
            .orElse("");
    return reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) + " …" : reason;
  }
}
