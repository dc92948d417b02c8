package io.postern.ledger;

import static io.postern.ledger.schema.Tables.OUTGOING;
import static io.postern.ledger.schema.Tables.OUTGOING_PIECE;

import io.postern.deal.Conversation;
import io.postern.deal.Deal;
import io.postern.identity.TokenClaim;
import io.postern.ledger.DealRows.StoredDeal;
import io.postern.mail.Address;
import io.postern.mail.MessageId;
import io.postern.partner.Contact;
import io.postern.partner.Correspondent;
import io.postern.program.Program;
import io.postern.understanding.Known.KnownDeal;
import io.postern.understanding.Known.SentNotice;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** What the ledger knows before a mail is read. */
public final class Memory {
  /** More of our mails than these are not looked for in one quote. */
  private static final int MOST_NOTICES = 4;

  private final Database database;

  Memory(Database database) {
    this.database = database;
  }

  /** Looks up a batch; one answer a mail, in the same order. */
  public List<Recalled> recall(Program program, List<Clues> mails) {
    return mails.isEmpty() ? List.of() : database.read(dsl -> recall(dsl, program, mails));
  }

  private record Shared(
      Map<String, TokenClaim> tokens,
      Map<String, Correspondent> senders,
      Map<Integer, Traces.Found> traces,
      Map<Long, Conversation> conversations,
      Map<Integer, Conversation> assigned,
      Map<Long, StoredDeal> deals,
      Map<Long, List<StoredDeal>> open,
      Map<Long, List<Contact>> contacts,
      Map<Long, SentNotice> notices,
      Map<String, String> signatures,
      Map<String, Set<String>> signers) {}

  private static List<Recalled> recall(DSLContext dsl, Program program, List<Clues> mails) {
    List<Address> from = mails.stream().flatMap(mail -> mail.from().stream()).distinct().toList();
    Map<String, TokenClaim> tokens =
        Tokens.of(
            dsl,
            program.id(),
            mails.stream().flatMap(mail -> mail.tokenHashes().stream()).toList());
    Map<String, Correspondent> senders = People.at(dsl, program, from);
    Map<Integer, Traces.Found> traces = Traces.of(dsl, program.id(), mails, tokens);
    Map<Long, Conversation> conversations =
        new LinkedHashMap<>(
            Conversations.byIds(
                dsl,
                program.id(),
                traces.values().stream()
                    .flatMap(f -> f.conversations().stream())
                    .distinct()
                    .toList()));
    Map<Integer, Conversation> assigned = Assignments.of(dsl, program.id(), mails);
    assigned.values().forEach(one -> conversations.put(one.id(), one));
    Set<Long> partners = new LinkedHashSet<>();
    for (Correspondent sender : senders.values()) {
      if (sender instanceof Correspondent.OfPartner known) {
        partners.add(known.partner().id());
      }
    }
    Shared shared =
        new Shared(
            tokens,
            senders,
            traces,
            conversations,
            assigned,
            DealRows.byIds(
                dsl,
                program,
                conversations.values().stream()
                    .flatMap(one -> one.dealIds().stream())
                    .distinct()
                    .toList()),
            DealRows.openOf(dsl, program, partners),
            People.contactsOf(dsl, program.id(), partners),
            notices(
                dsl,
                program.id(),
                traces.values().stream()
                    .flatMap(found -> found.outgoing().stream().limit(MOST_NOTICES))
                    .distinct()
                    .toList()),
            Signatures.of(dsl, program.id(), from.stream().map(Address::key).toList()),
            ChallengeRows.signersFor(dsl, program.id(), from.stream().map(Address::key).toList()));
    return java.util.stream.IntStream.range(0, mails.size())
        .mapToObj(i -> recalled(i, mails.get(i), shared))
        .toList();
  }

  private static Recalled recalled(int at, Clues mail, Shared shared) {
    Correspondent sender =
        mail.from()
            .map(Address::key)
            .map(shared.senders()::get)
            .orElseGet(() -> new Correspondent.Stranger(mail.from()));
    Optional<Correspondent.OfPartner> partner =
        sender instanceof Correspondent.OfPartner known ? Optional.of(known) : Optional.empty();
    List<Contact> colleagues =
        partner
            .map(known -> shared.contacts().getOrDefault(known.partner().id(), List.of()))
            .orElse(List.of());
    Traces.Found found = shared.traces().getOrDefault(at, Traces.Found.NOTHING);
    Optional<Conversation> conversation =
        Optional.ofNullable(shared.assigned().get(at))
            .or(() -> conversation(found, sender, colleagues, shared));
    return new Recalled(
        mail.tokenHashes().stream()
            .distinct()
            .filter(shared.tokens()::containsKey)
            .collect(Collectors.toMap(hash -> hash, shared.tokens()::get)),
        sender,
        conversation,
        found.outgoing().stream()
            .limit(MOST_NOTICES)
            .map(shared.notices()::get)
            .filter(Objects::nonNull)
            .toList(),
        partner
            .map(known -> shared.open().getOrDefault(known.partner().id(), List.of()))
            .orElse(List.of())
            .stream()
            .map(deal -> known(deal.deal()))
            .toList(),
        conversation.map(Conversation::dealIds).orElse(List.of()).stream()
            .map(shared.deals()::get)
            .filter(Objects::nonNull)
            .map(deal -> known(deal.deal()))
            .toList(),
        colleagues.stream().map(Contact::email).collect(Collectors.toSet()),
        partner.flatMap(known -> known.contact().locale()),
        mail.from()
            .map(Address::key)
            .map(shared.signatures()::get)
            .map(Json::lines)
            .orElse(List.of()),
        mail.from()
            .map(Address::key)
            .map(key -> shared.signers().getOrDefault(key, Set.of()))
            .orElse(Set.of()));
  }

  // The token says which conversation, whoever sends it. Ids are seen by all in Cc and Bcc: they
  // count only for who takes part.
  private static Optional<Conversation> conversation(
      Traces.Found found, Correspondent sender, List<Contact> colleagues, Shared shared) {
    if (found.byToken().isPresent()) {
      return found.byToken().map(shared.conversations()::get);
    }
    return found.byReference().stream()
        .map(shared.conversations()::get)
        .filter(Objects::nonNull)
        .filter(one -> takesPart(sender, colleagues, one.person()))
        .findFirst();
  }

  private static boolean takesPart(Correspondent sender, List<Contact> colleagues, Address person) {
    return switch (sender) {
      case Correspondent.OfPartner _ ->
          colleagues.stream().anyMatch(contact -> contact.email().equals(person));
      case Correspondent.OfProgram manager -> manager.manager().writesFrom(person);
      case Correspondent.Stranger stranger -> stranger.address().map(person::equals).orElse(false);
    };
  }

  private static KnownDeal known(Deal deal) {
    return new KnownDeal(
        deal.ref(),
        deal.facts().prospect().company(),
        deal.facts().prospect().domain(),
        deal.facts().prospect().contactName(),
        deal.contest().isPresent());
  }

  static Map<Long, SentNotice> notices(
      DSLContext dsl, String programId, Collection<Long> outgoing) {
    if (outgoing.isEmpty()) {
      return Map.of();
    }
    Unnested<Long> wanted = Unnested.longs(outgoing);
    Map<Long, SentNotice> notices = new HashMap<>();
    dsl.select(OUTGOING.ID, OUTGOING.MESSAGE_ID, OUTGOING.SUBJECT, OUTGOING_PIECE.WORDS)
        .from(wanted.table())
        .join(OUTGOING)
        .on(OUTGOING.ID.eq(wanted.value()))
        .join(OUTGOING_PIECE)
        .on(OUTGOING_PIECE.ID.eq(OUTGOING.ID.times(Stored.PARTS)))
        .where(OUTGOING.PROGRAM_ID.eq(programId), OUTGOING_PIECE.PROGRAM_ID.eq(programId))
        .forEach(
            row ->
                notices.put(
                    row.value1(),
                    new SentNotice(
                        new MessageId(row.value2()),
                        row.value3(),
                        Objects.requireNonNullElse(row.value4(), ""))));
    return notices;
  }
}
