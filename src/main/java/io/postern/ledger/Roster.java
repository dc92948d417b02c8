package io.postern.ledger;

import io.postern.mail.Address;
import io.postern.partner.Contact;
import io.postern.partner.Correspondent;
import io.postern.partner.Partner;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Partners and their contacts. */
public final class Roster {
  Roster() {}

  /**
   * Adds or updates partners and contacts: a partner is known by its name, a contact by its
   * address. All or nothing, audited.
   */
  public Imported take(String programId, List<RosterRow> rows, String operator, Instant now) {
    throw new UnsupportedOperationException();
  }

  /**
   * @param partnersAdded partners that were not there
   * @param contactsAdded contacts that were not there
   * @param changed rows that changed something that was there
   * @param same rows that were there already
   */
  public record Imported(int partnersAdded, int contactsAdded, int changed, int same) {}

  /** A partner with its people. */
  public record Entry(Partner partner, List<Contact> contacts) {
    public Entry {
      contacts = List.copyOf(contacts);
    }
  }

  /**
   * Partners by name.
   *
   * @param search part of a name or an address; empty for all
   */
  public List<Entry> list(String programId, String search, int offset, int limit) {
    throw new UnsupportedOperationException();
  }

  public Optional<Correspondent.OfPartner> at(String programId, Address address) {
    throw new UnsupportedOperationException();
  }

  public Optional<Entry> partner(String programId, long partnerId) {
    throw new UnsupportedOperationException();
  }

  /** How many partners a program has. */
  public long size(String programId) {
    throw new UnsupportedOperationException();
  }

  /** Lifts or sets that an address takes no mail; audited. */
  public void reachable(
      String programId, Address address, boolean reachable, String operator, Instant now) {
    throw new UnsupportedOperationException();
  }
}
