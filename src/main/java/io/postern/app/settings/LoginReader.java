package io.postern.app.settings;

import io.postern.rules.Yaml;
import java.net.URI;
import java.util.Optional;

/** The login of a mail server: {@code username} with {@code password} or {@code oauth2}. */
final class LoginReader {
  private static final String GOOGLE = "https://oauth2.googleapis.com/token";

  private LoginReader() {}

  /** Empty when the place names no login, or one with a problem. */
  static Optional<Settings.Login> read(Yaml place, Values values) {
    Yaml username = place.get("username");
    Yaml password = place.get("password");
    Yaml oauth = place.get("oauth2");
    if (!username.present() && !password.present() && !oauth.present()) {
      return Optional.empty();
    }
    if (password.present() && oauth.present()) {
      oauth.problem("either password or oauth2, not both");
      return Optional.empty();
    }
    String user = values.required(username, "username");
    if (oauth.present()) {
      return oauth(user, oauth, values);
    }
    return values
        .requiredSecret(password, "password, or oauth2")
        .map(secret -> new Settings.Login.Password(user, secret));
  }

  private static Optional<Settings.Login> oauth(String user, Yaml place, Values values) {
    place.only("provider", "tenant", "token-url", "client-id", "client-secret", "refresh-token");
    Optional<URI> tokenUrl = tokenUrl(place, values);
    String clientId = values.required(place.get("client-id"), "client-id");
    Optional<Secret> clientSecret = values.secret(place.get("client-secret"));
    Optional<Secret> refresh = values.requiredSecret(place.get("refresh-token"), "refresh-token");
    return tokenUrl.flatMap(
        url ->
            refresh.map(
                token -> new Settings.Login.OAuth(user, url, clientId, clientSecret, token)));
  }

  private static Optional<URI> tokenUrl(Yaml place, Values values) {
    Yaml own = place.get("token-url");
    if (own.present()) {
      return values.web(own, "https", "http");
    }
    Yaml provider = place.get("provider");
    if (!provider.present()) {
      provider.problem("missing: provider (google or microsoft), or token-url");
      return Optional.empty();
    }
    String tenant = values.host(place.get("tenant")).orElse("common");
    return values.read(
        provider,
        "google or microsoft; for others give token-url",
        written ->
            switch (written) {
              case "google" -> Optional.of(URI.create(GOOGLE));
              case "microsoft" -> Optional.of(microsoft(tenant));
              default -> Optional.empty();
            });
  }

  private static URI microsoft(String tenant) {
    return URI.create("https://login.microsoftonline.com/" + tenant + "/oauth2/v2.0/token");
  }
}
