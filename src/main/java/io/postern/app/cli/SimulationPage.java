package io.postern.app.cli;

import io.postern.app.settings.Settings;
import io.postern.app.simulate.Simulation;
import io.postern.deal.Deal;
import io.postern.deciding.Outcome;
import io.postern.figures.Period;
import io.postern.figures.Range;
import io.postern.figures.Sheet;
import io.postern.ledger.Ledger;
import io.postern.ledger.Records;
import io.postern.program.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A simulation as a page: one line for each mail in and out, and the figures below. */
final class SimulationPage implements Simulation.Audience {
  private static final Records.DealQuery ALL =
      new Records.DealQuery(Optional.empty(), Optional.empty(), "", 0, Integer.MAX_VALUE);

  private final Terminal terminal;
  private final Program program;
  private final Optional<Path> folder;
  private final DateTimeFormatter time;
  private final Map<String, Integer> outcomes = new TreeMap<>();
  private final Map<String, Integer> notices = new TreeMap<>();
  private int written;

  /**
   * @param folder where each notice is written as a file, if anywhere
   */
  SimulationPage(Terminal terminal, Settings settings, Optional<Path> folder) {
    this.terminal = terminal;
    this.program = settings.programs().getFirst().program();
    this.folder = folder;
    this.time =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(program.zone());
  }

  void begin(int mails, Instant start, Instant end) {
    say(
        "%s, %s to %s (%s), %d mails in the mailbox."
            .formatted(
                program.name(), time.format(start), time.format(end), program.zone(), mails));
    say("");
  }

  @Override
  public void came(
      Instant at, String from, String subject, Optional<Outcome> outcome, String reason) {
    String ended =
        outcome.map(SimulationPage::word).orElse(reason.isEmpty() ? "waits" : "not-taken");
    outcomes.merge(ended, 1, Integer::sum);
    say(
        line(at, "<-", from, subject)
            + "  ["
            + (reason.isEmpty() ? ended : ended + ": " + reason)
            + "]");
  }

  @Override
  public void went(Instant at, String to, String notice, String subject, byte[] bytes) {
    notices.merge(notice, 1, Integer::sum);
    say(line(at, "->", to, subject) + "  [" + notice + "]");
    folder.ifPresent(into -> write(into, notice, bytes));
  }

  private String line(Instant at, String way, String who, String subject) {
    return "%s  %s %s: %s".formatted(time.format(at), way, who, subject);
  }

  private void write(Path into, String notice, byte[] bytes) {
    written++;
    String name = String.format(Locale.ROOT, "%04d-%s.eml", written, notice);
    try {
      Files.write(into.resolve(name), bytes);
    } catch (IOException e) {
      throw CommandFailed.problem("cannot write " + into.resolve(name) + ": " + e.getMessage());
    }
  }

  /** What stands at the end. */
  void end(Ledger ledger, Figuring figuring, Range range) {
    say("");
    counted("Mails that came", outcomes);
    counted("Notices", notices);
    Map<String, Integer> statuses = new TreeMap<>();
    for (Deal deal : ledger.records().deals(program, ALL)) {
      String stage = deal.stage().map(name -> ", " + name).orElse("");
      statuses.merge(word(deal.status()) + stage, 1, Integer::sum);
    }
    counted("Deals", statuses);
    say("");
    Sheet figures = figuring.report(ledger, range, Period.YEAR).total();
    ReportPage.whole(figures, figuring.words(), terminal.columns()).forEach(this::say);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void counted(String title, Map<String, Integer> counts) {
    int sum = counts.values().stream().mapToInt(Integer::intValue).sum();
    say("%s: %d".formatted(title, sum));
    counts.forEach((what, count) -> say("  %5d  %s".formatted(count, what)));
  }

  private void say(String line) {
    terminal.out().println(line);
  }
}
