package io.postern.ledger;

import static io.postern.ledger.schema.Tables.CHALLENGE;
import static io.postern.ledger.schema.Tables.KNOWN_SIGNER;
import static io.postern.ledger.schema.Tables.MAIL;

import io.postern.deciding.Challenge;
import io.postern.deciding.Outcome;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;

/** Who was asked about which mail, and who is known since to sign for whom. */
final class ChallengeRows {
  private ChallengeRows() {}

  /** Challenges by the outgoing mail that asks. */
  static Map<Long, Challenge> askedBy(
      DSLContext dsl, String programId, Collection<Long> outgoingIds) {
    if (outgoingIds.isEmpty()) {
      return Map.of();
    }
    Unnested<Long> wanted = Unnested.longs(outgoingIds);
    Map<Long, Challenge> challenges = new HashMap<>();
    dsl.select(CHALLENGE.fields())
        .select(MAIL.STATE, MAIL.OUTCOME, MAIL.REASON)
        .from(wanted.table())
        .join(CHALLENGE)
        .on(CHALLENGE.ID.eq(wanted.value()))
        .join(MAIL)
        .on(MAIL.ID.eq(CHALLENGE.MAIL_ID))
        .where(CHALLENGE.PROGRAM_ID.eq(programId), MAIL.PROGRAM_ID.eq(programId))
        .forEach(
            row ->
                challenges.put(
                    row.get(CHALLENGE.ID),
                    new Challenge(
                        row.get(CHALLENGE.MAIL_ID),
                        Challenge.Kind.valueOf(row.get(CHALLENGE.KIND)),
                        Stored.address(row.get(CHALLENGE.CLAIMED)),
                        row.get(CHALLENGE.PARTNER_ID),
                        row.get(CHALLENGE.RECEIVED_AT),
                        row.get(CHALLENGE.ASKED_AT),
                        MailState.DONE.name().equals(row.get(MAIL.STATE))
                            && Outcome.HELD.name().equals(row.get(MAIL.OUTCOME))
                            && !Challenge.DENIED.equals(row.get(MAIL.REASON)))));
    return challenges;
  }

  /** Of these address keys, the ones that were asked since then. */
  static Set<String> askedSince(
      DSLContext dsl, String programId, Collection<String> keys, Instant since) {
    if (keys.isEmpty()) {
      return Set.of();
    }
    Unnested<String> wanted = Unnested.texts(keys);
    return dsl.selectDistinct(CHALLENGE.ASKED_KEY)
        .from(wanted.table())
        .join(CHALLENGE)
        .on(CHALLENGE.ASKED_KEY.eq(wanted.value()))
        .where(CHALLENGE.PROGRAM_ID.eq(programId), CHALLENGE.ASKED_AT.gt(since))
        .fetchSet(CHALLENGE.ASKED_KEY);
  }

  /** The domains that sign for these addresses, by address key. */
  static Map<String, Set<String>> signersFor(
      DSLContext dsl, String programId, Collection<String> keys) {
    if (keys.isEmpty()) {
      return Map.of();
    }
    Unnested<String> wanted = Unnested.texts(keys);
    Map<String, Set<String>> signers = new HashMap<>();
    dsl.select(KNOWN_SIGNER.ADDRESS_KEY, KNOWN_SIGNER.SIGNER)
        .from(wanted.table())
        .join(KNOWN_SIGNER)
        .on(KNOWN_SIGNER.ADDRESS_KEY.eq(wanted.value()))
        .where(KNOWN_SIGNER.PROGRAM_ID.eq(programId))
        .forEach(
            row -> signers.computeIfAbsent(row.value1(), _ -> new HashSet<>()).add(row.value2()));
    return signers;
  }
}
