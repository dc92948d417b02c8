package io.postern.app;

import io.postern.app.settings.Inbound;
import io.postern.app.settings.Settings;
import io.postern.intake.Handover;
import io.postern.intake.Ingress;
import io.postern.intake.MailSink;
import io.postern.intake.files.MaildirIngress;
import io.postern.intake.files.MaildirSettings;
import io.postern.intake.http.HttpDoor;
import io.postern.intake.http.HttpDoorSettings;
import io.postern.intake.imap.ImapIngress;
import io.postern.intake.imap.ImapSettings;
import io.postern.intake.smtp.SmtpIngress;
import io.postern.intake.smtp.SmtpSettings;
import io.postern.journey.CursorNotes;
import io.postern.journey.IngressLog;
import io.postern.journey.MailLog;
import io.postern.ledger.Ledger;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ways in, as the settings name them. */
final class IngressWiring {
  private static final Duration HTTP_WINDOW = Duration.ofMinutes(5);

  private final MailSink sink;
  private final List<Ingress> all = new ArrayList<>();
  private Optional<SmtpIngress> smtp = Optional.empty();
  private final Optional<HttpDoor> http;

  IngressWiring(Settings settings, MailSink sink, Ledger ledger, InstantSource clock, MailLog log) {
    this.sink = sink;
    Inbound inbound = settings.inbound();
    Handover handover = new Handover(sink, new IngressLog(log));
    MailServers servers = new MailServers(settings, clock);
    inbound
        .smtp()
        .ifPresent(
            listener -> {
              SmtpIngress ingress = new SmtpIngress(smtpSettings(listener), handover, clock);
              smtp = Optional.of(ingress);
              all.add(ingress);
            });
    for (Inbound.Imap mailbox : inbound.imap()) {
      CursorNotes cursor = new CursorNotes(ledger.notebook());
      all.add(new ImapIngress(imapSettings(mailbox, servers), handover, cursor, clock));
    }
    for (Inbound.Maildir maildir : inbound.maildirs()) {
      MaildirSettings own =
          new MaildirSettings(
              maildir.name(), maildir.path(), maildir.poll(), SmtpSettings.MAX_SIZE);
      all.add(new MaildirIngress(own, handover, clock));
    }
    this.http =
        inbound
            .http()
            .map(
                door ->
                    new HttpDoor(
                        new HttpDoorSettings(
                            door.secret().reveal(),
                            Math.toIntExact(door.maxBytes()),
                            HTTP_WINDOW,
                            door.envelopeSigned()),
                        handover,
                        clock));
  }

  private static SmtpSettings smtpSettings(Inbound.Smtp listener) {
    SmtpSettings usual = SmtpSettings.at(listener.host(), listener.port());
    SmtpSettings.Limits limits = usual.limits();
    return new SmtpSettings(
        listener.host(),
        listener.port(),
        usual.banner(),
        Math.toIntExact(listener.maxBytes()),
        new SmtpSettings.Limits(
            listener.maxConnections(),
            // Behind a border all connections come from one address.
            listener.maxConnections(),
            limits.recipients(),
            limits.commandsPerSecond(),
            limits.errors(),
            limits.idle(),
            limits.transaction(),
            limits.memory(),
            limits.grace()),
        usual.tls());
  }

  private static ImapSettings imapSettings(Inbound.Imap mailbox, MailServers servers) {
    ImapSettings.Pace usual = ImapSettings.Pace.USUAL;
    return new ImapSettings(
        mailbox.name(),
        servers.server(mailbox.host(), mailbox.port(), mailbox.tls(), Optional.of(mailbox.login())),
        mailbox.folder(),
        mailbox.moveTo(),
        Optional.empty(),
        SmtpSettings.MAX_SIZE,
        new ImapSettings.Pace(
            mailbox.poll(),
            usual.compareEvery(),
            usual.connect(),
            usual.reply(),
            usual.retry(),
            usual.retryAtMost()));
  }

  void start() throws IOException {
    for (Ingress ingress : all) {
      ingress.start();
    }
  }

  void stop() {
    all.forEach(Ingress::stop);
  }

  MailSink sink() {
    return sink;
  }

  /** The door for raw mail by POST; the HTTP server opens it. */
  Optional<HttpDoor> http() {
    return http;
  }

  int smtpPort() {
    return smtp.map(SmtpIngress::port).orElse(0);
  }
}
