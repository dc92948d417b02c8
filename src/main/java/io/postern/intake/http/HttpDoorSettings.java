package io.postern.intake.http;

import java.time.Duration;

/**
 * How raw mail may be posted.
 *
 * @param secret shared with the poster, for the signature of each POST
 * @param maxSize the largest mail in octets
 * @param window how far the timestamp of a POST may be from now
 */
public record HttpDoorSettings(String secret, int maxSize, Duration window) {
  /** 25 MB and five minutes. */
  public static HttpDoorSettings with(String secret) {
    return new HttpDoorSettings(secret, 25 * 1024 * 1024, Duration.ofMinutes(5));
  }

  public HttpDoorSettings {
    if (secret.isBlank()) {
      throw new IllegalArgumentException("the HTTP door needs a secret");
    }
  }

  @Override
  public String toString() {
    return "HttpDoorSettings[" + maxSize + ", " + window + "]";
  }
}
