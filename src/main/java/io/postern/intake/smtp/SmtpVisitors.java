package io.postern.intake.smtp;

import io.postern.intake.IngressEvents;
import io.postern.intake.smtp.SmtpSettings.Limits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;

/** Who is connected: lets in or not, and shows out who stays too long. */
final class SmtpVisitors implements SessionHandler {
  private final String ingress;
  private final Limits limits;
  private final IngressEvents events;
  private final Map<Session, SmtpVisit> visits = new ConcurrentHashMap<>();
  private final Map<InetAddress, Integer> perAddress = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition quiet = lock.newCondition();
  private int busy;
  private volatile boolean closing;

  SmtpVisitors(String ingress, Limits limits, IngressEvents events) {
    this.ingress = ingress;
    this.limits = limits;
    this.events = events;
  }

  @Override
  public SessionAcceptance accept(Session session) {
    if (closing) {
      return SessionAcceptance.failure(421, "4.3.2 closing, please come back");
    }
    if (visits.size() >= limits.connections()) {
      return turnAway(session, "too-many-connections");
    }
    InetAddress address = addressOf(session);
    if (perAddress.merge(address, 1, Integer::sum) > limits.connectionsPerAddress()) {
      leave(address);
      return turnAway(session, "too-many-connections-of-address");
    }
    visits.put(session, new SmtpVisit(limits));
    sendAtOnce(session);
    return SessionAcceptance.success();
  }

  // Replies to pipelined commands are small packets one after the other: with Nagle's algorithm
  // each waits for the client's delayed ACK, 40 ms a mail.
  private static void sendAtOnce(Session session) {
    try {
      session.getSocket().setTcpNoDelay(true);
    } catch (SocketException gone) {
      // its next read will tell
    }
  }

  private SessionAcceptance turnAway(Session session, String reason) {
    events.refused(ingress, addressOf(session).getHostAddress(), reason);
    return SessionAcceptance.failure(421, "4.7.0 too many connections, please come back");
  }

  @Override
  public void onSessionEnd(Session session) {
    if (visits.remove(session) != null) {
      leave(addressOf(session));
    }
  }

  private void leave(InetAddress address) {
    perAddress.computeIfPresent(address, (same, count) -> count > 1 ? count - 1 : null);
  }

  SmtpVisit visit(Session session) {
    SmtpVisit visit = visits.get(session);
    if (visit == null) {
      throw new IllegalStateException("this session was never let in");
    }
    return visit;
  }

  static InetAddress addressOf(Session session) {
    return session.getRemoteAddress().getAddress();
  }

  /** Cuts off whoever has taken longer over one mail than anybody may. */
  void showOutTheOverdue() {
    visits.forEach(
        (session, visit) -> {
          if (visit.overdue()) {
            events.refused(ingress, addressOf(session).getHostAddress(), "too-slow");
            cutOff(session);
          }
        });
  }

  // Only the socket: the session's own streams may be locked by a thread that waits in them.
  private static void cutOff(Session session) {
    try {
      session.closeSocket();
    } catch (IOException gone) {
      // closed already, which is what was wanted
    }
  }

  /** Whether new mails are no longer begun. */
  boolean closing() {
    return closing;
  }

  /** A command is being answered; {@link #ends} must follow. */
  void begins() {
    lock.lock();
    try {
      busy++;
    } finally {
      lock.unlock();
    }
  }

  void ends() {
    lock.lock();
    try {
      busy--;
      quiet.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Lets nobody new in and waits until no command is being answered, or for {@code grace}. */
  void close(Duration grace) throws InterruptedException {
    closing = true;
    lock.lock();
    try {
      long left = grace.toNanos();
      while (busy > 0 && left > 0) {
        left = quiet.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
