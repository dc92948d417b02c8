package io.postern.app.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.commission.Credit;
import io.postern.deal.Workflow;
import io.postern.figures.Measure;
import io.postern.figures.Past;
import io.postern.figures.Past.Member;
import io.postern.figures.Past.Referral;
import io.postern.figures.Past.Sale;
import io.postern.figures.Period;
import io.postern.figures.Range;
import io.postern.figures.Report;
import io.postern.kit.BusinessTime;
import io.postern.kit.Money;
import io.postern.program.Program;
import io.postern.rules.WorkflowFile;
import io.postern.shipped.Shipped;
import io.postern.writing.NoticeWriter;
import io.postern.writing.SampleNotices;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
  private static final Instant MAY = Instant.parse("2026-05-04T08:00:00Z");
  private static final Program PROGRAM = SampleNotices.PROGRAM;
  private static final Measure MEASURE =
      new Measure(
          BusinessTime.weekdays(ZoneOffset.UTC), 30, List.of(), MAY.plusSeconds(86_400 * 40));
  private static final Report REPORT =
      Report.of(
          new Past(
              List.of(new Member(1, "=cmd|' /C calc'!A0", "Gold", MAY.minusSeconds(86_400))),
              List.of(
                  new Referral(
                      1,
                      MAY,
                      Optional.of(MAY.plusSeconds(43_200)),
                      Optional.of(
                          new Sale(
                              MAY,
                              Money.of(new BigDecimal("48000"), "USD").orElseThrow(),
                              Credit.ALL)),
                      Optional.empty()))),
          new Range(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 6, 30)),
          Period.MONTH,
          MEASURE);

  @TempDir Path here;

  private static Figuring figuring() {
    Workflow workflow =
        WorkflowFile.load(Shipped.folder(Shipped.INBOUND_RULES), "referral")
            .workflow()
            .orElseThrow();
    return new Figuring(
        PROGRAM,
        workflow,
        MEASURE,
        NoticeWriter.over(List.of(), InstantSource.system()).figures(PROGRAM, Locale.ENGLISH));
  }

  @Test
  void pageTellsFiguresWithTheirDefinitions() {
    String page = String.join("\n", ReportPage.of(REPORT, figuring(), 100));
    assertTrue(page.contains("Partner-sourced revenue  48,000 USD"), page);
    assertTrue(page.contains("Activation rate          1 of 1 (100%)"), page);
    assertTrue(page.contains("2026-06-01 to 2026-06-30  1/1"), page);
    assertTrue(page.contains("Answer time, median      12 h"), page);
    assertTrue(
        page.contains("Stalled deals: Approved deals, neither won nor lost, on which"), page);
    assertTrue(page.contains("30 days"), page);
  }

  @Test
  void csvHasOneLineANumberAndNoFormula() {
    List<String> lines = ReportCsv.of(REPORT, figuring());
    assertEquals("scope,name,from,to,figure,value,unit,part,whole,definition", lines.getFirst());
    assertTrue(
        lines.contains(
            "period,,2026-05-01,2026-05-31,partner-sourced-revenue,48000.00,USD,,,"
                + "\"What those deals were won with, of a shared one the partner's part; "
                + "currencies are never added up.\""),
        lines.toString());
    assertTrue(
        lines.stream()
            .anyMatch(
                l ->
                    l.startsWith(
                        "program,,2026-05-01,2026-06-30,activation-rate,100.0,percent,1,1,")),
        lines.toString());
    assertTrue(
        lines.stream().anyMatch(line -> line.startsWith("partner,'=cmd|' /C calc'!A0,")),
        lines.toString());
    assertTrue(lines.stream().noneMatch(line -> line.contains(",=")), lines.toString());
  }

  @Test
  void jsonIsOneObjectWithNullForWhatIsNotKnown() {
    String json = ReportJson.of(REPORT, Period.MONTH, figuring());
    assertTrue(json.startsWith("{\"program\":\"northwind\",\"from\":\"2026-05-01\""), json);
    assertTrue(
        json.contains("\"average-deal-size\":[{\"amount\":\"48000.00\",\"currency\":\"USD\"}]"),
        json);
    assertTrue(json.contains("\"direct-deal-size\":null"), json);
    assertTrue(json.contains("\"answer-time-median\":{\"days\":\"0.50\",\"working\":true}"), json);
  }

  @Test
  void commandWritesEveryFormatAndSaysWhatIsWrong() throws IOException {
    Typed.in(here, "init", "try");
    String[] at = {"-c", "try/postern.yml"};
    Typed page = report(at);
    assertEquals(ExitCode.DONE, page.code(), page.err());
    assertTrue(page.out().contains("Referrals                0\n"), page.out());
    Typed picture = report(at, "--format", "png", "--out", "charts.png", "--period", "quarter");
    assertEquals(ExitCode.DONE, picture.code(), picture.err());
    byte[] png = Files.readAllBytes(here.resolve("charts.png"));
    assertArrayEquals(new byte[] {(byte) 0x89, 'P', 'N', 'G'}, Arrays.copyOf(png, 4));
    assertTrue(report(at, "--format", "json").out().startsWith("{\"program\":\"northwind\""));
    assertEquals(ExitCode.USAGE, report(at, "--format", "xls").code());
    assertEquals(ExitCode.USAGE, report(at, "--period", "day").code());
    assertEquals(ExitCode.USAGE, report(at, "--from", "2026-02-01", "--to", "2026-01-01").code());
  }

  private Typed report(String[] at, String... more) {
    String[] all = new String[1 + at.length + more.length];
    all[0] = "report";
    System.arraycopy(at, 0, all, 1, at.length);
    System.arraycopy(more, 0, all, 1 + at.length, more.length);
    return Typed.in(here, all);
  }
}
