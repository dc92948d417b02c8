package io.postern.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.ledger.MailRow;
import io.postern.shipped.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Stages that come from a CRM: by a file in a folder, or on a manager's mail. */
class StagesTest {
  private static final String HEADER = "Reference,Account Name,Stage,Amount,Currency,Lost reason\n";

  @Test
  void aSheetMovesDealsOnceByFileOrByAProvenManagersMail() throws IOException {
    Path home = Town.freshHome();
    Path stages = Files.createDirectories(home.resolve("stages"));
    Path rules = Files.createDirectories(home.resolve("rules"));
    Files.writeString(
        rules.resolve("crm.yml"),
        Shipped.folder(Shipped.INBOUND_RULES).text("crm.yml").orElseThrow()
            + "\nalerts: {from: [crm@northwind.example], key: plum-harbour-73}\n");
    String settings = "inbound-rules: %s\n".formatted(rules);
    try (Town town = new Town(home, "", settings, "stages: " + stages)) {
      town.pat.writes("Three leads", MainJobTest.THREE);
      town.pat.receives();
      Post review = town.max.receives();
      List<String> refs = refs(review);
      town.max.replies(review, "approve 1-3");
      town.max.receives();
      town.pass(Duration.ofMinutes(3));
      Stream.generate(town.pat::receives).limit(3).forEach(post -> {});

      String sheet =
          HEADER
              + refs.get(0)
              + ",,Demo scheduled,,,\n"
              + ",Contoso,Closed Won,5000,EUR,\n"
              + refs.get(1)
              + ",,Closed Won,,,\n"
              + refs.get(2)
              + ",,Closed Lost,,,no budget\n";
      String report = dropped(town, stages, "night.csv", sheet, "done");
      assertTrue(report.contains("row 2: " + refs.get(0) + " to DEMO: moved"), report);
      assertTrue(report.contains("row 3: Contoso to CLOSED_WON: no-such-deal"), report);
      assertTrue(
          report.contains("row 4: " + refs.get(1) + " to CLOSED_WON: amount-unclear"), report);
      Post told = town.max.receives();
      assertEquals("stage-report", told.notice());
      assertTrue(told.text().contains("no referral fits"), told.text());
      town.max.replies(told, "undo 2");
      assertEquals("command-confirmed", town.max.receives().notice());
      town.pass(Duration.ofMinutes(3));
      Post moved = town.pat.receives();
      assertEquals("stage-changed", moved.notice());
      assertTrue(moved.text().contains("Demo"), moved.text());
      assertEquals(List.of(), town.untaken(), "what was undone is not told");

      assertTrue(
          dropped(town, stages, "night.csv", sheet, "done").contains(": lost"),
          "the same file again tells what it did");
      assertEquals(List.of(), town.untaken(), "and does nothing");
      assertTrue(dropped(town, stages, "leads.csv", "a,b\n1,2\n", "failed").contains("Not read"));

      String won = HEADER + refs.get(1) + ",,Won,\"48,000\",USD,\n" + refs.get(0) + ",,Demo,,,\n";
      town.max.sendsRaw("referrals@northwind.example", mail(town.max, won));
      Post refused = town.max.receives();
      assertEquals("not-allowed", refused.notice(), () -> town.mails().getFirst() + " " + refused);
      town.pat.sendsRaw("referrals@northwind.example", mail(town.pat, won));
      assertEquals("message-from-partner", town.max.receives().notice(), "words, and no more");
      town.pat.receives();
      town.max.sendsRaw(refused.replyTo(), mail(town.max, won));
      Post done = town.max.receives();
      assertEquals("stage-report", done.notice());
      assertTrue(done.text().contains("closed as won"), done.text());
      assertTrue(done.text().contains("1 more row changed nothing"), done.text());
      town.pass(Duration.ofMinutes(3));
      assertEquals("won", town.pat.receives().notice());
      assertEquals(List.of(), town.untaken());

      aMailOfTheCrmMovesADealWhenItIsProvenAndShowsTheKey(town, refs.get(0));
    }
  }

  private static void aMailOfTheCrmMovesADealWhenItIsProvenAndShowsTheKey(Town town, String ref) {
    Person crm = new Person(town, "CRM", "crm@northwind.example");
    String moved = "Referral: %s\nStage: Proposal sent\n".formatted(ref);
    crm.sendsRaw("referrals@northwind.example", alert(crm, moved));
    assertEquals("HELD alert-without-key", outcome(town));
    String keyed = moved + "Key: plum-harbour-73\n";
    crm.writesUnproven("Deal moved", keyed);
    assertEquals("HELD alert-unproven", outcome(town));

    crm.sendsRaw("referrals@northwind.example", alert(crm, keyed));
    Post told = town.max.receives();
    assertEquals("stage-report", told.notice());
    assertTrue(told.text().contains("Proposal"), told.text());
    town.pass(Duration.ofMinutes(3));
    assertTrue(town.pat.receives().text().contains("Proposal"));
    crm.sendsRaw("referrals@northwind.example", alert(crm, keyed));
    assertEquals("ACTED alert-taken", outcome(town));
    assertEquals(List.of(), town.untaken(), "said again it moves nothing, and no CRM is answered");
  }

  private static String outcome(Town town) {
    town.untaken();
    MailRow latest = town.mails().getFirst();
    return latest.outcome().orElseThrow() + " " + latest.reason();
  }

  private static String alert(Person crm, String text) {
    return """
    From: %s <%s>
    To: referrals@northwind.example
    Subject: Deal moved
    Message-ID: <%s@crm.northwind.example>
    Auto-Submitted: auto-generated

    %s\
    """
        .formatted(crm.name(), crm.address(), UUID.randomUUID(), text);
  }

  private static List<String> refs(Post review) {
    return review
        .text()
        .lines()
        .filter(line -> line.matches("[123]\\. .*\\(NW-[0-9]+\\)"))
        .map(line -> line.substring(line.lastIndexOf('(') + 1, line.lastIndexOf(')')))
        .toList();
  }

  /** Drops a file as a program does that knows how; its report comes back. */
  private static String dropped(Town town, Path stages, String name, String text, String where)
      throws IOException {
    Path whole = Files.writeString(stages.resolve(name + ".part"), text);
    Files.move(whole, stages.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (Files.exists(stages.resolve(name))) {
      assertFalse(System.nanoTime() > deadline, name + " lies there still");
      town.engine().wake();
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    Path again = stages.resolve(where).resolve("2-" + name + ".report.txt");
    return Files.readString(
        Files.exists(again) ? again : stages.resolve(where).resolve(name + ".report.txt"));
  }

  static String mail(Person from, String csv) {
    return """
    From: %s <%s>
    To: referrals@northwind.example
    Subject: Pipeline
    Message-ID: <%s@pipeline.example>
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary=b

    --b
    Content-Type: text/plain; charset=utf-8

    Please find the pipeline of today attached.
    --b
    Content-Type: text/csv; name=pipeline.csv
    Content-Disposition: attachment; filename=pipeline.csv

    %s
    --b--
    """
        .formatted(from.name(), from.address(), UUID.randomUUID(), csv);
  }
}
