package io.postern.understanding;

import io.postern.mail.Address;
import io.postern.mail.Attachment;
import io.postern.mail.Automation;
import io.postern.mail.DeliveryReport;
import io.postern.mail.Envelope;
import io.postern.mail.Letter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a person wrote a mail. Two verdicts: what it is, which is narrow, so that no person is
 * taken for a robot; and whether it may be answered, which is wide, so that no robot is answered.
 */
final class AutomaticMail {
  /** The field that every mail of ours carries. */
  static final String LOOP_HEADER = "X-Postern-Loop";

  private static final int MAX_HOPS = 50; // what Postfix takes: hopcount_limit

  private final Letter letter;
  private final Envelope envelope;
  private final AutomaticRules rules;
  private final Known known;
  private final List<String> evidence = new ArrayList<>();

  private AutomaticMail(Letter letter, Envelope envelope, AutomaticRules rules, Known known) {
    this.letter = letter;
    this.envelope = envelope;
    this.rules = rules;
    this.known = known;
  }

  /**
   * @param report what {@link DeliveryReports} found in it
   */
  static Automation judge(
      Letter letter,
      Envelope envelope,
      Optional<DeliveryReport> report,
      AutomaticRules rules,
      Known known) {
    return new AutomaticMail(letter, envelope, rules, known).judge(report);
  }

  private Automation judge(Optional<DeliveryReport> report) {
    Automation.Type type = type(report);
    boolean mayAnswer = type == Automation.Type.HUMAN && mayAnswer();
    return new Automation(type, mayAnswer, evidence);
  }

  private Automation.Type type(Optional<DeliveryReport> report) {
    if (ownLoop()) {
      return Automation.Type.OWN_LOOP;
    }
    Optional<Automation.Type> reported = reported(report);
    if (reported.isPresent()) {
      return reported.get();
    }
    if (absence()) {
      return Automation.Type.AUTO_REPLY;
    }
    if (generated()) {
      return Automation.Type.AUTO_GENERATED;
    }
    if (calendar()) {
      return Automation.Type.CALENDAR;
    }
    return Lists.fromList(letter, known, evidence) ? Automation.Type.LIST : Automation.Type.HUMAN;
  }

  private boolean ownLoop() {
    if (letter.header(LOOP_HEADER).isPresent()) {
      return sign("carries our own " + LOOP_HEADER);
    }
    Optional<Address> own =
        letter.from().stream()
            .map(it -> it.address())
            .filter(known.ownAddresses()::contains)
            .findFirst();
    if (own.isPresent()) {
      return sign("comes from our own address " + own.get());
    }
    int hops = letter.headers("Received").size();
    if (hops > MAX_HOPS) {
      return sign("has passed " + hops + " servers");
    }
    return deliveredTwice();
  }

  // The same address of ours twice: the mail has been here before (RFC 9228 4).
  private boolean deliveredTwice() {
    List<String> delivered = letter.headers("Delivered-To");
    return known.ownAddresses().stream()
        .anyMatch(
            own -> {
              long times =
                  delivered.stream().filter(to -> to.strip().equalsIgnoreCase(own.key())).count();
              return times > 1 && sign("has been delivered to " + own + " before");
            });
  }

  private Optional<Automation.Type> reported(Optional<DeliveryReport> report) {
    if (hasReport("feedback-report")) {
      sign("has a feedback report");
      return Optional.of(Automation.Type.COMPLAINT);
    }
    if (hasReport("disposition-notification")) {
      sign("has a disposition notification");
      return Optional.of(Automation.Type.READ_RECEIPT);
    }
    if (report.isPresent()) {
      boolean failed =
          report.get().recipients().stream().anyMatch(fate -> fate.action().equals("failed"));
      sign("reports on the delivery of another mail");
      return Optional.of(failed ? Automation.Type.BOUNCE : Automation.Type.DELIVERY_REPORT);
    }
    if (hasReport("delivery-status")) {
      sign("has a delivery status");
      return Optional.of(Automation.Type.DELIVERY_REPORT);
    }
    return Optional.empty();
  }

  private boolean hasReport(String ending) {
    return letter.reports().stream().anyMatch(part -> part.mediaType().endsWith(ending));
  }

  private boolean absence() {
    String submitted = first("Auto-Submitted");
    if (submitted.startsWith("auto-replied")) {
      return sign("Auto-Submitted: " + submitted);
    }
    Optional<String> header = AutomaticHeaders.ofReply(letter);
    if (header.isPresent()) {
      return sign(header.get());
    }
    boolean subject = begins(rules.away().subjects());
    boolean generated =
        submitted.startsWith("auto-") || first("X-Auto-Response-Suppress").contains("all");
    if (subject && (generated || envelope.nullSender() || answers() || saysAway())) {
      return sign("is titled like an absence note: " + letter.subject());
    }
    if (submitted.startsWith("auto-generated") && !letter.inReplyTo().isEmpty()) {
      return sign("Auto-Submitted: " + submitted + ", as an answer");
    }
    return envelope.nullSender() && sign("came from the null sender");
  }

  private boolean begins(List<String> subjects) {
    String subject = letter.subject().toLowerCase(Locale.ROOT);
    return subjects.stream()
        .anyMatch(
            it ->
                subject.startsWith(it)
                    && (subject.length() == it.length()
                        || !Character.isLetter(it.charAt(it.length() - 1))
                        || !Character.isLetter(subject.charAt(it.length()))
                        || it.charAt(0) > 0x2fff));
  }

  // A person's answer would begin with Re: or the like.
  private boolean answers() {
    return !letter.inReplyTo().isEmpty();
  }

  private boolean saysAway() {
    String text =
        letter.plain().or(letter::html).map(it -> it.shown()).orElse("").toLowerCase(Locale.ROOT);
    String start = text.substring(0, Math.min(text.length(), 3000));
    return rules.away().phrases().stream().anyMatch(start::contains);
  }

  private boolean generated() {
    String submitted = first("Auto-Submitted");
    if (submitted.startsWith("auto-")) {
      return sign("Auto-Submitted: " + submitted);
    }
    return AutomaticHeaders.ofRobot(letter).filter(this::sign).isPresent();
  }

  // An invitation with words of its own is a person's mail; an answer to one is a click.
  private boolean calendar() {
    for (Attachment part : letter.attachments()) {
      String text = part.text().orElse("");
      if (part.mediaType().equals("text/calendar")) {
        boolean answer =
            text.contains("METHOD:REPLY")
                || text.contains("METHOD:COUNTER")
                || text.contains("METHOD:CANCEL")
                || text.contains("METHOD:REFRESH");
        boolean wordless = letter.plain().or(letter::html).map(it -> it.blank()).orElse(true);
        if (answer || wordless) {
          return sign("is an event of a calendar");
        }
      }
    }
    return false;
  }

  private boolean mayAnswer() {
    Optional<String> wish = AutomaticHeaders.notToBeAnswered(letter);
    if (wish.isPresent()) {
      evidence.add(wish.get());
      return false;
    }
    boolean unattended =
        letter.from().stream()
            .map(it -> it.address().local().toLowerCase(Locale.ROOT))
            .anyMatch(local -> rules.away().unattended().stream().anyMatch(it -> is(local, it)));
    if (unattended) {
      evidence.add("comes from an address that nobody reads");
    }
    return !unattended;
  }

  private static boolean is(String local, String unattended) {
    return local.equals(unattended)
        || (local.startsWith(unattended) && "+-_.".indexOf(local.charAt(unattended.length())) >= 0);
  }

  private String first(String header) {
    return letter.header(header).orElse("").strip().toLowerCase(Locale.ROOT);
  }

  private boolean sign(String words) {
    evidence.add(words);
    return true;
  }
}
