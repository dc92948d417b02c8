package io.postern.intake.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.postern.intake.Handover;
import io.postern.intake.IngressContract;
import io.postern.intake.RecordingEvents;
import io.postern.mail.Address;
import io.postern.mail.Envelope;
import io.postern.mail.Receipt;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboundControllerTest extends IngressContract {
  private static final String SECRET = "a shared secret";
  private static final HttpDoorSettings SETTINGS = HttpDoorSettings.with(SECRET);
  private static final String TIMESTAMP = String.valueOf(NOW.getEpochSecond());

  private final RecordingEvents events = new RecordingEvents();
  private final HttpClient client = HttpClient.newHttpClient();
  private final ApplicationContext context =
      ApplicationContext.builder()
          .properties(Map.of("micronaut.server.port", -1, "micronaut.server.host", "127.0.0.1"))
          .properties(SETTINGS.serverProperties())
          .banner(false)
          .build();

  /** What compiles without annotation processors has no controllers; Maven always has them. */
  @BeforeAll
  static void theControllerIsWired() {
    String definition =
        InboundController.class.getPackageName().replace('.', '/')
            + "/$InboundController$Definition.class";
    assumeTrue(
        InboundController.class.getClassLoader().getResource(definition) != null,
        "compiled without Micronaut's annotation processor");
  }

  @BeforeEach
  void start() {
    context.registerSingleton(
        HttpDoor.class,
        new HttpDoor(SETTINGS, new Handover(sink, events), InstantSource.fixed(NOW)));
    context.start();
    context.getBean(EmbeddedServer.class).start();
  }

  @AfterEach
  void stop() {
    context.close();
    client.close();
  }

  private static String sign(String timestamp, byte[] body) {
    return HexFormat.of().formatHex(new Signature(SECRET, false).of(timestamp + ".", body));
  }

  private HttpRequest.Builder post(byte[] body) {
    return HttpRequest.newBuilder(
            URI.create(
                "http://127.0.0.1:"
                    + context.getBean(EmbeddedServer.class).getPort()
                    + "/inbound/raw"))
        .timeout(Duration.ofSeconds(60)) // bodies of 25 MB, on a busy machine
        .header("Content-Type", "message/rfc822")
        .header("X-Postern-Timestamp", TIMESTAMP)
        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
  }

  private HttpRequest.Builder signed(byte[] body) {
    return post(body).header("X-Postern-Signature", sign(TIMESTAMP, body));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString(UTF_8));
  }

  private void assertAnswer(int status, String text, HttpRequest.Builder request) throws Exception {
    HttpResponse<String> response = send(request);
    assertEquals(status, response.statusCode());
    assertEquals(text + "\n", response.body());
    assertTrue(response.headers().firstValue("Content-Type").orElse("").startsWith("text/plain"));
  }

  @Override
  protected Carrier carrierWith(byte[] mail) {
    return () -> {
      HttpResponse<String> response = send(signed(mail));
      assertTrue(response.statusCode() == 202 || response.statusCode() == 503);
      return response.statusCode() == 202;
    };
  }

  @Test
  void aMailIsTakenWithItsEnvelope() throws Exception {
    assertAnswer(
        202,
        "kept as 1",
        signed(MAIL)
            .header("X-Postern-Mail-From", "<pat@partner.example>")
            .header("X-Postern-Rcpt-To", "deals@in.ref.example, <deals+abc@in.ref.example>")
            .header("X-Postern-Event-Id", "evt-1"));

    Envelope envelope = sink.kept().getFirst().envelope();
    assertTrue(envelope.known());
    assertEquals(Optional.of(Address.of("pat@partner.example")), envelope.mailFrom());
    assertEquals(
        List.of(Address.of("deals@in.ref.example"), Address.of("deals+abc@in.ref.example")),
        envelope.recipients());
    assertTrue(sink.kept().getFirst().source().key().startsWith("evt-1/sha256:"));
  }

  @Test
  void theWholeSignatureProvesTheEnvelopeToo() throws Exception {
    Signature.Signed signed =
        new Signature.Signed(
            TIMESTAMP, "evt-9", "pat@partner.example", "deals@in.ref.example", MAIL);
    String whole = "v2=" + HexFormat.of().formatHex(new Signature(SECRET, true).whole(signed));
    HttpRequest.Builder asSigned =
        post(MAIL)
            .header("X-Postern-Signature", whole)
            .header("X-Postern-Event-Id", "evt-9")
            .header("X-Postern-Mail-From", "pat@partner.example")
            .header("X-Postern-Rcpt-To", "deals@in.ref.example");
    HttpRequest.Builder toAnother =
        post(MAIL)
            .header("X-Postern-Signature", whole)
            .header("X-Postern-Event-Id", "evt-9")
            .header("X-Postern-Mail-From", "pat@partner.example")
            .header("X-Postern-Rcpt-To", "deals+abc@in.ref.example");

    assertAnswer(202, "kept as 1", asSigned);
    assertEquals(401, send(toAnother).statusCode());
    assertFalse(
        new Signature(SECRET, true).fits("v1=" + sign(TIMESTAMP, MAIL), signed),
        "where v2 is asked for, v1 is none");
    assertTrue(new Signature(SECRET, true).fits(whole, signed));
  }

  @Test
  void theNullSenderIsToldFromOneThatIsNotSaid() throws Exception {
    send(signed(MAIL).header("X-Postern-Mail-From", "<>"));
    send(signed("Subject: 2\r\n\r\n".getBytes(ISO_8859_1)));

    assertTrue(sink.kept().get(0).envelope().nullSender());
    assertFalse(sink.kept().get(1).envelope().nullSender());
    assertEquals(Envelope.UNKNOWN, sink.kept().get(1).envelope());
  }

  @Test
  void aReplayIsADuplicate() throws Exception {
    send(signed(MAIL));

    assertAnswer(202, "kept before as 1", signed(MAIL));
  }

  @Test
  void onlyTheSecretOpensTheDoor() throws Exception {
    String right = sign(TIMESTAMP, MAIL);
    String wrong = sign(TIMESTAMP, new byte[] {1});
    assertEquals(202, send(post(MAIL).header("X-Postern-Signature", "v1=" + right)).statusCode());
    assertEquals(
        202, send(post(MAIL).header("X-Postern-Signature", wrong + ", v1=" + right)).statusCode());
    assertEquals(
        202,
        send(post(MAIL).header("X-Postern-Signature", right.toUpperCase(Locale.ROOT)))
            .statusCode());

    String no = "signature or timestamp is wrong";
    assertAnswer(401, no, post(MAIL));
    for (String bad : List.of(wrong, right.substring(1), "v2=" + right, "x" + right, "v1=", "ü")) {
      assertAnswer(401, no, post(MAIL).header("X-Postern-Signature", bad));
    }
    assertEquals(1, sink.kept().size());
    events.await("refused bad-signature", 7);
  }

  @Test
  void anOldOrFutureTimestampIsRefusedThoughItIsSigned() throws Exception {
    for (long seconds : new long[] {-301, 301}) {
      String other = String.valueOf(NOW.getEpochSecond() + seconds);
      assertAnswer(
          401,
          "signature or timestamp is wrong",
          post(MAIL)
              .setHeader("X-Postern-Timestamp", other)
              .header("X-Postern-Signature", sign(other, MAIL)));
    }
    for (String odd : List.of("", "now", "-1", "99999999999999999999", "1e9")) {
      assertEquals(
          401,
          send(post(MAIL)
                  .setHeader("X-Postern-Timestamp", odd)
                  .header("X-Postern-Signature", sign(odd, MAIL)))
              .statusCode(),
          odd);
    }
    String edge = String.valueOf(NOW.getEpochSecond() - 300);
    assertAnswer(
        202,
        "kept as 1",
        post(MAIL)
            .setHeader("X-Postern-Timestamp", edge)
            .header("X-Postern-Signature", "v1=" + sign(edge, MAIL)));
  }

  @Test
  void onlyMailIsTaken() throws Exception {
    assertAnswer(
        415,
        "send message/rfc822",
        signed(MAIL).setHeader("Content-Type", "application/x-www-form-urlencoded"));
    assertAnswer(
        202, "kept as 1", signed(MAIL).setHeader("Content-Type", "Message/RFC822; charset=utf-8"));
    assertAnswer(400, "the body is empty", signed(new byte[0]));
  }

  @Test
  void aMailThatIsTooLargeIsRefused() throws Exception {
    int most = SETTINGS.maxSize();
    assertAnswer(413, "larger than " + most, signed(new byte[most + 1]));
    assertAnswer(202, "kept as 1", signed(new byte[most]));
    assertEquals(413, send(signed(new byte[most + 1_000_000])).statusCode());
  }

  @Test
  void mailForOthersIsRefused() throws Exception {
    assertAnswer(
        422,
        "no such address here",
        signed(MAIL).header("X-Postern-Rcpt-To", "victim@elsewhere.example"));
    sink.answer(mail -> new Receipt.NotOurs("no program"));
    assertAnswer(422, "no such address here", signed(MAIL));
  }

  @Test
  void aFaultOfOursAsksForAnotherTry() throws Exception {
    sink.answer(mail -> new Receipt.NotNow("database password s3cret is wrong"));

    HttpResponse<String> response = send(signed(MAIL));

    assertEquals(503, response.statusCode());
    assertEquals("60", response.headers().firstValue("Retry-After").orElse(""));
    assertEquals("not now, please try again\n", response.body());
  }

  @Test
  void withoutASecretThereIsNoDoor() throws Exception {
    try (ApplicationContext bare =
        ApplicationContext.builder()
            .properties(Map.of("micronaut.server.port", -1))
            .banner(false)
            .start()) {
      EmbeddedServer server = bare.getBean(EmbeddedServer.class).start();
      HttpRequest.Builder request =
          signed(MAIL).uri(URI.create("http://localhost:" + server.getPort() + "/inbound/raw"));
      assertEquals(404, send(request).statusCode());
    }
  }
}
