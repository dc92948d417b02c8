package io.postern.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {
  private static final Path GOLDEN = Path.of("src/test/resources/simulated-sample.txt");

  @TempDir Path here;

  /**
   * The default program over six weeks of mail: to be looked at when rules or notices change, and
   * written anew by {@code -Dpostern.golden.update=true}.
   */
  @Test
  void theSampleProgramDoesWithItsMailboxWhatItAlwaysDid() throws IOException {
    assertEquals(ExitCode.DONE, Typed.in(here, "init", "--sample", "try").code());

    Typed page = Typed.in(here, "simulate", "try", "try/mailbox.mbox", "--notices", "out");

    assertEquals(ExitCode.DONE, page.code(), page.err());
    if (Boolean.getBoolean("postern.golden.update")) {
      Files.writeString(GOLDEN, page.out());
    }
    assertEquals(Files.readString(GOLDEN), page.out());
    long sent = page.out().lines().filter(line -> line.contains("  -> ")).count();
    assertEquals(sent, notices().size(), "each notice is a file, too");
    assertFalse(Files.exists(here.resolve("try/data")), "the program's own data is not touched");
  }

  @Test
  void onlyMailsBetweenTheTwoTimesCount() throws IOException {
    Typed.in(here, "init", "--sample", "try");

    Typed page =
        Typed.in(
            here, "simulate", "try", "try/mailbox.mbox", "--from=2026-03-03", "--to=2026-03-04");

    assertEquals(ExitCode.DONE, page.code(), page.err());
    assertTrue(page.out().contains("Mails that came: 1\n"), page.out());
    assertEquals(
        ExitCode.USAGE,
        Typed.in(
                here, "simulate", "try", "try/mailbox.mbox", "--from=2026-03-04", "--to=2026-03-03")
            .code());
  }

  @Test
  void whatIsNotThereIsSaid() throws IOException {
    Typed.in(here, "init", "try");
    Files.writeString(here.resolve("empty.mbox"), "");

    assertEquals(ExitCode.USAGE, Typed.in(here, "simulate", "try", "nowhere.mbox").code());
    assertEquals(ExitCode.PROBLEMS, Typed.in(here, "simulate", "try", "empty.mbox").code());
    Files.writeString(
        here.resolve("one.eml"), "From: a@b.example\nDate: Mon, 2 Mar 2026 08:00:00 +0000\n\nHi\n");
    Typed noPartners = Typed.in(here, "simulate", "try", "one.eml");
    assertEquals(ExitCode.PROBLEMS, noPartners.code());
    assertTrue(noPartners.err().contains("partners.csv"), noPartners.err());
  }

  private List<Path> notices() throws IOException {
    try (Stream<Path> files = Files.list(here.resolve("out"))) {
      return files.toList();
    }
  }
}
