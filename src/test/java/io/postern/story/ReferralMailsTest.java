package io.postern.story;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.ledger.MailRow;
import io.postern.ledger.RosterRow;
import io.postern.mail.Address;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/**
 * All the written referral mails, delivered over SMTP to a running engine whose partners their
 * authors are. They come from the folder {@code referrals} below the one of the property {@code
 * postern.corpus}.
 */
@Isolated("it looks at all that is logged")
class ReferralMailsTest {
  private static final String PROGRAM = "referrals@northwind.example";

  /** Kinds of mail that no robot writes. */
  private static final Set<String> NOT_HUMAN = Set.of("auto-reply", "newsletter");

  /** A mail as it stands, and what its label says. */
  private record Sample(String id, String from, String kind, byte[] bytes) {
    boolean human() {
      return !NOT_HUMAN.contains(kind);
    }
  }

  @Test
  void eachMailEndsInOneOutcomeAndEachHumanSenderGetsOneAnswerAndNoRobotAny() throws IOException {
    List<Sample> samples = samples();
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(log);
    try (Town town = new Town()) {
      town.engine()
          .ledger()
          .roster()
          .take("northwind", partners(samples), "test", town.clock.instant());
      for (Sample sample : samples) {
        new Person(town, "", sample.from())
            .sendsRaw(PROGRAM, new String(sample.bytes(), StandardCharsets.ISO_8859_1));
      }
      town.untaken();
      // Who wrote twice about one deal gets the second answer after the first one has left.
      for (int i = 0; i < 5; i++) {
        town.pass(Duration.ofSeconds(2));
      }
      List<Post> sent = town.untaken();
      List<MailRow> ended = town.mails();

      assertEquals(samples.size(), ended.size());
      assertAll(
          ended.stream()
              .map(
                  row ->
                      () -> assertTrue(row.outcome().isPresent(), () -> row + " has not ended")));
      assertEquals(expectedAnswers(samples), answers(samples, sent));
      assertEquals(
          List.of(),
          log.list.stream()
              .filter(
                  event ->
                      event.getLevel().isGreaterOrEqual(Level.ERROR)
                          || event.getThrowableProxy() != null)
              .map(ILoggingEvent::getFormattedMessage)
              .toList());
    } finally {
      root.detachAppender(log);
    }
  }

  private static List<Sample> samples() throws IOException {
    Path folder = Path.of(System.getProperty("postern.corpus", ""), "referrals", "dev");
    Path labels = folder.resolve("dev.jsonl");
    Assumptions.assumeTrue(
        Files.exists(labels), "no referral mails: set -Dpostern.corpus to the corpora's folder");
    List<Sample> samples = new ArrayList<>();
    for (String line : Files.readAllLines(labels)) {
      JsonNode label = new ObjectMapper().readTree(line);
      samples.add(
          new Sample(
              label.get("id").asText(),
              label.get("from").asText(),
              label.get("kind").asText(),
              Files.readAllBytes(folder.resolve(label.get("file").asText()))));
    }
    return samples;
  }

  private static List<RosterRow> partners(List<Sample> samples) {
    return samples.stream()
        .map(Sample::from)
        .distinct()
        .map(
            from ->
                new RosterRow(
                    "Partner " + from.substring(from.indexOf('@') + 1),
                    "",
                    Address.of(from),
                    Address.of("max@northwind.example"),
                    "",
                    Optional.empty()))
        .toList();
  }

  /** One answer for each mail of a human, counted by address. */
  private static Map<String, Long> expectedAnswers(List<Sample> samples) {
    Map<String, Long> expected = new HashMap<>();
    for (Sample sample : samples) {
      if (sample.human()) {
        expected.merge(sample.from().toLowerCase(Locale.ROOT), 1L, Long::sum);
      }
    }
    return expected;
  }

  private static Map<String, Long> answers(List<Sample> samples, List<Post> sent) {
    Set<String> senders =
        samples.stream()
            .map(sample -> sample.from().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    return sent.stream()
        .map(post -> post.to().toLowerCase(Locale.ROOT))
        .filter(senders::contains)
        .collect(Collectors.groupingBy(to -> to, Collectors.counting()));
  }
}
