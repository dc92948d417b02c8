package io.postern.deciding;

import io.postern.mail.Address;
import java.time.Instant;

/**
 * A mail that waits for somebody's word: whose address it claims was asked whether it is theirs,
 * somebody known at the same partner whether its sender is a colleague, or a manager whether a dear
 * order is meant.
 *
 * @param mailId the mail that waits
 * @param kind what was asked
 * @param claimed whom that mail claims to be from
 * @param partnerId whose contact it is, or would be; for an order, whose money it is
 * @param receivedAt when that mail came
 * @param askedAt when the question was asked
 * @param open whether it still waits
 */
public record Challenge(
    long mailId,
    Kind kind,
    Address claimed,
    long partnerId,
    Instant receivedAt,
    Instant askedAt,
    boolean open) {
  /** Why a mail stays held whose claimed sender says that it is not theirs. */
  public static final String DENIED = "denied-by-sender";

  /** What was asked. */
  public enum Kind {
    /** Was this you? */
    SENDER,
    /** Is this a colleague of yours? */
    COLLEAGUE,
    /** Did you order this? */
    ORDER
  }
}
