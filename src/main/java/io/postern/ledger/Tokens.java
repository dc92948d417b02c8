package io.postern.ledger;

import static io.postern.ledger.schema.Tables.TOKEN;

import io.postern.identity.TokenClaim;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/** Tokens, as rows: only their hashes. */
final class Tokens {
  private Tokens() {}

  /**
   * What is known of tokens, by hash.
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
        .from(wanted.table())
        .join(TOKEN)
        .on(TOKEN.ID.eq(wanted.value()))
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
                        Optional.ofNullable(row.get(TOKEN.REVOKED_AT))));
              }
            });
    return claims;
  }
}
