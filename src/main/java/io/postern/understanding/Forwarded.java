package io.postern.understanding;

import io.postern.mail.Mailbox;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The original of a forwarded mail. Its sender is data, never somebody who acts.
 *
 * @param from who wrote it: the name, and the address where one stands
 * @param to to whom
 * @param cc and to whom else
 * @param subject its subject
 * @param date as an instant where it could be read
 * @param dateWritten as it stands
 * @param text its body
 */
public record Forwarded(
    Optional<Person> from,
    List<Person> to,
    List<Person> cc,
    Optional<String> subject,
    Optional<Instant> date,
    Optional<String> dateWritten,
    String text) {
  public Forwarded {
    to = List.copyOf(to);
    cc = List.copyOf(cc);
  }

  /** Somebody as a forwarded header block names them; mail programs often show only the name. */
  public record Person(String name, Optional<io.postern.mail.Address> address) {
    public static Person of(Mailbox mailbox) {
      return new Person(mailbox.name(), Optional.of(mailbox.address()));
    }
  }
}
