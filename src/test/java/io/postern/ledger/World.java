package io.postern.ledger;

import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deal.DealHistory;
import io.postern.deal.Prospect;
import io.postern.deal.RegistrationStatus;
import io.postern.deal.Workflow;
import io.postern.deciding.Decision;
import io.postern.deciding.Decision.Actor;
import io.postern.deciding.Decision.Move;
import io.postern.deciding.Facts;
import io.postern.deciding.Facts.MailFacts;
import io.postern.deciding.Outcome;
import io.postern.deciding.Owed;
import io.postern.identity.Identity;
import io.postern.identity.IdentityLevel;
import io.postern.identity.TokenClaim;
import io.postern.kit.BusinessTime;
import io.postern.kit.Sha256;
import io.postern.ledger.Decisions.FailureJudge;
import io.postern.mail.Address;
import io.postern.mail.Envelope;
import io.postern.mail.MessageId;
import io.postern.mail.RawMail;
import io.postern.mail.Receipt;
import io.postern.mail.Source;
import io.postern.notice.AnybodyNotice;
import io.postern.notice.Notice;
import io.postern.notice.RenderedMail;
import io.postern.partner.Correspondent;
import io.postern.partner.Manager;
import io.postern.program.Program;
import io.postern.program.ProgramAddresses;
import io.postern.understanding.Trace;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** A program, its people, and mails to decide about. */
final class World {
  static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  static final Duration LEASE = Duration.ofMinutes(5);
  static final Address MANAGER = Address.of("manager@northwind.example");
  static final Address TOM = Address.of("tom@brightleaf.example");
  static final Address UMA = Address.of("uma@quarry.example");

  static final Program PROGRAM = program("northwind", "NW");
  static final Workflow WORKFLOW =
      new Workflow(
          "referral",
          "v1",
          List.of(
              new Workflow.Stage("QUALIFIED", "Qualified", false),
              new Workflow.Stage("CLOSED_WON", "Won", true),
              new Workflow.Stage("CLOSED_LOST", "Lost", true)),
          "QUALIFIED",
          "CLOSED_WON",
          "CLOSED_LOST",
          List.of());

  private World() {}

  static Program program(String id, String prefix) {
    return new Program(
        id,
        "Northwind",
        prefix,
        ProgramAddresses.of(Address.of("referrals@" + id + ".example")),
        Locale.ENGLISH,
        ZoneId.of("UTC"),
        BusinessTime.weekdays(ZoneId.of("UTC")),
        List.of(new Manager("Mia", MANAGER, List.of())),
        List.of(),
        List.of(),
        Program.Reception.USUAL,
        new Program.Terms(90, 2, Duration.ofMinutes(2)),
        new Program.Brand("#224488", Optional.empty()),
        Program.Reporting.NONE);
  }

  /** Two partners with a contact each. */
  static void people(Ledger ledger) {
    ledger
        .roster()
        .take(
            PROGRAM.id(),
            List.of(
                new RosterRow("Brightleaf", "Tom", TOM, MANAGER, "Gold", Optional.of("de")),
                new RosterRow("Quarry", "Uma", UMA, MANAGER, "", Optional.empty())),
            "test",
            NOON);
  }

  static RawMail raw(String key, String text) {
    return new RawMail(
        text.getBytes(StandardCharsets.UTF_8),
        new Envelope(true, Optional.of(TOM), List.of(PROGRAM.addresses().intake())),
        new Source("smtp", key),
        Optional.empty(),
        NOON);
  }

  /** Keeps a mail that is named by its text. */
  static Receipt keep(Ledger ledger, String text) {
    return ledger
        .inbox()
        .keep(PROGRAM.id(), raw("k-" + Sha256.of(text), text), Sha256.of(text), Sha256.of(text));
  }

  static List<ClaimedMail> claim(Ledger ledger, int limit) {
    return ledger.inbox().claim(PROGRAM.id(), limit, LEASE, NOON).mails();
  }

  /** Keeps one mail and takes it. */
  static ClaimedMail arrived(Ledger ledger, String text) {
    keep(ledger, text);
    return claim(ledger, 1).getFirst();
  }

  static MailCase mail(ClaimedMail claim, Address from, ProspectKeys... prospects) {
    return mail(claim, from, Optional.empty(), Optional.empty(), prospects);
  }

  static MailCase mail(
      ClaimedMail claim,
      Address from,
      Optional<Long> conversation,
      Optional<TokenClaim> token,
      ProspectKeys... prospects) {
    IdentityLevel level = token.isPresent() ? IdentityLevel.BOTH : IdentityLevel.DOMAIN;
    Identity identity =
        new Identity(
            level,
            Optional.of(from),
            Optional.of(from.domain()),
            token,
            Set.of(),
            false,
            List.of("tested"));
    return new MailCase(
        claim,
        new MailFacts(
            claim.id(),
            Optional.of(new MessageId("in-" + claim.id() + "@brightleaf.example")),
            claim.sha256(),
            claim.raw().envelope(),
            identity,
            claim.keptAt(),
            "border",
            1,
            Optional.empty(),
            Optional.empty()),
        conversation,
        List.of(prospects),
        Wanted.NOTHING,
        new MailCase.Paper("referral", "Lunch", "{\"read\":true}", List.of("Tom", "Brightleaf")));
  }

  static Deal.ReferralFacts acme() {
    return facts("Acme Tools", "acme.example", "jo@acme.example");
  }

  static Deal.ReferralFacts facts(String company, String domain, String contact) {
    return new Deal.ReferralFacts(
        new Prospect(
            Optional.of(company),
            Optional.of(domain),
            Optional.of("Jo"),
            Optional.of(Address.of(contact)),
            Optional.empty(),
            Optional.empty()),
        io.postern.kit.Money.of(new java.math.BigDecimal("48000"), "USD"),
        Optional.of("forklifts"),
        Optional.empty());
  }

  static ProspectKeys keys(Prospect prospect) {
    return new ProspectKeys(
        prospect.contactEmail().map(Address::key),
        prospect.domain(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static DealEvent.Registered registered(Correspondent sender, Deal.ReferralFacts facts) {
    Correspondent.OfPartner partner = (Correspondent.OfPartner) sender;
    return new DealEvent.Registered(
        partner.partner().id(),
        partner.contact().email(),
        partner.partner().managerEmail(),
        facts,
        NOON,
        "border",
        Optional.of(NOON.plusSeconds(3600)));
  }

  /** Registers what a mail refers, with a notice to the partner and one to the manager. */
  static Decision register(MailCase mail, Facts facts, Deal.ReferralFacts referral) {
    DealEvent.Registered event = registered(facts.sender(), referral);
    Deal deal =
        DealHistory.open(facts.fresh().getFirst().id(), facts.fresh().getFirst().ref(), event);
    Actor by = new Actor(Workflow.Role.PARTNER, Optional.of(deal.partnerContact()), level(mail));
    return decision(
        Outcome.ACTED,
        "registered",
        List.of(new Move(deal, event, by)),
        List.of(
            owed(
                new AnybodyNotice.Help(false, List.of()),
                deal.partnerContact(),
                List.of(deal.id()),
                mail),
            owed(
                new AnybodyNotice.Help(true, List.of()),
                deal.managerEmail(),
                List.of(deal.id()),
                mail)),
        List.of());
  }

  /** A manager's approval with a notice to the partner that can be undone. */
  static Decision approve(MailCase mail, Facts facts, Instant now) {
    Deal deal = facts.deals().getFirst();
    if (deal.status() != RegistrationStatus.IN_REVIEW) {
      return decision(Outcome.REFUSED, "too-late", List.of(), List.of(), List.of());
    }
    DealEvent event = new DealEvent.Approved("QUALIFIED", now.plus(Duration.ofDays(90)));
    Deal after = DealHistory.apply(deal, event, now);
    Actor by = new Actor(Workflow.Role.MANAGER, Optional.of(MANAGER), level(mail));
    Owed notice =
        new Owed(
            new AnybodyNotice.Help(false, List.of()),
            deal.partnerContact(),
            "Tom",
            Optional.empty(),
            List.of(deal.id()),
            Optional.empty(),
            true,
            Optional.of(new Owed.DealVersion(deal.id(), after.version())));
    return decision(
        Outcome.ACTED, "approved", List.of(new Move(after, event, by)), List.of(notice), List.of());
  }

  /** A word on a deal that changes nothing else. */
  static Decision say(Deal deal, String text, Instant now) {
    DealEvent event = new DealEvent.Noted(text);
    Actor by = new Actor(Workflow.Role.MANAGER, Optional.of(MANAGER), IdentityLevel.BOTH);
    return decision(
        Outcome.ACTED,
        "noted",
        List.of(new Move(DealHistory.apply(deal, event, now), event, by)),
        List.of(),
        List.of());
  }

  static Decision nothing(Outcome outcome, String reason, Owed... owed) {
    return decision(outcome, reason, List.of(), List.of(owed), List.of());
  }

  static Decision decision(
      Outcome outcome, String reason, List<Move> moves, List<Owed> owed, List<Long> supersede) {
    return new Decision(
        outcome,
        reason,
        moves,
        owed,
        supersede,
        List.of(),
        List.of(),
        List.of(),
        Trace.EMPTY.with("tested", reason));
  }

  static Owed owed(Notice notice, Address to, List<Long> about, MailCase answers) {
    return new Owed(
        notice,
        to,
        "",
        Optional.empty(),
        about,
        answers.mail().messageId(),
        false,
        Optional.empty());
  }

  static IdentityLevel level(MailCase mail) {
    return mail.mail().identity().level();
  }

  /** Decides as a function says, writes mails of one line, and remembers what it saw. */
  static class Judge implements Decisions.MailJudge, Decisions.ActJudge, FailureJudge, RealTimers {
    final List<Facts> seen = Collections.synchronizedList(new ArrayList<>());
    final List<MailThread> threads = Collections.synchronizedList(new ArrayList<>());
    private final BiFunction<MailCase, Facts, Decision> decide;
    private BiFunction<String, Deal, Decision> onDeal =
        (step, deal) -> nothing(Outcome.RECORDED, "nothing");

    Judge(BiFunction<MailCase, Facts, Decision> decide) {
      this.decide = decide;
    }

    /** For timers and acts: what to do with the first deal. */
    static Judge onDeal(BiFunction<String, Deal, Decision> decide) {
      Judge judge = new Judge((mail, facts) -> nothing(Outcome.RECORDED, "nothing"));
      judge.onDeal = decide;
      return judge;
    }

    @Override
    public Decision decide(MailCase mail, Facts facts) {
      seen.add(facts);
      return decide.apply(mail, facts);
    }

    @Override
    public Decision decide(String step, io.postern.deciding.TimerDecider.TimerFacts facts) {
      return onDeal.apply(step, facts.deal());
    }

    @Override
    public Decision decide(Standing standing, Facts.FailedMail mail) {
      return decide(standing);
    }

    @Override
    public Decision decide(Standing standing) {
      return onDeal.apply("act", standing.deals().getFirst());
    }

    @Override
    public Written write(Owed owed, MailThread thread) {
      threads.add(thread);
      return World.write(owed, thread);
    }

    @Override
    public ProspectKeys keys(Prospect prospect) {
      return World.keys(prospect);
    }
  }

  static Written write(Owed owed, MailThread thread) {
    String body = owed.notice().template() + " to " + owed.to();
    return new Written(
        new RenderedMail(
            body.getBytes(StandardCharsets.UTF_8),
            thread.subject().orElse("Subject of " + thread.conversationId()),
            body,
            "<p>" + body,
            "test/" + owed.notice().template(),
            Optional.empty()),
        new MessageId("m." + thread.outgoingId() + "@northwind.example"),
        Address.of("bounce@northwind.example"),
        tokenHash("reply", thread.outgoingId()),
        tokenHash("bounce", thread.outgoingId()),
        Optional.empty());
  }

  static String tokenHash(String purpose, long outgoingId) {
    return Sha256.of(purpose + outgoingId);
  }

  /** Keeps, takes and decides one referral of Tom's: the deal's number comes back. */
  static Deal registered(Ledger ledger, String text, Deal.ReferralFacts referral) {
    ClaimedMail claim = arrived(ledger, text);
    Decided decided =
        ledger
            .decisions()
            .mails(
                PROGRAM,
                WORKFLOW,
                List.of(mail(claim, TOM, keys(referral.prospect()))),
                new Judge((mail, facts) -> register(mail, facts, referral)),
                NOON)
            .getFirst();
    if (!(decided instanceof Decided.Done done)) {
      throw new AssertionError(decided);
    }
    long number = Long.parseLong(done.deals().getFirst().substring("NW-".length()));
    return ledger.records().deal(PROGRAM, number).orElseThrow().deal();
  }

  static Set<Long> ids(List<ClaimedMail> mails) {
    return mails.stream().map(ClaimedMail::id).collect(Collectors.toSet());
  }
}
