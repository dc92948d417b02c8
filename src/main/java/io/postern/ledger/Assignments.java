package io.postern.ledger;

import static io.postern.ledger.schema.Tables.DEAL;

import io.postern.deal.Conversation;
import io.postern.mail.Address;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/** The conversations of mails that an operator put to a deal. */
final class Assignments {
  private Assignments() {}

  /** By their positions in the batch; of most batches nothing. */
  static Map<Integer, Conversation> of(DSLContext dsl, String programId, List<Clues> mails) {
    Map<Integer, Conversation> assigned = new HashMap<>();
    for (int i = 0; i < mails.size(); i++) {
      if (mails.get(i).dealNumber().isPresent()) {
        int at = i;
        conversation(dsl, programId, mails.get(i).dealNumber().get(), mails.get(i).from())
            .ifPresent(one -> assigned.put(at, one));
      }
    }
    return assigned;
  }

  // Best is the sender's own about this deal alone: several deals would have to be told apart.
  private static Optional<Conversation> conversation(
      DSLContext dsl, String programId, long number, Optional<Address> sender) {
    List<Long> deals =
        dsl.select(DEAL.ID)
            .from(DEAL)
            .where(DEAL.PROGRAM_ID.eq(programId), DEAL.NUMBER.eq(number))
            .fetch(DEAL.ID);
    List<Long> about =
        Conversations.about(dsl, programId, deals).values().stream()
            .flatMap(List::stream)
            .distinct()
            .toList();
    return Conversations.byIds(dsl, programId, about).values().stream()
        .min(
            Comparator.<Conversation>comparingInt(one -> one.dealIds().size())
                .thenComparing(one -> !sender.equals(Optional.of(one.person())))
                .thenComparingLong(Conversation::id));
  }
}
