package io.postern.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CliTest {
  @TempDir Path here;

  @Test
  void helpNamesEveryCommandAndEndsWithZero() {
    Typed typed = Typed.in(here, "--help");

    assertEquals(ExitCode.DONE, typed.code());
    for (String command : Cli.names()) {
      assertTrue(typed.out().contains("\n  " + command + " "), () -> command + typed.out());
    }
  }

  @Test
  void everyCommandHasHelpWithAnExample() {
    for (String command : Cli.names()) {
      Typed typed = Typed.in(here, command, "--help");

      assertEquals(ExitCode.DONE, typed.code(), command);
      assertTrue(typed.out().contains("postern " + command), () -> command + typed.out());
      assertTrue(typed.out().contains("Example"), () -> command + " has no example");
      assertTrue(
          typed.out().lines().allMatch(line -> line.length() <= 80), () -> command + typed.out());
    }
  }

  @Test
  void whatIsWronglyTypedEndsWithTwoAndSaysWhereHelpIs() {
    for (String[] wrong :
        new String[][] {
          {}, {"raed", "x"}, {"read"}, {"read", "--jsn", "x"}, {"read", "--as", "x", "y"}
        }) {
      Typed typed = Typed.in(here, wrong);

      assertEquals(ExitCode.USAGE, typed.code(), String.join(" ", wrong));
      assertTrue(typed.err().contains("--help"), typed.err());
      assertEquals("", typed.out());
    }
  }

  @Test
  void aCommandThatIsNearlyRightIsSuggested() {
    assertTrue(Typed.in(here, "raed", "x").err().contains("read"));
    assertFalse(Typed.in(here, "raed", "x").err().contains("Unmatched"));
  }

  @Test
  void theVersionIsSaid() {
    assertTrue(Typed.in(here, "--version").out().startsWith("postern "));
  }
}
