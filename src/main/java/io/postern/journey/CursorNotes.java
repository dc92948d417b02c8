package io.postern.journey;

import io.postern.intake.imap.ImapCursor;
import io.postern.ledger.Notebook;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where reading of mailboxes goes on, kept in the ledger: {@code low|uid:tries,…}, a note a
 * folder's life.
 */
public record CursorNotes(Notebook notebook) implements ImapCursor {
  @Override
  public Optional<Position> position(Epoch epoch) {
    return notebook.read(epoch.ingress(), key(epoch)).map(CursorNotes::parse);
  }

  @Override
  public void save(Epoch epoch, Position position) {
    String failing =
        new TreeMap<>(position.failing())
            .entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining(","));
    notebook.write(epoch.ingress(), key(epoch), position.low() + "|" + failing);
  }

  private static String key(Epoch epoch) {
    return epoch.uidValidity() + "/" + epoch.folder();
  }

  private static Position parse(String note) {
    int bar = note.indexOf('|');
    Map<Long, Integer> failing = new TreeMap<>();
    for (String pair : note.substring(bar + 1).split(",")) {
      int colon = pair.indexOf(':');
      if (colon > 0) {
        failing.put(
            Long.parseLong(pair.substring(0, colon)), Integer.parseInt(pair.substring(colon + 1)));
      }
    }
    return new Position(Long.parseLong(note.substring(0, bar)), failing);
  }
}
