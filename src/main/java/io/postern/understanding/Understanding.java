package io.postern.understanding;

import io.postern.mail.Address;
import io.postern.mail.Automation;
import io.postern.mail.DeliveryReport;
import io.postern.mail.Envelope;
import io.postern.mail.Letter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The door of this room: one mail in, what Postern understands of it out. The same letter, rules
 * and Known always give the same Reading.
 */
public final class Understanding {
  private static final Kinds.Verdict NONE =
      new Kinds.Verdict(Kind.MESSAGE, Optional.empty(), List.of(), Trace.EMPTY);
  private static final Automation HUMAN = new Automation(Automation.Type.HUMAN, true, List.of());

  private final Letter letter;
  private final Envelope envelope;
  private final RuleBook rules;
  private final Known known;
  private final List<String> problems;

  private Understanding(Letter letter, Envelope envelope, RuleBook rules, Known known) {
    this.letter = letter;
    this.envelope = envelope;
    this.rules = rules;
    this.known = withRecipients(known, envelope);
    this.problems = new ArrayList<>(letter.problems());
  }

  /** Reads a mail. Never throws: what breaks is a problem of the Reading. */
  public static Reading read(Letter letter, Envelope envelope, RuleBook rules, Known known) {
    return new Understanding(letter, envelope, rules, known).read();
  }

  private Reading read() {
    Optional<DeliveryReport> report =
        guarded(
            "report-unread",
            () -> DeliveryReports.read(letter, rules.automatic().bounces()),
            Optional.empty());
    Automation automation =
        guarded(
            "automation-unread",
            () -> AutomaticMail.judge(letter, envelope, report, rules.automatic(), known),
            HUMAN);
    Parts parts =
        guarded("parts-unread", () -> PartsReader.read(letter, rules.quotes(), known), Parts.NONE);
    problems.addAll(parts.problems());
    LanguageWords.Ranking spoken =
        guarded(
            "language-unread",
            () -> LanguageWords.ranking(parts.own()),
            LanguageWords.Ranking.NOTHING);
    Orders orders =
        guarded(
            "commands-unread",
            () ->
                automation.human()
                    ? Commands.read(letter, parts, rules, known)
                    : Orders.none(Optional.empty()),
            Orders.none(Optional.of(parts.own()).filter(own -> !own.isBlank())));
    Optional<Consent> consent =
        guarded(
            "consent-unread",
            () ->
                automation.human()
                    ? ConsentReader.read(parts.own(), rules.commands())
                    : Optional.empty(),
            Optional.empty());
    Optional<StageSheet> sheet =
        guarded(
            "sheet-unread",
            () -> {
              Optional<Address> crm = StageAlerts.sender(letter, rules.crm());
              if (crm.isPresent() && known.role() == Known.Role.STRANGER) {
                return alert(crm.get());
              }
              return automation.human() && known.role() == Known.Role.MANAGER
                  ? StageSheets.of(letter, rules.crm())
                  : Optional.empty();
            },
            Optional.empty());
    Optional<Scene> scene =
        guarded(
            "scene-unread",
            () -> Optional.of(Scene.of(letter, parts, spoken, rules.fields(), known)),
            Optional.empty());
    Referrals.Result referrals =
        guarded(
            "referrals-unread",
            () -> Referrals.find(letter, parts, scene.orElseThrow()),
            new Referrals.Result(List.of(), Trace.EMPTY, Trace.EMPTY));
    Kinds.Verdict verdict =
        guarded(
            "kind-unread",
            () -> kind(parts, automation, referrals, orders, scene.orElseThrow()),
            NONE);
    Optional<LocalDate> awayUntil =
        guarded(
            "absence-unread",
            () ->
                automation.type() == Automation.Type.AUTO_REPLY
                    ? AwayUntil.read(letter, parts.own(), language(parts, spoken), rules)
                    : Optional.empty(),
            Optional.empty());
    Trace fields = verdict.referrals().isEmpty() ? Trace.EMPTY : referrals.trace();
    return new Reading(
        verdict.kind(),
        language(parts, spoken),
        parts,
        verdict.referrals(),
        verdict.refersTo(),
        orders,
        consent,
        sheet,
        automation,
        awayUntil,
        report,
        problems,
        parts
            .trace()
            .plus(orders.trace())
            .plus(verdict.trace())
            .plus(fields)
            .plus(referrals.limits()));
  }

  private Optional<StageSheet> alert(Address crm) {
    if (!StageAlerts.showsKey(letter, rules.crm())) {
      problems.add(StageAlerts.WITHOUT_KEY);
      return Optional.empty();
    }
    return StageAlerts.read(letter, crm, rules.crm());
  }

  private Kinds.Verdict kind(
      Parts parts, Automation automation, Referrals.Result referrals, Orders orders, Scene scene) {
    return Kinds.judge(
        letter, parts, automation, referrals.referrals(), orders, rules, known, scene);
  }

  private String language(Parts parts, LanguageWords.Ranking spoken) {
    return spoken.best().isEmpty()
        ? Languages.of(parts.own() + "\n" + letter.subject())
        : spoken.best();
  }

  private static Known withRecipients(Known known, Envelope envelope) {
    Set<Address> ours = new HashSet<>(known.ownAddresses());
    ours.addAll(envelope.recipients());
    return new Known(
        known.role(),
        known.language(),
        ours,
        known.ownDomains(),
        known.colleagues(),
        known.sentNotices(),
        known.openDeals(),
        known.conversationDeals(),
        known.signatureLines(),
        known.stages());
  }

  /** A fault of ours in one step leaves the others; the mail says so. */
  private <T> T guarded(String problem, Supplier<T> step, T otherwise) {
    try {
      return step.get();
    } catch (RuntimeException | StackOverflowError ours) {
      problems.add(problem);
      return otherwise;
    }
  }
}
