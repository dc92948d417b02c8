package io.postern.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {
  @TempDir Path here;

  @Test
  void otherRulesShowWhatTheyWouldReadDifferentlyAndChangeNothing() throws Exception {
    Typed.in(here, "init", "x");
    mail("plain.eml", "Lunch", "See you on Tuesday at noon.");
    mail("asks.eml", "Acme Tools", "Blue moon on Acme Tools?");
    assertEquals(ExitCode.DONE, postern("ingest", "plain.eml", "asks.eml").code());

    Path kinds = Files.createDirectories(here.resolve("mine/kinds")).resolve("en.yml");
    Files.writeString(
        kinds,
        Files.readString(here.resolve("x/inbound-rules/kinds/en.yml"))
            .replace("certain: [any news,", "certain: [blue moon, any news,"));
    Typed told = postern("replay", "--rules", "mine", "--since", "1d");
    assertEquals(ExitCode.DONE, told.code(), told.err());
    assertTrue(told.out().contains("question  ->  status-request"), told.out());
    assertTrue(told.out().endsWith("2 mails read, 1 would be read differently.\n"), told.out());

    Typed json = postern("replay", "--rules", "mine", "--json");
    JsonNode line = new ObjectMapper().readTree(json.out());
    assertEquals("Acme Tools", line.get("subject").asText());
    assertEquals("kind", line.get("changes").get(0).get("field").asText());

    Typed after = postern("mail", "list", "--json");
    assertEquals(2, after.out().lines().count());
    assertTrue(after.out().contains("\"kind\":\"question\""), after.out());
  }

  @Test
  void aFolderThatIsNotThereIsWrongUsage() throws Exception {
    Typed.in(here, "init", "x");
    assertEquals(ExitCode.USAGE, postern("replay", "--rules", "nowhere").code());
    assertEquals(ExitCode.USAGE, postern("replay").code());
  }

  private Typed postern(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("-c", "x/postern.yml"));
    return Typed.in(here, all.toArray(String[]::new));
  }

  private void mail(String file, String subject, String text) throws IOException {
    Files.writeString(
        here.resolve(file),
        """
        From: Pat Doe <pat@partner.example>
        To: referrals@northwind.example
        Subject: %s
        Date: Tue, 10 Mar 2026 11:35:24 +0000
        Message-ID: <%s@partner.example>
        Content-Type: text/plain; charset=utf-8

        %s
        """
            .formatted(subject, file, text));
  }
}
