package io.postern.story;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was approved by mail is paid by a file, once, and a partner hears what became of it. */
class PayoutTest {
  private static final String PLANS =
      """
      plans: {standard: {percent: 10, hold-days: 1, clawback-days: 100}}
      program: standard
      """;
  private static final String PAYERS =
      """
      ach: {company: Northwind Inc, company-id: "1123456789", bank: "021000021", bank-name: First Bank}
      credit: {account: 1700 partner commission}
      """;
  private static final String PAYEES =
      """
      partner,method,holder,account,bank,account_type,holder_type
      Bright Advisory,ach,Bright Advisory LLC,123456789,011401533,checking,company
      """;

  private static Town town() throws IOException {
    Path home = Town.freshHome();
    Path rules = home.resolve("rules");
    Files.createDirectories(rules);
    Files.writeString(rules.resolve("commission.yml"), PLANS);
    Files.writeString(rules.resolve("payout.yml"), PAYERS);
    Files.writeString(home.resolve("payees.csv"), PAYEES);
    return new Town(home, "", "inbound-rules: " + rules);
  }

  @Test
  void whatWasApprovedIsPaidByAFileOnceAndWhatComesBackIsPaidAgain() throws IOException {
    try (Town town = town()) {
      Post due = approvedCommission(town);
      said(town, 0, "no details for USD", "prepare");

      detailsCountAfterThreeDaysAndThePartnerHears(town);
      String code = codeOf(said(town, 0, "4000.00 USD", "prepare"));
      said(town, 1, "is not the code", "release", "00000000");
      said(town, 1, "is no folder", "release", code, "--to", "nowhere");
      String released = said(town, 0, "payout 1: 4000.00 USD", "release", code, "--by", "Anna");
      assertTrue(released.contains("NW-P1-20260306-ach-USD.ach"), released);
      theFileIsWrittenForItsOwnerAndTheSameEachTime(town);

      said(town, 1, "is not the code", "release", code);
      said(town, 0, "Nothing can be paid now.", "prepare");
      said(town, 0, "(Anna)", "show", "1");
      town.max.replies(due, "paid");
      Post refused = town.max.receives();
      assertTrue(refused.text().contains("in a payout file"), refused.text());
      assertEquals(List.of(), town.untaken(), "nothing has moved yet");

      whatComesBackIsNotTriedAgainBeforeItsDetailsAreGivenAnew(town);
      code = codeOf(said(town, 0, "4000.00 USD", "prepare"));
      said(town, 0, "payout 2", "release", code);
      said(town, 1, "nothing of payout 2 for Nobody", "paid", "2", "--partner", "Nobody");
      said(town, 0, "4000.00 USD paid", "paid", "2");
      Post paid = town.pat.receives();
      assertTrue(paid.text().contains("We paid 4,000 USD to you"), paid.text());
      said(town, 1, "waits to be paid", "paid", "2");
      said(town, 0, "FAILED", "list");

      whatIsTakenBackAndSentBackAddsUpToNothing(town, due);
      assertEquals(
          List.of(),
          town.engine()
              .ledger()
              .records()
              .verify(town.engine().programs().byId("northwind").orElseThrow().program())
              .problems());
      assertEquals(List.of(), town.untaken());
    }
  }

  /** Money that a manager has released; the mail about it. */
  private static Post approvedCommission(Town town) {
    town.pat.writes("A lead", MainJobTest.ACME);
    town.pat.receives();
    Post review = town.max.receives();
    decides(town, review, "approve");
    decides(town, review, "won 40,000 USD");
    town.pass(Duration.ofDays(1));
    assertTrue(town.pat.receives().text().contains("The hold is over"));
    Post due = town.max.receives();
    assertEquals("commission-due", due.notice());
    town.max.replies(due, "approve commission");
    assertEquals("command-confirmed", town.max.receives().notice());
    assertTrue(town.pat.receives().text().contains("is released and will be paid"));
    return due;
  }

  private static void decides(Town town, Post review, String words) {
    town.max.replies(review, words);
    assertEquals("command-confirmed", town.max.receives().notice());
    town.pass(Duration.ofMinutes(3));
    town.pat.receives();
  }

  private static void detailsCountAfterThreeDaysAndThePartnerHears(Town town) throws IOException {
    Files.writeString(
        town.home().resolve("wrong.csv"),
        PAYEES.replace("011401533", "011401534") + "Nobody,paypal,,pay@nobody.example,,,\n");
    String wrong =
        said(town, 1, "wrong.csv:2: '011401534' is no routing number", "import", "wrong.csv");
    assertTrue(wrong.contains("there is no partner 'Nobody'"), wrong);
    assertTrue(wrong.contains("Nothing was imported."), wrong);
    said(town, 0, "1 new or changed", "import", "payees.csv");
    Post told = town.pat.receives();
    assertEquals("payout-details", told.notice());
    assertTrue(told.text().contains("account 011401533 … 6789"), told.text());
    assertTrue(!told.text().contains("123456789"), told.text());
    town.pat.replies(told, "This was not us. Please call us before you pay anything.");
    Post alarm = town.max.receives();
    assertEquals("message-from-partner", alarm.notice());
    assertTrue(alarm.text().contains("This was not us"), alarm.text());
    assertEquals("message-passed-on", town.pat.receives().notice());
    said(town, 0, "new details count from", "prepare");
    town.pass(Duration.ofHours(72));
  }

  private static void theFileIsWrittenForItsOwnerAndTheSameEachTime(Town town) throws IOException {
    Path file = town.home().resolve("NW-P1-20260306-ach-USD.ach");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.US_ASCII);
    assertTrue(text.contains("622011401533123456789        0000400000P1-1"), text);
    said(town, 0, file.toString(), "write", "1");
    Files.delete(file);
    said(town, 0, file.toString(), "write", "1");
    assertArrayEquals(bytes, Files.readAllBytes(file));
    Files.writeString(file, "other");
    said(town, 1, "is another file", "write", "1");
    said(town, 1, "no payout 7", "write", "7");
  }

  private static void whatComesBackIsNotTriedAgainBeforeItsDetailsAreGivenAnew(Town town) {
    said(
        town,
        0,
        "4000.00 USD is to be paid again",
        "failed",
        "1",
        "--partner",
        "bright advisory",
        "--reason",
        "the account is closed");
    Post returned = town.pat.receives();
    assertEquals("commission-news", returned.notice());
    assertTrue(returned.text().contains("did not arrive"), returned.text());
    assertTrue(returned.text().contains("the account is closed"), returned.text());
    said(town, 0, "sent back (the account is closed)", "prepare");
    said(town, 0, "0 taken away, 1 as they were", "import", "payees.csv");
  }

  private static void whatIsTakenBackAndSentBackAddsUpToNothing(Town town, Post due) {
    town.max.replies(due, "reopen");
    assertEquals("command-confirmed", town.max.receives().notice());
    town.pass(Duration.ofMinutes(3));
    assertEquals("reopened", town.pat.receives().notice());
    said(town, 0, "-4000.00 USD", "prepare");
    said(town, 0, "to be paid again", "failed", "2", "--reason", "sent back after a week");
    assertTrue(town.pat.receives().text().contains("did not arrive"));
    String nothing = said(town, 0, "Nothing can be paid now.", "prepare");
    assertTrue(nothing.contains("0.00 USD"), nothing);
  }

  private static String codeOf(String prepared) {
    return prepared.substring(prepared.indexOf("payout release ") + 15).strip();
  }

  private static String said(Town town, int code, String words, String... command) {
    String[] all = new String[command.length + 1];
    all[0] = "payout";
    System.arraycopy(command, 0, all, 1, command.length);
    Town.Said said = town.types(all);
    assertEquals(code, said.code(), said::text);
    assertTrue(said.text().contains(words), said::text);
    return said.text();
  }
}
