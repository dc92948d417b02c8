package io.postern.intake.imap;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A cursor that a restart forgets; mails are then seen again and found to be duplicates. */
public final class InMemoryCursor implements ImapCursor {
  private final Map<Epoch, Position> positions = new ConcurrentHashMap<>();

  @Override
  public Optional<Position> position(Epoch epoch) {
    return Optional.ofNullable(positions.get(epoch));
  }

  @Override
  public void save(Epoch epoch, Position position) {
    positions.put(epoch, position);
  }
}
