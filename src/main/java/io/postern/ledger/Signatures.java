package io.postern.ledger;

import static io.postern.ledger.schema.Tables.SIGNATURE;

import java.util.Collection;
import java.util.Map;
import org.jooq.DSLContext;

/** The lines that ended senders' last mails, as rows. */
final class Signatures {
  private Signatures() {}

  /** By address key, as JSON. */
  static Map<String, String> of(DSLContext dsl, String programId, Collection<String> people) {
    if (people.isEmpty()) {
      return Map.of();
    }
    Unnested<String> wanted = Unnested.texts(people);
    return dsl.select(SIGNATURE.ADDRESS_KEY, SIGNATURE.LINES)
        .from(wanted.table())
        .join(SIGNATURE)
        .on(SIGNATURE.ADDRESS_KEY.eq(wanted.value()))
        .where(SIGNATURE.PROGRAM_ID.eq(programId))
        .fetchMap(SIGNATURE.ADDRESS_KEY, SIGNATURE.LINES);
  }
}
