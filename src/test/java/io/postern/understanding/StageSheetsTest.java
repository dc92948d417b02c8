package io.postern.understanding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.rules.RuleBookFiles;
import io.postern.shipped.Shipped;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What programs write out, and what is read of it. */
class StageSheetsTest {
  private static final CrmRules RULES =
      RuleBookFiles.read(Shipped.folder(Shipped.INBOUND_RULES)).book().crm();

  private static List<String> rows(String text) {
    return StageSheets.read("a.csv", text, RULES).orElseThrow().rows().stream()
        .map(
            row ->
                row.line()
                    + " "
                    + row.named()
                    + " > "
                    + row.stage()
                    + row.value().map(money -> " " + money).orElse("")
                    + row.date().map(day -> " " + day).orElse("")
                    + row.reason().map(why -> " " + why).orElse("")
                    + (row.problem().isEmpty() ? "" : " !" + row.problem()))
        .toList();
  }

  @Test
  void aSheetOfSalesforceIsReadByItsOwnNames() {
    assertEquals(
        List.of(
            "2 Acme Tools > PROPOSAL 48000.00 USD 2026-05-04",
            "3 NW-7 > CLOSED_LOST 2026-05-13 budget, again"),
        rows(
            """
            Opportunity Name,Account Name,Stage,Amount,Opportunity Currency,Close Date,Reference,Loss Reason
            Tools for 40,Acme Tools,Proposal/Price Quote,"48,000.00",USD,2026-05-04,,
            Harbour,Harbour Foods,Closed Lost,,,5/13/2026,NW-7,"budget, again"
            """));
  }

  @Test
  void aGermanSheetWithSemicolonsAndCommasIsReadAlike() {
    assertEquals(
        List.of("2 acme.example > CLOSED_WON 48000.50 EUR 2026-05-04"),
        rows(
            "\uFEFFsep=;\n"
                + "Webseite;Phase;Betrag;W\u00E4hrung;Datum\n"
                + "https://www.acme.example/de;Closed won;48.000,50;EUR;4.5.2026\n"));
  }

  @Test
  void whatCanBeReadInTwoWaysIsSaidAndNotGuessed() {
    assertEquals(
        List.of(
            "2 Acme > CLOSED_WON",
            "3 Acme > CLOSED_WON 5.00 EUR !date-unclear",
            "4  > DEMO !names-no-deal",
            "5 Acme >  !stage-missing",
            "6 Acme > CLOSED_WON"),
        rows(
            """
            company,stage,value,date
            Acme,won,48000,
            Acme,won,5 EUR,5/4/2026
            ,Demo scheduled,,
            Acme,,,
            Acme,won,"4,80,00 EUR",
            """));
  }

  @Test
  void aColumnForTheDayOfPaymentIsEnough() {
    List<StageSheet.Row> rows =
        StageSheets.read(
                "a.csv",
                """
                Reference,Stage,Payment date
                NW-7,Closed won,2026-05-20
                NW-8,,2026-05-21
                NW-9,,soon
                NW-10,,
                """,
                RULES)
            .orElseThrow()
            .rows();
    assertEquals(
        List.of("2026-05-20", "2026-05-21", "", ""),
        rows.stream().map(row -> row.paidOn().map(Object::toString).orElse("")).toList());
    assertEquals(
        List.of("", "", "date-unclear", "stage-missing"),
        rows.stream().map(StageSheet.Row::problem).toList());
    assertTrue(
        StageSheets.read("a.csv", "Reference,Bezahlt am\nNW-7,20.5.2026\n", RULES).isPresent());
  }

  @Test
  void aListOfLeadsIsNoSheetOfStages() {
    assertEquals(
        Optional.empty(),
        StageSheets.read("leads.csv", "company,contact,email\nAcme,Jo,jo@acme.example\n", RULES));
    assertTrue(StageSheets.read("", "", RULES).isEmpty());
  }
}
