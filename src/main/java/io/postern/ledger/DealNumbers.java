package io.postern.ledger;

import static io.postern.ledger.schema.Tables.DEAL;
import static io.postern.ledger.schema.Tables.DEAL_NUMBER;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * Numbers of deals, counting up from 1001 in each program. They are reserved before a transaction
 * and not in it, so that deciders of one program do not wait for each other; what a decision did
 * not use is given to the next one.
 */
final class DealNumbers {
  private static final long FIRST = 1001;
  private static final int TRIES = 3;

  private final Database database;
  private final ConcurrentMap<String, NavigableSet<Long>> spare = new ConcurrentHashMap<>();

  DealNumbers(Database database) {
    this.database = database;
  }

  /** Reserves numbers, lowest first. */
  List<Long> take(String programId, int count) {
    if (count == 0) {
      return List.of();
    }
    NavigableSet<Long> pool = spare.computeIfAbsent(programId, p -> new TreeSet<>());
    synchronized (pool) {
      int lacking = count - pool.size();
      if (lacking > 0) {
        long first = reserve(programId, lacking, 1);
        for (long number = first; number < first + lacking; number++) {
          pool.add(number);
        }
      }
      List<Long> taken = new ArrayList<>();
      while (taken.size() < count) {
        taken.add(pool.removeFirst());
      }
      return taken;
    }
  }

  void giveBack(String programId, Collection<Long> unused) {
    NavigableSet<Long> pool = spare.computeIfAbsent(programId, p -> new TreeSet<>());
    synchronized (pool) {
      pool.addAll(unused);
    }
  }

  /** At the start of a process that is alone: what a crash left unused is used. */
  void startBehindTheLast() {
    database.change(
        tx ->
            tx.dsl()
                .select(DEAL_NUMBER.PROGRAM_ID)
                .from(DEAL_NUMBER)
                .fetch(DEAL_NUMBER.PROGRAM_ID)
                .forEach(
                    program ->
                        tx.dsl()
                            .update(DEAL_NUMBER)
                            .set(
                                DEAL_NUMBER.NEXT_NUMBER,
                                DSL.select(
                                        DSL.coalesce(DSL.max(DEAL.NUMBER).plus(1), DSL.val(FIRST)))
                                    .from(DEAL)
                                    .where(DEAL.PROGRAM_ID.eq(program)))
                            .where(DEAL_NUMBER.PROGRAM_ID.eq(program))
                            .execute()));
  }

  private long reserve(String programId, int count, int attempt) {
    try {
      return database.write(
          tx -> {
            Long next =
                tx.dsl()
                    .select(DEAL_NUMBER.NEXT_NUMBER)
                    .from(DEAL_NUMBER)
                    .where(DEAL_NUMBER.PROGRAM_ID.eq(programId))
                    .forUpdate()
                    .fetchOne(DEAL_NUMBER.NEXT_NUMBER);
            if (next == null) {
              tx.dsl()
                  .insertInto(DEAL_NUMBER)
                  .columns(DEAL_NUMBER.PROGRAM_ID, DEAL_NUMBER.NEXT_NUMBER)
                  .values(programId, FIRST + count)
                  .execute();
              return FIRST;
            }
            tx.dsl()
                .update(DEAL_NUMBER)
                .set(DEAL_NUMBER.NEXT_NUMBER, next + count)
                .where(DEAL_NUMBER.PROGRAM_ID.eq(programId))
                .execute();
            return next;
          });
    } catch (DataAccessException e) {
      if (attempt < TRIES && Failures.passing(e)) {
        return reserve(programId, count, attempt + 1);
      }
      throw e;
    }
  }
}
