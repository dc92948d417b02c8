package io.postern.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.app.settings.SettingsFile;
import io.postern.kit.Problem;
import io.postern.ledger.Roster;
import io.postern.ledger.RosterRow;
import io.postern.mail.Address;
import io.postern.partner.Contact;
import io.postern.partner.Partner;
import io.postern.partner.Preferences;
import io.postern.partner.TierStanding;
import io.postern.program.Program;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RosterCsvTest {
  private static final Program PROGRAM =
      SettingsFile.parse(
              Path.of("/x/postern.yml"),
              InitCommand.settings()
                  .replace("  templates: ./templates\n  inbound-rules: ./inbound-rules\n", "")
                  .replace("aliases: []", "aliases: [boss@northwind.example]"),
              Map.of())
          .settings()
          .orElseThrow()
          .programs()
          .getFirst()
          .program();

  private static final String HEAD =
      "partner,contact_name,contact_email,manager_email,tier,locale\n";

  @Test
  void contactsAreRead() {
    RosterCsv.Parsed parsed =
        RosterCsv.parse(
            "p.csv",
            "\ufeff"
                + HEAD
                + "\"Bright, Inc\",Tom,Tom@Bright.example,boss@northwind.example,Gold,de\n"
                + "Bright,,t@bright.example,manager@northwind.example,,\n",
            PROGRAM);

    assertEquals(List.of(), parsed.problems());
    assertEquals(
        List.of(
            new RosterRow(
                "Bright, Inc",
                "Tom",
                Address.of("tom@bright.example"),
                Address.of("manager@northwind.example"),
                "Gold",
                Optional.of("de")),
            new RosterRow(
                "Bright",
                "",
                Address.of("t@bright.example"),
                Address.of("manager@northwind.example"),
                "",
                Optional.empty())),
        parsed.rows());
  }

  @Test
  void columnsMayComeInAnyOrderWithSemicolonsAndWithoutTheLastTwo() {
    RosterCsv.Parsed parsed =
        RosterCsv.parse(
            "p.csv",
            "Contact_Email;partner;manager_email;contact_name\r\n"
                + "t@b.example;B;manager@northwind.example;T\r\n",
            PROGRAM);

    assertEquals(List.of(), parsed.problems());
    assertEquals("B", parsed.rows().getFirst().partner());
  }

  @Test
  void whatIsWrongIsSaidAtItsLine() {
    assertProblem(HEAD + "B,T,t b,manager@northwind.example,,\n", 2, "'t b' in contact_email");
    assertProblem(HEAD + "B,T,t@b.example,x@y.example,,\n", 2, "no manager of the program");
    assertProblem(HEAD + ",T,t@b.example,manager@northwind.example,,\n", 2, "partner is empty");
    assertProblem(
        HEAD
            + "B,T,t@b.example,manager@northwind.example,,\n\n"
            + "C,T,T@b.example,manager@northwind.example,,\n",
        4,
        "is a contact of B");
    assertProblem(
        HEAD + "B,T,referrals@northwind.example,manager@northwind.example,,\n", 2, "own address");
    assertProblem(
        HEAD + "B,T,t@b.example,manager@northwind.example,,de_DE!\n", 2, "not a language");
    assertProblem("partner,contact_email\nB,t@b.example\n", 1, "no column 'contact_name'");
    assertProblem(HEAD.replace("tier", "level"), 1, "unknown column 'level'");
    assertProblem(HEAD + "\"B,T\n", 0, "not CSV");
  }

  @Test
  void whatIsWrittenIsReadTheSameAndHarmlessInASpreadsheet() {
    Partner partner =
        new Partner(
            1,
            "=cmd|' /C calc'!A0",
            Address.of("manager@northwind.example"),
            "+1",
            Partner.Status.ACTIVE);
    Contact contact =
        new Contact(
            1,
            1,
            "A \"B\", C",
            Address.of("-t@b.example"),
            Optional.of("de"),
            true,
            Preferences.USUAL);
    String line =
        RosterCsv.line(new Roster.Entry(partner, List.of(contact), TierStanding.in("+1")), contact);

    assertTrue(line.startsWith("'="), line);
    RosterCsv.Parsed parsed = RosterCsv.parse("p.csv", RosterCsv.head() + "\n" + line, PROGRAM);
    assertEquals(
        List.of(
            new RosterRow(
                partner.name(),
                contact.name(),
                contact.email(),
                partner.managerEmail(),
                "+1",
                Optional.of("de"))),
        parsed.rows(),
        parsed.problems()::toString);
  }

  private static void assertProblem(String csv, int line, String what) {
    List<Problem> problems = RosterCsv.parse("p.csv", csv, PROGRAM).problems();
    assertTrue(
        problems.stream().anyMatch(p -> p.line() == line && p.what().contains(what)),
        () -> "expected line " + line + ": " + what + " but was " + problems);
  }
}
