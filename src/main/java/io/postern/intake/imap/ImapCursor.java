package io.postern.intake.imap;

import java.util.Map;
import java.util.Optional;

/** Remembers where reading of a folder goes on; in the ledger, so that a restart goes on there. */
public interface ImapCursor {
  /**
   * The life of a folder in which its UIDs mean the same mails (RFC 3501 2.3.1.1).
   *
   * @param ingress the way in, for example {@code imap:workspace}
   * @param folder the folder's name
   * @param uidValidity the server's number for it
   */
  record Epoch(String ingress, String folder, long uidValidity) {}

  /**
   * @param low every UID up to here is through: kept, found to be not ours, gone, or in {@code
   *     failing}
   * @param failing UIDs that could not be read, with the number of tries
   */
  record Position(long low, Map<Long, Integer> failing) {
    public static final Position START = new Position(0, Map.of());

    public Position {
      failing = Map.copyOf(failing);
    }
  }

  /** Empty for a folder that was never read, and after its UIDVALIDITY has changed. */
  Optional<Position> position(Epoch epoch);

  /** Remembers a position in the place of the former one. */
  void save(Epoch epoch, Position position);
}
