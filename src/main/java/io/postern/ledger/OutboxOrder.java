package io.postern.ledger;

import static io.postern.ledger.schema.Tables.OUTGOING;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Keeps mails to one person about one deal in their order. */
final class OutboxOrder {
  /** How long a mail waits that stands behind one that is just being sent. */
  private static final Duration NEXT_TURN = Duration.ofSeconds(1);

  private record Pending(long id, String recipient, Instant dueAt, boolean sending) {}

  private OutboxOrder() {}

  /**
   * Those that stand behind an earlier mail to the same person about the same deal, and until when:
   * put off, they do not stand in the way of others.
   */
  static Map<Long, Instant> behind(
      DSLContext dsl, String programId, List<Record> due, Instant now) {
    if (due.isEmpty()) {
      return Map.of();
    }
    Map<Long, Set<Long>> related = related(dsl, programId, due);
    Set<Long> conversations = new LinkedHashSet<>();
    related.values().forEach(conversations::addAll);
    Map<Long, List<Pending>> pending = pending(dsl, programId, conversations);
    Map<Long, Instant> behind = new HashMap<>();
    for (Record row : due) {
      long id = row.get(OUTGOING.ID);
      for (long conversation : related.getOrDefault(row.get(OUTGOING.CONVERSATION_ID), Set.of())) {
        for (Pending one : pending.getOrDefault(conversation, List.of())) {
          if (one.id() < id && one.recipient().equals(row.get(OUTGOING.RECIPIENT))) {
            behind.merge(id, turn(one, now), (a, b) -> a.isAfter(b) ? a : b);
          }
        }
      }
    }
    return behind;
  }

  private static Instant turn(Pending before, Instant now) {
    return before.sending() || !before.dueAt().isAfter(now) ? now.plus(NEXT_TURN) : before.dueAt();
  }

  // Each conversation with itself and those about any of its deals.
  private static Map<Long, Set<Long>> related(DSLContext dsl, String programId, List<Record> due) {
    List<Long> own = due.stream().map(row -> row.get(OUTGOING.CONVERSATION_ID)).distinct().toList();
    Map<Long, List<Long>> deals = Conversations.dealsOf(dsl, programId, own);
    Map<Long, List<Long>> about =
        Conversations.about(
            dsl, programId, deals.values().stream().flatMap(List::stream).distinct().toList());
    Map<Long, Set<Long>> related = new HashMap<>();
    for (long conversation : own) {
      Set<Long> all = new LinkedHashSet<>(List.of(conversation));
      for (long deal : deals.getOrDefault(conversation, List.of())) {
        all.addAll(about.getOrDefault(deal, List.of()));
      }
      related.put(conversation, all);
    }
    return related;
  }

  private static Map<Long, List<Pending>> pending(
      DSLContext dsl, String programId, Set<Long> conversations) {
    Unnested<Long> wanted = Unnested.longs(conversations);
    return dsl.select(
            OUTGOING.CONVERSATION_ID,
            OUTGOING.ID,
            OUTGOING.RECIPIENT,
            OUTGOING.DUE_AT,
            OUTGOING.STATE)
        .from(wanted.table())
        .join(OUTGOING)
        .on(OUTGOING.CONVERSATION_ID.eq(wanted.value()))
        .where(OUTGOING.PROGRAM_ID.eq(programId), OUTGOING.DUE_AT.isNotNull())
        .fetchGroups(
            OUTGOING.CONVERSATION_ID,
            row ->
                new Pending(
                    row.value2(),
                    row.value3(),
                    row.value4(),
                    OutgoingState.SENDING.name().equals(row.value5())));
  }
}
