package io.postern.ledger;

import static io.postern.ledger.schema.Tables.DELIVERY;
import static io.postern.ledger.schema.Tables.MAIL;
import static io.postern.ledger.schema.Tables.RAW_PIECE;

import io.postern.deciding.Outcome;
import io.postern.kit.Sha256;
import io.postern.ledger.KeepQueue.Request;
import io.postern.mail.RawMail;
import io.postern.mail.Receipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Writes mails that are to be kept, a group of them in one transaction with one sync. */
final class KeepWriter {
  /** How much of a mail's bytes is in one row. */
  static final int PIECE = 256 * 1024;

  /** More copies of one mail than these tell nothing new. */
  private static final int MOST_COPIES = 5;

  private static final int LONGEST_KEY = 400;
  private static final int LONGEST_INGRESS = 200;

  private static final Query INSERT_MAIL =
      Batch.insert(
          MAIL,
          MAIL.ID,
          MAIL.PROGRAM_ID,
          MAIL.FINGERPRINT,
          MAIL.FIRST_DELIVERY,
          MAIL.SHA256,
          MAIL.SIZE,
          MAIL.COPIES,
          MAIL.KEPT_AT,
          MAIL.STATE,
          MAIL.DUE_AT,
          MAIL.ATTEMPTS,
          MAIL.FENCE,
          MAIL.RELEASE_VOUCHED);
  private static final Query INSERT_DELIVERY = Batch.insert(DELIVERY, DELIVERY.fields());
  private static final Query INSERT_PIECE = Batch.insert(RAW_PIECE, RAW_PIECE.fields());

  private final Database database;
  private final Ids mailIds;
  private final Ids deliveryIds;

  KeepWriter(Database database, Ids mailIds, Ids deliveryIds) {
    this.database = database;
    this.mailIds = mailIds;
    this.deliveryIds = deliveryIds;
  }

  /** Answers each of them, whatever happens. */
  void keep(List<Request> group) {
    Map<Request, Receipt> answers;
    try {
      answers = database.write(tx -> write(tx, group));
    } catch (RuntimeException e) {
      if (group.size() == 1) {
        group.getFirst().answer().complete(new Receipt.NotNow(Failures.line(e)));
      } else {
        // One of them is the cause, or another node kept the same at the same time.
        group.forEach(one -> keep(List.of(one)));
      }
      return;
    }
    try {
      database.sync();
    } catch (RuntimeException e) {
      Receipt notSure = new Receipt.NotNow("committed, but not synced: " + Failures.line(e));
      group.forEach(one -> one.answer().complete(notSure));
      return;
    }
    answers.forEach((request, receipt) -> request.answer().complete(receipt));
  }

  /** A mail that is there already, or was just written. */
  private static final class Known {
    private final long id;
    private final String sha256;
    private final boolean open;
    private final boolean held;
    private int copies;

    Known(long id, String sha256, boolean open, boolean held, int copies) {
      this.id = id;
      this.sha256 = sha256;
      this.open = open;
      this.held = held;
      this.copies = copies;
    }
  }

  private record Sheet(Batch mails, Batch deliveries, Batch pieces) {}

  private Map<Request, Receipt> write(Tx tx, List<Request> group) {
    Sheet sheet =
        new Sheet(tx.batch(INSERT_MAIL), tx.batch(INSERT_DELIVERY), tx.batch(INSERT_PIECE));
    Map<Request, Receipt> answers = new IdentityHashMap<>(); // a request's own hash reads the mail
    Map<String, List<Request>> programs = new LinkedHashMap<>();
    group.forEach(
        one -> programs.computeIfAbsent(one.programId(), p -> new ArrayList<>()).add(one));
    programs.forEach(
        (program, requests) -> {
          Map<String, Known> known = known(tx, program, requests);
          for (Request request : requests) {
            Known first = known.get(request.fingerprint());
            if (first == null) {
              known.put(request.fingerprint(), first(tx, request, sheet));
              answers.put(request, new Receipt.Kept(known.get(request.fingerprint()).id));
            } else {
              again(tx, request, first, sheet);
              answers.put(request, new Receipt.Duplicate(first.id));
            }
          }
        });
    sheet.mails().run();
    sheet.deliveries().run();
    sheet.pieces().run();
    return answers;
  }

  private static Map<String, Known> known(Tx tx, String program, List<Request> requests) {
    Unnested<String> wanted =
        Unnested.texts(requests.stream().map(Request::fingerprint).distinct().toList());
    Map<String, Known> known = new HashMap<>();
    tx.dsl()
        .select(MAIL.FINGERPRINT, MAIL.ID, MAIL.SHA256, MAIL.STATE, MAIL.OUTCOME, MAIL.COPIES)
        .from(wanted.table())
        .join(MAIL)
        .on(MAIL.FINGERPRINT.eq(wanted.value()))
        .where(MAIL.PROGRAM_ID.eq(program))
        .forEach(
            row ->
                known.put(
                    row.value1(),
                    new Known(
                        row.value2(),
                        row.value3(),
                        !MailState.DONE.name().equals(row.value4()),
                        Outcome.HELD.name().equals(row.value5()),
                        row.value6())));
    return known;
  }

  private Known first(Tx tx, Request request, Sheet sheet) {
    long id = mailIds.next(tx.dsl());
    RawMail mail = request.mail();
    long delivery = delivery(tx, request, id, true, sheet);
    sheet
        .mails()
        .row(
            id,
            request.programId(),
            request.fingerprint(),
            delivery,
            request.sha256(),
            (long) mail.bytes().length,
            0,
            mail.arrivedAt(),
            MailState.RECEIVED,
            mail.arrivedAt(),
            0,
            0,
            false);
    return new Known(id, request.sha256(), true, false, 0);
  }

  // The same mail with other bytes came another way, perhaps with better signs of who sent it: kept
  // while that can still matter.
  private void again(Tx tx, Request request, Known first, Sheet sheet) {
    if (cameBefore(tx, request)) {
      return;
    }
    boolean copy =
        (first.open || first.held)
            && first.copies < MOST_COPIES
            && !first.sha256.equals(request.sha256())
            && !bytesKept(tx, request, first.id);
    delivery(tx, request, first.id, copy, sheet);
    if (copy) {
      first.copies++;
      sheet.mails().run();
      Instant now = Stored.time(request.mail().arrivedAt());
      tx.dsl()
          .update(MAIL)
          .set(MAIL.COPIES, MAIL.COPIES.plus(1))
          .set(
              MAIL.DUE_AT,
              DSL.when(MAIL.STATE.eq(MailState.DONE.name()), DSL.val(now, MAIL.DUE_AT))
                  .otherwise(MAIL.DUE_AT))
          .set(
              MAIL.ATTEMPTS,
              DSL.when(MAIL.STATE.eq(MailState.DONE.name()), DSL.val(0)).otherwise(MAIL.ATTEMPTS))
          .set(
              MAIL.UNFINISHED,
              DSL.when(MAIL.STATE.eq(MailState.DONE.name()), DSL.val(0)).otherwise(MAIL.UNFINISHED))
          .set(
              MAIL.STATE,
              DSL.when(MAIL.STATE.eq(MailState.DONE.name()), MailState.RECEIVED.name())
                  .otherwise(MAIL.STATE))
          .where(
              MAIL.PROGRAM_ID.eq(request.programId()),
              MAIL.ID.eq(first.id),
              MAIL.STATE.ne(MailState.DONE.name()).or(MAIL.OUTCOME.eq(Outcome.HELD.name())))
          .execute();
    }
  }

  private static boolean cameBefore(Tx tx, Request request) {
    return tx.dsl()
        .fetchExists(
            DELIVERY,
            DELIVERY.PROGRAM_ID.eq(request.programId()),
            DELIVERY.INGRESS.eq(ingress(request)),
            DELIVERY.SOURCE_KEY.eq(sourceKey(request)),
            DELIVERY.SHA256.eq(request.sha256()));
  }

  private static boolean bytesKept(Tx tx, Request request, long mailId) {
    return tx.dsl()
        .fetchExists(
            DELIVERY,
            DELIVERY.PROGRAM_ID.eq(request.programId()),
            DELIVERY.MAIL_ID.eq(mailId),
            DELIVERY.SHA256.eq(request.sha256()),
            DELIVERY.PIECES.gt(0));
  }

  private long delivery(Tx tx, Request request, long mailId, boolean bytes, Sheet sheet) {
    long id = deliveryIds.next(tx.dsl());
    RawMail mail = request.mail();
    int pieces = bytes ? pieces(id, request, sheet.pieces()) : 0;
    @Nullable Long wholeSize = mail.wholeSize().isPresent() ? mail.wholeSize().getAsLong() : null;
    sheet
        .deliveries()
        .row(
            id,
            request.programId(),
            mailId,
            ingress(request),
            sourceKey(request),
            request.sha256(),
            (long) mail.bytes().length,
            pieces,
            wholeSize,
            Json.of(mail.envelope()),
            Stored.time(mail.serverTime()),
            mail.arrivedAt());
    return id;
  }

  private static int pieces(long delivery, Request request, Batch batch) {
    byte[] bytes = request.mail().bytes();
    int piece = 0;
    for (int at = 0; at < bytes.length || piece == 0; at += PIECE, piece++) {
      batch.row(
          delivery * Stored.PARTS + piece,
          request.programId(),
          bytes.length <= PIECE
              ? bytes
              : Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + PIECE)));
    }
    if (piece >= Stored.PARTS) {
      throw new IllegalArgumentException("a mail of " + bytes.length + " bytes");
    }
    return piece;
  }

  private static String ingress(Request request) {
    return Stored.text(request.mail().source().ingress(), LONGEST_INGRESS);
  }

  private static String sourceKey(Request request) {
    String key = request.mail().source().key();
    return key.length() <= LONGEST_KEY
        ? Stored.text(key)
        : Stored.text(key, LONGEST_KEY) + "#" + Sha256.of(key);
  }
}
