package io.postern.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Who does what only one node may do, such as reading a mailbox. */
public final class Leases {
  Leases() {}

  /** Takes or renews a lease; empty while another node has it. */
  public Optional<Lease> take(String name, Duration length, Instant now) {
    throw new UnsupportedOperationException();
  }

  public void release(String name, Lease lease) {
    throw new UnsupportedOperationException();
  }
}
