package io.postern.deciding;

import io.postern.cadence.Cadence;
import io.postern.commission.CommissionPlans;
import io.postern.deal.Conversation;
import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deal.DealHistory;
import io.postern.deal.DealRef;
import io.postern.deal.Workflow;
import io.postern.deciding.Facts.FreshDeal;
import io.postern.deciding.Facts.HeldDecision;
import io.postern.deciding.Facts.LastDecision;
import io.postern.deciding.Facts.MailFacts;
import io.postern.engagement.Claim;
import io.postern.engagement.Engagement;
import io.postern.engagement.Matching;
import io.postern.figures.Past;
import io.postern.identity.Identity;
import io.postern.identity.IdentityLevel;
import io.postern.identity.TokenClaim;
import io.postern.kit.BusinessTime;
import io.postern.mail.Address;
import io.postern.mail.Automation;
import io.postern.mail.Envelope;
import io.postern.mail.MessageId;
import io.postern.partner.Contact;
import io.postern.partner.Correspondent;
import io.postern.partner.Joining;
import io.postern.partner.Ladder;
import io.postern.partner.Manager;
import io.postern.partner.Partner;
import io.postern.partner.Preferences;
import io.postern.program.Program;
import io.postern.program.ProgramAddresses;
import io.postern.rules.EngagementFiles;
import io.postern.rules.WorkflowFile;
import io.postern.shipped.Shipped;
import io.postern.understanding.Command;
import io.postern.understanding.CommandRules;
import io.postern.understanding.Evidence;
import io.postern.understanding.Found;
import io.postern.understanding.Kind;
import io.postern.understanding.Orders;
import io.postern.understanding.Parts;
import io.postern.understanding.Reading;
import io.postern.understanding.Referral;
import io.postern.understanding.Trace;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A small program with one partner and one manager, to decide in. */
final class Scene {
  static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z"); // a Monday
  static final Address PAT = Address.of("pat@partner.example");
  static final Address SUE = Address.of("sue@rival.example");
  static final Address MAX = Address.of("manager@northwind.example");
  static final Partner PARTNER = new Partner(7, "Bright Advisory", MAX, "", Partner.Status.ACTIVE);
  static final Correspondent BY_PAT =
      new Correspondent.OfPartner(
          PARTNER,
          new Contact(71, 7, "Pat Bright", PAT, Optional.empty(), true, Preferences.USUAL));
  static final Manager MANAGER = new Manager("Max Manager", MAX, List.of());
  static final Correspondent BY_MAX = new Correspondent.OfProgram(MANAGER);
  static final Workflow WORKFLOW =
      WorkflowFile.load(Shipped.folder(Shipped.INBOUND_RULES), WorkflowFile.DEFAULT)
          .workflow()
          .orElseThrow();
  static final Program PROGRAM = program(MANAGER);

  static final Engagement ENGAGEMENT =
      new Engagement(
          EngagementFiles.read(Shipped.folder(Shipped.INBOUND_RULES)).rules(),
          new Matching(
              EngagementFiles.read(Shipped.folder(Shipped.INBOUND_RULES)).rules().names(),
              Optional::of));

  final List<Deal> deals = new ArrayList<>();
  final List<Deal> openDeals = new ArrayList<>();
  final Map<Integer, List<Claim>> claims = new HashMap<>();
  final List<Claim> rivals = new ArrayList<>();
  final List<HeldDecision> held = new ArrayList<>();
  final Map<Long, LastDecision> lastDecisions = new HashMap<>();
  final Map<String, Facts.Person> people = new HashMap<>();
  Program program = PROGRAM;
  Engagement engagement = ENGAGEMENT;
  CommissionPlans plans = CommissionPlans.NONE;
  Ladder ladder = Ladder.NONE;
  Set<String> refusedToday = Set.of();
  Facts.Answers answers = Facts.Answers.NONE;
  Facts.Challenges challenges = Facts.Challenges.NONE;
  Facts.Newcomers newcomers = Facts.Newcomers.NONE;
  Optional<String> releasedBy = Optional.empty();
  Optional<String> organisation = Optional.empty();
  Optional<Address> token = Optional.empty();
  Correspondent sender = BY_PAT;
  IdentityLevel level = IdentityLevel.BOTH;

  static Program program(Manager... managers) {
    return new Program(
        "northwind",
        "Northwind",
        "NW",
        ProgramAddresses.of(Address.of("referrals@northwind.example")),
        Locale.ENGLISH,
        ZoneId.of("Europe/Berlin"),
        BusinessTime.weekdays(ZoneId.of("Europe/Berlin")),
        List.of(managers),
        List.of(),
        List.of(),
        Program.Reception.USUAL,
        new Program.Terms(90, 2, Duration.ofMinutes(2)),
        new Program.Brand("#224466", Optional.empty()),
        Program.Reporting.NONE);
  }

  Decision decide(Reading reading) {
    InForce rules =
        new InForce(
            engagement, plans, Joining.NONE, ladder, CommandRules.NONE, List.of(), Cadence.NONE);
    return Decider.decide(reading, facts(), rules, NOW);
  }

  private Optional<TokenClaim> token() {
    return token.map(
        person ->
            new TokenClaim(
                1,
                TokenClaim.Purpose.REPLY,
                person,
                1,
                31,
                NOW.plus(Duration.ofDays(30)),
                Optional.empty()));
  }

  private Facts facts() {
    Optional<Address> from =
        switch (sender) {
          case Correspondent.OfPartner p -> Optional.of(p.contact().email());
          case Correspondent.OfProgram m -> Optional.of(m.manager().email());
          case Correspondent.Stranger s -> s.address();
        };
    return new Facts(
        program,
        WORKFLOW,
        new MailFacts(
            1,
            Optional.of(new MessageId("in-1@partner.example")),
            "ab".repeat(32),
            Envelope.UNKNOWN,
            new Identity(level, from, Optional.empty(), token(), Set.of(), false, List.of()),
            NOW.minusSeconds(5),
            "border",
            2,
            releasedBy,
            organisation),
        sender,
        deals.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Conversation(5, from.orElse(PAT), deals.stream().map(Deal::id).toList())),
        deals,
        openDeals,
        Map.of(7L, PARTNER),
        people,
        List.of(
            new FreshDeal(101, new DealRef("NW", 1101)),
            new FreshDeal(102, new DealRef("NW", 1102)),
            new FreshDeal(103, new DealRef("NW", 1103))),
        claims,
        Map.of(),
        rivals,
        held,
        lastDecisions,
        Map.of(),
        refusedToday,
        answers,
        challenges,
        newcomers,
        Accounts.NONE,
        List.of(),
        Past.NOTHING,
        Optional.empty(),
        false);
  }

  static Deal deal(long id, Referral referral) {
    boolean complete = referral.missing().isEmpty();
    return DealHistory.open(
        id,
        new DealRef("NW", 1000 + id),
        new DealEvent.Registered(
            7,
            PAT,
            MAX,
            referral.facts(),
            NOW.minus(Duration.ofDays(1)),
            "border",
            complete ? Optional.of(NOW.plus(Duration.ofDays(1))) : Optional.empty()));
  }

  /** Another partner's claim on a prospect. */
  static Claim rival(long id, Referral referral, Instant claimedAt) {
    Deal deal =
        DealHistory.open(
            id,
            new DealRef("NW", 1000 + id),
            new DealEvent.Registered(
                99,
                SUE,
                MAX,
                referral.facts(),
                claimedAt,
                "border",
                Optional.of(NOW.plus(Duration.ofDays(1)))));
    return new Claim(deal, "Rival Partners");
  }

  static Deal approved(long id) {
    return DealHistory.apply(
        deal(id, acme()),
        new DealEvent.Approved("QUALIFIED", NOW.plus(Duration.ofDays(90))),
        NOW.minus(Duration.ofHours(1)));
  }

  static Referral acme() {
    return referral("Acme Tools Ltd", "Jane Doe", "jane@acme.example");
  }

  static Referral referral(String company, String name, String email) {
    return new Referral(
        found(company),
        Optional.empty(),
        found(name),
        Address.parse(email).map(address -> new Found<>(address, 0.9, evidence())),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Optional<Found<String>> found(String value) {
    return value.isEmpty() ? Optional.empty() : Optional.of(new Found<>(value, 0.9, evidence()));
  }

  private static Evidence evidence() {
    return new Evidence("own-text", "words", "test");
  }

  static Reading reading(Kind kind, List<Referral> referrals, Orders orders, String own) {
    return new Reading(
        kind,
        "en",
        new Parts(own, "", "", "", List.of(), List.of(), Trace.EMPTY),
        referrals,
        Optional.empty(),
        orders,
        Optional.empty(),
        Optional.empty(),
        new Automation(Automation.Type.HUMAN, true, List.of()),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Trace.EMPTY);
  }

  static Reading referring(Referral... referrals) {
    return reading(
        Kind.REFERRAL, List.of(referrals), Orders.none(Optional.empty()), "see who I met");
  }

  static Reading saying(String text) {
    return reading(Kind.MESSAGE, List.of(), Orders.none(Optional.of(text)), text);
  }

  static Reading ordering(Command... commands) {
    return numbered(Set.of(), commands);
  }

  static Reading numbered(Set<Integer> numbers, Command... commands) {
    List<Orders.Order> orders = new ArrayList<>();
    for (Command command : commands) {
      orders.add(new Orders.Order(command, numbers, command.word()));
    }
    return reading(
        Kind.COMMAND,
        List.of(),
        new Orders(orders, Orders.Verdict.EXECUTE, "", "", Optional.empty(), Trace.EMPTY),
        "");
  }
}
