package io.postern.ledger;

import static io.postern.ledger.schema.Tables.DEPARTURE;
import static io.postern.ledger.schema.Tables.OUTGOING;
import static io.postern.ledger.schema.Tables.TOKEN;

import io.postern.identity.TokenClaim;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Tokens, as rows: only their hashes. */
final class Tokens {
  private Tokens() {}

  /**
   * What is known of tokens, by hash. Those of mails that were written before their reader left are
   * revoked since then.
   *
   * @param hashes SHA-256, hex
   */
  static Map<String, TokenClaim> of(DSLContext dsl, String programId, Collection<String> hashes) {
    Map<Long, String> keys = new HashMap<>();
    for (String hash : hashes) {
      keys.put(Stored.key(hash), hash);
    }
    if (keys.isEmpty()) {
      return Map.of();
    }
    Unnested<Long> wanted = Unnested.longs(keys.keySet());
    Map<String, TokenClaim> claims = new HashMap<>();
    dsl.select(TOKEN.fields())
        .select(DEPARTURE.LEFT_AT)
        .from(wanted.table())
        .join(TOKEN)
        .on(TOKEN.ID.eq(wanted.value()))
        .join(OUTGOING)
        .on(OUTGOING.ID.eq(TOKEN.OUTGOING_ID), OUTGOING.PROGRAM_ID.eq(TOKEN.PROGRAM_ID))
        .leftJoin(DEPARTURE)
        .on(
            DEPARTURE.PROGRAM_ID.eq(TOKEN.PROGRAM_ID),
            DEPARTURE.PERSON_KEY.eq(DSL.lower(TOKEN.PERSON)),
            DEPARTURE.LEFT_AT.ge(OUTGOING.QUEUED_AT))
        .where(TOKEN.PROGRAM_ID.eq(programId))
        .forEach(
            row -> {
              if (row.get(TOKEN.HASH).equals(keys.get(row.get(TOKEN.ID)))) {
                claims.put(
                    row.get(TOKEN.HASH),
                    new TokenClaim(
                        row.get(TOKEN.ID),
                        TokenClaim.Purpose.valueOf(row.get(TOKEN.PURPOSE)),
                        Stored.address(row.get(TOKEN.PERSON)),
                        row.get(TOKEN.CONVERSATION_ID),
                        row.get(TOKEN.OUTGOING_ID),
                        row.get(TOKEN.EXPIRES_AT),
                        Optional.ofNullable(row.get(TOKEN.REVOKED_AT))
                            .or(() -> Optional.ofNullable(row.get(DEPARTURE.LEFT_AT)))));
              }
            });
    return claims;
  }
}
