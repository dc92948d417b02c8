package io.postern.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.postern.identity.Identity;
import io.postern.kit.Money;
import io.postern.mail.Address;
import io.postern.mail.Envelope;
import io.postern.mail.Peer;
import io.postern.understanding.Trace;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** JSON of the small values that rows hold. A key that is not there means empty. */
final class Json {
  static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static String text(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException cannotBe) {
      throw new IllegalStateException(cannotBe);
    }
  }

  static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + Stored.text(text, 80), e);
    }
  }

  /** The same with each text as a column would keep it. */
  static ObjectNode clean(ObjectNode node) {
    node.properties()
        .forEach(
            entry -> {
              switch (entry.getValue()) {
                case TextNode text -> entry.setValue(new TextNode(Stored.text(text.asText())));
                case ObjectNode inner -> clean(inner);
                case JsonNode _ -> {
                  // numbers, and lists of keys of ours
                }
              }
            });
    return node;
  }

  static void put(ObjectNode node, String key, Optional<?> value) {
    value.ifPresent(v -> node.put(key, v instanceof Instant at ? time(at) : v.toString()));
  }

  /** Microseconds, as the columns keep them: so a deal is the same from its events and its row. */
  static String time(Instant time) {
    return Stored.time(time).toString();
  }

  static Instant time(JsonNode node, String key) {
    return Instant.parse(node.required(key).asText());
  }

  static Optional<Instant> optionalTime(JsonNode node, String key) {
    return string(node, key).map(Instant::parse);
  }

  static Optional<String> string(JsonNode node, String key) {
    return Optional.ofNullable(node.get(key)).filter(n -> !n.isNull()).map(JsonNode::asText);
  }

  static Optional<Money> money(JsonNode node, String key) {
    return string(node, key)
        .flatMap(
            text -> {
              int space = text.indexOf(' ');
              return Money.of(new BigDecimal(text.substring(0, space)), text.substring(space + 1));
            });
  }

  static String lines(List<String> lines) {
    ArrayNode array = MAPPER.createArrayNode();
    lines.forEach(array::add);
    return text(array);
  }

  static List<String> lines(String json) {
    List<String> lines = new ArrayList<>();
    parse(json).forEach(node -> lines.add(node.asText()));
    return lines;
  }

  static String of(Trace trace) {
    ArrayNode steps = MAPPER.createArrayNode();
    for (Trace.Step step : trace.steps()) {
      steps.addObject().put("rule", step.rule()).put("because", step.because());
    }
    return text(steps);
  }

  static String of(Identity identity) {
    ObjectNode node = object().put("level", identity.level().name());
    put(node, "from", identity.from());
    put(node, "authenticatedDomain", identity.authenticatedDomain());
    identity
        .token()
        .ifPresent(
            token ->
                node.putObject("token")
                    .put("id", token.id())
                    .put("purpose", token.purpose().name())
                    .put("person", token.person().toString())
                    .put("conversation", token.conversationId()));
    ArrayNode reasons = node.putArray("reasons");
    identity.reasons().forEach(reasons::add);
    return text(node);
  }

  static String of(Envelope envelope) {
    ObjectNode node = object().put("known", envelope.known());
    node.put("reversePath", envelope.reversePath());
    put(node, "mailFrom", envelope.mailFrom());
    ArrayNode recipients = node.putArray("recipients");
    envelope.recipients().forEach(address -> recipients.add(address.toString()));
    envelope
        .peer()
        .ifPresent(peer -> node.putObject("peer").put("ip", peer.ip()).put("helo", peer.helo()));
    return text(node);
  }

  static Envelope envelope(String json) {
    JsonNode node = parse(json);
    List<Address> recipients = new ArrayList<>();
    node.required("recipients").forEach(one -> recipients.add(Address.of(one.asText())));
    return new Envelope(
        node.required("known").asBoolean(),
        node.required("reversePath").asText(),
        string(node, "mailFrom").map(Address::of),
        recipients,
        Optional.ofNullable(node.get("peer"))
            .map(peer -> new Peer(peer.required("ip").asText(), peer.required("helo").asText())));
  }
}
