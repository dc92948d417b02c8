package io.postern.intake.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.postern.mail.SignInRefused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OAuthTokensTest {
  @TempDir private Path folder;

  private final HttpServer endpoint;
  private final List<String> forms = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private volatile String answer = "";
  private Instant now = Instant.parse("2026-03-02T09:00:00Z");

  OAuthTokensTest() throws IOException {
    endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
  }

  @BeforeEach
  void start() {
    endpoint.createContext(
        "/token",
        exchange -> {
          forms.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          byte[] body = answer.getBytes(UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    endpoint.start();
  }

  @AfterEach
  void stop() {
    endpoint.stop(0);
  }

  private OAuthTokens tokens(Optional<String> refreshToken) {
    OAuthSettings settings =
        new OAuthSettings(
            "deals@in.ref.example",
            URI.create("http://127.0.0.1:" + endpoint.getAddress().getPort() + "/token"),
            "client",
            Optional.of("s3cret&"),
            refreshToken,
            Optional.of("mail all"));
    return new OAuthTokens(
        settings,
        new RefreshTokenFile(folder.resolve("tokens/deals.token")),
        HttpClient.newHttpClient(),
        (InstantSource) () -> now);
  }

  private void answer(int newStatus, String newAnswer) {
    status = newStatus;
    answer = newAnswer;
  }

  @Test
  void aTokenIsAskedForOnceAndAgainShortlyBeforeItEnds() throws Exception {
    OAuthTokens tokens = tokens(Optional.of("refresh-1"));
    answer(200, "{\"access_token\":\"one\",\"expires_in\":3600}");
    assertEquals("one", tokens.current());
    answer(200, "{\"access_token\":\"two\",\"expires_in\":3600}");
    now = now.plus(Duration.ofMinutes(56));
    assertEquals("one", tokens.current());
    now = now.plus(Duration.ofMinutes(1));
    assertEquals("two", tokens.current());

    assertEquals(
        "client_id=client&client_secret=s3cret%26&grant_type=refresh_token"
            + "&refresh_token=refresh-1&scope=mail+all",
        forms.getFirst());
    assertEquals(2, forms.size());
  }

  @Test
  void aTokenThatTheServerRefusedIsNotGivenAgain() throws Exception {
    OAuthTokens tokens = tokens(Optional.of("refresh-1"));
    answer(200, "{\"access_token\":\"one\",\"expires_in\":3600}");
    tokens.current();
    answer(200, "{\"access_token\":\"two\",\"expires_in\":3600}");
    tokens.forget();

    assertEquals("two", tokens.current());
  }

  @Test
  void aNewRefreshTokenIsKeptForTheNextStartUntilTheSettingsChange() throws Exception {
    answer(200, "{\"access_token\":\"one\",\"expires_in\":60,\"refresh_token\":\"refresh-2\"}");
    tokens(Optional.of("refresh-1")).current();
    tokens(Optional.of("refresh-1")).current();
    tokens(Optional.of("from-a-new-consent")).current();

    assertTrue(forms.get(1).contains("refresh_token=refresh-2"), forms.get(1));
    assertTrue(forms.get(2).contains("refresh_token=from-a-new-consent"), forms.get(2));
    Path file = folder.resolve("tokens/deals.token");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void aConsentThatIsGoneIsSaidClearlyAndNotAskedForAgainAtOnce() {
    OAuthTokens tokens = tokens(Optional.of("refresh-1"));
    answer(
        400,
        "{\"error\":\"invalid_grant\",\"error_description\":\"Token has been revoked.\\r\\nTrace"
            + " 1\"}");

    for (int i = 0; i < 3; i++) {
      SignInRefused refused = assertThrows(SignInRefused.class, tokens::current);
      assertEquals(
          "the consent of deals@in.ref.example is gone; give it again and put the new refresh"
              + " token into the settings (invalid_grant: Token has been revoked.)",
          refused.getMessage());
    }
    assertEquals(1, forms.size());
    now = now.plus(Duration.ofMinutes(2));
    assertThrows(SignInRefused.class, tokens::current);
    assertEquals(2, forms.size());
  }

  @Test
  void anEndpointThatIsNotWellIsTriedLater() {
    OAuthTokens tokens = tokens(Optional.of("refresh-1"));
    for (int bad : new int[] {500, 503, 429}) {
      answer(bad, "<html>refresh-1</html>");
      IOException later = assertThrows(IOException.class, tokens::current);
      assertFalse(String.valueOf(later.getMessage()).contains("refresh-1"));
    }
    answer(200, "{\"token_type\":\"Bearer\"}");
    assertThrows(IOException.class, tokens::current);
    answer(200, "{\"access_token\":\"" + "x".repeat(100_000) + "\"}");
    assertThrows(IOException.class, tokens::current);
    endpoint.stop(0);
    assertThrows(IOException.class, tokens::current);
  }

  @Test
  void anApplicationMayActForItself() throws Exception {
    answer(200, "{\"access_token\":\"app\",\"expires_in\":3600}");

    assertEquals("app", tokens(Optional.empty()).current());
    assertEquals(
        "client_id=client&client_secret=s3cret%26&grant_type=client_credentials&scope=mail+all",
        forms.getFirst());
  }

  @Test
  void settingsNeverShowTheirSecrets() {
    String google = OAuthSettings.google("a@b.example", "id", "s3cret", "r3fresh").toString();

    assertEquals("OAuthSettings[a@b.example at https://oauth2.googleapis.com/token]", google);
  }
}
