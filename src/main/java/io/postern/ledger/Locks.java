package io.postern.ledger;

import io.postern.kit.Sha256;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Who touches the same people, prospects or deals waits for the other's transaction to end, and
 * sees what it did. Locks are taken before anything is read, all at once and in order, so that
 * nobody waits in a circle. They keep deciders from deciding in vain; what makes a late writer fail
 * is the versions and states that its updates expect.
 */
sealed interface Locks {
  /** Locks that are held until closed, after the transaction. */
  interface Held extends AutoCloseable {
    @Override
    void close();
  }

  /** Takes them before the transaction begins. */
  Held before(SortedSet<String> keys);

  /** Takes them as the transaction's first act. */
  void within(Tx tx, SortedSet<String> keys);

  /** Inside the one process that has the database: no rows, so nothing to write for a lock. */
  final class InProcess implements Locks {
    private static final long PATIENCE_SECONDS = 20;

    private static final class Lock extends ReentrantLock {
      private static final long serialVersionUID = 1;
      private int users;
    }

    private final ConcurrentMap<String, Lock> locks = new ConcurrentHashMap<>();

    @Override
    public Held before(SortedSet<String> keys) {
      Deque<String> held = new ArrayDeque<>();
      try {
        for (String key : keys) {
          take(key);
          held.push(key);
        }
      } catch (RuntimeException e) {
        held.forEach(this::release);
        throw e;
      }
      return () -> held.forEach(this::release);
    }

    @Override
    public void within(Tx tx, SortedSet<String> keys) {}

    private void take(String key) {
      Lock lock =
          locks.compute(
              key,
              (k, known) -> {
                Lock one = known == null ? new Lock() : known;
                one.users++;
                return one;
              });
      try {
        if (lock.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          return;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      leave(key);
      throw new LostRace("waited in vain for " + key);
    }

    private void release(String key) {
      Lock lock = locks.get(key);
      if (lock != null) {
        lock.unlock();
        leave(key);
      }
    }

    private void leave(String key) {
      locks.computeIfPresent(key, (k, lock) -> --lock.users == 0 ? null : lock);
    }
  }

  /** Among the nodes on one PostgreSQL: advisory locks, which end with the transaction. */
  final class InDatabase implements Locks {
    @Override
    public Held before(SortedSet<String> keys) {
      return () -> {};
    }

    @Override
    public void within(Tx tx, SortedSet<String> keys) {
      List<Long> numbers =
          keys.stream().map(key -> Stored.key(Sha256.of(key))).sorted().distinct().toList();
      if (!numbers.isEmpty()) {
        var number = DSL.field(DSL.name("k"), SQLDataType.BIGINT);
        tx.dsl()
            .select(DSL.function("pg_advisory_xact_lock", SQLDataType.OTHER, number))
            .from(
                DSL.select(number)
                    .from(DSL.unnest(numbers.toArray(Long[]::new)).as("u", "k"))
                    .orderBy(number))
            .fetch();
      }
    }
  }
}
