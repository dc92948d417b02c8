package io.postern.partner;

import io.postern.mail.Address;
import java.util.List;

/**
 * A shared address of managers: each member gets an own copy and answers from the own address.
 *
 * @param address the shared one
 * @param members managers' addresses
 */
public record Desk(Address address, List<Address> members) {
  public Desk {
    members = List.copyOf(members);
  }
}
