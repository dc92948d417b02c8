package io.postern.ledger;

import static io.postern.ledger.schema.Tables.CONVERSATION;
import static io.postern.ledger.schema.Tables.MAIL;
import static io.postern.ledger.schema.Tables.OUTGOING;

import io.postern.identity.TokenClaim;
import io.postern.mail.MessageId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;

/** Which of our mails and conversations a mail's tokens and references lead to. */
final class Traces {
  /**
   * @param byToken the conversation that its first reply token belongs to
   * @param byReference the conversations that its references lead to, nearest first
   * @param outgoing our mails that it may answer, nearest first
   */
  record Found(Optional<Long> byToken, List<Long> byReference, List<Long> outgoing) {
    static final Found NOTHING = new Found(Optional.empty(), List.of(), List.of());

    Set<Long> conversations() {
      Set<Long> all = new LinkedHashSet<>(byReference);
      byToken.ifPresent(all::add);
      return all;
    }
  }

  private record Hit(long conversationId, Optional<Long> outgoingId) {}

  private Traces() {}

  /** By the mail's position. */
  static Map<Integer, Found> of(
      DSLContext dsl, String programId, List<Clues> mails, Map<String, TokenClaim> tokens) {
    Map<String, Hit> hits =
        hits(dsl, programId, mails.stream().flatMap(mail -> mail.references().stream()).toList());
    Map<Integer, Found> found = new HashMap<>();
    for (int i = 0; i < mails.size(); i++) {
      Found one = found(mails.get(i), tokens, hits);
      if (one.byToken().isPresent() || !one.byReference().isEmpty()) {
        found.put(i, one);
      }
    }
    return found;
  }

  private static Found found(Clues mail, Map<String, TokenClaim> tokens, Map<String, Hit> hits) {
    Optional<TokenClaim> token =
        mail.tokenHashes().stream()
            .map(tokens::get)
            .filter(Objects::nonNull)
            .filter(claim -> claim.purpose() == TokenClaim.Purpose.REPLY)
            .findFirst();
    Set<Long> conversations = new LinkedHashSet<>();
    Set<Long> outgoing = new LinkedHashSet<>();
    token.ifPresent(claim -> outgoing.add(claim.outgoingId()));
    for (MessageId reference : mail.references()) {
      Optional.ofNullable(hits.get(reference.value()))
          .ifPresent(
              hit -> {
                conversations.add(hit.conversationId());
                hit.outgoingId().ifPresent(outgoing::add);
              });
    }
    return new Found(
        token.map(TokenClaim::conversationId), List.copyOf(conversations), List.copyOf(outgoing));
  }

  private static Map<String, Hit> hits(
      DSLContext dsl, String programId, Collection<MessageId> references) {
    if (references.isEmpty()) {
      return Map.of();
    }
    Map<String, Hit> hits = new HashMap<>();
    Map<Long, Set<String>> keys = new LinkedHashMap<>();
    for (MessageId id : references) {
      keys.computeIfAbsent(Stored.key(id), key -> new LinkedHashSet<>()).add(id.value());
    }
    Unnested<Long> wanted = Unnested.longs(keys.keySet());
    // Mails of theirs first: what is found of ours under the same id counts.
    dsl.select(MAIL.MESSAGE_KEY, MAIL.MESSAGE_ID, MAIL.CONVERSATION_ID)
        .from(wanted.table())
        .join(MAIL)
        .on(MAIL.MESSAGE_KEY.eq(wanted.value()))
        .where(MAIL.PROGRAM_ID.eq(programId), MAIL.CONVERSATION_ID.isNotNull())
        .orderBy(MAIL.ID)
        .forEach(
            row -> {
              if (keys.getOrDefault(row.value1(), Set.of()).contains(row.value2())) {
                hits.put(row.value2(), new Hit(row.value3(), Optional.empty()));
              }
            });
    dsl.select(OUTGOING.MESSAGE_KEY, OUTGOING.MESSAGE_ID, OUTGOING.CONVERSATION_ID, OUTGOING.ID)
        .from(wanted.table())
        .join(OUTGOING)
        .on(OUTGOING.MESSAGE_KEY.eq(wanted.value()))
        .where(OUTGOING.PROGRAM_ID.eq(programId))
        .forEach(
            row -> {
              if (keys.getOrDefault(row.value1(), Set.of()).contains(row.value2())) {
                hits.put(row.value2(), new Hit(row.value3(), Optional.of(row.value4())));
              }
            });
    roots(dsl, programId, references, hits);
    return hits;
  }

  // A root says its conversation's number; that it says the rest right too proves it is ours.
  private static void roots(
      DSLContext dsl, String programId, Collection<MessageId> references, Map<String, Hit> hits) {
    Map<Long, Set<String>> roots = new HashMap<>();
    for (MessageId id : references) {
      Conversations.numberIn(id)
          .ifPresent(
              number -> roots.computeIfAbsent(number, n -> new LinkedHashSet<>()).add(id.value()));
    }
    if (roots.isEmpty()) {
      return;
    }
    Unnested<Long> wanted = Unnested.longs(new ArrayList<>(roots.keySet()));
    dsl.select(CONVERSATION.ID, CONVERSATION.ROOT)
        .from(wanted.table())
        .join(CONVERSATION)
        .on(CONVERSATION.ID.eq(wanted.value()))
        .where(CONVERSATION.PROGRAM_ID.eq(programId))
        .forEach(
            row -> {
              if (roots.getOrDefault(row.value1(), Set.of()).contains(row.value2())) {
                hits.putIfAbsent(row.value2(), new Hit(row.value1(), Optional.empty()));
              }
            });
  }
}
