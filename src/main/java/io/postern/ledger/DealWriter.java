package io.postern.ledger;

import static io.postern.ledger.Batch.to;
import static io.postern.ledger.schema.Tables.DEAL;
import static io.postern.ledger.schema.Tables.DEAL_EVENT;

import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deal.Prospect;
import io.postern.deciding.Decision.Move;
import io.postern.kit.Money;
import io.postern.ledger.DealRows.StoredDeal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Writes events and what they make of deals. */
final class DealWriter {
  private static final Query INSERT_EVENT = Batch.insert(DEAL_EVENT, DEAL_EVENT.fields());
  private static final Query INSERT_DEAL = Batch.insert(DEAL, DEAL.fields());
  private static final Query UPDATE_DEAL =
      DSL.update(DEAL)
          .set(DEAL.VERSION, to(DEAL.VERSION))
          .set(DEAL.PARTNER_CONTACT, to(DEAL.PARTNER_CONTACT))
          .set(DEAL.MANAGER_EMAIL, to(DEAL.MANAGER_EMAIL))
          .set(DEAL.COMPANY, to(DEAL.COMPANY))
          .set(DEAL.DOMAIN, to(DEAL.DOMAIN))
          .set(DEAL.CONTACT_NAME, to(DEAL.CONTACT_NAME))
          .set(DEAL.CONTACT_EMAIL, to(DEAL.CONTACT_EMAIL))
          .set(DEAL.CONTACT_PHONE, to(DEAL.CONTACT_PHONE))
          .set(DEAL.CONTACT_ROLE, to(DEAL.CONTACT_ROLE))
          .set(DEAL.VALUE_AMOUNT, to(DEAL.VALUE_AMOUNT))
          .set(DEAL.VALUE_CURRENCY, to(DEAL.VALUE_CURRENCY))
          .set(DEAL.NEED, to(DEAL.NEED))
          .set(DEAL.TIMELINE, to(DEAL.TIMELINE))
          .set(DEAL.STATUS, to(DEAL.STATUS))
          .set(DEAL.STAGE, to(DEAL.STAGE))
          .set(DEAL.ANSWER_DUE_AT, to(DEAL.ANSWER_DUE_AT))
          .set(DEAL.DECIDED_AT, to(DEAL.DECIDED_AT))
          .set(DEAL.PROTECTED_UNTIL, to(DEAL.PROTECTED_UNTIL))
          .set(DEAL.TAIL_UNTIL, to(DEAL.TAIL_UNTIL))
          .set(DEAL.CLOSED_AT, to(DEAL.CLOSED_AT))
          .set(DEAL.CONTACT_KEY, to(DEAL.CONTACT_KEY))
          .set(DEAL.DOMAIN_KEY, to(DEAL.DOMAIN_KEY))
          .set(DEAL.PHONE_KEY, to(DEAL.PHONE_KEY))
          .set(DEAL.NAME_KEY, to(DEAL.NAME_KEY))
          .set(DEAL.NAME_HEAD, to(DEAL.NAME_HEAD))
          .set(DEAL.RIVALS, to(DEAL.RIVALS))
          .set(DEAL.SHARE, to(DEAL.SHARE))
          .set(DEAL.DISPUTED_AT, to(DEAL.DISPUTED_AT))
          .set(DEAL.DISPUTE_DUE_AT, to(DEAL.DISPUTE_DUE_AT))
          .set(DEAL.EXTENSIONS, to(DEAL.EXTENSIONS))
          .set(DEAL.COLLABORATORS, to(DEAL.COLLABORATORS))
          .set(DEAL.INVOICE_PAID_AT, to(DEAL.INVOICE_PAID_AT))
          .set(DEAL.INVOICE_AMOUNT, to(DEAL.INVOICE_AMOUNT))
          .set(DEAL.INVOICE_CURRENCY, to(DEAL.INVOICE_CURRENCY))
          .set(DEAL.LAST_NEWS_AT, to(DEAL.LAST_NEWS_AT))
          .set(DEAL.HEAD, to(DEAL.HEAD))
          .where(
              DEAL.ID.eq(to(DEAL.ID)),
              DEAL.PROGRAM_ID.eq(to(DEAL.PROGRAM_ID)),
              DEAL.VERSION.eq(to(DEAL.VERSION)));
  private static final Query UPDATE_NEWS =
      DSL.update(DEAL)
          .set(DEAL.LAST_NEWS_AT, to(DEAL.LAST_NEWS_AT))
          .where(DEAL.ID.eq(to(DEAL.ID)), DEAL.PROGRAM_ID.eq(to(DEAL.PROGRAM_ID)));

  private static final int KEY_LENGTH = 320;

  private final Tx tx;
  private final Ids eventIds;
  private final Scribe scribe;
  private final Instant now;
  private final String programId;
  private final Batch events;
  private final Map<Long, Change> changes = new TreeMap<>();
  private final Set<Long> news = new LinkedHashSet<>();

  private static final class Change {
    private final int versionBefore;
    private Deal deal;
    private int version;
    private String head = EventLink.START;
    private @Nullable Instant lastNews;

    /** A deal that is not there yet. */
    Change(Deal first) {
      versionBefore = 0;
      deal = first;
    }

    Change(StoredDeal before) {
      versionBefore = before.deal().version();
      version = versionBefore;
      deal = before.deal();
      head = before.head();
      lastNews = before.lastNews().orElse(null);
    }
  }

  DealWriter(Tx tx, Ids eventIds, Scribe scribe, String programId, Instant now) {
    this.tx = tx;
    this.eventIds = eventIds;
    this.scribe = scribe;
    this.programId = programId;
    this.now = now;
    this.events = tx.batch(INSERT_EVENT);
  }

  /**
   * @param known the deals as they were loaded, by id
   */
  void add(List<Move> moves, Map<Long, StoredDeal> known, EventLink.Cause cause) {
    Map<Long, Change> changed = new LinkedHashMap<>();
    for (Move move : moves) {
      Deal after = move.after();
      Change change =
          changed.computeIfAbsent(
              after.id(),
              id -> known.containsKey(id) ? new Change(known.get(id)) : new Change(after));
      if (after.version() != change.version + 1
          || (change.version == 0) != (move.event() instanceof DealEvent.Registered)) {
        throw new IllegalStateException(
            after.ref() + " cannot go from version " + change.version + " to " + after.version());
      }
      change.version = after.version();
      change.deal = after;
      change.head = event(move, change.head, cause);
    }
    changed.forEach(
        (id, change) -> {
          if (changes.putIfAbsent(id, change) != null) {
            throw new LostRace("two decisions of one batch about deal " + id);
          }
        });
  }

  /** The partner hears about a deal. */
  void news(long dealId) {
    Change change = changes.get(dealId);
    if (change == null) {
      news.add(dealId);
    } else {
      change.lastNews = now;
    }
  }

  void flush() {
    events.run();
    Batch inserts = tx.batch(INSERT_DEAL);
    Batch updates = tx.batch(UPDATE_DEAL);
    changes.forEach(
        (id, change) -> {
          if (change.versionBefore == 0) {
            insert(inserts, change);
          } else {
            update(updates, change);
          }
        });
    inserts.run();
    updates.runAll("a deal has moved meanwhile");
    Batch heard = tx.batch(UPDATE_NEWS);
    news.stream().sorted().forEach(id -> heard.row(now, id, programId));
    heard.runAll("a deal is gone");
  }

  private String event(Move move, String former, EventLink.Cause cause) {
    Deal deal = move.after();
    EventLink link =
        new EventLink(
            programId,
            deal.id(),
            deal.version(),
            move.event().word(),
            EventJson.write(move.event()),
            now,
            move.by(),
            cause);
    String hash = link.hash(former);
    events.row(
        eventIds.next(tx.dsl()),
        programId,
        deal.id(),
        deal.version(),
        link.word(),
        link.payload(),
        now,
        move.by().role(),
        move.by().address().map(Object::toString).orElse(null),
        move.by().level(),
        cause.mailId().orElse(null),
        cause.mailSha256().orElse(null),
        cause.tokenId().orElse(null),
        cause.operator().orElse(null),
        cause.workflow(),
        former,
        hash);
    return hash;
  }

  private void insert(Batch batch, Change change) {
    Deal deal = change.deal;
    Prospect prospect = deal.facts().prospect();
    ProspectKeys keys = scribe.keys(prospect);
    batch.row(
        deal.id(),
        programId,
        deal.ref().number(),
        deal.version(),
        deal.partnerId(),
        deal.partnerContact().toString(),
        deal.managerEmail().toString(),
        prospect.company().orElse(null),
        prospect.domain().orElse(null),
        prospect.contactName().orElse(null),
        prospect.contactEmail().map(Object::toString).orElse(null),
        prospect.contactPhone().orElse(null),
        prospect.contactRole().orElse(null),
        deal.facts().value().map(Money::amount).orElse(null),
        deal.facts().value().map(money -> money.currency().getCurrencyCode()).orElse(null),
        deal.facts().need().orElse(null),
        deal.facts().timeline().orElse(null),
        deal.status(),
        deal.stage().orElse(null),
        deal.dates().claimedAt(),
        deal.dates().answerDueAt().orElse(null),
        deal.dates().decidedAt().orElse(null),
        deal.dates().protectedUntil().orElse(null),
        deal.dates().closedAt().orElse(null),
        key(keys.contact()),
        key(keys.domain()),
        change.lastNews,
        change.head,
        key(keys.phone()),
        key(keys.name()),
        key(keys.nameHead()),
        rivals(deal),
        deal.contest().flatMap(Deal.Contest::share).orElse(null),
        deal.dispute().map(Deal.Dispute::since).orElse(null),
        deal.dispute().map(Deal.Dispute::answerDueAt).orElse(null),
        deal.extensions(),
        DealRows.people(deal.collaborators()),
        deal.dates().tailUntil().orElse(null),
        deal.payment().map(Deal.Payment::at).orElse(null),
        paid(deal).map(Money::amount).orElse(null),
        paid(deal).map(money -> money.currency().getCurrencyCode()).orElse(null));
  }

  private void update(Batch batch, Change change) {
    Deal deal = change.deal;
    Prospect prospect = deal.facts().prospect();
    ProspectKeys keys = scribe.keys(prospect);
    batch.row(
        deal.version(),
        deal.partnerContact().toString(),
        deal.managerEmail().toString(),
        prospect.company().orElse(null),
        prospect.domain().orElse(null),
        prospect.contactName().orElse(null),
        prospect.contactEmail().map(Object::toString).orElse(null),
        prospect.contactPhone().orElse(null),
        prospect.contactRole().orElse(null),
        deal.facts().value().map(Money::amount).orElse(null),
        deal.facts().value().map(money -> money.currency().getCurrencyCode()).orElse(null),
        deal.facts().need().orElse(null),
        deal.facts().timeline().orElse(null),
        deal.status(),
        deal.stage().orElse(null),
        deal.dates().answerDueAt().orElse(null),
        deal.dates().decidedAt().orElse(null),
        deal.dates().protectedUntil().orElse(null),
        deal.dates().tailUntil().orElse(null),
        deal.dates().closedAt().orElse(null),
        key(keys.contact()),
        key(keys.domain()),
        key(keys.phone()),
        key(keys.name()),
        key(keys.nameHead()),
        rivals(deal),
        deal.contest().flatMap(Deal.Contest::share).orElse(null),
        deal.dispute().map(Deal.Dispute::since).orElse(null),
        deal.dispute().map(Deal.Dispute::answerDueAt).orElse(null),
        deal.extensions(),
        DealRows.people(deal.collaborators()),
        deal.payment().map(Deal.Payment::at).orElse(null),
        paid(deal).map(Money::amount).orElse(null),
        paid(deal).map(money -> money.currency().getCurrencyCode()).orElse(null),
        change.lastNews,
        change.head,
        deal.id(),
        programId,
        change.versionBefore);
  }

  private static Optional<Money> paid(Deal deal) {
    return deal.payment().flatMap(Deal.Payment::amount);
  }

  private static @Nullable String rivals(Deal deal) {
    return deal.contest().map(contest -> DealRows.ids(contest.rivals())).orElse(null);
  }

  private static @Nullable String key(Optional<String> key) {
    return key.map(text -> Stored.text(text, KEY_LENGTH)).orElse(null);
  }
}
