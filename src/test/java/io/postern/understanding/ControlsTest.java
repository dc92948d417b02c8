package io.postern.understanding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Mails of which the author wrote every line, though much in them looks like a quote, a header
 * block or a signature: nothing may be cut, whether they begin a talk or answer.
 */
final class ControlsTest {
  private static final Path SHEETS = Path.of("src/test/resources/letters/controls");

  /**
   * As answers these can't be told from a quote: a line with a full date, a time and "wrote" on top
   * of all that follows, and lines with quote marks between the author's.
   */
  private static final Set<String> NOT_YET =
      Set.of("escribio", "od-komu-cs", "tr-yazdi", "quoted-saying", "markdown-quote-own");

  /** One mail of the sheet. */
  private record Control(String name, String subject, String body) {}

  @TestFactory
  Stream<DynamicTest> nothingIsCutFromAMailThatItsAuthorWrote() throws IOException {
    return controls().stream()
        .map(control -> DynamicTest.dynamicTest(control.name(), () -> uncut(control, "")));
  }

  @TestFactory
  Stream<DynamicTest> norFromAnAnswerWithoutAnyQuote() throws IOException {
    return controls().stream()
        .filter(control -> !NOT_YET.contains(control.name()))
        .map(control -> DynamicTest.dynamicTest(control.name(), () -> uncut(control, "Re: ")));
  }

  @Test
  void theSheetIsWhole() throws IOException {
    assertTrue(controls().size() >= 89);
  }

  private static void uncut(Control control, String prefix) {
    Parts parts = PartsOf.text(prefix + control.subject(), control.body());
    assertEquals(squeezed(control.body()), squeezed(parts.own()), parts.trace()::toString);
  }

  private static List<Control> controls() throws IOException {
    String sheets =
        Files.readString(SHEETS.resolve("fourth.txt"))
            + Files.readString(SHEETS.resolve("fifth.txt"));
    return Stream.of(sheets.split("(?m)^==== "))
        .skip(1)
        .map(
            entry -> {
              String[] head = entry.substring(0, entry.indexOf('\n')).split(" \\| ");
              return new Control(head[0], head[2], entry.substring(entry.indexOf('\n') + 1));
            })
        .toList();
  }

  private static String squeezed(String text) {
    return Fold.clean(text).replace(" ", "");
  }
}
