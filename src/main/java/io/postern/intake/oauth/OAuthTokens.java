package io.postern.intake.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.mail.AccessTokens;
import io.postern.mail.SignInRefused;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gets access tokens with a refresh token (RFC 6749 6) and keeps each until shortly before it ends.
 */
public final class OAuthTokens implements AccessTokens {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final Duration BEFORE_THE_END = Duration.ofMinutes(3);
  private static final Duration REFUSED_FOR = Duration.ofMinutes(1);
  private static final long LARGEST_ANSWER = 64 * 1024;
  // RFC 6749 5.2: asking the same again brings the same answer.
  private static final Set<String> FINAL =
      Set.of(
          "invalid_grant",
          "invalid_client",
          "unauthorized_client",
          "invalid_scope",
          "invalid_request",
          "unsupported_grant_type",
          "interaction_required",
          "consent_required");

  private final OAuthSettings settings;
  private final RefreshTokens refreshTokens;
  private final HttpClient http;
  private final InstantSource clock;
  private final ObjectMapper json = new ObjectMapper();
  private Optional<Token> token = Optional.empty();
  private Optional<Refusal> refusal = Optional.empty();

  private record Token(String value, Instant goodUntil) {}

  private record Refusal(String why, Instant until) {}

  /**
   * @param http one that follows no redirects: a secret is posted
   */
  public OAuthTokens(
      OAuthSettings settings, RefreshTokens refreshTokens, HttpClient http, InstantSource clock) {
    this.settings = settings;
    this.refreshTokens = refreshTokens;
    this.http = http;
    this.clock = clock;
  }

  @Override
  public synchronized String current() throws IOException, SignInRefused {
    Instant now = clock.instant();
    Optional<Token> good = token.filter(known -> now.isBefore(known.goodUntil()));
    if (good.isPresent()) {
      return good.get().value();
    }
    // Many mails that wait for one account are no reason to ask the same many times.
    Optional<Refusal> fresh = refusal.filter(known -> now.isBefore(known.until()));
    if (fresh.isPresent()) {
      throw new SignInRefused(fresh.get().why());
    }
    Token next = ask(now);
    token = Optional.of(next);
    return next.value();
  }

  @Override
  public synchronized void forget() {
    token = Optional.empty();
  }

  private Token ask(Instant now) throws IOException, SignInRefused {
    HttpRequest request =
        HttpRequest.newBuilder(settings.endpoint())
            .timeout(TIMEOUT)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(form()))
            .build();
    HttpResponse<String> response = send(request);
    JsonNode answer = read(response);
    if (response.statusCode() == 200 && answer.hasNonNull("access_token")) {
      keepRefreshToken(answer);
      Duration life = Duration.ofSeconds(Math.max(0, answer.path("expires_in").asLong(3600)));
      Duration early = min(BEFORE_THE_END, life.dividedBy(2));
      return new Token(answer.get("access_token").asText(), now.plus(life).minus(early));
    }
    throw refused(response.statusCode(), answer, now);
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return http.send(
          request, BodyHandlers.limiting(BodyHandlers.ofString(UTF_8), LARGEST_ANSWER));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IOException("stopping", stopping);
    }
  }

  private String form() throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("client_id", settings.clientId());
    settings.clientSecret().ifPresent(secret -> fields.put("client_secret", secret));
    if (settings.refreshToken().isPresent()) {
      String configured = settings.refreshToken().get();
      fields.put("grant_type", "refresh_token");
      fields.put("refresh_token", refreshTokens.newest(configured).orElse(configured));
    } else {
      fields.put("grant_type", "client_credentials");
    }
    settings.scope().ifPresent(scope -> fields.put("scope", scope));
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  private JsonNode read(HttpResponse<String> response) throws IOException {
    try {
      return json.readTree(response.body());
    } catch (JsonProcessingException notJson) {
      // Its text may hold a token: only the status is told.
      throw new IOException(
          "the token endpoint of " + settings.account() + " says " + response.statusCode());
    }
  }

  private void keepRefreshToken(JsonNode answer) throws IOException {
    String next = answer.path("refresh_token").asText("");
    if (!next.isEmpty() && settings.refreshToken().isPresent()) {
      refreshTokens.keep(settings.refreshToken().get(), next);
    }
  }

  private SignInRefused refused(int status, JsonNode answer, Instant now) throws IOException {
    String error = answer.path("error").asText("");
    if (!FINAL.contains(error)) {
      throw new IOException(
          "the token endpoint of " + settings.account() + " says " + status + " " + error);
    }
    String details = answer.path("error_description").asText("").lines().findFirst().orElse("");
    String why =
        error.equals("invalid_grant")
            ? "the consent of "
                + settings.account()
                + " is gone; give it again and put the new"
                + " refresh token into the settings"
            : "the provider refuses the application's sign-in for " + settings.account();
    String all = why + " (" + error + (details.isEmpty() ? "" : ": " + cut(details)) + ")";
    refusal = Optional.of(new Refusal(all, now.plus(REFUSED_FOR)));
    return new SignInRefused(all);
  }

  private static String cut(String text) {
    return text.length() <= 300 ? text : text.substring(0, 300);
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
