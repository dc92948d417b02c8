package io.postern.ledger;

import static io.postern.ledger.schema.Tables.DEAL_EVENT;
import static io.postern.ledger.schema.Tables.OUTGOING;

import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deal.DealEvent.StateBefore;
import io.postern.deal.DealHistory;
import io.postern.deal.DealRef;
import io.postern.deciding.Facts.HeldDecision;
import io.postern.deciding.Facts.LastDecision;
import io.postern.deciding.Owed.DealVersion;
import io.postern.mail.Address;
import io.postern.program.Program;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.DSLContext;

/** Who decided what about deals, and which of it the partner has not heard of yet. */
final class DecisionsSoFar {
  private static final List<String> DECISIONS =
      List.of(
          "approved",
          "declined",
          "withdrawn",
          "expired",
          "won",
          "lost",
          "reopened",
          "credit-settled",
          "dispute-answered",
          "undone");

  private final Map<Long, LastDecision> last;
  private final List<HeldDecision> held;

  private DecisionsSoFar(Map<Long, LastDecision> last, List<HeldDecision> held) {
    this.last = last;
    this.held = held;
  }

  /** The last decision about each of these deals that was not undone. */
  Map<Long, LastDecision> last(Collection<Long> deals) {
    Map<Long, LastDecision> theirs = new HashMap<>(last);
    theirs.keySet().retainAll(new HashSet<>(deals));
    return theirs;
  }

  List<HeldDecision> held(Collection<Long> deals) {
    return held.stream().filter(one -> deals.contains(one.dealId())).toList();
  }

  static DecisionsSoFar on(DSLContext dsl, Program program, Map<Long, Deal> deals) {
    if (deals.isEmpty()) {
      return new DecisionsSoFar(Map.of(), List.of());
    }
    return new DecisionsSoFar(
        lastDecisions(dsl, program.id(), deals), heldDecisions(dsl, program, deals));
  }

  private static Map<Long, LastDecision> lastDecisions(
      DSLContext dsl, String programId, Map<Long, Deal> deals) {
    Unnested<Long> wanted = Unnested.longs(deals.keySet());
    Map<Long, TreeMap<Integer, LastDecision>> decisions = new HashMap<>();
    dsl.select(
            DEAL_EVENT.DEAL_ID,
            DEAL_EVENT.VERSION,
            DEAL_EVENT.WORD,
            DEAL_EVENT.PAYLOAD,
            DEAL_EVENT.ACTOR_ADDRESS,
            DEAL_EVENT.HAPPENED_AT)
        .from(wanted.table())
        .join(DEAL_EVENT)
        .on(DEAL_EVENT.DEAL_ID.eq(wanted.value()))
        .where(DEAL_EVENT.PROGRAM_ID.eq(programId), DEAL_EVENT.WORD.in(DECISIONS))
        .orderBy(DEAL_EVENT.DEAL_ID, DEAL_EVENT.VERSION)
        .forEach(
            row -> {
              TreeMap<Integer, LastDecision> ofDeal =
                  decisions.computeIfAbsent(row.value1(), id -> new TreeMap<>());
              if (EventJson.read(row.value3(), row.value4()) instanceof DealEvent.Undone undone) {
                ofDeal.remove(undone.undoneVersion());
              } else {
                Address by =
                    Optional.ofNullable(row.value5())
                        .map(Stored::address)
                        .orElseGet(() -> required(deals, row.value1()).managerEmail());
                ofDeal.put(row.value2(), new LastDecision(row.value3(), by, row.value6()));
              }
            });
    Map<Long, LastDecision> last = new HashMap<>();
    decisions.forEach(
        (deal, all) -> {
          if (!all.isEmpty()) {
            last.put(deal, all.lastEntry().getValue());
          }
        });
    return last;
  }

  private static List<HeldDecision> heldDecisions(
      DSLContext dsl, Program program, Map<Long, Deal> deals) {
    Unnested<Long> wanted =
        Unnested.longs(
            Conversations.about(dsl, program.id(), deals.keySet()).values().stream()
                .flatMap(List::stream)
                .distinct()
                .toList());
    Map<DealVersion, List<Long>> mails = new LinkedHashMap<>();
    Map<DealVersion, Instant> until = new HashMap<>();
    // What is gathered can be undone for as long as if it left alone.
    dsl.select(
            OUTGOING.ID,
            OUTGOING.TELLS_DEAL,
            OUTGOING.TELLS_VERSION,
            OUTGOING.DUE_AT,
            OUTGOING.QUEUED_AT)
        .from(wanted.table())
        .join(OUTGOING)
        .on(OUTGOING.CONVERSATION_ID.eq(wanted.value()))
        .where(
            OUTGOING.PROGRAM_ID.eq(program.id()),
            OUTGOING.TELLS_DEAL.in(deals.keySet()),
            OUTGOING.STATE.in(OutgoingState.HELD.name(), OutgoingState.GATHERED.name()))
        .orderBy(OUTGOING.ID)
        .forEach(
            row -> {
              DealVersion event = new DealVersion(row.value2(), row.value3());
              mails.computeIfAbsent(event, e -> new ArrayList<>()).add(row.value1());
              Instant leaves =
                  Optional.ofNullable(row.value4())
                      .orElseGet(() -> row.value5().plus(program.terms().undoWindow()));
              until.merge(event, leaves, (a, b) -> a.isBefore(b) ? a : b);
            });
    if (mails.isEmpty()) {
      return List.of();
    }
    Map<Long, List<Past>> pasts = pasts(dsl, program, deals, mails.keySet());
    List<HeldDecision> held = new ArrayList<>();
    mails.forEach(
        (event, ids) ->
            pasts.getOrDefault(event.dealId(), List.of()).stream()
                .filter(past -> past.version() == event.version())
                .findFirst()
                .ifPresent(
                    past ->
                        held.add(
                            new HeldDecision(
                                event.dealId(),
                                event.version(),
                                past.word(),
                                past.before(),
                                List.copyOf(ids),
                                required(until, event),
                                past.by()))));
    return held;
  }

  private static <K, V> V required(Map<K, V> map, K key) {
    return Objects.requireNonNull(map.get(key), () -> "nothing under " + key);
  }

  private record Past(int version, String word, StateBefore before, Address by) {}

  private static Map<Long, List<Past>> pasts(
      DSLContext dsl, Program program, Map<Long, Deal> deals, Set<DealVersion> wanted) {
    Map<Long, List<Past>> pasts = new HashMap<>();
    List<Long> ids = wanted.stream().map(DealVersion::dealId).distinct().toList();
    EventRows.of(dsl, program.id(), ids)
        .forEach(
            (id, rows) -> {
              Deal now = required(deals, id);
              DealRef ref = now.ref();
              Optional<Deal> deal = Optional.empty();
              for (EventRows.Row row : rows) {
                deal.ifPresent(
                    before ->
                        pasts
                            .computeIfAbsent(id, key -> new ArrayList<>())
                            .add(
                                new Past(
                                    row.version(),
                                    row.word(),
                                    DealHistory.stateOf(before),
                                    row.by().address().orElse(now.managerEmail()))));
                deal = Optional.of(row.fold(deal, id, ref));
              }
            });
    return pasts;
  }
}
