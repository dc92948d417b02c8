package io.postern.understanding;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.mail.Automation;
import io.postern.mail.DeliveryReport;
import io.postern.mail.DeliveryReport.Cause;
import io.postern.mail.DeliveryReport.Fate;
import io.postern.mail.Envelope;
import io.postern.mail.Letter;
import io.postern.reading.LetterReader;
import io.postern.rules.RuleBookFiles;
import io.postern.shipped.Shipped;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prints what is understood of each file's delivery report, one JSON object a line. */
final class ReadBounces {
  private ReadBounces() {}

  public static void main(String[] files) throws IOException {
    AutomaticRules rules =
        RuleBookFiles.read(Shipped.folder(Shipped.INBOUND_RULES)).book().automatic();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (String file : files) {
      out.println(line(Path.of(file), rules));
    }
  }

  private static String line(Path file, AutomaticRules rules) throws IOException {
    Letter letter = LetterReader.read(Files.readAllBytes(file));
    Optional<DeliveryReport> report = DeliveryReports.read(letter, rules.bounces());
    Automation automation =
        AutomaticMail.judge(
            letter, Envelope.UNKNOWN, report, rules, Known.nothing(Known.Role.PARTNER, List.of()));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", file.getFileName().toString());
    json.put("kind", "");
    json.put(
        "automatic", Map.of("class", automation.type().word(), "evidence", automation.evidence()));
    if (report.isPresent()) {
      List<Map<String, Object>> all =
          report.get().recipients().stream().map(ReadBounces::fate).toList();
      Map<String, Object> bounce = new LinkedHashMap<>(all.getFirst());
      bounce.put("recipients", all);
      json.put("bounce", bounce);
    }
    return new ObjectMapper().writeValueAsString(json);
  }

  private static Map<String, Object> fate(Fate fate) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("recipient", fate.recipient());
    json.put("action", fate.action());
    json.put("status", fate.status());
    json.put("hard", fate.hard());
    json.put("category", category(fate.cause()));
    json.put("words", fate.reason());
    return json;
  }

  /** The word of the public sample for a cause. */
  private static String category(Cause cause) {
    return switch (cause) {
      case USER_UNKNOWN, HOST_UNKNOWN, MOVED, TAKES_NO_MAIL, SUSPENDED -> "HARD_ADDRESS";
      case AUTHENTICATION -> "AUTH";
      case MAILBOX_FULL, TOO_BIG, POLICY, RELAY, CONTENT, SYSTEM, NETWORK, EXPIRED, UNDEFINED ->
          cause.name();
    };
  }
}
