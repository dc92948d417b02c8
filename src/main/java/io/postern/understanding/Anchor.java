package io.postern.understanding;

import io.postern.mail.Address;
import java.util.Optional;

/**
 * The address of a prospect, around which the rest is looked for.
 *
 * @param address the prospect's
 * @param span where it stands in the text; empty when it is known from elsewhere
 */
record Anchor(Address address, Optional<Span> span) {
  static Anchor in(Addresses.Spotted spotted) {
    return new Anchor(spotted.address(), Optional.of(spotted.span()));
  }

  static Anchor elsewhere(Address address) {
    return new Anchor(address, Optional.empty());
  }
}
