package io.postern.ledger;

import io.postern.mail.RawMail;
import io.postern.mail.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The mails that were kept, and who works on them. */
public final class Inbox {
  /** After so many tries a mail is held for a person. */
  public static final int TRIES = 3;

  Inbox() {}

  /**
   * Keeps a mail: it comes back when the mail's bytes are committed and synced to disk. Many
   * threads may call; one transaction and one sync serve all that wait.
   *
   * @param fingerprint names the mail whatever way it came: the same one is kept once per program
   * @param sha256 of its bytes, hex
   * @return Kept, Duplicate, or NotNow for a fault of ours
   */
  public Receipt keep(String programId, RawMail mail, String fingerprint, String sha256) {
    throw new UnsupportedOperationException();
  }

  /**
   * Takes mails to decide about, oldest first, with their bytes. Those that were taken {@link
   * #TRIES} times and never given back (they ended their worker) are held instead.
   */
  public Claims claim(String programId, int limit, Duration lease, Instant now) {
    throw new UnsupportedOperationException();
  }

  /**
   * @param mails what this worker may decide about now
   * @param poisoned the ids of those that were just held
   */
  public record Claims(List<ClaimedMail> mails, List<Long> poisoned) {}

  /** What becomes of a mail that could not be decided about. */
  public sealed interface Failed {
    /** It is tried again. */
    record Again(Instant at) implements Failed {}

    /** It was tried often enough, and waits for a person: HELD, {@code poison}. */
    record Held() implements Failed {}

    /** Another worker has it. */
    record NotOurs() implements Failed {}
  }

  /**
   * Gives a mail back that made its worker fail.
   *
   * @param error what went wrong, for operators
   */
  public Failed failed(ClaimedMail mail, String error, Instant now) {
    throw new UnsupportedOperationException();
  }

  /** Gives mails back untried, as a worker does that stops: the try does not count. */
  public void giveBack(List<ClaimedMail> mails) {
    throw new UnsupportedOperationException();
  }

  /** A mail that was looked at again ends as it had ended before. */
  public boolean leaveAsBefore(ClaimedMail mail) {
    throw new UnsupportedOperationException();
  }

  /** When the next mail is to be taken; in the past when one waits already. */
  public Optional<Instant> nextDue(String programId) {
    throw new UnsupportedOperationException();
  }
}
