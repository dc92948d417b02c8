package io.postern.intake.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.postern.intake.imap.ImapCursor.Epoch;
import io.postern.intake.imap.ImapCursor.Position;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every cursor promises, the ledger's too. */
public abstract class ImapCursorContract {
  private static final Epoch INBOX = new Epoch("imap:workspace", "INBOX", 1_700_000_000);
  // RFC 3501 9: both numbers are 32 bits without a sign.
  private static final long LARGEST = 4_294_967_295L;

  /** The same one at each call, empty at the first. */
  protected abstract ImapCursor cursor();

  @Test
  void aFolderThatWasNeverReadHasNoPosition() {
    assertEquals(Optional.empty(), cursor().position(INBOX));
  }

  @Test
  void thePositionIsTheLastOneSaved() {
    cursor().save(INBOX, new Position(7, Map.of(3L, 1, 5L, 2)));
    cursor().save(INBOX, new Position(9, Map.of(5L, 3)));

    assertEquals(Optional.of(new Position(9, Map.of(5L, 3))), cursor().position(INBOX));

    cursor().save(INBOX, new Position(9, Map.of()));
    assertEquals(Optional.of(new Position(9, Map.of())), cursor().position(INBOX));
  }

  @Test
  void anotherFolderAccountOrUidValidityIsAnotherPosition() {
    cursor().save(INBOX, new Position(7, Map.of()));

    for (Epoch other :
        new Epoch[] {
          new Epoch("imap:other", "INBOX", INBOX.uidValidity()),
          new Epoch("imap:workspace", "Archive/Über", INBOX.uidValidity()),
          new Epoch("imap:workspace", "INBOX", LARGEST)
        }) {
      assertEquals(Optional.empty(), cursor().position(other));
      cursor().save(other, new Position(LARGEST, Map.of(LARGEST, 1)));
      assertEquals(
          Optional.of(new Position(LARGEST, Map.of(LARGEST, 1))), cursor().position(other));
    }
    assertEquals(Optional.of(new Position(7, Map.of())), cursor().position(INBOX));
  }
}
