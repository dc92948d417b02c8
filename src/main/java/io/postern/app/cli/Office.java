package io.postern.app.cli;

import io.postern.app.settings.Settings;
import io.postern.app.settings.Settings.ProgramSettings;
import io.postern.ledger.Ledger;
import java.util.List;

/**
 * What commands that look at the ledger or change it work with.
 *
 * @param settings of the engine
 * @param ledger open
 * @param wake tells a running engine that there is work; does nothing where none runs
 */
public record Office(Settings settings, Ledger ledger, Runnable wake) {
  /**
   * The program that a command is about.
   *
   * @param id as {@code --program} names it; empty where the user named none
   */
  ProgramSettings program(String id) {
    return program(settings, id);
  }

  /** As {@link #program(String)}, where only settings are at hand. */
  static ProgramSettings program(Settings settings, String id) {
    List<ProgramSettings> programs = settings.programs();
    String names =
        String.join(", ", programs.stream().map(program -> program.program().id()).toList());
    if (id.isEmpty()) {
      if (programs.size() > 1) {
        throw CommandFailed.usage("say which program with --program: " + names);
      }
      return programs.getFirst();
    }
    return programs.stream()
        .filter(program -> program.program().id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> CommandFailed.usage("there is no program '" + id + "'; there are: " + names));
  }
}
