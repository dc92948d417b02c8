package io.postern.journey;

import io.postern.deal.DealRef;
import io.postern.deal.Prospect;
import io.postern.deciding.Decider;
import io.postern.deciding.Facts.MailFacts;
import io.postern.deciding.InForce;
import io.postern.engagement.CompanyName;
import io.postern.engagement.Fingerprint;
import io.postern.engagement.Matching;
import io.postern.identity.Authentication;
import io.postern.identity.FromLine;
import io.postern.identity.Identities;
import io.postern.identity.Identity;
import io.postern.identity.Senders;
import io.postern.identity.Token;
import io.postern.identity.TokenClaim;
import io.postern.identity.TokenPlaces;
import io.postern.identity.TraceBlock;
import io.postern.identity.TrustPolicy;
import io.postern.journey.Programs.Running;
import io.postern.ledger.ClaimedMail;
import io.postern.ledger.Clues;
import io.postern.ledger.MailCase;
import io.postern.ledger.ProspectKeys;
import io.postern.ledger.Recalled;
import io.postern.ledger.Wanted;
import io.postern.mail.Address;
import io.postern.mail.Letter;
import io.postern.mail.MessageId;
import io.postern.mail.RawHeaders;
import io.postern.mail.RawMail;
import io.postern.partner.Correspondent;
import io.postern.partner.Manager;
import io.postern.program.Program;
import io.postern.program.ProgramAddresses;
import io.postern.reading.LetterReader;
import io.postern.understanding.Command;
import io.postern.understanding.Known;
import io.postern.understanding.Known.KnownDeal;
import io.postern.understanding.Orders;
import io.postern.understanding.Reading;
import io.postern.understanding.Referral;
import io.postern.understanding.RuleBook;
import io.postern.understanding.Understanding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a mail, finds out who sent it, and understands it: the pure half of the inbound story. */
public final class MailReader {
  // A border's clock may run ahead of ours by a little; more than that is no time of receipt.
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  private final Function<String, TrustPolicy> trust;
  private final Function<Program, RuleShelf> rules;
  private final Origins origins;

  /**
   * @param trust whose word counts, by the name of the way in
   * @param rules the rules that a program reads by
   * @param origins our own checks, where nobody else's word counts
   */
  public MailReader(
      Function<String, TrustPolicy> trust, Function<Program, RuleShelf> rules, Origins origins) {
    this.trust = trust;
    this.rules = rules;
    this.origins = origins;
  }

  Origins origins() {
    return origins;
  }

  /** Reads the first copy; what the ledger should be asked about it comes with it. */
  OpenedMail open(ClaimedMail claim, Running running) {
    return open(claim, claim.raw(), running);
  }

  private OpenedMail open(ClaimedMail claim, RawMail kept, Running running) {
    RawHeaders headers = RawHeaders.of(kept.bytes());
    Letter letter = LetterReader.read(kept.bytes());
    TrustPolicy policy = trust.apply(kept.source().ingress());
    RawMail raw = kept.with(TraceBlock.of(headers, policy).noted(kept.envelope()));
    List<String> hashes =
        TokenPlaces.find(
            headers,
            letter,
            raw.envelope(),
            policy,
            running.program().addresses().intake(),
            address -> tokenIn(address, running.program()));
    return new OpenedMail(
        claim,
        raw,
        letter,
        headers,
        policy,
        Optional.empty(),
        new Clues(
            hashes,
            FromLine.read(headers).plain(),
            nearestFirst(letter),
            claim.release().flatMap(ClaimedMail.Release::dealNumber)));
  }

  private static Optional<String> tokenIn(Address address, Program program) {
    return program
        .addresses()
        .kindOf(address)
        .flatMap(
            kind ->
                switch (kind) {
                  case ProgramAddresses.Kind.Intake _ -> Optional.<String>empty();
                  case ProgramAddresses.Kind.Reply reply -> Optional.of(reply.token());
                  case ProgramAddresses.Kind.Bounce bounce -> Optional.of(bounce.token());
                })
        .flatMap(Token::parse)
        .map(Token::hash);
  }

  private static List<MessageId> nearestFirst(Letter letter) {
    List<MessageId> references = new ArrayList<>(letter.references());
    Collections.reverse(references);
    return Stream.concat(letter.inReplyTo().stream(), references.stream()).distinct().toList();
  }

  /** What a mail means and who sent it, with all that the ledger knew before. */
  UnderstoodMail understand(OpenedMail first, Recalled recalled, Running running, Instant now) {
    Identity firstIdentity = identify(first, recalled, running, now);
    OpenedMail mail = first;
    Identity identity = firstIdentity;
    for (ClaimedMail.Copy copy : first.claim().copies()) {
      OpenedMail other = origins.check(open(first.claim(), copy.raw(), running));
      Identity better = identify(other, recalled, running, now);
      if (better.level().compareTo(identity.level()) > 0) {
        mail = other;
        identity = better;
      }
    }
    boolean vouched = first.claim().release().map(ClaimedMail.Release::vouched).orElse(false);
    if (vouched) {
      identity = Identities.vouchedFor(identity, first.claim().release().get().operator());
    }
    // It came a second time, and neither the copy nor an operator says more about its sender.
    boolean changesNothing =
        first.claim().before().isPresent()
            && first.claim().release().isEmpty()
            && identity.level() == firstIdentity.level()
            && !first.claim().copies().isEmpty();
    RuleBook book = rules.apply(running.program()).current();
    Matching matching = inForce(running.program()).engagement().matching();
    Known known = known(recalled, running);
    Reading whole = Understanding.read(mail.letter(), mail.raw().envelope(), book, known);
    Reading reading = mail.raw().wholeSize().isPresent() ? whole.with(Decider.TOO_LARGE) : whole;
    if (namesAnotherDeal(mail.letter(), recalled.conversationDeals(), running.program())) {
      reading = reading.with(Decider.ANOTHER_DEAL);
    }
    return new UnderstoodMail(
        first.claim(),
        facts(mail, identity, book),
        reading,
        conversation(recalled, reading, identity),
        reading.referrals().stream()
            .map(Referral::facts)
            .map(f -> keys(f.prospect(), matching))
            .toList(),
        wanted(reading),
        new MailCase.Paper(
            reading.kind().word(),
            mail.letter().subject(),
            ReadingJson.of(mail.letter(), reading, known),
            reading.parts().signature().lines().limit(20).toList()),
        changesNothing);
  }

  // A report comes to the envelope sender of one mail: that says which talk it is about, to robots
  // only. What a person sends there is nobody's answer.
  private static Optional<Long> conversation(
      Recalled recalled, Reading reading, Identity identity) {
    Optional<Long> spoken = recalled.conversation().map(io.postern.deal.Conversation::id);
    return spoken.isPresent() || reading.automation().human()
        ? spoken
        : identity
            .token()
            .filter(token -> token.purpose() == TokenClaim.Purpose.BOUNCE)
            .map(TokenClaim::conversationId);
  }

  private static Wanted wanted(Reading reading) {
    List<Command> commands =
        reading.orders().commands().stream().map(Orders.Order::command).toList();
    return new Wanted(
        commands.stream().anyMatch(Command.ListReviews.class::isInstance),
        commands.stream().anyMatch(Command.Report.class::isInstance),
        reading.orders().named());
  }

  // The token says which deals a mail is about; a subject that names others only was pasted or
  // forged, and a decision about either could be meant.
  private static boolean namesAnotherDeal(Letter letter, List<KnownDeal> deals, Program program) {
    List<String> named = DealRef.in(letter.subject(), program.prefix());
    return !deals.isEmpty()
        && !named.isEmpty()
        && deals.stream().map(deal -> deal.ref().toString()).noneMatch(named::contains);
  }

  private static Optional<String> organisation(Identity identity, RuleBook book) {
    return identity
        .from()
        .filter(_ -> identity.domainProven())
        .map(Address::domain)
        .filter(domain -> !book.fields().isFreeMail(domain));
  }

  private static Identity identify(
      OpenedMail mail, Recalled recalled, Running running, Instant now) {
    Optional<TokenClaim> token =
        mail.clues().tokenHashes().stream()
            .flatMap(hash -> Optional.ofNullable(recalled.tokens().get(hash)).stream())
            .findFirst();
    Set<Address> aliases =
        token
            .flatMap(claim -> running.program().managerAt(claim.person()))
            .map(MailReader::addresses)
            .orElse(Set.of());
    Authentication authentication =
        mail.authentication().orElseGet(() -> Senders.borderSays(mail.headers(), mail.policy()));
    return Identities.remembered(
        Senders.identify(
            mail.headers(), mail.raw().envelope(), authentication, token, aliases, now),
        recalled.signers());
  }

  private static Set<Address> addresses(Manager manager) {
    Set<Address> all = new HashSet<>(manager.aliases());
    all.add(manager.email());
    return all;
  }

  private static MailFacts facts(OpenedMail mail, Identity identity, RuleBook book) {
    RawMail raw = mail.raw();
    TraceBlock block = TraceBlock.of(mail.headers(), mail.policy());
    Optional<Instant> border =
        block.receivedAt().filter(at -> at.isBefore(raw.arrivedAt().plus(CLOCK_SKEW)));
    Instant claimedAt = border.or(raw::serverTime).orElse(raw.arrivedAt());
    String source =
        border.isPresent() ? "border" : raw.serverTime().isPresent() ? "internaldate" : "kept";
    return new MailFacts(
        mail.claim().id(),
        mail.letter().messageId(),
        mail.claim().sha256(),
        raw.envelope(),
        identity,
        claimedAt,
        source,
        mail.headers().named("Received").size(),
        mail.claim().release().map(ClaimedMail.Release::operator),
        organisation(identity, book));
  }

  private static Known known(Recalled recalled, Running running) {
    Program program = running.program();
    Known.Role role =
        switch (recalled.sender()) {
          case Correspondent.OfPartner _ -> Known.Role.PARTNER;
          case Correspondent.OfProgram _ -> Known.Role.MANAGER;
          case Correspondent.Stranger _ -> Known.Role.STRANGER;
        };
    // Who may write to the program and yet is nobody's prospect; only the program itself is "us".
    Set<Address> vendor = new HashSet<>(program.admins());
    program.managers().forEach(manager -> vendor.addAll(addresses(manager)));
    Address intake = program.addresses().intake();
    Set<Address> colleagues = new HashSet<>(recalled.colleagues());
    colleagues.addAll(vendor);
    return new Known(
        role,
        recalled.language(),
        Set.of(intake),
        Stream.concat(Stream.of(intake), vendor.stream())
            .map(Address::domain)
            .collect(Collectors.toSet()),
        colleagues,
        recalled.sentNotices(),
        recalled.openDeals(),
        recalled.conversationDeals(),
        recalled.signatureLines(),
        running.workflow().stages());
  }

  /** The rules of a program that decisions are made by, as they are now. */
  InForce inForce(Program program) {
    return rules.apply(program).inForce();
  }

  /** By what claims on a prospect meet, as a program's rules see names and free mail. */
  ProspectKeys keys(Prospect prospect, Program program) {
    return keys(prospect, inForce(program).engagement().matching());
  }

  static ProspectKeys keys(Prospect prospect, Matching matching) {
    Fingerprint print = matching.of(prospect);
    return new ProspectKeys(
        print.contact(),
        print.domain(),
        print.phone(),
        print.company().map(CompanyName::key),
        print.company().map(CompanyName::head));
  }
}
