package io.postern.understanding;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.postern.mail.Letter;
import io.postern.reading.LetterReader;
import io.postern.rules.RuleBookFiles;
import io.postern.shipped.Shipped;
import io.postern.understanding.Forwarded.Person;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Prints for each mail named the part of {@code postern read --json} that says who wrote what: for
 * the scorers of the corpora, without the rest of Postern.
 */
final class PartsAsJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PartsAsJson() {}

  public static void main(String[] files) throws IOException {
    QuoteRules rules = RuleBookFiles.read(Shipped.folder(Shipped.INBOUND_RULES)).book().quotes();
    Known known = Known.nothing(Known.Role.PARTNER, List.of());
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    for (String file : files) {
      Letter letter = LetterReader.read(Files.readAllBytes(Path.of(file)));
      out.println(json(file, PartsReader.read(letter, rules, known)));
    }
    out.flush();
  }

  static ObjectNode json(String file, Parts parts) {
    ObjectNode line = JSON.createObjectNode();
    line.put("file", file);
    line.put("authorText", parts.own());
    line.put("closing", parts.closing());
    line.put("quotedText", parts.quoted());
    line.put("signature", parts.signature());
    parts
        .original()
        .ifPresentOrElse(it -> line.set("forwarded", json(it)), () -> line.putNull("forwarded"));
    ArrayNode problems = line.putArray("problems");
    parts.problems().forEach(problems::add);
    ArrayNode trace = line.putArray("trace");
    parts.trace().steps().forEach(step -> trace.add(step.rule() + ": " + step.because()));
    return line;
  }

  private static ObjectNode json(Forwarded forwarded) {
    ObjectNode node = JSON.createObjectNode();
    forwarded.from().ifPresentOrElse(it -> node.set("from", json(it)), () -> node.putNull("from"));
    ArrayNode to = node.putArray("to");
    forwarded.to().forEach(it -> to.add(json(it)));
    ArrayNode cc = node.putArray("cc");
    forwarded.cc().forEach(it -> cc.add(json(it)));
    node.put("subject", forwarded.subject().orElse(null));
    node.put("date", forwarded.date().map(Object::toString).orElse(null));
    node.put("text", forwarded.text());
    return node;
  }

  private static ObjectNode json(Person person) {
    ObjectNode node = JSON.createObjectNode();
    node.put("name", person.name());
    node.put("address", person.address().map(Object::toString).orElse(null));
    return node;
  }
}
