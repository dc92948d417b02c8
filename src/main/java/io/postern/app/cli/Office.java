package io.postern.app.cli;

import io.postern.app.Engine;
import io.postern.app.settings.Settings;
import io.postern.app.settings.Settings.ProgramSettings;
import io.postern.intake.MailSink;
import io.postern.journey.Announcements;
import io.postern.journey.PayoutDesk;
import io.postern.journey.Programs.Running;
import io.postern.ledger.Erased;
import io.postern.ledger.Ledger;
import io.postern.ledger.Roster;
import io.postern.ledger.RosterRow;
import io.postern.mail.Address;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What commands that look at the ledger or change it work with: the running engine's, or, where
 * none runs, a ledger opened for one command.
 */
public final class Office implements AutoCloseable {
  private final Settings settings;
  private final Ledger ledger;
  private final boolean running;
  private Optional<Engine> engine;

  private Office(Settings settings, Ledger ledger, boolean running, Optional<Engine> engine) {
    this.settings = settings;
    this.ledger = ledger;
    this.running = running;
    this.engine = engine;
  }

  /** That of an engine that runs; closing it changes nothing. */
  public static Office of(Settings settings, Engine running) {
    return new Office(settings, running.ledger(), true, Optional.of(running));
  }

  /** One for a command by itself. Whoever calls this holds the lock of the data-dir. */
  static Office open(Settings settings) {
    Ledger ledger = Ledger.open(LedgerAccess.of(settings), Instant.now());
    return new Office(settings, ledger, false, Optional.empty());
  }

  Settings settings() {
    return settings;
  }

  Ledger ledger() {
    return ledger;
  }

  /** Whether an engine runs that does what is left to do. */
  boolean running() {
    return running;
  }

  /** What is written to many. */
  Announcements announcements() {
    return engine().announcements();
  }

  /** The one door for mail. */
  MailSink door() {
    return engine().door();
  }

  /** Mail that waits is decided about: soon by the engine that runs, or now. */
  void decide() {
    if (running) {
      engine().wake();
      return;
    }
    try {
      engine().decideWaiting();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * A contact leaves, and its open deals go on with a colleague; of that, mail goes out as soon as
   * an engine runs.
   *
   * @return whether there is such a contact
   */
  boolean leaves(String programId, Address contact, String operator) {
    boolean there = engine().leavers().leaves(running(programId), contact, operator);
    wake();
    return there;
  }

  /** A person's data are erased. */
  Erased erase(String programId, Address person, String operator) {
    return engine().erasures().erase(running(programId), person, operator);
  }

  /** Partners and contacts are added or updated; who moves to another partner leaves the former. */
  Roster.Imported take(String programId, List<RosterRow> rows, String operator) {
    Roster.Imported done = engine().leavers().take(running(programId), rows, operator);
    wake();
    return done;
  }

  /** How partners are paid. */
  PayoutDesk payouts() {
    return engine().payouts();
  }

  /** A program as it runs. */
  Running running(String programId) {
    return engine().programs().byId(programId).orElseThrow();
  }

  /** There is work for the engine that runs, if one does. */
  void wake() {
    if (running) {
      engine().wake();
    }
  }

  private Engine engine() {
    if (engine.isEmpty()) {
      engine = Optional.of(new Engine(settings, ledger, InstantSource.system()));
    }
    return engine.get();
  }

  @Override
  public void close() {
    if (running) {
      return;
    }
    engine.ifPresentOrElse(Engine::close, ledger::close);
  }

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
