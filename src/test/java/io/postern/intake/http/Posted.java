package io.postern.intake.http;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** A mail that is posted, signed as its sender must, without the wire between. */
public final class Posted {
  private Posted() {}

  /**
   * @param mailFrom empty for the null sender
   * @return status and text, as the HTTP answer has them
   */
  public static String to(
      HttpDoor door, String secret, Instant now, String mailFrom, String rcptTo, byte[] body) {
    String timestamp = Long.toString(now.getEpochSecond());
    HttpDoor.Answer answer =
        door.take(
            new HttpDoor.Post(
                "192.0.2.1",
                "message/rfc822",
                timestamp,
                HexFormat.of().formatHex(new Signature(secret, false).of(timestamp + ".", body)),
                "",
                Optional.of("<" + mailFrom + ">"),
                Optional.of(rcptTo),
                body));
    return answer.status() + " " + answer.text();
  }
}
