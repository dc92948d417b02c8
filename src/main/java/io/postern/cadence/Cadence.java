package io.postern.cadence;

import java.util.List;
import java.util.Optional;

/**
 * All that a program writes to many.
 *
 * @param announcements each with a name of its own
 * @param zones where their readers are
 */
public record Cadence(List<Announcement> announcements, Zones zones) {
  /** Nothing is written to many. */
  public static final Cadence NONE = new Cadence(List.of(), Zones.NONE);

  public Cadence {
    announcements = List.copyOf(announcements);
  }

  public Optional<Announcement> named(String name) {
    return announcements.stream().filter(one -> one.name().equals(name)).findFirst();
  }
}
