package io.postern.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EraseCommandTest {
  private static final String PAT = "pat@partner.example";

  @TempDir Path here;

  @Test
  void aPersonIsErasedAndAgainInADatabaseThatComesFromABackup() throws Exception {
    Typed.in(here, "init", "x");
    Files.writeString(
        here.resolve("one.eml"),
        """
        From: Pat Doe <pat@partner.example>
        To: referrals@northwind.example
        Subject: zqj4kw8vb2
        Message-ID: <one@partner.example>

        See you on Tuesday at noon.
        """);
    assertEquals(ExitCode.DONE, postern("ingest", "one.eml").code());
    Path file = here.resolve("x/data/postern.mv.db");
    assertTrue(has(file, "zqj4kw8vb2"));
    byte[] backup = Files.readAllBytes(file);

    assertEquals(ExitCode.USAGE, postern("erase").code());
    assertEquals(ExitCode.USAGE, postern("erase", PAT, "--again").code());
    Typed manager = postern("erase", "manager@northwind.example");
    assertEquals(ExitCode.PROBLEMS, manager.code());
    assertTrue(manager.err().contains("is on file"), manager.err());
    Typed unknown = postern("erase", "nobody@elsewhere.example");
    assertEquals(ExitCode.PROBLEMS, unknown.code());
    assertTrue(unknown.err().contains("nothing here names"), unknown.err());

    postern("outbox", "--drop");
    Typed erased = postern("erase", PAT);
    assertEquals(ExitCode.DONE, erased.code(), erased.err());
    assertTrue(erased.out().startsWith(PAT + ": erased from 0 deals, 1 mails"), erased.out());
    assertFalse(has(file, "zqj4kw8vb2"));
    assertEquals(ExitCode.DONE, postern("mail", "show", "1").code());
    assertEquals(ExitCode.DONE, postern("explain", "1").code());
    assertEquals(ExitCode.DONE, postern("verify").code());
    assertFalse(has(here.resolve("x/data/erased.list"), "pat"));

    Files.write(file, backup);
    postern("outbox", "--drop");
    Typed again = postern("erase", "--again");
    assertEquals(ExitCode.DONE, again.code(), again.err());
    assertTrue(again.out().startsWith("1 of those"), again.out());
    assertFalse(has(file, "zqj4kw8vb2"));
    assertTrue(postern("erase", "--again").out().startsWith("0 of those"));
  }

  private static boolean has(Path file, String words) throws Exception {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(words);
  }

  private Typed postern(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("-c", "x/postern.yml"));
    return Typed.in(here, all.toArray(String[]::new));
  }
}
