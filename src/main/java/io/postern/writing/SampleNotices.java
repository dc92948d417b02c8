package io.postern.writing;

import static io.postern.writing.SampleDeals.ACME;
import static io.postern.writing.SampleDeals.APPROVED;
import static io.postern.writing.SampleDeals.CLAIMED;
import static io.postern.writing.SampleDeals.DUE;
import static io.postern.writing.SampleDeals.HARBOUR;
import static io.postern.writing.SampleDeals.PROPOSAL;
import static io.postern.writing.SampleDeals.SPARSE;
import static io.postern.writing.SampleDeals.acme;
import static io.postern.writing.SampleDeals.expired;
import static io.postern.writing.SampleDeals.numbered;
import static io.postern.writing.SampleDeals.usd;

import io.postern.deal.Field;
import io.postern.kit.BusinessTime;
import io.postern.mail.Address;
import io.postern.mail.Mailbox;
import io.postern.mail.MessageId;
import io.postern.notice.AnybodyNotice;
import io.postern.notice.Notice;
import io.postern.notice.OutgoingMail;
import io.postern.notice.PartnerNotice;
import io.postern.notice.RuleFacts;
import io.postern.partner.Manager;
import io.postern.partner.Preferences;
import io.postern.program.Program;
import io.postern.program.ProgramAddresses;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Every notice with facts that could be, for previews, checks and tests. All people are made up.
 */
public final class SampleNotices {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  static final String SARA = "Sara Lindt";
  static final String PARTNER = "Brightpath Consulting";
  static final String ROSA = "Rosa Kim";

  static final Instant NOW = Instant.parse("2026-03-13T13:05:00Z");

  /** A program to show notices of. */
  public static final Program PROGRAM =
      new Program(
          "northwind",
          "Northwind",
          "NW",
          ProgramAddresses.of(Address.of("referrals@northwind.example")),
          Locale.ENGLISH,
          BERLIN,
          BusinessTime.weekdays(BERLIN),
          List.of(new Manager(SARA, Address.of("sara.lindt@northwind.example"), List.of())),
          List.of(),
          List.of(Address.of("admin@northwind.example")),
          Program.Reception.USUAL,
          new Program.Terms(90, 2, Duration.ofMinutes(2)),
          new Program.Brand("#1d5fbf", Optional.empty()),
          Program.Reporting.NONE);

  static final Notice.MailProof PROOF =
      new Notice.MailProof(
          CLAIMED,
          "border",
          "CAF8x2-7Qm31zr@mail.brightpath.example",
          "9f2c4e0b7a5d1836c2e94f70ab13d58e6c07f1b2a39d4e85f6071c2b3d4e5f60");

  private SampleNotices() {}

  /** Notices by a name for each; the first one of a template is named as it is. */
  public static Map<String, Notice> all() {
    Map<String, Notice> all = new LinkedHashMap<>();
    toPartners(all);
    SamplesForManagers.add(all);
    SamplesOfMoney.add(all);
    SamplesOfTiers.add(all);
    SamplesOfRules.add(all);
    SampleAnnouncements.add(all);
    SamplesForNewcomers.add(all);
    SamplesForAnybody.add(all);
    return all;
  }

  /** One of {@link #all()}. */
  public static Optional<Notice> named(String name) {
    return Optional.ofNullable(all().get(name))
        .or(() -> SampleAnnouncements.of(name).stream().findFirst());
  }

  private static void toPartners(Map<String, Notice> all) {
    put(all, "", new PartnerNotice.ReferralReceipt(List.of(ACME), PROOF, DUE, 90, SARA));
    put(
        all,
        "-two",
        new PartnerNotice.ReferralReceipt(List.of(ACME, HARBOUR), PROOF, DUE, 90, SARA));
    put(all, "", new PartnerNotice.NeedsInfo(List.of(SPARSE), PROOF, false));
    put(all, "-two", new PartnerNotice.NeedsInfo(List.of(ACME, numbered(2, SPARSE)), PROOF, false));
    put(
        all,
        "-reminder",
        new PartnerNotice.NeedsInfo(
            List.of(SPARSE), new Notice.MailProof(CLAIMED, "", "", ""), true));
    put(all, "", new PartnerNotice.Completed(ACME, DUE, SARA));
    put(
        all,
        "",
        new PartnerNotice.Approved(
            APPROVED,
            SARA,
            Optional.of("I will call Jordan this week.\nThank you for the lead!"),
            Optional.of(SamplesOfMoney.FORECAST)));
    put(
        all,
        "-plain",
        new PartnerNotice.Approved(APPROVED, SARA, Optional.empty(), Optional.empty()));
    put(
        all,
        "",
        new PartnerNotice.Declined(
            acme("DECLINED", ""), "They are a customer of ours already, since 2024.", SARA));
    put(
        all,
        "",
        new PartnerNotice.DeclinedByRule(
            acme("DECLINED", ""),
            "DP-1",
            "We were in contact with this company ourselves within 90 days before your claim."));
    put(all, "", new PartnerNotice.NoChange(PROPOSAL, 45, SARA));
    put(
        all,
        "",
        new PartnerNotice.RulesInWords(
            List.of(
                new RuleFacts("", "OL-1", "Public bodies cannot be referred.", ""),
                new RuleFacts("", "EX-1", "Protection is extended twice at most.", "")),
            90,
            2));
    put(all, "", new PartnerNotice.LanguageSet("de"));
    put(all, "", new PartnerNotice.DealsHandedOver(List.of(APPROVED, HARBOUR), "Tom Bright"));
    Preferences paused = Preferences.USUAL.with(Preferences.Courtesy.PAUSED);
    put(all, "", new PartnerNotice.PreferencesSet("pause", paused));
    put(
        all,
        "-stop",
        new PartnerNotice.PreferencesSet(
            "stop", new Preferences(Preferences.Courtesy.STOPPED, Preferences.Rhythm.DAILY)));
    put(all, "-resume", new PartnerNotice.PreferencesSet("resume", Preferences.USUAL));
    put(
        all,
        "-digest",
        new PartnerNotice.PreferencesSet("digest", paused.with(Preferences.Rhythm.WEEKLY)));
    put(
        all,
        "",
        new PartnerNotice.Digest(
            List.of(
                new Notice.DigestNews(PROPOSAL, "stage-changed", NOW),
                new Notice.DigestNews(
                    numbered(2, acme("APPROVED", "Demo")), "no-change", CLAIMED))));
    put(all, "", new PartnerNotice.DisputeTaken(acme("DECLINED", ""), DUE, SARA));
    put(
        all,
        "",
        new PartnerNotice.DisputeAnswered(
            acme("DECLINED", ""), "We have worked with them since 2024.", SARA));
    put(
        all,
        "",
        new PartnerNotice.Question(
            ACME, "How many locations would need it, and who decides?", SARA));
    put(
        all,
        "",
        new PartnerNotice.MessageFromManager(
            APPROVED, "Jordan and I meet on Tuesday.\n\nIs there anything I should know?", SARA));
    Instant other = Instant.parse("2026-03-11T15:08:44Z");
    put(
        all,
        "",
        new PartnerNotice.CreditDecided(
            acme("DECLINED", ""), "another", 0, "earlier", Optional.of(other), SARA));
    put(
        all,
        "-yours",
        new PartnerNotice.CreditDecided(APPROVED, "yours", 100, "later", Optional.of(other), SARA));
    put(
        all,
        "-shared",
        new PartnerNotice.CreditDecided(
            APPROVED, "shared", 40, "at-once", Optional.of(other), SARA));
    put(
        all,
        "-direct",
        new PartnerNotice.CreditDecided(
            acme("DECLINED", ""), "direct", 0, "", Optional.empty(), SARA));
    put(
        all,
        "",
        new PartnerNotice.StageChanged(
            PROPOSAL,
            SARA,
            Optional.of("The offer went out today."),
            Optional.of(SamplesOfMoney.FORECAST)));
    put(
        all,
        "-plain",
        new PartnerNotice.StageChanged(PROPOSAL, SARA, Optional.empty(), Optional.empty()));
    put(
        all,
        "",
        new PartnerNotice.Won(
            acme("APPROVED", "Closed won"),
            usd("52500"),
            Optional.of(LocalDate.of(2026, 5, 4)),
            SARA,
            Optional.of(SamplesOfMoney.SALE),
            Optional.empty(),
            Optional.empty()));
    put(
        all,
        "-unpaid",
        new PartnerNotice.Won(
            acme("APPROVED", "Closed won"),
            usd("52500"),
            Optional.empty(),
            SARA,
            Optional.empty(),
            Optional.of(SamplesOfMoney.AFTER_PAYMENT),
            Optional.empty()));
    put(
        all,
        "-in-tail",
        new PartnerNotice.Won(
            acme("APPROVED", "Closed won"),
            usd("52500"),
            Optional.empty(),
            SARA,
            Optional.of(SamplesOfMoney.SALE),
            Optional.empty(),
            Optional.of(SampleDeals.TAIL)));
    put(
        all,
        "",
        new PartnerNotice.Lost(
            acme("APPROVED", "Closed lost"), "Their budget moved to next year.", SARA));
    put(all, "", new PartnerNotice.Extended(APPROVED, SARA));
    put(all, "", new PartnerNotice.WithdrawalTaken(acme("WITHDRAWN", "")));
    put(all, "", new PartnerNotice.Reopened(ACME, SARA, List.of()));
    put(all, "-money", new PartnerNotice.Reopened(ACME, SARA, List.of(SamplesOfMoney.SALE)));
    put(all, "", new PartnerNotice.ReviewDelayed(List.of(ACME), DUE, SARA, Optional.of("Ben Ode")));
    put(
        all,
        "-two",
        new PartnerNotice.ReviewDelayed(List.of(ACME, HARBOUR), DUE, SARA, Optional.empty()));
    put(all, "", new AnybodyNotice.ProtectionEnding(APPROVED, 14, false, SARA, PARTNER));
    put(
        all,
        "",
        new AnybodyNotice.GraceBegins(
            APPROVED,
            SampleDeals.PROTECTED.plus(Duration.ofDays(14)),
            SampleDeals.GRACE,
            false,
            SARA,
            PARTNER));
    put(
        all,
        "",
        new AnybodyNotice.Expired(acme("EXPIRED", ""), Optional.empty(), false, SARA, PARTNER));
    put(
        all,
        "-tail",
        new AnybodyNotice.Expired(
            SampleDeals.inTail(), Optional.of(SampleDeals.TAIL), false, SARA, PARTNER));
    put(
        all,
        "",
        new PartnerNotice.CorrectionTaken(ACME, List.of(Field.CONTACT_EMAIL, Field.DEAL_VALUE)));
    put(all, "", new PartnerNotice.MessagePassedOn(Optional.of(APPROVED), SARA));
    put(all, "-no-deal", new PartnerNotice.MessagePassedOn(Optional.empty(), SARA));
    put(
        all,
        "",
        new PartnerNotice.StatusAnswer(
            List.of(new Notice.DealStatus(PROPOSAL, Optional.of(NOW), "sales-works")),
            Optional.of("Acme")));
    put(
        all,
        "-several",
        new PartnerNotice.StatusAnswer(
            List.of(
                new Notice.DealStatus(PROPOSAL, Optional.of(NOW), "sales-works"),
                new Notice.DealStatus(HARBOUR, Optional.of(CLAIMED), "manager-decides"),
                new Notice.DealStatus(numbered(3, expired()), Optional.empty(), "closed")),
            Optional.empty()));
    put(
        all,
        "-merged",
        new PartnerNotice.StatusAnswer(
            List.of(new Notice.DealStatus(ACME, Optional.empty(), "merged")), Optional.empty()));
    put(all, "-none", new PartnerNotice.StatusAnswer(List.of(), Optional.of("Contoso")));
  }

  static List<Notice.Done> everythingDone() {
    return List.of(
        new Notice.Done(APPROVED, "approve", "60 days"),
        new Notice.Done(HARBOUR, "decline", "no fit for us"),
        new Notice.Done(ACME, "ask", "How many people?"),
        new Notice.Done(ACME, "note", "call Jordan first"),
        new Notice.Done(PROPOSAL, "stage", "Proposal"),
        new Notice.Done(acme("APPROVED", "Closed won"), "won", "48000.00 USD"),
        new Notice.Done(acme("APPROVED", "Closed lost"), "lost", "budget cut"),
        new Notice.Done(APPROVED, "extend", "30 days"),
        new Notice.Done(ACME, "assign", "tom@northwind.example"),
        new Notice.Done(ACME, "reopen", ""),
        new Notice.Done(ACME, "undo", ""),
        new Notice.Done(ACME, "message", "See you on Monday."));
  }

  // The first sample of a template takes its plain name.
  static void put(Map<String, Notice> all, String variant, Notice notice) {
    all.put(notice.template() + variant, notice);
  }

  /**
   * A mail with this notice, as the first one of its conversation.
   *
   * @param program who says it
   */
  public static OutgoingMail mail(Notice notice, Program program, Locale locale) {
    Mailbox to =
        switch (Voice.of(notice).to()) {
          case PARTNER -> new Mailbox(ROSA, Address.of("rosa@brightpath.example"));
          case MANAGER -> new Mailbox(SARA, Address.of("sara.lindt@northwind.example"));
          case ADMIN -> Mailbox.of(Address.of("admin@northwind.example"));
          case OWNER -> Mailbox.of(Address.of("owner@northwind.example"));
          case NEWCOMER, OTHER -> Mailbox.of(Address.of("kim.marsh@stonebridge.example"));
        };
    return new OutgoingMail(
        notice,
        program,
        to,
        locale,
        program.addresses().reply("abcdefghijklmnopqrstuvwxyz"),
        new MessageId("m.1a2b3c@" + program.addresses().intake().domain()),
        List.of(new MessageId("deal.7f3k@" + program.addresses().intake().domain())),
        Optional.of(new MessageId("CAF8x2-7Qm31zr@mail.brightpath.example")),
        Optional.empty(),
        "auto-replied",
        NOW,
        SampleAnnouncements.wayOut(notice, program));
  }
}
