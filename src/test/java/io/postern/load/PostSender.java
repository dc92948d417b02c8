package io.postern.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Posts referrals as a mail provider's webhook does: each again until it is answered by 202, which
 * is written down.
 */
final class PostSender {
  /** What the door and this sender share. */
  static final String SECRET = "a secret of crashes";

  private final URI door;
  private final SmtpSender mails;
  private final Path acknowledged;

  /**
   * @param mails writes them
   */
  PostSender(int port, SmtpSender mails, Path acknowledged) {
    this.door = URI.create("http://127.0.0.1:" + port + "/inbound/raw");
    this.mails = mails;
    this.acknowledged = acknowledged;
  }

  /**
   * Posts mails {@code first} to {@code first + count - 1}, one after the other.
   *
   * @return how many were taken
   */
  int send(int first, int count) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (int number = first; number < first + count; number++) {
        byte[] mail = (mails.mail(number) + "\r\n").getBytes(UTF_8);
        while (!taken(client, mail)) {
          TimeUnit.MILLISECONDS.sleep(20);
        }
        Files.writeString(
            acknowledged,
            System.currentTimeMillis() + "\t" + SmtpSender.id(number) + "\n",
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      }
    }
    return count;
  }

  private boolean taken(HttpClient client, byte[] mail) throws InterruptedException {
    String timestamp = Long.toString(System.currentTimeMillis() / 1000);
    HttpRequest post =
        HttpRequest.newBuilder(door)
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "message/rfc822")
            .header("X-Postern-Timestamp", timestamp)
            .header("X-Postern-Signature", "v1=" + signature(timestamp, mail))
            .POST(BodyPublishers.ofByteArray(mail))
            .build();
    try {
      return client.send(post, BodyHandlers.discarding()).statusCode() == 202;
    } catch (IOException gone) {
      return false; // it may or may not be there
    }
  }

  private static String signature(String timestamp, byte[] mail) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
      mac.update((timestamp + ".").getBytes(UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(mail));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
