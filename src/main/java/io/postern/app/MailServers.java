package io.postern.app;

import io.postern.app.settings.Secret;
import io.postern.app.settings.Settings;
import io.postern.intake.oauth.OAuthSettings;
import io.postern.intake.oauth.OAuthTokens;
import io.postern.intake.oauth.RefreshTokenFile;
import io.postern.mail.Fingerprint;
import io.postern.mail.MailServer;
import io.postern.posting.CourierSettings;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** The organisation's mail servers, as the settings name them, and how Postern signs in there. */
final class MailServers {
  private final Settings settings;
  private final InstantSource clock;

  MailServers(Settings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** The way out. */
  CourierSettings courier() {
    Settings.SmtpOut out = settings.outbound().smtp();
    String helo = settings.programs().getFirst().program().addresses().intake().domain();
    CourierSettings usual =
        CourierSettings.to(server(out.host(), out.port(), out.tls(), out.login()), helo);
    return new CourierSettings(
        usual.relay(),
        usual.helo(),
        out.connections(),
        usual.mailsPerConnection(),
        usual.idle(),
        usual.timeouts());
  }

  MailServer server(String host, int port, Settings.Tls tls, Optional<Settings.Login> login) {
    return new MailServer(host, port, tls(tls), login.map(this::login));
  }

  private static MailServer.Tls tls(Settings.Tls tls) {
    return switch (tls) {
      case NONE -> MailServer.Tls.NONE;
      case STARTTLS -> MailServer.Tls.STARTTLS;
      case IMPLICIT -> MailServer.Tls.IMPLICIT;
    };
  }

  private MailServer.Login login(Settings.Login login) {
    return switch (login) {
      case Settings.Login.Password given ->
          new MailServer.Login.Password(given.username(), given.password().reveal());
      case Settings.Login.OAuth given ->
          new MailServer.Login.OAuth2(given.username(), tokens(given));
    };
  }

  // Providers hand out a new refresh token now and then; the newest stands in data-dir.
  private OAuthTokens tokens(Settings.Login.OAuth given) {
    byte[] account = (given.username() + given.tokenUrl()).getBytes(StandardCharsets.UTF_8);
    Path file =
        settings.dataDir().resolve("tokens").resolve(Fingerprint.sha256(account).substring(0, 16));
    HttpClient http =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(20))
            .build();
    return new OAuthTokens(
        new OAuthSettings(
            given.username(),
            given.tokenUrl(),
            given.clientId(),
            given.clientSecret().map(Secret::reveal),
            Optional.of(given.refreshToken().reveal()),
            Optional.empty()),
        new RefreshTokenFile(file),
        http,
        clock);
  }
}
