package io.postern.understanding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every form that a rule knows, put into a mail; and what looks like one and is none. */
final class WhoWroteWhatTest {
  private static final Path FORMS = Path.of("src/test/resources/replies");
  private static final String OWN = "Yes, go ahead.\n\nBut ship to Lyon.";
  private static final String QUOTED = "Hello Bob,\n\nit is still open.";

  @TestFactory
  Stream<DynamicTest> aLineThatIntroducesAQuoteIsCutWithIt() throws IOException {
    return lines("attributions.txt").stream()
        .map(
            line ->
                DynamicTest.dynamicTest(
                    line,
                    () -> {
                      String intro = line.replace('⏎', '\n');
                      for (String mark : List.of("> ", "")) {
                        String quote = marked(mark, "Purchase order 4711.\nReply to this mail.");
                        String body = String.join("\n\n", OWN, intro, quote);
                        assertEquals(OWN, PartsOf.text("Re: your referral", body).own());
                      }
                    }));
  }

  @TestFactory
  Stream<DynamicTest> aHeaderBlockIsCutFromAnAnswerAndReadFromAForward() throws IOException {
    return pieces("header-blocks.txt", "\n\n").stream()
        .map(block -> DynamicTest.dynamicTest(block, () -> header(block)));
  }

  private static void header(String block) {
    for (String ruler : List.of("", "________________________________\n", "> ")) {
      boolean marked = ruler.equals("> ");
      String below =
          marked ? marked(ruler, block + "\n\n" + QUOTED) : ruler + block + "\n\n" + QUOTED;
      String body = OWN + "\n\n" + below + "\n";
      Parts answer = PartsOf.text("Re: Open invoice", body);
      assertEquals(OWN, answer.own());
      assertTrue(answer.forwarded().isEmpty(), ruler);
      Parts forward = PartsOf.text("FW: Open invoice", body);
      assertEquals(OWN, forward.own());
      Forwarded original = forward.original().orElseThrow();
      Forwarded.Person from = original.from().orElseThrow();
      assertEquals("Ada Byron", from.name());
      assertEquals("ada@vendor.example", from.address().orElseThrow().toString());
      assertEquals(Optional.of("Open invoice"), original.subject());
      assertTrue(original.date().orElseThrow().toString().startsWith("2024-03-12T"), ruler);
      assertEquals(QUOTED, original.text());
      assertTrue(original.to().size() > 0, ruler);
    }
  }

  @TestFactory
  Stream<DynamicTest> aRulerAnnouncesAForward() throws IOException {
    return lines("forward-rulers.txt").stream()
        .map(line -> DynamicTest.dynamicTest(line, () -> ruler(line)));
  }

  private static void ruler(String ruler) {
    String mail =
        ruler
            + """


            From: Ada Byron <ada@vendor.example>
            Date: Tue, 12 Mar 2024 09:14:22 +0100
            Subject: Open invoice
            To: bob@partner.example

            Hello Bob.\
            """;
    for (String mark : List.of("", "> ")) {
      Parts parts = PartsOf.text("Open invoice", "See below.\n\n" + marked(mark, mail) + "\n");
      assertEquals("See below.", parts.own());
      Forwarded original = parts.original().orElseThrow();
      assertEquals("Hello Bob.", original.text());
      assertTrue(original.from().isPresent());
    }
  }

  @TestFactory
  Stream<DynamicTest> aSignatureIsCutWithAndWithoutAQuoteBelow() throws IOException {
    return pieces("signatures.txt", "=====\n").stream()
        .map(piece -> DynamicTest.dynamicTest(piece, () -> signature(piece)));
  }

  private static void signature(String piece) {
    String[] halves = piece.split("(?m)^\\.\\.\\.\\.\\.\n?", 2);
    String own = "Hello Bob,\n\n" + halves[0].strip();
    String body = "Hello Bob,\n\n" + halves[0] + "\n" + (halves.length > 1 ? halves[1] : "");
    String quote = "\n\nOn Tue, Mar 12, 2024 at 9:14 AM Bob <bob@partner.example> wrote:\n> Hello";
    for (String below : List.of("", quote)) {
      Parts parts =
          PartsOf.written(
              "Ada Byron <ada.byron@lovelace.example>",
              "Re: your referral",
              "plain",
              body + below,
              PartsOf.NOTHING);
      assertEquals(own, parts.own());
    }
  }

  @TestFactory
  Stream<DynamicTest> whatOnlyLooksLikeAQuoteIsLeftUntouched() throws IOException {
    return pieces("untouched.txt", "=====\n").stream()
        .map(
            piece ->
                DynamicTest.dynamicTest(
                    piece,
                    () -> {
                      for (String subject : List.of("Re: your referral", "Acme Tools")) {
                        String own = PartsOf.text(subject, piece).own();
                        assertEquals(blanks(piece), blanks(own), subject);
                      }
                    }));
  }

  @Test
  void theQuoteIsCutFromTheHtmlOfEveryProgram() throws IOException {
    List<String> wrong = new ArrayList<>();
    try (Stream<Path> files = Files.list(FORMS.resolve("html"))) {
      for (Path file : files.sorted().toList()) {
        String own = PartsOf.html("Re: your referral", Files.readString(file)).own();
        if (!own.equals("Yes, go ahead.")) {
          wrong.add(file.getFileName() + ": " + own);
        }
      }
    }
    assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
  }

  @Test
  void anAnswerWithAColonRightAboveAHeaderBlockIsTheAuthors() {
    for (String own : List.of("reject: already a customer", "assign: jane@northwind.example")) {
      String body =
          own
              + """

              From: Northwind <referrals@northwind.example>
              Sent: Tuesday, 10 March 2026 10:22
              To: Pat Doe <pat@partner.example>
              Subject: Acme Tools (NW-1042)

              Please answer.
              """;
      assertEquals(own, PartsOf.text("Re: Acme Tools (NW-1042)", body).own());
    }
  }

  private static String marked(String mark, String text) {
    return mark + text.replace("\n", "\n" + mark);
  }

  private static String blanks(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private static List<String> lines(String file) throws IOException {
    return Files.readAllLines(FORMS.resolve(file)).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }

  // The first line says what the file is.
  private static List<String> pieces(String file, String between) throws IOException {
    String all = Files.readString(FORMS.resolve(file)).replaceAll("(?m)^# .*\n", "");
    return Stream.of(all.split(between)).filter(piece -> !piece.isBlank()).toList();
  }
}
