package io.postern.journey;

import io.postern.deal.Workflow;
import io.postern.mail.Address;
import io.postern.program.Program;
import io.postern.program.ProgramAddresses;
import java.util.List;
import java.util.Optional;

/**
 * The programs that this engine runs, each with its workflow.
 *
 * @param all at least one
 */
public record Programs(List<Running> all) {
  /**
   * @param program its terms
   * @param workflow how its deals move
   */
  public record Running(Program program, Workflow workflow) {}

  public Programs {
    all = List.copyOf(all);
    if (all.isEmpty()) {
      throw new IllegalArgumentException("no program to run");
    }
  }

  /** The program that an address belongs to: its own, or one of its reply and bounce addresses. */
  public Optional<Running> at(Address address) {
    return all.stream()
        .filter(running -> running.program().addresses().kindOf(address).isPresent())
        .findFirst();
  }

  /** What an address is to the program that it belongs to. */
  public Optional<ProgramAddresses.Kind> kindOf(Address address) {
    return at(address).flatMap(running -> running.program().addresses().kindOf(address));
  }

  public Optional<Running> byId(String programId) {
    return all.stream().filter(running -> running.program().id().equals(programId)).findFirst();
  }
}
