package io.postern.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of faults and scenarios name a test for each, and each of them is there. */
class FaultTableTest {
  @ParameterizedTest
  @ValueSource(strings = {"/faults.md", "/scenarios.md"})
  void eachRowIsTriedByTheTestThatItNames(String table) throws IOException {
    List<String> rows = rows(table);
    List<String> missing = rows.stream().filter(row -> !isThere(test(row))).toList();

    assertEquals(List.of(), missing);
    assertTrue(rows.size() > 20, rows::toString);
  }

  private static List<String> rows(String table) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(FaultTableTest.class.getResourceAsStream(table))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith("| "))
          .skip(1)
          .toList();
    }
  }

  private static String test(String row) {
    String[] cells = row.split("\\|");
    return cells[cells.length - 1].strip();
  }

  private static boolean isThere(String test) {
    String[] parts = test.split("#");
    try {
      // Looked at, not started: a server of the tests must not be.
      Class<?> type =
          Class.forName("io.postern." + parts[0], false, FaultTableTest.class.getClassLoader());
      return parts.length == 1
          || Arrays.stream(type.getDeclaredMethods())
              .anyMatch(method -> method.getName().equals(parts[1]));
    } catch (ClassNotFoundException gone) {
      return false;
    }
  }
}
