package io.postern.understanding;

import io.postern.mail.DeliveryReport;
import io.postern.mail.DeliveryReport.Cause;
import io.postern.mail.DeliveryReport.Fate;
import io.postern.mail.Letter;
import io.postern.mail.ReportPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    boolean machine =
        letter.reports().stream().anyMatch(part -> part.mediaType().endsWith("delivery-status"));
    if (!machine && !BounceSigns.possible(letter, rules)) {
      return Optional.empty();
    }
    return new DeliveryReports(letter, rules).read();
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
    String recipient = group.address("final-recipient");
    if (recipient.indexOf('@') < 0) {
      String original = group.address("original-recipient");
      recipient = original.indexOf('@') < 0 && !recipient.isEmpty() ? recipient : original;
    }
    if (recipient.indexOf('@') < 0) {
      recipient = named().orElse(recipient);
    }
    String said = group.value("diagnostic-code");
    said = said.substring(said.indexOf(';') + 1).strip();
    String status = StatusCodes.enhanced(group.value("status"));
    String better = StatusCodes.enhanced(said);
    if (status.isEmpty() || (status.endsWith(".0.0") && !better.isEmpty())) {
      status = better.isEmpty() ? status : better;
    }
    return fate(recipient, group.value("action"), status, said, notice.wordsAbout(recipient));
  }

  private List<Fate> fromNotice() {
    Map<String, String> named = notice.recipients();
    List<Fate> fates = new ArrayList<>();
    List<String> failed = failedRecipients();
    if (!failed.isEmpty()) {
      for (String recipient : failed) {
        String words = named.getOrDefault(recipient, notice.words());
        fates.add(fate(recipient, "", StatusCodes.enhanced(words), "", words));
      }
      return fates;
    }
    named.forEach(
        (recipient, words) ->
            fates.add(fate(recipient, "", StatusCodes.enhanced(words), "", words)));
    if (fates.isEmpty()) {
      String words = notice.words();
      for (String recipient : Returned.recipients(letter, notice)) {
        fates.add(fate(recipient, "", StatusCodes.enhanced(words), "", words));
      }
    }
    return fates;
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

  private Fate fate(String recipient, String action, String status, String said, String words) {
    Cause cause = BounceCauses.said(said, rules);
    if (cause == Cause.UNDEFINED) {
      cause = BounceCauses.of(words, status, rules);
    }
    String known = action.strip().toLowerCase(Locale.ROOT);
    int blank = known.indexOf(' ');
    known = blank < 0 ? known : known.substring(0, blank);
    if (!ACTIONS.contains(known)) {
      known = delayed(words, status) ? "delayed" : "failed";
    }
    // What is tried again, or failed for now, has not shown that the address is dead.
    boolean hard = cause.deadAddress() && known.equals("failed") && !status.startsWith("4");
    return new Fate(recipient, known, status, reason(said, words), hard, cause);
  }

  private boolean delayed(String words, String status) {
    String text = (letter.subject() + " " + words).toLowerCase(Locale.ROOT);
    return !status.startsWith("5") && rules.delays().stream().anyMatch(text::contains);
  }

  private static String reason(String said, String words) {
    String reason = said.isEmpty() ? words : said;
    return reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) + " …" : reason;
  }
}
