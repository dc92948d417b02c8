package io.postern.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void columnsAreAsWideAsTheyMust() {
    assertEquals(
        List.of("A    LONG", "1    x", "333  yy"),
        new Table("A", "LONG").row(1, "x").row(333, "yy").lines(80));
  }

  @Test
  void whatIsTooWideIsCutInItsWidestColumn() {
    List<String> lines =
        new Table("ID", "SUBJECT", "STATE").row(1, "s".repeat(200), "SENT").lines(40);

    assertTrue(lines.stream().allMatch(line -> Text.width(line) <= 40), lines::toString);
    assertEquals("1   " + "s".repeat(28) + "…  SENT", lines.get(1));
  }

  @Test
  void wordsAreCutBeforeTimesAndCodesAre() {
    List<String> lines =
        new Table("KEPT", "SUBJECT")
            .cutting("SUBJECT")
            .row("2026-11-22 18:26Z", "s".repeat(30))
            .lines(32);

    assertEquals("2026-11-22 18:26Z  " + "s".repeat(12) + "…", lines.get(1));
  }

  @Test
  void wideLettersTakeTwoCells() {
    List<String> lines = new Table("NAME", "X").row("山田太郎", "a").row("Zoë", "b").lines(80);

    assertEquals(List.of("NAME      X", "山田太郎  a", "Zoë       b"), lines);
    assertEquals("山…", Text.cut("山田太郎", 4));
  }

  @Test
  void wordsOfAMailCannotMoveTheCursorOrTurnTheDirection() {
    String line = new Table("S").row("a\u001b[2J\r\nb\u202e\tc").lines(80).get(1);

    assertEquals("a·[2J b·  c", line);
  }
}
