package io.postern.app.cli;

import io.postern.app.settings.Settings;
import io.postern.app.socket.CommandClient;
import io.postern.app.socket.DataDirLock;
import io.postern.app.socket.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/**
 * A command that needs the ledger: it runs inside the {@code serve} that has it, else it opens the
 * ledger itself.
 */
abstract class LedgerCommand extends SettingsCommand {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration STEP = Duration.ofMillis(100);

  @Option(
      names = "--program",
      paramLabel = "ID",
      defaultValue = "",
      description = "Which program, where the settings have several.")
  private String program = "";

  /** The command's work. */
  abstract int run(Office office);

  final Settings.ProgramSettings program(Office office) {
    return office.program(program);
  }

  /** Who acts, for the audit. */
  final String operator() {
    return "cli:" + System.getProperty("user.name");
  }

  /**
   * A table to be imported, whole.
   *
   * @param file as the user named it
   */
  final String text(String file) {
    try {
      return Files.readString(terminal().path(file));
    } catch (IOException e) {
      throw CommandFailed.problem("cannot read " + file + ": no such file, or it is not in UTF-8");
    }
  }

  /** A table, or words when it has no rows. */
  final void show(Table table, String none) {
    if (table.isEmpty()) {
      say(none);
    } else {
      table.lines(terminal().columns()).forEach(this::say);
    }
  }

  @Override
  public final Integer call() {
    Optional<Office> running = session().office();
    return running.isPresent() ? run(running.get()) : runHereOrThere(settings());
  }

  private int runHereOrThere(Settings settings) {
    Instant giveUp = Instant.now().plus(PATIENCE);
    do {
      OptionalInt there = runThere(settings);
      if (there.isPresent()) {
        return there.getAsInt();
      }
      Optional<Integer> here = runHere(settings);
      if (here.isPresent()) {
        return here.get();
      }
    } while (waited() && Instant.now().isBefore(giveUp));
    throw CommandFailed.problem(
        DataDirLock.holder(settings.dataDir())
            + " has "
            + settings.dataDir()
            + " and does not answer; try again when it is done");
  }

  private OptionalInt runThere(Settings settings) {
    Request request =
        new Request(
            session().arguments(),
            terminal().directory(),
            terminal().interactive(),
            terminal().columns());
    return CommandClient.run(settings.dataDir(), request, terminal().out(), terminal().err());
  }

  // Empty while another process has the data-dir: a serve that is starting, or another command.
  private Optional<Integer> runHere(Settings settings) {
    try (DataDirLock lock = DataDirLock.take(settings.dataDir()).orElse(null)) {
      if (lock == null) {
        return Optional.empty();
      }
      try (Office office = Office.open(settings)) {
        return Optional.of(run(office));
      }
    } catch (IOException e) {
      throw CommandFailed.problem("cannot use " + settings.dataDir() + ": " + e.getMessage());
    }
  }

  private static boolean waited() {
    try {
      Thread.sleep(STEP);
      return true;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
