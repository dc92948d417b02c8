package io.postern.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadCommandTest {
  private static final String MAIL =
      """
      From: Tom Becker <tom@bright.example>
      To: referrals@northwind.example
      Subject: Gr\u00fc\u00dfe
      Message-ID: <1@bright.example>
      MIME-Version: 1.0
      Content-Type: text/plain; charset=utf-8

      Hi, I met \u001b[31mZo\u00eb of Acme\u001b[0m.
      """;

  @TempDir Path here;

  @BeforeEach
  void writeMails() throws Exception {
    Files.writeString(here.resolve("a.eml"), MAIL);
    Files.writeString(here.resolve("b.eml"), MAIL.replace("Tom", "Tim"));
    Files.write(here.resolve("broken.eml"), new byte[] {0, 1, 2, (byte) 0xff, 10, 10});
  }

  @Test
  void oneJsonObjectALineInTheOrderGiven() throws Exception {
    Typed typed = Typed.in(here, "read", "--json", "b.eml", "broken.eml", "a.eml");

    assertEquals(ExitCode.DONE, typed.code(), typed.err());
    List<String> lines = typed.out().lines().toList();
    assertEquals(3, lines.size());
    JsonNode first = new ObjectMapper().readTree(lines.getFirst());
    assertEquals("b.eml", first.get("file").asText());
    assertEquals("Tim Becker", first.get("from").get("name").asText());
    assertTrue(first.get("authorText").asText().contains("Zo\u00eb of Acme"));
    assertTrue(first.get("forwarded").isNull());
    JsonNode broken = new ObjectMapper().readTree(lines.get(1));
    assertTrue(broken.get("from").isNull());
    assertEquals("a.eml", new ObjectMapper().readTree(lines.get(2)).get("file").asText());
  }

  @Test
  void aFileThatCannotBeReadIsAProblemAndTheRunGoesOn() throws Exception {
    Typed typed = Typed.in(here, "read", "--json", "no.eml", "a.eml");

    assertEquals(ExitCode.PROBLEMS, typed.code());
    assertTrue(typed.err().contains("no.eml"), typed.err());
    List<String> lines = typed.out().lines().toList();
    assertEquals(2, lines.size());
    assertEquals(
        "file-not-readable",
        new ObjectMapper().readTree(lines.getFirst()).get("problems").get(0).asText());
  }

  @Test
  void ofADirectoryItsMailsAreRead() {
    Typed typed = Typed.in(here, "read", "--json", ".");

    assertEquals(3, typed.out().lines().count());
  }

  @Test
  void aPageForPeopleShowsNoControlCharactersOfTheMail() {
    Typed typed = Typed.in(here, "read", "a.eml");

    assertEquals(ExitCode.DONE, typed.code());
    assertTrue(typed.out().contains("Tom Becker <tom@bright.example>"), typed.out());
    assertTrue(typed.out().contains("Zo\u00eb of Acme"), typed.out());
    assertEquals(-1, typed.out().indexOf('\u001b'));
  }

  @Test
  void brokenRulesAreSaidWithFileAndLineAndTheMailIsReadAllTheSame() throws Exception {
    Files.createDirectories(here.resolve("rules/workflows"));
    Files.writeString(here.resolve("rules/workflows/referral.yml"), "stages: [\n");
    Typed typed = Typed.in(here, "read", "--json", "--rules", "rules", "a.eml");

    assertEquals(ExitCode.PROBLEMS, typed.code());
    assertTrue(typed.err().contains("referral.yml:2: "), typed.err());
    assertEquals(1, typed.out().lines().count());
  }

  @Test
  void allOfACorpusIsRead() throws Exception {
    String corpus = System.getProperty("postern.corpus", "");
    org.junit.jupiter.api.Assumptions.assumeFalse(
        corpus.isEmpty(), "no corpus: give one with -Dpostern.corpus=FOLDER");
    Path hostile = Path.of(corpus, "hostile");
    try (var files = Files.walk(hostile)) {
      String[] mails =
          files.map(Path::toString).filter(name -> name.endsWith(".eml")).toArray(String[]::new);
      String[] arguments = new String[mails.length + 2];
      arguments[0] = "read";
      arguments[1] = "--json";
      System.arraycopy(mails, 0, arguments, 2, mails.length);
      Typed typed = Typed.in(here, arguments);

      assertEquals(ExitCode.DONE, typed.code(), typed.err());
      assertEquals(
          mails.length,
          typed.out().getBytes(StandardCharsets.UTF_8).length == 0
              ? 0
              : typed.out().lines().count());
    }
  }
}
