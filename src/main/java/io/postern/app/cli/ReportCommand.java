package io.postern.app.cli;

import io.postern.app.settings.Settings.ProgramSettings;
import io.postern.figures.Period;
import io.postern.figures.Range;
import io.postern.figures.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The figures of a program. */
@Command(
    name = "report",
    description = {
      "Tells the figures of a program, each with its definition.",
      "Activation, conversion, revenue, deal sizes, answer times and more; in all, by period, by "
          + "partner and by tier."
    },
    footer = {
      "",
      "Examples:",
      "  postern report                                  the last twelve months",
      "  postern report --from 2026-01-01 --to 2026-12-31 --period quarter",
      "  postern report --format csv --out figures.csv   for a spreadsheet",
      "  postern report --format png --out figures.png   charts"
    })
final class ReportCommand extends LedgerCommand {
  private static final int MONTHS = 12;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "The first day (default: eleven months before the month of the last day).")
  private @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "DATE", description = "The last day (default: today).")
  private @Nullable LocalDate to;

  @Option(
      names = "--period",
      paramLabel = "PERIOD",
      defaultValue = "month",
      description = "By week, month, quarter or year (default: ${DEFAULT-VALUE}).")
  private String period = "month";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, csv, json, or png for charts (default: ${DEFAULT-VALUE}).")
  private String format = "text";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "",
      description = "Write to this file (default: the terminal).")
  private String out = "";

  @Override
  int run(Office office) {
    Period by = Period.ofWord(period).orElseThrow(() -> unknown("period", period, periods()));
    ProgramSettings program = program(office);
    Instant now = Instant.now();
    Range range = range(LocalDate.ofInstant(now, program.program().zone()));
    Figuring figuring = Figuring.of(office.settings(), program, now);
    Report report = figuring.report(office.ledger(), range, by);
    write(
        switch (format) {
          case "text" -> text(ReportPage.of(report, figuring, terminal().columns()));
          case "csv" -> text(ReportCsv.of(report, figuring));
          case "json" -> text(List.of(ReportJson.of(report, by, figuring)));
          case "png" -> figuring.words().picture(by, report.periods(), program.program().brand());
          default -> throw unknown("format", format, "text, csv, json, png");
        });
    return ExitCode.DONE;
  }

  private Range range(LocalDate today) {
    LocalDate last = to == null ? today : to;
    LocalDate first = from == null ? last.withDayOfMonth(1).minusMonths(MONTHS - 1) : from;
    if (last.isBefore(first)) {
      throw CommandFailed.usage("--from " + first + " is after --to " + last);
    }
    return new Range(first, last);
  }

  private static String periods() {
    return Arrays.stream(Period.values()).map(Period::word).collect(Collectors.joining(", "));
  }

  private static CommandFailed unknown(String option, String written, String known) {
    return CommandFailed.usage("--" + option + " is one of " + known + ", not '" + written + "'");
  }

  private static byte[] text(List<String> lines) {
    return lines.stream()
        .map(line -> line + System.lineSeparator())
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }

  private void write(byte[] report) {
    if (out.isEmpty()) {
      terminal().out().writeBytes(report);
      terminal().out().flush();
      return;
    }
    Path file = terminal().path(out);
    try {
      Files.write(file, report);
    } catch (IOException e) {
      throw CommandFailed.problem("cannot write to " + file + ": " + e.getMessage());
    }
  }
}
