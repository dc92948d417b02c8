package io.postern.posting;

import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/**
 * Hands rendered mails to the organisation's relay. May be used by any number of threads; only so
 * many as there may be connections send at once, the others wait. Says exactly how far each mail
 * came, and never sends one twice by itself once its final dot is out.
 */
public final class Courier implements Carrier {
  private static final int SLOWEST_RELAY = 16 * 1024; // octets a second

  private final CourierSettings settings;
  private final Connector connector;
  private final Semaphore places;
  private final Deque<Idle> idle = new ArrayDeque<>();
  private final ScheduledThreadPoolExecutor clock =
      new ScheduledThreadPoolExecutor(1, Thread.ofVirtual().factory());
  private final Guard guard = new Guard(clock, SLOWEST_RELAY);
  private volatile boolean closed;

  private record Idle(Conversation conversation, long since) {}

  public Courier(CourierSettings settings) {
    this(settings, systemTrust());
  }

  /** A courier that trusts other certificates than the JDK does. */
  public Courier(CourierSettings settings, SSLContext tls) {
    this.settings = settings;
    this.connector = new Connector(settings, tls.getSocketFactory());
    this.places = new Semaphore(settings.connections());
    clock.setRemoveOnCancelPolicy(true);
    long pause = Math.max(1, settings.idle().toMillis() / 2);
    var unused = clock.scheduleWithFixedDelay(this::closeIdle, pause, pause, TimeUnit.MILLISECONDS);
  }

  private static SSLContext systemTrust() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException everyJdkHasOne) {
      throw new IllegalStateException(everyJdkHasOne);
    }
  }

  /** Sends one mail and waits for what becomes of it. */
  public Delivery send(Parcel parcel) {
    return send(parcel, Progress.UNHEARD);
  }

  @Override
  public Delivery send(Parcel parcel, Progress progress) {
    try {
      places.acquire();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new Delivery.TryLater(Phase.CONNECT, "stopping");
    }
    try {
      return closed
          ? new Delivery.TryLater(Phase.CONNECT, "stopping")
          : sendInPlace(parcel, progress);
    } finally {
      places.release();
    }
  }

  private Delivery sendInPlace(Parcel parcel, Progress progress) {
    Optional<Conversation> open = takeIdle();
    if (open.isPresent()) {
      Delivery delivery = sendOver(open.get(), parcel, progress);
      // A relay closes connections that it finds idle; that is no answer to this mail.
      if (!lostBeforeContent(open.get(), delivery)) {
        return delivery;
      }
    }
    progress.reaches(Phase.CONNECT);
    try {
      return sendOver(connector.connect(), parcel, progress);
    } catch (Fault fault) {
      return new Delivery.AccountFault(String.valueOf(fault.getMessage()));
    } catch (IOException unreachable) {
      return new Delivery.TryLater(Phase.CONNECT, unreachable.toString());
    }
  }

  private static boolean lostBeforeContent(Conversation conversation, Delivery delivery) {
    return conversation.lost()
        && delivery instanceof Delivery.TryLater later
        && later.phase() == Phase.MAIL;
  }

  private Delivery sendOver(Conversation conversation, Parcel parcel, Progress progress) {
    boolean done = false;
    try {
      Delivery delivery = conversation.send(parcel, progress, guard);
      done = true;
      return delivery;
    } finally {
      giveBack(conversation, done);
    }
  }

  private void giveBack(Conversation conversation, boolean done) {
    if (done
        && !closed
        && conversation.usable()
        && conversation.sent() < settings.mailsPerConnection()) {
      synchronized (idle) {
        idle.push(new Idle(conversation, System.nanoTime()));
      }
    } else {
      conversation.close();
    }
  }

  private Optional<Conversation> takeIdle() {
    synchronized (idle) {
      return Optional.ofNullable(idle.poll()).map(Idle::conversation);
    }
  }

  private void closeIdle() {
    long before = System.nanoTime() - settings.idle().toNanos();
    Deque<Idle> old = new ArrayDeque<>();
    synchronized (idle) {
      Iterator<Idle> all = idle.iterator();
      while (all.hasNext()) {
        Idle next = all.next();
        if (closed || next.since() - before < 0) {
          old.add(next);
          all.remove();
        }
      }
    }
    old.forEach(next -> next.conversation().close());
  }

  /** Lets mails that are being sent end, and closes all connections. */
  @Override
  public void close() {
    closed = true;
    closeIdle();
    places.acquireUninterruptibly(settings.connections());
    places.release(settings.connections());
    clock.shutdownNow();
  }
}
