package io.postern.ledger;

import io.postern.commission.CommissionLine;
import io.postern.deal.Conversation;
import io.postern.deal.Deal;
import io.postern.deal.DealRef;
import io.postern.deal.Workflow;
import io.postern.deciding.Accounts;
import io.postern.deciding.Facts;
import io.postern.deciding.Facts.FailedMail;
import io.postern.deciding.Facts.FreshDeal;
import io.postern.deciding.Facts.Person;
import io.postern.engagement.Claim;
import io.postern.figures.Past;
import io.postern.identity.TokenClaim;
import io.postern.ledger.DealRows.StoredDeal;
import io.postern.mail.Address;
import io.postern.partner.Correspondent;
import io.postern.partner.Partner;
import io.postern.program.Program;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/** Loads what mails are decided on: each kind of fact for a whole batch in one query. */
final class FactsLoader {
  private final DSLContext dsl;
  private final Program program;
  private final Workflow workflow;
  private final Instant now;

  /**
   * The facts of one mail.
   *
   * @param known all deals in them with what their rows keep beside, by id
   */
  record Loaded(Facts facts, Map<Long, StoredDeal> known) {}

  /** A mail with the deals that were reserved for it. */
  record Case(MailCase mail, List<FreshDeal> fresh) {}

  FactsLoader(DSLContext dsl, Program program, Workflow workflow, Instant now) {
    this.dsl = dsl;
    this.program = program;
    this.workflow = workflow;
    this.now = now;
  }

  List<Loaded> load(List<Case> cases) {
    Map<String, Correspondent> senders =
        People.at(dsl, program, cases.stream().flatMap(c -> from(c).stream()).distinct().toList());
    Map<Long, Conversation> conversations =
        Conversations.byIds(
            dsl,
            program.id(),
            cases.stream().flatMap(c -> c.mail().conversationId().stream()).distinct().toList());
    Set<Long> spokenOf = new LinkedHashSet<>();
    conversations.values().forEach(conversation -> spokenOf.addAll(conversation.dealIds()));
    Map<Long, StoredDeal> deals = new HashMap<>(DealRows.byIds(dsl, program, spokenOf));
    Set<Long> spokenOrMet = withRivals(spokenOf, deals);
    deals.putAll(
        DealRows.byIds(
            dsl, program, spokenOrMet.stream().filter(id -> !deals.containsKey(id)).toList()));
    Map<Long, List<StoredDeal>> open =
        new HashMap<>(DealRows.openOf(dsl, program, partnersOf(senders.values())));
    open.values().forEach(list -> list.forEach(deal -> deals.put(deal.deal().id(), deal)));
    Accounts accounts = accounts(senders.values(), deals.values(), spokenOrMet);
    withEarning(accounts, open, deals);
    Map<Long, Deal> spoken = new LinkedHashMap<>();
    spokenOrMet.forEach(
        id -> Optional.ofNullable(deals.get(id)).ifPresent(deal -> spoken.put(id, deal.deal())));
    Challenged challenged = Challenged.on(dsl, program, cases, senders, now);
    Newcomers newcomers = Newcomers.on(dsl, program, cases);
    Shared shared =
        new Shared(
            senders,
            conversations,
            deals,
            open,
            partners(senders.values(), deals.values()),
            people(
                Stream.of(
                    senders.values(), challenged.colleagues().values(), newcomers.named().values()),
                deals.values()),
            Claims.on(
                dsl,
                program,
                workflow,
                cases.stream().flatMap(c -> c.mail().prospects().stream()).toList()),
            DecisionsSoFar.on(dsl, program, spoken),
            AnswersGiven.on(dsl, program.id(), cases, now),
            challenged,
            newcomers,
            accounts,
            FailedMailRows.of(
                dsl,
                program.id(),
                cases.stream().flatMap(c -> bounce(c).stream()).distinct().toList(),
                now),
            FailedMailRows.failing(dsl, program.id(), senders.keySet()));
    return cases.stream().map(one -> facts(one, shared)).toList();
  }

  private record Shared(
      Map<String, Correspondent> senders,
      Map<Long, Conversation> conversations,
      Map<Long, StoredDeal> deals,
      Map<Long, List<StoredDeal>> open,
      Map<Long, Partner> partners,
      Map<String, Person> people,
      Claims claims,
      DecisionsSoFar decisions,
      AnswersGiven answers,
      Challenged challenged,
      Newcomers newcomers,
      Accounts accounts,
      Map<Long, FailedMail> bounced,
      Set<String> failing) {}

  private Loaded facts(Case one, Shared shared) {
    Optional<Address> from = from(one);
    Correspondent sender =
        from.map(Address::key)
            .map(shared.senders()::get)
            .orElseGet(() -> new Correspondent.Stranger(from));
    Optional<Conversation> conversation =
        one.mail().conversationId().map(shared.conversations()::get);
    List<Long> spoken = conversation.map(Conversation::dealIds).orElse(List.of());
    List<StoredDeal> deals =
        spoken.stream().map(shared.deals()::get).filter(Objects::nonNull).toList();
    List<StoredDeal> rivals =
        withRivals(spoken, shared.deals()).stream()
            .filter(id -> !spoken.contains(id))
            .map(shared.deals()::get)
            .filter(Objects::nonNull)
            .toList();
    List<StoredDeal> others =
        sender instanceof Correspondent.OfPartner partner
            ? shared.open().getOrDefault(partner.partner().id(), List.of()).stream()
                .filter(deal -> !spoken.contains(deal.deal().id()))
                .toList()
            : List.of();
    List<StoredDeal> reviews =
        sender instanceof Correspondent.OfProgram manager && one.mail().wanted().reviews()
            ? DealRows.reviewsOf(dsl, program, manager.manager())
            : List.of();
    Map<Long, StoredDeal> known = new LinkedHashMap<>();
    deals.forEach(deal -> known.put(deal.deal().id(), deal));
    others.forEach(deal -> known.put(deal.deal().id(), deal));
    rivals.forEach(deal -> known.put(deal.deal().id(), deal));
    Map<Integer, List<Claim>> claims = claims(one, shared.claims(), spoken, known);
    List<Long> spokenOrMet =
        Stream.concat(deals.stream(), rivals.stream()).map(d -> d.deal().id()).toList();
    return new Loaded(
        new Facts(
            program,
            workflow,
            one.mail().mail(),
            sender,
            conversation,
            deals.stream().map(StoredDeal::deal).toList(),
            others.stream().map(StoredDeal::deal).toList(),
            partnersOf(
                sender,
                Stream.concat(known.values().stream(), reviews.stream()).toList(),
                partners(reviews, shared.partners())),
            shared.people(),
            one.fresh(),
            claims,
            past(one, sender, shared.claims()),
            rivals.stream().map(deal -> claim(deal, shared.partners())).toList(),
            shared.decisions().held(spokenOrMet),
            shared.decisions().last(spokenOrMet),
            lastNews(known),
            shared.answers().refusals(from),
            shared.answers().idle(from, spoken.isEmpty() ? Optional.empty() : conversation),
            shared.challenged().of(one, sender),
            shared.newcomers().of(one),
            shared.accounts(),
            reviews.stream().map(StoredDeal::deal).toList(),
            figures(one, sender),
            bounce(one).map(shared.bounced()::get),
            from.map(Address::key).filter(shared.failing()::contains).isPresent()),
        known);
  }

  private Past figures(Case one, Correspondent sender) {
    return sender instanceof Correspondent.OfProgram && one.mail().wanted().figures()
        ? FiguresRows.of(dsl, program, workflow)
        : Past.NOTHING;
  }

  private static Map<Integer, List<Deal>> past(Case one, Correspondent sender, Claims claims) {
    Map<Integer, List<Deal>> past = new LinkedHashMap<>();
    if (sender instanceof Correspondent.OfPartner partner) {
      for (int i = 0; i < one.mail().prospects().size(); i++) {
        List<Deal> ended = claims.past(one.mail().prospects().get(i), partner.partner().id());
        if (!ended.isEmpty()) {
          past.put(i, ended);
        }
      }
    }
    return past;
  }

  /** These deals, and those that they met. */
  private static Set<Long> withRivals(Collection<Long> ids, Map<Long, StoredDeal> deals) {
    Set<Long> all = new LinkedHashSet<>(ids);
    for (long id : ids) {
      Optional.ofNullable(deals.get(id))
          .flatMap(deal -> deal.deal().contest())
          .ifPresent(contest -> all.addAll(contest.rivals()));
    }
    return all;
  }

  private static Claim claim(StoredDeal deal, Map<Long, Partner> partners) {
    return new Claim(
        deal.deal(),
        Optional.ofNullable(partners.get(deal.deal().partnerId())).map(Partner::name).orElse(""));
  }

  // Who meets a claim may get an event too: so these deals are known.
  private static Map<Integer, List<Claim>> claims(
      Case one, Claims claims, Collection<Long> without, Map<Long, StoredDeal> known) {
    Map<Integer, List<Claim>> met = new LinkedHashMap<>();
    for (int i = 0; i < one.mail().prospects().size(); i++) {
      List<StoredDeal> meeting = claims.meeting(one.mail().prospects().get(i), without);
      meeting.forEach(deal -> known.putIfAbsent(deal.deal().id(), deal));
      if (!meeting.isEmpty()) {
        met.put(i, meeting.stream().map(claims::claim).toList());
      }
    }
    return met;
  }

  static Map<Long, Instant> lastNews(Map<Long, StoredDeal> deals) {
    Map<Long, Instant> news = new HashMap<>();
    deals.forEach((id, deal) -> deal.lastNews().ifPresent(at -> news.put(id, at)));
    return news;
  }

  private Map<Long, Partner> partners(List<StoredDeal> more, Map<Long, Partner> known) {
    if (more.isEmpty()) {
      return known;
    }
    Map<Long, Partner> all = new HashMap<>(partners(List.of(), more));
    all.putAll(known);
    return all;
  }

  private Map<Long, Partner> partners(
      Collection<Correspondent> senders, Collection<StoredDeal> deals) {
    Map<Long, Partner> partners = new HashMap<>();
    for (Correspondent sender : senders) {
      if (sender instanceof Correspondent.OfPartner known) {
        partners.put(known.partner().id(), known.partner());
      }
    }
    Set<Long> missing = new HashSet<>();
    deals.forEach(deal -> missing.add(deal.deal().partnerId()));
    missing.removeAll(partners.keySet());
    partners.putAll(People.partners(dsl, program.id(), missing));
    return partners;
  }

  // A partner may object to a line of a deal that is not among its newest any more.
  private void withEarning(
      Accounts accounts, Map<Long, List<StoredDeal>> open, Map<Long, StoredDeal> deals) {
    accounts
        .byPartner()
        .forEach(
            (partner, account) -> {
              List<Long> more =
                  account.in(CommissionLine.State.HELD, CommissionLine.State.PAYABLE).stream()
                      .map(CommissionLine::dealId)
                      .distinct()
                      .filter(id -> !deals.containsKey(id))
                      .toList();
              Collection<StoredDeal> earning = DealRows.byIds(dsl, program, more).values();
              if (!earning.isEmpty()) {
                List<StoredDeal> all = new ArrayList<>(open.getOrDefault(partner, List.of()));
                all.addAll(earning);
                open.put(partner, all);
                earning.forEach(deal -> deals.put(deal.deal().id(), deal));
              }
            });
  }

  private Accounts accounts(
      Collection<Correspondent> senders, Collection<StoredDeal> deals, Set<Long> spokenOrMet) {
    Set<Long> partners = partnersOf(senders);
    deals.stream()
        .map(StoredDeal::deal)
        .filter(deal -> spokenOrMet.contains(deal.id()))
        .forEach(deal -> partners.add(deal.partnerId()));
    return CommissionRows.of(dsl, program, partners, spokenOrMet, now);
  }

  private Map<String, Person> people(
      Stream<Collection<? extends Correspondent>> loaded, Collection<StoredDeal> deals) {
    List<Correspondent.OfPartner> contacts =
        new ArrayList<>(
            loaded
                .flatMap(Collection::stream)
                .filter(Correspondent.OfPartner.class::isInstance)
                .map(Correspondent.OfPartner.class::cast)
                .toList());
    Set<String> missing = new HashSet<>();
    deals.forEach(deal -> deal.deal().audience().forEach(one -> missing.add(one.key())));
    contacts.forEach(known -> missing.remove(known.contact().email().key()));
    contacts.addAll(People.contactsAt(dsl, program.id(), missing).values());
    return People.greeted(program, contacts);
  }

  private static Optional<Long> bounce(Case one) {
    return one.mail()
        .mail()
        .identity()
        .token()
        .filter(token -> token.purpose() == TokenClaim.Purpose.BOUNCE)
        .map(TokenClaim::outgoingId);
  }

  static Optional<Address> from(Case one) {
    return one.mail().mail().identity().from();
  }

  private static Set<Long> partnersOf(Collection<Correspondent> senders) {
    Set<Long> partners = new LinkedHashSet<>();
    for (Correspondent sender : senders) {
      if (sender instanceof Correspondent.OfPartner known) {
        partners.add(known.partner().id());
      }
    }
    return partners;
  }

  private static Map<Long, Partner> partnersOf(
      Correspondent sender, Collection<StoredDeal> deals, Map<Long, Partner> all) {
    Map<Long, Partner> partners = new HashMap<>();
    if (sender instanceof Correspondent.OfPartner known) {
      partners.put(known.partner().id(), known.partner());
    }
    for (StoredDeal deal : deals) {
      Optional.ofNullable(all.get(deal.deal().partnerId()))
          .ifPresent(partner -> partners.put(partner.id(), partner));
    }
    return partners;
  }

  /** Deals reserved for a mail's referrals. */
  static List<FreshDeal> fresh(
      DSLContext dsl, Ids dealIds, Program program, Collection<Long> numbers) {
    return numbers.stream()
        .map(number -> new FreshDeal(dealIds.next(dsl), new DealRef(program.prefix(), number)))
        .toList();
  }
}
