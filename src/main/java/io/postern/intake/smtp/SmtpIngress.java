package io.postern.intake.smtp;

import io.postern.intake.Handover;
import io.postern.intake.Ingress;
import java.io.IOException;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.server.SMTPServer;

/**
 * The SMTP listener. It is made to stand behind the organisation's MTA; it takes mail for the
 * program's addresses only and relays nothing. The bytes it keeps are the bytes that came: it adds
 * no Received line, so that the border's trace block stays on top, and puts the peer into the
 * envelope instead.
 */
public final class SmtpIngress implements Ingress {
  private static final String NAME = "smtp";
  private static final int BACKLOG = 512;
  // Those who are over the limit still get a reply that says so.
  private static final int PLACES_TO_REFUSE_IN = 50;

  private final SmtpSettings settings;
  private final Handover handover;
  private final SmtpVisitors visitors;
  private final SmtpDialogue dialogue;
  private @Nullable SMTPServer server;
  private @Nullable ScheduledExecutorService watch;

  public SmtpIngress(SmtpSettings settings, Handover handover, InstantSource clock) {
    this.settings = settings;
    this.handover = handover;
    this.visitors = new SmtpVisitors(NAME, settings.limits(), handover.events());
    this.dialogue = new SmtpDialogue(NAME, settings, handover, visitors, clock);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public synchronized void start() throws IOException {
    SMTPServer starting = build();
    dialogue.verbs().forEach(starting.getCommandHandler()::addCommand);
    try {
      starting.start();
    } catch (RuntimeException cause) {
      throw new IOException("cannot listen on " + settings.host() + ":" + settings.port(), cause);
    }
    server = starting;
    watch = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    var _ = watch.scheduleWithFixedDelay(visitors::showOutTheOverdue, 1, 1, TimeUnit.SECONDS);
    handover.events().connected(NAME, settings.host() + ":" + port());
  }

  private SMTPServer build() throws IOException {
    SMTPServer.Builder builder =
        SMTPServer.port(settings.port())
            .bindAddress(InetAddress.getByName(settings.host()))
            .hostName(settings.banner())
            .softwareName("Postern")
            .backlog(BACKLOG)
            .serverSocketFactory(() -> new PacedSockets(settings.limits().commandsPerSecond()))
            .messageHandlerFactory(session -> new SmtpTransaction())
            .sessionHandler(visitors)
            .executorService(Executors.newVirtualThreadPerTaskExecutor())
            .maxConnections(settings.limits().connections() + PLACES_TO_REFUSE_IN)
            .connectionTimeoutMs((int) settings.limits().idle().toMillis())
            .maxMessageSize(settings.maxSize());
    if (settings.tls().isPresent()) {
      builder.enableTLS().startTlsSocketFactory(new SmtpTls(settings.tls().get()));
    }
    return builder.build();
  }

  /** The port it listens on, also where the settings said 0. */
  public synchronized int port() {
    return server == null ? settings.port() : server.getPortAllocated();
  }

  @Override
  public synchronized void stop() {
    if (server == null || watch == null) {
      return;
    }
    try {
      visitors.close(settings.limits().grace());
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
    watch.shutdownNow();
    server.stop();
    server = null;
    watch = null;
  }
}
