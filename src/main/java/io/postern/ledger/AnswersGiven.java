package io.postern.ledger;

import static io.postern.ledger.schema.Tables.MAIL;
import static io.postern.ledger.schema.Tables.REFUSAL;

import io.postern.deal.Conversation;
import io.postern.deciding.Facts.Answers;
import io.postern.ledger.FactsLoader.Case;
import io.postern.mail.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What the senders of a batch were answered within the last day about mail that brought about
 * nothing: refusals, and answers that only answered.
 */
final class AnswersGiven {
  /** The reason code of an answer that was put off. */
  static final String LATER = "later";

  private static final Duration A_DAY = Duration.ofDays(1);
  private static final Duration AN_HOUR = Duration.ofHours(1);

  private final Map<String, List<Given>> byAddress;
  private final Instant anHourAgo;

  private record Given(String reason, Instant at, @Nullable Long conversationId) {}

  private AnswersGiven(Map<String, List<Given>> byAddress, Instant anHourAgo) {
    this.byAddress = byAddress;
    this.anHourAgo = anHourAgo;
  }

  static AnswersGiven on(DSLContext dsl, String programId, List<Case> cases, Instant now) {
    Unnested<String> wanted =
        Unnested.texts(
            cases.stream()
                .flatMap(one -> FactsLoader.from(one).stream())
                .map(Address::key)
                .distinct()
                .toList());
    Map<String, List<Given>> given = new HashMap<>();
    dsl.select(REFUSAL.ADDRESS_KEY, REFUSAL.REASON, REFUSAL.ANSWERED_AT, MAIL.CONVERSATION_ID)
        .from(wanted.table())
        .join(REFUSAL)
        .on(REFUSAL.ADDRESS_KEY.eq(wanted.value()))
        .join(MAIL)
        .on(MAIL.ID.eq(REFUSAL.ID))
        .where(
            REFUSAL.PROGRAM_ID.eq(programId),
            REFUSAL.ANSWERED_AT.gt(now.minus(A_DAY)),
            MAIL.PROGRAM_ID.eq(programId))
        .forEach(
            row ->
                given
                    .computeIfAbsent(row.value1(), _ -> new ArrayList<>())
                    .add(new Given(row.value2(), row.value3(), row.value4())));
    return new AnswersGiven(given, now.minus(AN_HOUR));
  }

  /** Reason codes of what this sender was told. */
  Set<String> refusals(Optional<Address> sender) {
    return of(sender, false).stream().map(Given::reason).collect(Collectors.toSet());
  }

  /**
   * @param conversation the one whose answers count for the last hour; empty for all
   */
  Answers idle(Optional<Address> sender, Optional<Conversation> conversation) {
    List<Given> all = of(sender, false);
    long lastHour =
        all.stream()
            .filter(one -> one.at().isAfter(anHourAgo))
            .filter(
                one ->
                    conversation
                        .map(same -> Objects.equals(one.conversationId(), same.id()))
                        .orElse(true))
            .count();
    return new Answers((int) lastHour, all.size(), !of(sender, true).isEmpty());
  }

  private List<Given> of(Optional<Address> sender, boolean putOff) {
    return sender
        .map(address -> byAddress.getOrDefault(address.key(), List.of()))
        .orElse(List.of())
        .stream()
        .filter(one -> one.reason().equals(LATER) == putOff)
        .toList();
  }
}
