package io.postern.app;

import io.postern.app.settings.Inbound;
import io.postern.app.settings.Settings;
import io.postern.identity.TrustPolicy;
import io.postern.intake.Handover;
import io.postern.intake.Ingress;
import io.postern.intake.MailSink;
import io.postern.intake.smtp.SmtpIngress;
import io.postern.intake.smtp.SmtpSettings;
import io.postern.journey.IngressLog;
import io.postern.journey.MailLog;
import io.postern.ledger.Ledger;
import io.postern.mail.MailServer;
import io.postern.posting.CourierSettings;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The ways in and the way out, as the settings name them. */
final class IngressWiring {
  private final MailSink sink;
  private final List<Ingress> all = new ArrayList<>();
  private Optional<SmtpIngress> smtp = Optional.empty();

  IngressWiring(Settings settings, MailSink sink, Ledger ledger, InstantSource clock, MailLog log) {
    this.sink = sink;
    Handover handover = new Handover(sink, new IngressLog(log));
    settings
        .inbound()
        .smtp()
        .ifPresent(
            listener -> {
              SmtpIngress ingress = new SmtpIngress(smtpSettings(listener), handover, clock);
              smtp = Optional.of(ingress);
              all.add(ingress);
            });
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

  /** Whose word counts, by the name of the way in. */
  static Function<String, TrustPolicy> trust(Settings settings) {
    Map<String, TrustPolicy> policies = new HashMap<>();
    Inbound inbound = settings.inbound();
    inbound.smtp().ifPresent(smtp -> policies.put("smtp", policy(smtp.trust())));
    inbound.http().ifPresent(http -> policies.put("http", policy(http.trust())));
    inbound.imap().forEach(imap -> policies.put("imap:" + imap.name(), policy(imap.trust())));
    inbound
        .maildirs()
        .forEach(maildir -> policies.put("maildir:" + maildir.name(), policy(maildir.trust())));
    TrustPolicy files = policy(inbound.files());
    return ingress -> policies.getOrDefault(ingress, files);
  }

  private static TrustPolicy policy(Inbound.Trust trust) {
    return new TrustPolicy(
        Set.copyOf(trust.authservIds()),
        Set.copyOf(trust.receivedBy()),
        switch (trust.preset()) {
          case GENERIC -> TrustPolicy.Preset.GENERIC;
          case GMAIL -> TrustPolicy.Preset.GMAIL;
          case M365 -> TrustPolicy.Preset.M365;
        });
  }

  /** The way out. */
  static CourierSettings courier(Settings settings, InstantSource clock) {
    Settings.SmtpOut out = settings.outbound().smtp();
    CourierSettings usual =
        CourierSettings.to(
            new MailServer(out.host(), out.port(), tls(out.tls()), login(out.login())),
            settings.programs().getFirst().program().addresses().intake().domain());
    return new CourierSettings(
        usual.relay(),
        usual.helo(),
        out.connections(),
        usual.mailsPerConnection(),
        usual.idle(),
        usual.timeouts());
  }

  private static MailServer.Tls tls(Settings.Tls tls) {
    return switch (tls) {
      case NONE -> MailServer.Tls.NONE;
      case STARTTLS -> MailServer.Tls.STARTTLS;
      case IMPLICIT -> MailServer.Tls.IMPLICIT;
    };
  }

  private static Optional<MailServer.Login> login(Optional<Settings.Login> login) {
    return login.map(
        given ->
            switch (given) {
              case Settings.Login.Password p ->
                  new MailServer.Login.Password(p.username(), p.password().reveal());
              case Settings.Login.OAuth _ ->
                  throw new IllegalStateException("OAuth 2 is wired with the IMAP mailboxes");
            });
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

  List<Ingress> all() {
    return List.copyOf(all);
  }

  int smtpPort() {
    return smtp.map(SmtpIngress::port).orElse(0);
  }
}
