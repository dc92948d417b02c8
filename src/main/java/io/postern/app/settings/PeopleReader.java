package io.postern.app.settings;

import io.postern.mail.Address;
import io.postern.partner.Desk;
import io.postern.partner.Manager;
import io.postern.program.ProgramAddresses;
import io.postern.rules.Yaml;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The people of a program: its managers and their desks. */
final class PeopleReader {
  private final Values values;

  PeopleReader(Values values) {
    this.values = values;
  }

  List<Manager> managers(Yaml place) {
    List<Manager> managers = new ArrayList<>();
    Set<Address> taken = new HashSet<>();
    for (Yaml item : place.items()) {
      item.only("name", "email", "aliases");
      String name = values.required(item.get("name"), "name, as partners read it");
      if (!item.get("email").present()) {
        item.problem("missing: email");
      }
      List<Address> aliases = values.addresses(item.get("aliases"));
      values
          .address(item.get("email"))
          .ifPresent(
              email -> {
                List<Address> all = new ArrayList<>(aliases);
                all.add(email);
                all.stream()
                    .filter(address -> !taken.add(address))
                    .forEach(address -> item.problem(address + " is named twice"));
                managers.add(new Manager(name, email, aliases));
              });
    }
    if (managers.isEmpty()) {
      place.problem("missing: managers, at least one with name and email");
    }
    return managers;
  }

  List<Desk> desks(Yaml place, List<Manager> managers) {
    List<Desk> desks = new ArrayList<>();
    for (Yaml item : place.items()) {
      item.only("address", "members");
      if (!item.get("address").present()) {
        item.problem("missing: address of the desk");
      }
      List<Address> members = values.addresses(item.get("members"));
      members.stream()
          .filter(member -> managers.stream().noneMatch(m -> m.email().equals(member)))
          .forEach(member -> item.problem(member + " is no manager's email of this program"));
      values.address(item.get("address")).ifPresent(a -> desks.add(new Desk(a, members)));
    }
    return desks;
  }

  // Otherwise the program would write to itself.
  static void areNotTheProgram(Yaml place, ProgramAddresses own, List<Manager> managers) {
    for (Manager manager : managers) {
      if (own.kindOf(manager.email()).isPresent()) {
        place.problem(manager.email() + " is the program's own address and cannot be a manager's");
      }
    }
  }
}
