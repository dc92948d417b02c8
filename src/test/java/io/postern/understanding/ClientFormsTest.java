package io.postern.understanding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Mails in the forms of many clients and languages, each set written before the rules were looked
 * at; {@code letters/SCORES.md} has what was right at first sight.
 */
final class ClientFormsTest {
  private static final Path LETTERS = Path.of("src/test/resources/letters");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A header table without labels, and a date in the ruler alone. */
  private static final Set<String> NOT_YET = Set.of("h-lotus-table.eml", "f2-laposte.eml");

  @Test
  void formsOfTheFirstSet() throws IOException {
    readAll(LETTERS.resolve("clients-1"), 183);
  }

  @Test
  void formsOfTheSecondSet() throws IOException {
    readAll(LETTERS.resolve("clients-2"), 154);
  }

  @Test
  void formsOfTheThirdSet() throws IOException {
    readAll(LETTERS.resolve("clients-3"), 73);
  }

  @Test
  void formsOfTheFourthSet() throws IOException {
    readAll(LETTERS.resolve("clients-4"), 133);
  }

  @Test
  void formsOfTheFifthSet() throws IOException {
    readAll(LETTERS.resolve("clients-5"), 21);
  }

  private static void readAll(Path folder, int mails) throws IOException {
    Map<String, int[]> scores = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("expected.jsonl"))) {
      JsonNode expected = JSON.readTree(line);
      String mail = expected.get("mail").asText();
      Parts parts = PartsOf.mail(Files.readAllBytes(folder.resolve(mail)));
      boolean right = right(expected, parts);
      int[] score = scores.computeIfAbsent(expected.get("family").asText(), key -> new int[2]);
      score[0] += right ? 1 : 0;
      score[1]++;
      if (!right && !NOT_YET.contains(mail)) {
        wrong.add(mail + ": " + parts);
      }
    }
    scores.forEach(
        (family, score) ->
            System.out.printf(
                "%s %s: %d of %d%n", folder.getFileName(), family, score[0], score[1]));
    assertEquals(mails, scores.values().stream().mapToInt(score -> score[1]).sum());
    assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
  }

  private static boolean right(JsonNode expected, Parts parts) {
    JsonNode forwarded = expected.path("forwarded");
    return ownRight(expected, parts.own())
        && (forwarded.isMissingNode()
            || parts.original().map(original -> right(forwarded, original)).orElse(false));
  }

  // The sign-off may stay, or as many lines of it as the reader likes.
  private static boolean ownRight(JsonNode expected, String own) {
    StringBuilder allowed = new StringBuilder(expected.get("own").asText());
    if (same(allowed.toString(), own)) {
      return true;
    }
    for (String line : expected.path("mayStay").asText().split("\n")) {
      if (same(allowed.append(line).toString(), own)) {
        return true;
      }
    }
    for (JsonNode other : expected.path("alsoRight")) {
      if (same(other.asText(), own)) {
        return true;
      }
    }
    return false;
  }

  private static boolean right(JsonNode expected, Forwarded original) {
    return (!expected.has("from")
            || original.from().filter(it -> person(expected.get("from"), it)).isPresent())
        && people(expected.path("to"), original.to())
        && people(expected.path("cc"), original.cc())
        && (!expected.has("subject")
            || same(expected.get("subject").asText(), original.subject().orElse("")))
        && (!expected.has("date") || original.date().isPresent())
        && (!expected.has("body") || same(expected.get("body").asText(), original.text()));
  }

  private static boolean people(JsonNode expected, List<Forwarded.Person> people) {
    if (expected.isMissingNode()) {
      return true;
    }
    boolean right = expected.size() == people.size();
    for (int i = 0; right && i < people.size(); i++) {
      right = person(expected.get(i), people.get(i));
    }
    return right;
  }

  private static boolean person(JsonNode expected, Forwarded.Person person) {
    String address = person.address().map(Object::toString).orElse("");
    return expected.path("address").asText(address).equals(address)
        && expected.path("name").asText(person.name()).equals(person.name());
  }

  private static boolean same(String expected, String read) {
    return letters(expected).equals(letters(read));
  }

  private static String letters(String text) {
    return Fold.clean(text).replace(" ", "");
  }
}
