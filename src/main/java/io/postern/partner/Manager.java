package io.postern.partner;

import io.postern.mail.Address;
import java.util.List;

/**
 * The vendor's person who looks after partners and decides about their registrations.
 *
 * @param name how this person is named to partners
 * @param email where this person's mail goes
 * @param aliases other addresses that this person writes from
 */
public record Manager(String name, Address email, List<Address> aliases) {
  public Manager {
    aliases = List.copyOf(aliases);
  }

  public boolean writesFrom(Address address) {
    return email.equals(address) || aliases.contains(address);
  }
}
