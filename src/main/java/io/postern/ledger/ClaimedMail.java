package io.postern.ledger;

import io.postern.deciding.Outcome;
import io.postern.mail.RawMail;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A kept mail that this worker has taken to decide about.
 *
 * @param id the ledger's
 * @param programId whose mail it is
 * @param raw the first copy that came
 * @param sha256 of its bytes, hex
 * @param keptAt when it was committed
 * @param attempt which try this is, from 1; tries whose worker never came back do not count
 * @param copies other copies of the same mail that came by other ways with other bytes, oldest
 *     first: one of them may authenticate better
 * @param before how it was decided before, when it is looked at again
 * @param release what an operator said about it, when one did
 * @param lease the right to decide about it
 */
public record ClaimedMail(
    long id,
    String programId,
    RawMail raw,
    String sha256,
    Instant keptAt,
    int attempt,
    List<Copy> copies,
    Optional<Before> before,
    Optional<Release> release,
    Lease lease) {
  public ClaimedMail {
    copies = List.copyOf(copies);
  }

  /**
   * The same mail as it came another time.
   *
   * @param deliveryId the ledger's
   */
  public record Copy(long deliveryId, RawMail raw, String sha256) {}

  /** How a mail was decided. */
  public record Before(Outcome outcome, String reason) {}

  /**
   * An operator let a held mail go on.
   *
   * @param operator who
   * @param vouched whether the operator says that its sender is who it claims to be
   * @param dealNumber the deal that it was assigned to, if one was
   */
  public record Release(String operator, boolean vouched, Optional<Long> dealNumber) {}
}
