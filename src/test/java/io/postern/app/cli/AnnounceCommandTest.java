package io.postern.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnounceCommandTest {
  @TempDir Path here;

  @Test
  void whatIsAnnouncedIsLookedAtTriedBegunAndCalledOff() throws Exception {
    Typed.in(here, "init", "x");
    assertEquals("cadence.yml announces nothing.\n", postern("announce").out().strip() + "\n");
    cadence(
        """
        announcements:
          newsletter:
            schedule: {every: month}
            audience: {addresses: [pat@partner.example, sue@second.example, who@else.example]}
          update: {}
        """);
    Files.writeString(
        here.resolve("partners.csv"),
        """
        partner,contact_name,contact_email,manager_email,tier,locale
        Bright,Pat,pat@partner.example,manager@northwind.example,,de-AT
        Second,Sue,sue@second.example,manager@northwind.example,,
        Third,Tim,tim@third.example,manager@northwind.example,,
        """);
    assertEquals(ExitCode.DONE, postern("partner", "import", "partners.csv").code());

    Typed check = postern("check", "--offline");
    assertEquals(ExitCode.PROBLEMS, check.code());
    assertTrue(
        check.out().contains("cadence.yml:5: there is no template announcement-update.md"),
        check.out());

    Typed preview = postern("announce", "newsletter", "--preview");
    assertEquals(ExitCode.DONE, preview.code(), preview.err());
    List<String> lines = preview.out().lines().toList();
    assertTrue(
        lines.getFirst().matches("newsletter \\d{4}-\\d\\d: 2 readers, at most 30 a minute"));
    assertTrue(
        lines.stream()
            .anyMatch(l -> l.matches("pat@partner.example +Bright .* 09:00 Europe/Vienna")),
        preview.out());
    assertTrue(lines.stream().anyMatch(l -> l.matches("tim@third.example +Third +not-listed *")));
    assertTrue(lines.stream().anyMatch(l -> l.matches("who@else.example .*no-contact *")));
    assertEquals(ExitCode.PROBLEMS, postern("announce", "update", "--preview").code());

    assertEquals(ExitCode.USAGE, postern("announce", "nothing").code());
    assertEquals(ExitCode.USAGE, postern("announce", "--send").code());
    Typed outside = postern("announce", "newsletter", "--test", "pat@partner.example");
    assertTrue(outside.err().contains("a test stays in the house"), outside.err());
    Typed test = postern("announce", "newsletter", "--test", "manager@northwind.example");
    assertEquals(ExitCode.DONE, test.code(), test.err());
    assertTrue(postern("announce", "update", "--send").err().contains("template is broken"));

    Typed none = postern("announce", "newsletter", "--call-off");
    assertTrue(none.err().contains("no issue of newsletter goes out"), none.err());
    Typed sent = postern("announce", "newsletter", "--send");
    assertEquals(ExitCode.DONE, sent.code(), sent.err());
    assertTrue(sent.out().contains("-by-hand begins as soon as 'serve' runs"), sent.out());
    Typed plan = postern("announce");
    assertTrue(plan.out().contains("newsletter"), plan.out());
    assertTrue(plan.out().contains("by hand only"), plan.out());
  }

  private void cadence(String text) throws IOException {
    Files.writeString(here.resolve("x/inbound-rules/cadence.yml"), text);
  }

  private Typed postern(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("-c", "x/postern.yml"));
    return Typed.in(here, all.toArray(String[]::new));
  }
}
