package io.postern.ledger;

import static io.postern.ledger.schema.Tables.DELIVERY;
import static io.postern.ledger.schema.Tables.RAW_PIECE;

import io.postern.mail.RawMail;
import io.postern.mail.Source;
import java.io.ByteArrayOutputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Mails as they came, as rows. */
final class RawRows {
  /**
   * One time that a mail came.
   *
   * @param bytesKept whether {@code raw} has its own bytes; else it has none
   */
  record Arrival(long id, long mailId, RawMail raw, String sha256, boolean bytesKept) {}

  private RawRows() {}

  /** All deliveries of mails, oldest first, by mail. */
  static Map<Long, List<Arrival>> of(DSLContext dsl, String programId, Collection<Long> mails) {
    if (mails.isEmpty()) {
      return Map.of();
    }
    Unnested<Long> wanted = Unnested.longs(mails);
    List<Record> rows =
        List.copyOf(
            dsl.select(DELIVERY.fields())
                .from(wanted.table())
                .join(DELIVERY)
                .on(DELIVERY.MAIL_ID.eq(wanted.value()))
                .where(DELIVERY.PROGRAM_ID.eq(programId))
                .orderBy(DELIVERY.MAIL_ID, DELIVERY.ID)
                .fetch());
    Map<Long, byte[]> bytes = bytes(dsl, programId, rows);
    return rows.stream()
        .map(row -> arrival(row, bytes))
        .collect(java.util.stream.Collectors.groupingBy(Arrival::mailId));
  }

  private static Map<Long, byte[]> bytes(
      DSLContext dsl, String programId, List<Record> deliveries) {
    Unnested<Long> firsts =
        Unnested.longs(
            deliveries.stream()
                .filter(row -> row.get(DELIVERY.PIECES) > 0)
                .map(row -> row.get(DELIVERY.ID) * Stored.PARTS)
                .toList());
    Map<Long, byte[]> bytes = new HashMap<>();
    dsl.select(RAW_PIECE.ID, RAW_PIECE.BYTES)
        .from(firsts.table())
        .join(RAW_PIECE)
        .on(RAW_PIECE.ID.eq(firsts.value()))
        .where(RAW_PIECE.PROGRAM_ID.eq(programId))
        .forEach(row -> bytes.put(row.value1() / Stored.PARTS, row.value2()));
    for (Record row : deliveries) {
      if (row.get(DELIVERY.PIECES) > 1) {
        bytes.put(row.get(DELIVERY.ID), whole(dsl, programId, row.get(DELIVERY.ID)));
      }
    }
    return bytes;
  }

  private static byte[] whole(DSLContext dsl, String programId, long delivery) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    dsl.select(RAW_PIECE.BYTES)
        .from(RAW_PIECE)
        .where(
            RAW_PIECE.PROGRAM_ID.eq(programId),
            RAW_PIECE.ID.ge(delivery * Stored.PARTS),
            RAW_PIECE.ID.lt((delivery + 1) * Stored.PARTS))
        .orderBy(RAW_PIECE.ID)
        .forEach(row -> whole.writeBytes(row.value1()));
    return whole.toByteArray();
  }

  private static Arrival arrival(Record row, Map<Long, byte[]> bytes) {
    long id = row.get(DELIVERY.ID);
    Long wholeSize = row.get(DELIVERY.WHOLE_SIZE);
    return new Arrival(
        id,
        row.get(DELIVERY.MAIL_ID),
        new RawMail(
            bytes.getOrDefault(id, new byte[0]),
            Json.envelope(row.get(DELIVERY.ENVELOPE)),
            new Source(row.get(DELIVERY.INGRESS), row.get(DELIVERY.SOURCE_KEY)),
            Optional.ofNullable(row.get(DELIVERY.SERVER_TIME)),
            row.get(DELIVERY.ARRIVED_AT),
            wholeSize == null ? OptionalLong.empty() : OptionalLong.of(wholeSize)),
        row.get(DELIVERY.SHA256),
        row.get(DELIVERY.PIECES) > 0);
  }
}
