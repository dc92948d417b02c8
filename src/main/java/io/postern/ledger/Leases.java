package io.postern.ledger;

import static io.postern.ledger.schema.Tables.LEASE;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/** Who does what only one node may do, such as reading a mailbox. */
public final class Leases {
  private final Database database;
  private final String owner;

  Leases(Database database, String owner) {
    this.database = database;
    this.owner = owner;
  }

  /** Takes or renews a lease; empty while another node has it. */
  public Optional<Lease> take(String name, Duration length, Instant now) {
    Instant until = Stored.time(now.plus(length));
    try {
      return database.write(
          tx -> {
            int renewed =
                tx.dsl()
                    .update(LEASE)
                    .set(LEASE.UNTIL_AT, until)
                    .set(
                        LEASE.FENCE,
                        DSL.when(LEASE.OWNER.eq(owner), LEASE.FENCE).otherwise(LEASE.FENCE.plus(1)))
                    .set(LEASE.OWNER, owner)
                    .where(
                        LEASE.PROGRAM_ID.eq(Stored.ALL_PROGRAMS),
                        LEASE.NAME.eq(name),
                        LEASE.OWNER.eq(owner).or(LEASE.UNTIL_AT.le(Stored.time(now))))
                    .execute();
            if (renewed == 0) {
              if (tx.dsl()
                  .fetchExists(
                      LEASE, LEASE.PROGRAM_ID.eq(Stored.ALL_PROGRAMS), LEASE.NAME.eq(name))) {
                return Optional.empty();
              }
              tx.dsl()
                  .insertInto(LEASE)
                  .columns(LEASE.PROGRAM_ID, LEASE.NAME, LEASE.OWNER, LEASE.FENCE, LEASE.UNTIL_AT)
                  .values(Stored.ALL_PROGRAMS, name, owner, 1, until)
                  .execute();
            }
            return tx.dsl()
                .select(LEASE.FENCE)
                .from(LEASE)
                .where(LEASE.PROGRAM_ID.eq(Stored.ALL_PROGRAMS), LEASE.NAME.eq(name))
                .fetchOptional(LEASE.FENCE)
                .map(fence -> new Lease(owner, fence, until));
          });
    } catch (DataAccessException e) {
      if (Failures.duplicate(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Gives it back before its time, if it is still ours. */
  public void release(String name, Lease lease) {
    database.change(
        tx ->
            tx.dsl()
                .deleteFrom(LEASE)
                .where(
                    LEASE.PROGRAM_ID.eq(Stored.ALL_PROGRAMS),
                    LEASE.NAME.eq(name),
                    LEASE.OWNER.eq(lease.owner()),
                    LEASE.FENCE.eq(lease.fence()))
                .execute());
  }
}
