package io.postern.intake.http;

import java.time.Duration;
import java.util.Map;

/**
 * How raw mail may be posted.
 *
 * @param secret shared with the poster, for the signature of each POST
 * @param maxSize the largest mail in octets
 * @param window how far the timestamp of a POST may be from now
 * @param envelopeSigned whether a signature must cover the envelope too
 */
public record HttpDoorSettings(
    String secret, int maxSize, Duration window, boolean envelopeSigned) {
  private static final long SLACK = 64 * 1024;

  /** 25 MB, five minutes, and both forms of signatures. */
  public static HttpDoorSettings with(String secret) {
    return new HttpDoorSettings(secret, 25 * 1024 * 1024, Duration.ofMinutes(5), false);
  }

  public HttpDoorSettings {
    if (secret.isBlank()) {
      throw new IllegalArgumentException("the HTTP door needs a secret");
    }
  }

  /** What Micronaut's server must be told, since it takes no more than 10 MB by itself. */
  public Map<String, Object> serverProperties() {
    // A little more than a mail, so that what is slightly too large gets our own answer.
    long most = maxSize + SLACK;
    return Map.of(
        "micronaut.server.max-request-size",
        most,
        "micronaut.server.max-request-buffer-size",
        most);
  }

  @Override
  public String toString() {
    return "HttpDoorSettings[" + maxSize + ", " + window + "]";
  }
}
