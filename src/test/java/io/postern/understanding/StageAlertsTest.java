package io.postern.understanding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.postern.mail.Address;
import io.postern.mail.Letter;
import io.postern.reading.LetterReader;
import io.postern.rules.RuleBookFiles;
import io.postern.shipped.Shipped;
import io.postern.understanding.CrmRules.Alerts;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a CRM's own mails say, and which mails are none of them. */
class StageAlertsTest {
  private static final Address CRM = Address.of("crm@northwind.example");
  private static final CrmRules SHIPPED =
      RuleBookFiles.read(Shipped.folder(Shipped.INBOUND_RULES)).book().crm();
  private static final CrmRules RULES =
      new CrmRules(
          SHIPPED.columns(),
          SHIPPED.stages(),
          Optional.of(new Alerts(Set.of(CRM), "plum-harbour-73")));

  private static Letter letter(String from, String subtype, String body) {
    return LetterReader.read(
        ("From: CRM <%s>\r\nSubject: Deal moved\r\nContent-Type: text/%s; charset=utf-8\r\n\r\n%s"
                .formatted(from, subtype, body.replace("\n", "\r\n")))
            .getBytes(StandardCharsets.UTF_8));
  }

  private static String read(Letter letter) {
    return StageAlerts.read(letter, CRM, RULES)
        .map(sheet -> row(sheet.rows().getFirst()))
        .orElse("");
  }

  private static String row(StageSheet.Row row) {
    return row.named()
        + " > "
        + row.stage()
        + row.value().map(money -> " " + money).orElse("")
        + row.date().map(day -> " " + day).orElse("")
        + row.reason().map(why -> " " + why).orElse("")
        + (row.problem().isEmpty() ? "" : " !" + row.problem());
  }

  @Test
  void labelledLinesOfASalesforceAlertAreARow() {
    assertEquals(
        "NW-1042 > CLOSED_WON 48000.00 USD 2026-05-14",
        read(
            letter(
                CRM.toString(),
                "plain",
                """
                The stage of an opportunity has changed.

                Opportunity Name: Tools for 40
                Account Name: Acme Tools
                Referral: NW-1042
                Stage: Closed Won
                Amount: 48,000.00
                Currency: USD
                Close Date: 2026-05-14
                Key: plum-harbour-73
                """)));
  }

  @Test
  void tableRowsAndLabelsAboveTheirValuesOfHubSpotAreARow() {
    assertEquals(
        "acme.example > NEGOTIATION",
        read(
            letter(
                CRM.toString(),
                "html",
                "<p>A deal moved.</p><table><tr><td>Company domain"
                    + " name</td><td>acme.example</td></tr></table><p><b>Deal"
                    + " stage</b></p><p>Contract sent</p><p>plum-harbour-73</p>")));
  }

  @Test
  void whatIsLostTellsWhy() {
    assertEquals(
        "Acme Tools, Inc. > CLOSED_LOST They said \"later\"",
        read(
            letter(
                CRM.toString(),
                "plain",
                "Company: Acme Tools, Inc.\n"
                    + "Stage: Closed Lost\n"
                    + "Lost reason: They said \"later\"\n")));
  }

  @Test
  void withoutAStageOrWithoutADealThereIsNothingToMove() {
    assertEquals("", read(letter(CRM.toString(), "plain", "Company: Acme Tools\nAmount: 5\n")));
    assertEquals("", read(letter(CRM.toString(), "plain", "Stage: Closed Won\n")));
    assertEquals("", read(letter(CRM.toString(), "plain", "We moved stage, see the CRM.\n")));
  }

  @Test
  void onlyTheAddressesOfTheRulesAreACrms() {
    assertEquals(
        Optional.of(CRM), StageAlerts.sender(letter("crm@northwind.example", "plain", "x"), RULES));
    assertEquals(
        Optional.empty(), StageAlerts.sender(letter("crm@elsewhere.example", "plain", "x"), RULES));
    assertEquals(
        Optional.empty(),
        StageAlerts.sender(letter("crm@northwind.example>, <eve@b.example", "plain", "x"), RULES));
    assertEquals(
        Optional.empty(), StageAlerts.sender(letter(CRM.toString(), "plain", "x"), SHIPPED));
  }

  @Test
  void theKeyMustBeShown() {
    assertEquals(
        true, StageAlerts.showsKey(letter("a@b.example", "plain", "key plum-harbour-73"), RULES));
    assertEquals(
        false, StageAlerts.showsKey(letter("a@b.example", "plain", "key plum-harbour-7"), RULES));
    assertEquals(
        false, StageAlerts.showsKey(letter("a@b.example", "plain", "plum-harbour-73"), SHIPPED));
  }
}
