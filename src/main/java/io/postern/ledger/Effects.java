package io.postern.ledger;

import static io.postern.ledger.schema.Tables.UNREACHABLE;

import io.postern.deal.DealRef;
import io.postern.deciding.Decision;
import io.postern.deciding.Decision.Move;
import io.postern.deciding.IssueChange;
import io.postern.deciding.Owed;
import io.postern.deciding.Upkeep;
import io.postern.ledger.DealRows.StoredDeal;
import io.postern.ledger.NoticeWriter.Listener;
import io.postern.mail.Address;
import io.postern.program.Program;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Query;
import org.jooq.impl.DSL;

/** What follows from the decisions of one round, gathered and then written together. */
final class Effects {
  private static final Query UNREACHABLE_SINCE =
      DSL.insertInto(UNREACHABLE)
          .columns(
              UNREACHABLE.PROGRAM_ID,
              UNREACHABLE.ADDRESS_KEY,
              UNREACHABLE.SINCE,
              UNREACHABLE.MAIL_ID)
          .values(
              Batch.to(UNREACHABLE.PROGRAM_ID),
              Batch.to(UNREACHABLE.ADDRESS_KEY),
              Batch.to(UNREACHABLE.SINCE),
              Batch.to(UNREACHABLE.MAIL_ID))
          .onConflictDoNothing();

  private final Tx tx;
  private final Sources sources;
  private final Program program;
  private final Instant now;
  private final DealWriter deals;
  private final NoticeWriter notices;
  private final UpkeepWriter upkeep;
  private final CommissionWriter commission;
  private final List<Decision.Timer> timers = new ArrayList<>();
  private final Map<Address, Optional<Long>> unreachable = new HashMap<>();
  private final Set<Long> newDeals = new HashSet<>();

  /** Where ids come from, and how long tokens live. */
  record Sources(
      Ids events,
      Ids timers,
      NoticeWriter.NoticeIds notices,
      java.time.Duration tokenLife,
      RosterWriter roster,
      Audits audits) {}

  /** What one decision led to. */
  static final class Trail {
    private final Set<String> deals = new LinkedHashSet<>();
    private final List<Long> outgoing = new ArrayList<>();

    List<String> deals() {
      return List.copyOf(deals);
    }

    List<Long> outgoing() {
      return List.copyOf(outgoing);
    }
  }

  Effects(Tx tx, Sources sources, Program program, Scribe scribe, Instant now) {
    this.tx = tx;
    this.sources = sources;
    this.program = program;
    this.now = now;
    deals = new DealWriter(tx, sources.events(), scribe, program.id(), now);
    notices = new NoticeWriter(tx, sources.notices(), program, scribe, sources.tokenLife(), now);
    commission = new CommissionWriter(tx, program.id(), now);
    upkeep = new UpkeepWriter(tx, sources.roster(), sources.audits(), program.id(), now);
  }

  /**
   * @param known the deals that were decided on, by id
   * @param heard is told where each notice went
   */
  Trail add(Decision decision, Map<Long, StoredDeal> known, EventLink.Cause cause, Listener heard) {
    Trail trail = new Trail();
    deals.add(decision.moves(), known, cause);
    commission.add(decision.moves());
    Map<Long, Address> partnerContacts = new HashMap<>();
    known.forEach((id, deal) -> partnerContacts.put(id, deal.deal().partnerContact()));
    for (Move move : decision.moves()) {
      DealRef ref = move.after().ref();
      trail.deals.add(ref.toString());
      partnerContacts.put(move.after().id(), move.after().partnerContact());
      if (!known.containsKey(move.after().id())) {
        newDeals.add(move.after().id());
      }
    }
    Map<Address, Upkeep.Ask> asks = new HashMap<>();
    Map<Address, Deque<Upkeep.Recruit>> recruits = new HashMap<>();
    Map<Address, Upkeep.OfIssue> announced = new HashMap<>();
    for (Upkeep step : decision.upkeep()) {
      if (step instanceof Upkeep.Ask ask) {
        asks.put(ask.asked(), ask);
      }
      if (step instanceof Upkeep.Recruit recruit) {
        recruits.computeIfAbsent(recruit.asked(), _ -> new ArrayDeque<>()).add(recruit);
      }
      if (step instanceof Upkeep.OfIssue of && of.change() instanceof IssueChange.Written turn) {
        announced.put(turn.reader(), of);
      }
    }
    upkeep.add(decision.upkeep(), cause.mailId());
    for (Owed owed : decision.owed()) {
      notices.add(
          owed,
          cause.mailId(),
          (notice, conversation, outgoing) -> {
            trail.outgoing.add(outgoing);
            Optional.ofNullable(asks.remove(notice.to()))
                .ifPresent(ask -> upkeep.asked(ask, outgoing));
            Optional.ofNullable(recruits.get(notice.to()))
                .map(Deque::poll)
                .ifPresent(recruit -> upkeep.asked(recruit, outgoing));
            Optional.ofNullable(announced.remove(notice.to()))
                .ifPresent(step -> upkeep.announced(step, outgoing));
            heard.to(notice, conversation, outgoing);
          });
      for (long deal : owed.about()) {
        if (owed.to().equals(partnerContacts.get(deal))) {
          deals.news(deal);
        }
      }
    }
    notices.supersede(decision.supersede());
    timers.addAll(decision.timers());
    decision.unreachable().forEach(address -> unreachable.put(address, cause.mailId()));
    return trail;
  }

  void flush() {
    deals.flush();
    commission.flush();
    notices.flush(newDeals);
    upkeep.flush();
    TimerRows.set(tx, sources.timers(), program.id(), timers);
    Batch gone = tx.batch(UNREACHABLE_SINCE);
    unreachable.forEach(
        (address, mail) -> gone.row(program.id(), address.key(), now, mail.orElse(null)));
    gone.run();
  }
}
