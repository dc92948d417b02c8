package io.postern.intake.smtp;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How the SMTP listener listens.
 *
 * @param host the address to bind to; loopback unless another machine's MTA hands mail over
 * @param port 0 for any free one
 * @param banner the name it greets with
 * @param maxSize the largest mail in octets, announced as SIZE (RFC 1870)
 * @param limits what one client and all of them may ask for
 * @param tls set to offer STARTTLS
 */
public record SmtpSettings(
    String host, int port, String banner, int maxSize, Limits limits, Optional<Tls> tls) {
  /** 25 MB. */
  public static final int MAX_SIZE = 25 * 1024 * 1024;

  public static SmtpSettings at(String host, int port) {
    return new SmtpSettings(host, port, "postern", MAX_SIZE, Limits.USUAL, Optional.empty());
  }

  /**
   * @param connections open at once, in all
   * @param connectionsPerAddress open at once from one IP address
   * @param recipients of one mail (RFC 5321 4.5.3.1.8 asks for 100 at least)
   * @param commandsPerSecond of one connection; a faster one is slowed down, not cut off
   * @param errors refused commands of one connection, after which it is cut off
   * @param idle how long a client may say nothing (RFC 5321 4.5.3.2.7: 5 minutes)
   * @param transaction how long one mail may take from first to last; the time runs anew after each
   * @param memory octets of all mails that are being received together; beyond it clients are told
   *     to come back
   * @param grace how long {@code stop} waits for mails that are being received
   */
  public record Limits(
      int connections,
      int connectionsPerAddress,
      int recipients,
      int commandsPerSecond,
      int errors,
      Duration idle,
      Duration transaction,
      long memory,
      Duration grace) {
    public static final Limits USUAL =
        new Limits(
            1000,
            200,
            100,
            5000,
            100,
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            256L * 1024 * 1024,
            Duration.ofSeconds(30));
  }

  /**
   * @param keyStore a PKCS#12 file with the certificate chain and its key
   * @param password of the file and of the key
   */
  public record Tls(Path keyStore, String password) {
    @Override
    public String toString() {
      return "Tls[" + keyStore + "]";
    }
  }
}
