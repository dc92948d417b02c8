package io.postern.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.postern.mail.Line;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlainTextTest {
  @Test
  void marksAreCountedWithAndWithoutBlanks() {
    assertEquals(
        List.of("0 own", "1 a", "2 b", "2 c", "3 d", "1   indented", "1 ", "0  > not a quote"),
        lines("own\n> a\n>> b\n> > c\n>>> d\n>   indented\n>\n > not a quote", false, false));
  }

  @Test
  void aLineThatBeginsWithFromWasEscaped() {
    assertEquals(
        List.of("0 a", "0 From the start", "0 b"), lines("a\n>From the start\nb", false, false));
    assertEquals(
        List.of("1 a", "1 From the start", "1 b"), lines(">a\n>From the start\n>b", false, false));
  }

  @Test
  void flowedParagraphsAreJoined() {
    assertEquals(
        List.of("0 one two three", "0 four", "1 five six", "0 seven"),
        lines("one \ntwo \nthree\nfour\n> five \n> six\nseven", true, false));
  }

  @Test
  void deletedSpacesAreDeleted() {
    assertEquals(List.of("0 株式会社"), lines("株式 \n会社", true, true));
  }

  @Test
  void aSignatureSeparatorIsNeverJoined() {
    assertEquals(
        List.of("0 bye ", "0 -- ", "0 Pat Partner"),
        lines("bye \n-- \nPat \nPartner", true, false));
  }

  @Test
  void stuffedSpacesAreTakenOut() {
    assertEquals(
        List.of("0 From here", "0 >no quote", "0  indented"),
        lines(" From here\n >no quote\n  indented", true, false));
  }

  @Test
  void aQuotedParagraphDoesNotFlowIntoAnotherDepth() {
    assertEquals(
        List.of("1 a ", "2 b", "0 c"), lines("> a \n>> b \nc".replace("b ", "b"), true, false));
    assertEquals(List.of("2 a b"), lines("> > a \n> > b".replace("> > b", "> b"), true, false));
  }

  @Test
  void anyLineEndEndsOneLine() {
    assertEquals(List.of("a", "b", "c", "d", "", "e"), PlainText.lines("a\r\nb\nc\rd\r\r\n\ne"));
    assertEquals(List.of(), PlainText.lines(""));
    assertEquals(List.of("a"), PlainText.lines("a\n"));
  }

  @Test
  void deepQuotesAreOfOneDepth() {
    assertEquals(List.of("50 x"), lines(">".repeat(50_000) + " x", false, false));
  }

  private static List<String> lines(String text, boolean flowed, boolean delSp) {
    MediaType type =
        new MediaType(
            "text/plain",
            Map.of("format", flowed ? "flowed" : "fixed", "delsp", delSp ? "yes" : "no"));
    return PlainText.of(text, type).lines().stream().map(PlainTextTest::shown).toList();
  }

  private static String shown(Line line) {
    return line.depth() + " " + line.text();
  }
}
