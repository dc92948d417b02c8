package io.postern.understanding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.mail.Automation;
import io.postern.mail.DeliveryReport;
import io.postern.mail.DeliveryReport.Fate;
import io.postern.mail.Envelope;
import io.postern.mail.Letter;
import io.postern.reading.LetterReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The public sample of bounces in the wild, which is not the project's own: its folder is named by
 * the property {@code postern.corpus}.
 */
class BounceSampleTest {
  private int bounces;
  private int recognised;
  private int recipients;
  private int hardRight;
  private final List<String> falseAlarms = new ArrayList<>();

  @Test
  void bouncesInTheWildAreRecognisedAndOrdinaryMailIsNot() throws IOException {
    Path folder = Path.of(System.getProperty("postern.corpus", ""), "bounces");
    assumeTrue(
        Files.exists(folder.resolve("dev.jsonl")),
        "no sample of bounces: set -Dpostern.corpus to its folder");

    for (String line : Files.readAllLines(folder.resolve("dev.jsonl"))) {
      JsonNode expected = new ObjectMapper().readTree(line);
      compare(expected, folder.resolve("dev").resolve(expected.get("file").asText()));
    }

    System.out.printf(
        Locale.ROOT,
        "bounces: recognised %.1f %% of %d, hard or soft right %.1f %% of %d, false alarms %s%n",
        100.0 * recognised / bounces,
        bounces,
        100.0 * hardRight / recipients,
        recipients,
        falseAlarms);
    assertEquals(List.of(), falseAlarms);
    assertTrue(recognised >= 0.98 * bounces);
    assertTrue(hardRight >= 0.95 * recipients);
  }

  private void compare(JsonNode expected, Path file) throws IOException {
    Letter letter = LetterReader.read(Files.readAllBytes(file));
    Optional<DeliveryReport> report = DeliveryReports.read(letter, RobotMails.RULES.bounces());
    Automation judged =
        AutomaticMail.judge(letter, Envelope.UNKNOWN, report, RobotMails.RULES, RobotMails.known());
    String type = expected.get("class").asText();
    if (type.equals("not-a-bounce") && judged.type() == Automation.Type.BOUNCE) {
      falseAlarms.add(file.getFileName().toString());
    }
    if (!type.equals("bounce")) {
      return;
    }
    bounces++;
    recognised +=
        judged.type() == Automation.Type.BOUNCE || judged.type() == Automation.Type.DELIVERY_REPORT
            ? 1
            : 0;
    for (JsonNode recipient : expected.get("recipients")) {
      recipients++;
      Optional<Fate> fate = fate(report, recipient, expected.get("recipients").size());
      hardRight += fate.isPresent() && rightlyHard(fate.get(), recipient) ? 1 : 0;
    }
  }

  private static Optional<Fate> fate(
      Optional<DeliveryReport> report, JsonNode recipient, int recipients) {
    List<Fate> fates = report.map(DeliveryReport::recipients).orElse(List.of());
    String address = recipient.get("address").asText("");
    return fates.stream()
        .filter(fate -> fate.recipient().equalsIgnoreCase(address))
        .findFirst()
        .or(
            () ->
                recipients == 1 && fates.size() == 1
                    ? fates.stream().findFirst()
                    : Optional.empty());
  }

  private static boolean rightlyHard(Fate fate, JsonNode recipient) {
    JsonNode also = recipient.get("hard_alt"); // where sources disagree
    return fate.hard() == recipient.get("hard").asBoolean()
        || (also != null && fate.hard() == also.asBoolean());
  }
}
