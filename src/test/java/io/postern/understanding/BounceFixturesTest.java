package io.postern.understanding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.postern.mail.BounceCategory;
import io.postern.mail.DeliveryReport.Fate;
import io.postern.reading.LetterReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Handwritten bounces of each category, and for each one that only looks like it. */
class BounceFixturesTest {
  private static final Path FOLDER = Path.of("src/test/resources/letters/bounces");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void eachBounceSaysWhy() throws IOException {
    List<JsonNode> expected = new ArrayList<>();
    List<JsonNode> read = new ArrayList<>();
    for (String line : Files.readAllLines(FOLDER.resolve("expected.jsonl"))) {
      JsonNode one = JSON.readTree(line);
      expected.add(one);
      read.add(read(one.get("file").asText()));
    }

    assertEquals(lines(expected), lines(read));
  }

  @Test
  void eachCategoryHasABounceAndANearMiss() throws IOException {
    Set<BounceCategory> named = EnumSet.noneOf(BounceCategory.class);
    Set<String> files = new TreeSet<>();
    for (String line : Files.readAllLines(FOLDER.resolve("expected.jsonl"))) {
      JsonNode one = JSON.readTree(line);
      files.add(one.get("file").asText());
      for (BounceCategory category : BounceCategory.values()) {
        if (one.get("file").asText().equals(category.word() + ".eml")) {
          assertEquals(category.word(), one.get("category").asText());
          named.add(category);
        }
      }
    }

    assertEquals(EnumSet.allOf(BounceCategory.class), named);
    for (BounceCategory category : named) {
      assertEquals(true, files.contains(category.word() + "-near-miss.eml"), category::word);
    }
    try (Stream<Path> mails = Files.list(FOLDER)) {
      assertEquals(files.size(), mails.filter(file -> file.toString().endsWith(".eml")).count());
    }
  }

  private static String lines(List<JsonNode> all) {
    return String.join("\n", all.stream().map(JsonNode::toString).toList());
  }

  private static JsonNode read(String file) throws IOException {
    List<Fate> fates =
        DeliveryReports.read(
                LetterReader.read(Files.readAllBytes(FOLDER.resolve(file))),
                RobotMails.RULES.bounces())
            .orElseThrow(() -> new AssertionError(file + " is not read as a report"))
            .recipients();
    assertEquals(1, fates.size(), file);
    Fate fate = fates.getFirst();
    ObjectNode json = JSON.createObjectNode();
    json.put("file", file);
    json.put("recipient", fate.recipient());
    json.put("action", fate.action());
    json.put("status", fate.status());
    json.put("category", fate.category().word());
    json.put("hard", fate.hard());
    return json;
  }
}
