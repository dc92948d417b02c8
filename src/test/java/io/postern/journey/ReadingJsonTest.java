package io.postern.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.deal.Field;
import io.postern.kit.Money;
import io.postern.mail.Address;
import io.postern.mail.Automation;
import io.postern.mail.DeliveryReport;
import io.postern.mail.Letter;
import io.postern.reading.LetterReader;
import io.postern.understanding.Command;
import io.postern.understanding.Evidence;
import io.postern.understanding.Forwarded;
import io.postern.understanding.Found;
import io.postern.understanding.Kind;
import io.postern.understanding.Orders;
import io.postern.understanding.Parts;
import io.postern.understanding.Reading;
import io.postern.understanding.Referral;
import io.postern.understanding.Trace;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadingJsonTest {
  private static final Letter LETTER =
      LetterReader.read(
          "From: Tom <tom@bright.example>\r\n\r\nHi\r\n".getBytes(StandardCharsets.US_ASCII));
  private static final Money VALUE = Money.of(new BigDecimal("50000"), "USD").orElseThrow();

  @Test
  void namesAndValuesAreThoseOfTheContract() throws Exception {
    assertEquals(
        new ObjectMapper()
            .readTree(
                """
                {"file": "a.eml", "kind": "referral", "language": "en",
                 "from": {"name": "Tom", "address": "tom@bright.example"},
                 "authorText": "own", "closing": "Cheers", "quotedText": "quoted", "signature": "sig",
                 "forwarded": {"from": {"name": "Jane", "address": null}, "to": [], "cc": [],
                   "subject": "Need", "date": "2026-03-01T10:00:00Z", "text": "original"},
                 "referrals": [{"company": "Acme", "companyDomain": null, "contactName": null,
                   "contactEmail": "jane@acme.example", "contactPhone": null, "contactRole": null,
                   "dealValue": {"amount": "50000.00", "currency": "USD"}, "need": null,
                   "timeline": null,
                   "confidence": {"company": 0.97, "contactEmail": 0.9, "dealValue": 0.5},
                   "evidence": {
                     "company": {"place": "own-text", "words": "at Acme", "rule": "r1"},
                     "contactEmail": {"place": "own-text", "words": "at Acme", "rule": "r1"},
                     "dealValue": {"place": "own-text", "words": "at Acme", "rule": "r1"}}}],
                 "missing": ["contactName"], "refersTo": null,
                 "commands": [], "decision": "none", "message": "hello",
                 "automatic": {"class": "auto-reply", "mayAnswer": false, "evidence": ["sign"]},
                 "bounce": {"recipient": "x@y.example", "action": "failed", "status": "5.1.1",
                   "reason": "no such user", "hard": true, "category": "undefined",
                   "recipients": [{"recipient": "x@y.example", "action": "failed",
                     "status": "5.1.1", "reason": "no such user", "hard": true,
                     "category": "undefined"}]},
                 "problems": ["no-date"], "trace": [{"rule": "r1", "because": "it says so"}]}
                """),
        json(Orders.none(Optional.of("hello"))));
  }

  @Test
  void commandsHaveTheArgumentsOfTheContract() throws Exception {
    List<Command> commands =
        List.of(
            new Command.Approve(Optional.of(60)),
            new Command.MoveStage("Demo"),
            new Command.Won(VALUE, Optional.empty()),
            new Command.Assign(Address.of("m@n.example")),
            new Command.AddCollaborator(Address.of("c@n.example")),
            new Command.Correct(Map.of(Field.NEED, "x", Field.COMPANY, "Acme")),
            new Command.Undo());
    Orders orders =
        new Orders(
            commands.stream().map(c -> new Orders.Order(c, Set.of(2, 1), "line")).toList(),
            Orders.Verdict.EXECUTE,
            "",
            "",
            Optional.empty(),
            Trace.EMPTY);

    assertEquals(
        new ObjectMapper()
            .readTree(
                """
                [{"name": "approve", "arguments": {"days": 60}, "numbers": [1, 2], "line": "line"},
                 {"name": "stage", "arguments": {"stage": "Demo"}, "numbers": [1, 2], "line": "line"},
                 {"name": "won", "arguments": {"amount": "50000.00", "currency": "USD"}, "numbers": [1, 2], "line": "line"},
                 {"name": "assign", "arguments": {"address": "m@n.example"}, "numbers": [1, 2], "line": "line"},
                 {"name": "add", "arguments": {"address": "c@n.example"}, "numbers": [1, 2], "line": "line"},
                 {"name": "correct", "arguments": {"fields": {"company": "Acme", "need": "x"}}, "numbers": [1, 2], "line": "line"},
                 {"name": "undo", "arguments": {}, "numbers": [1, 2], "line": "line"}]
                """),
        json(orders).get("commands"));
    assertEquals("execute", json(orders).get("decision").asText());
  }

  @Test
  void whatIsAskedAboutSaysWhy() throws Exception {
    JsonNode json = json(Orders.ask("negated", "not approved"));

    assertEquals("ask", json.get("decision").asText());
    assertEquals("negated", json.get("why").asText());
    assertEquals(0, json.get("commands").size());
  }

  private static JsonNode json(Orders orders) throws Exception {
    Evidence evidence = new Evidence("own-text", "at Acme", "r1");
    Referral referral =
        new Referral(
            Optional.of(new Found<>("Acme", 0.968, evidence)),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Found<>(Address.of("jane@acme.example"), 0.9, evidence)),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Found<>(VALUE, 0.5, evidence)),
            Optional.empty(),
            Optional.empty());
    Forwarded forwarded =
        new Forwarded(
            Optional.of(new Forwarded.Person("Jane", Optional.empty())),
            List.of(),
            List.of(),
            Optional.of("Need"),
            Optional.of(Instant.parse("2026-03-01T10:00:00Z")),
            Optional.of("1 March"),
            "original");
    Reading reading =
        new Reading(
            Kind.REFERRAL,
            "en",
            new Parts("own", "Cheers", "quoted", "sig", List.of(forwarded), List.of(), Trace.EMPTY),
            List.of(referral),
            Optional.empty(),
            orders,
            Optional.empty(),
            Optional.empty(),
            new Automation(Automation.Type.AUTO_REPLY, false, List.of("sign")),
            Optional.empty(),
            Optional.of(
                new DeliveryReport(
                    List.of(
                        new DeliveryReport.Fate(
                            "x@y.example", "failed", "5.1.1", "no such user", true)),
                    Optional.empty())),
            List.of("no-date"),
            Trace.EMPTY.with("r1", "it says so"));
    return new ObjectMapper().readTree(ReadingJson.of("a.eml", LETTER, reading));
  }
}
