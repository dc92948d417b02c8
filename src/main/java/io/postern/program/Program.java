package io.postern.program;

import io.postern.kit.BusinessTime;
import io.postern.mail.Address;
import io.postern.partner.Desk;
import io.postern.partner.Manager;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A referral program and its terms.
 *
 * @param id names it in the ledger and in settings
 * @param name how it signs its mail
 * @param prefix of its deals' references, for example NW
 * @param addresses where its mail comes in, and how it answers
 * @param locale the language of those whose own is not known
 * @param zone for local times in its mail
 * @param calendar its working days
 * @param managers who decides; the first one is asked where a partner has none of its own
 * @param desks shared addresses
 * @param admins who hears of broken templates and held mail
 * @param reception how it deals with who is not known
 * @param terms what it promises
 * @param brand how its mail looks
 * @param reporting who gets its figures
 */
public record Program(
    String id,
    String name,
    String prefix,
    ProgramAddresses addresses,
    Locale locale,
    ZoneId zone,
    BusinessTime calendar,
    List<Manager> managers,
    List<Desk> desks,
    List<Address> admins,
    Reception reception,
    Terms terms,
    Brand brand,
    Reporting reporting) {
  public Program {
    managers = List.copyOf(managers);
    desks = List.copyOf(desks);
    admins = List.copyOf(admins);
    if (managers.isEmpty()) {
      throw new IllegalArgumentException("a program needs a manager");
    }
  }

  /**
   * @param weekly whether every manager gets each week's figures by mail
   * @param owners who gets each month's
   */
  public record Reporting(boolean weekly, List<Address> owners) {
    /** Nobody gets any by themselves. */
    public static final Reporting NONE = new Reporting(false, List.of());

    public Reporting {
      owners = List.copyOf(owners);
    }
  }

  /**
   * @param protectionDays how long an approved claim is safe
   * @param reviewDays working days within which a referral is decided
   * @param undoWindow how long the partner's notice of a decision waits
   */
  public record Terms(int protectionDays, int reviewDays, Duration undoWindow) {}

  /**
   * @param invitesStrangers whether somebody unknown whose domain is proven is told how to become a
   *     partner; else the mail waits without a word
   * @param dailyMailAt when admins hear what waits for them, in the program's zone
   */
  public record Reception(boolean invitesStrangers, LocalTime dailyMailAt) {
    /** Strangers are told, and admins hear at 8. */
    public static final Reception USUAL = new Reception(true, LocalTime.of(8, 0));
  }

  /**
   * @param colour of buttons and the header line, {@code #rrggbb}
   * @param logoUrl https address of a picture; empty for none
   */
  public record Brand(String colour, Optional<String> logoUrl) {}

  /** All addresses of managers and admins. */
  public Set<Address> staff() {
    Set<Address> staff = new HashSet<>(admins);
    for (Manager manager : managers) {
      staff.add(manager.email());
      staff.addAll(manager.aliases());
    }
    return staff;
  }

  /**
   * Whom to write to in place of a manager that was noted once: that manager's address of today, or
   * the first manager when that one is not there any more.
   */
  public Address inCharge(Address noted) {
    return managerAt(noted).map(Manager::email).orElseGet(() -> managers.getFirst().email());
  }

  /** The manager who writes from this address, by an alias too. */
  public Optional<Manager> managerAt(Address address) {
    return managers.stream().filter(manager -> manager.writesFrom(address)).findFirst();
  }
}
