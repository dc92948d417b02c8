package io.postern.posting;

import io.postern.mail.MailServer;
import java.time.Duration;

/**
 * How mail leaves.
 *
 * @param relay the organisation's SMTP server
 * @param helo the name that the relay is greeted with
 * @param connections open at once, at most
 * @param mailsPerConnection after which a connection is closed
 * @param idle how long an unused connection is kept
 * @param timeouts how long a reply is waited for
 */
public record CourierSettings(
    MailServer relay,
    String helo,
    int connections,
    int mailsPerConnection,
    Duration idle,
    Timeouts timeouts) {
  public static CourierSettings to(MailServer relay, String helo) {
    return new CourierSettings(relay, helo, 10, 100, Duration.ofSeconds(20), Timeouts.USUAL);
  }

  /**
   * @param connect for the connection and the greeting
   * @param command for the reply to a command
   * @param data for the reply to DATA
   * @param block for the relay to take in a piece of a mail
   * @param dot for the reply to the final dot; too short a time here doubles mail
   */
  public record Timeouts(
      Duration connect, Duration command, Duration data, Duration block, Duration dot) {
    /** RFC 5321 4.5.3.2, but for the connection, which is to the organisation's own relay. */
    public static final Timeouts USUAL =
        new Timeouts(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(2),
            Duration.ofMinutes(3),
            Duration.ofMinutes(10));
  }
}
