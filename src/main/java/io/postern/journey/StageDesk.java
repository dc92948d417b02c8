package io.postern.journey;

import io.postern.deciding.SheetDecider.Origin;
import io.postern.intake.files.DropFolder;
import io.postern.journey.Programs.Running;
import io.postern.kit.Sha256;
import io.postern.ledger.Sheets;
import io.postern.ledger.Sheets.Told;
import io.postern.understanding.StageSheet;
import io.postern.understanding.StageSheets;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The story of a sheet that a CRM drops in a program's folder: it is kept in the ledger, a timer
 * decides about it once, and the file is put away with what became of it.
 */
public final class StageDesk {
  private final Running running;
  private final DropFolder folder;
  private final Sheets sheets;
  private final RuleShelf rules;
  private final InstantSource clock;
  private final MailLog log;

  public StageDesk(
      Running running,
      DropFolder folder,
      Sheets sheets,
      RuleShelf rules,
      InstantSource clock,
      MailLog log) {
    this.running = running;
    this.folder = folder;
    this.sheets = sheets;
    this.rules = rules;
    this.clock = clock;
    this.log = log;
  }

  /**
   * One look into the folder.
   *
   * @return whether a sheet was taken in, so that somebody should decide about it
   */
  public boolean runOnce() {
    boolean taken = false;
    try {
      for (Path file : folder.settled()) {
        taken |= see(file);
      }
    } catch (IOException trouble) {
      log.ingress("stages", "trouble", trouble.toString());
    }
    return taken;
  }

  private boolean see(Path file) throws IOException {
    String name = file.getFileName().toString();
    try {
      String text = folder.read(file);
      Optional<StageSheet> sheet = StageSheets.read(name, text, rules.current().crm());
      if (sheet.isEmpty()) {
        putAway(
            file,
            false,
            "Not read: the first line must name a column for the stage, and one for"
                + " the reference, the company or the domain.\n");
        return false;
      }
      String key = "file-" + digest(name, text);
      Optional<List<Told>> told = sheets.report(running.program().id(), key);
      if (told.isPresent()) {
        boolean done = told.get().isEmpty() || told.get().stream().anyMatch(Told::settled);
        putAway(file, done, report(told.get()));
        return false;
      }
      sheets.take(
          running.program().id(),
          key,
          new Origin(name, Optional.empty(), Optional.empty()),
          text,
          clock.instant());
      return true;
    } catch (NoSuchFileException anotherNodeWasFaster) {
      return false;
    }
  }

  private void putAway(Path file, boolean done, String report) throws IOException {
    folder.putAway(file, done, report);
    log.ingress("stages", done ? "done" : "failed", file.getFileName().toString());
  }

  private static String report(List<Told> rows) {
    StringBuilder report = new StringBuilder();
    for (Told row : rows) {
      report
          .append("row ")
          .append(row.row())
          .append(": ")
          .append(row.named())
          .append(
              row.deal().isEmpty() || row.deal().equals(row.named()) ? "" : " (" + row.deal() + ")")
          .append(row.stage().isEmpty() ? "" : " to " + row.stage())
          .append(": ")
          .append(row.outcome())
          .append('\n');
    }
    return rows.isEmpty() ? "The sheet has no rows.\n" : report.toString();
  }

  private static String digest(String name, String text) {
    return Sha256.of(name + '\0' + text);
  }
}
