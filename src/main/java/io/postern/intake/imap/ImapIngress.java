package io.postern.intake.imap;

import io.postern.intake.Handover;
import io.postern.intake.Ingress;
import io.postern.mail.SignInRefused;
import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads a mailbox folder for as long as it runs: looks, waits, looks again; connects anew when the
 * server is lost. Only one of them may read a folder; who that is, is decided elsewhere.
 */
public final class ImapIngress implements Ingress {
  // IDLE that lost its connection so often in a row is no longer asked for; polling goes on.
  private static final int BROKEN_IDLES = 3;

  private final ImapSettings settings;
  private final Handover handover;
  private final ImapConnector connector;
  private final ImapRound round;
  private @Nullable Thread worker;
  private boolean resting;
  private int refusals;
  private int brokenIdles;
  private int looks;
  private volatile boolean stopping;

  public ImapIngress(
      ImapSettings settings, Handover handover, ImapCursor cursor, InstantSource clock) {
    this(settings, handover, cursor, clock, systemTrust());
  }

  /** A reader that trusts other certificates than the JDK does. */
  public ImapIngress(
      ImapSettings settings,
      Handover handover,
      ImapCursor cursor,
      InstantSource clock,
      SSLContext tls) {
    this.settings = settings;
    this.handover = handover;
    this.connector = new ImapConnector(settings, tls);
    this.round = new ImapRound(settings, handover, cursor, clock, () -> stopping);
  }

  private static SSLContext systemTrust() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException everyJdkHasOne) {
      throw new IllegalStateException(everyJdkHasOne);
    }
  }

  @Override
  public String name() {
    return settings.ingress();
  }

  @Override
  public synchronized void start() {
    worker = Thread.ofVirtual().name(name()).start(this::keepReading);
  }

  private void keepReading() {
    Duration wait = settings.pace().retry();
    while (!stopping) {
      String why;
      try (ImapSession session = connector.connect()) {
        handover.events().connected(name(), settings.server().host() + " " + settings.folder());
        wait = settings.pace().retry();
        refusals = 0;
        readUntilLost(session);
        return;
      } catch (SignInRefused refused) {
        // A token may have ended early: once more at once. More would lock the account.
        refusals++;
        wait = refusals > 1 ? settings.pace().retryAtMost() : settings.pace().retry();
        why = String.valueOf(refused.getMessage());
      } catch (IOException lost) {
        why = String.valueOf(lost.getMessage());
      } catch (ImapRefused refused) {
        why = "the server refuses: " + refused.getMessage();
      } catch (RuntimeException defect) {
        why = defect.toString();
      }
      if (!stopping) {
        handover.events().lost(name(), why, wait);
        rest(wait);
        wait = longer(wait);
      }
    }
  }

  private void readUntilLost(ImapSession session) throws IOException, ImapRefused {
    while (!stopping) {
      // Counted over all connections: a mail on which the server always breaks off would else be
      // asked for by each of them, as often as they can be made.
      round.run(session, looks++ % settings.pace().compareEvery() == 0);
      if (session.canIdle() && brokenIdles < BROKEN_IDLES) {
        idle(session);
      } else {
        rest(settings.pace().poll());
      }
    }
  }

  private void idle(ImapSession session) throws IOException, ImapRefused {
    if (!mayRest()) {
      return;
    }
    long start = System.nanoTime();
    brokenIdles++;
    boolean told;
    try {
      told = session.idle(settings.pace().poll());
      brokenIdles = 0;
    } finally {
      rested();
    }
    // A server that ends IDLE by itself, at once, is not asked again at once.
    Duration left = settings.pace().poll().minusNanos(System.nanoTime() - start);
    if (!told && left.isPositive()) {
      rest(left);
    }
  }

  private Duration longer(Duration wait) {
    Duration twice = wait.multipliedBy(2);
    return twice.compareTo(settings.pace().retryAtMost()) < 0
        ? twice
        : settings.pace().retryAtMost();
  }

  private void rest(Duration time) {
    if (!mayRest()) {
      return;
    }
    try {
      Thread.sleep(time);
    } catch (InterruptedException woken) {
      // to stop
    } finally {
      rested();
    }
  }

  // Only a resting worker may be interrupted: one that is in the middle of a mail ends that first.
  private synchronized boolean mayRest() {
    resting = !stopping;
    return resting;
  }

  private synchronized void rested() {
    resting = false;
    boolean _ = Thread.interrupted();
  }

  @Override
  public void stop() {
    Thread running;
    synchronized (this) {
      stopping = true;
      running = worker;
      if (running != null && resting) {
        // A virtual thread that waits for its server wakes up, and its connection is closed.
        running.interrupt();
      }
    }
    if (running != null) {
      try {
        running.join();
      } catch (InterruptedException hurry) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
