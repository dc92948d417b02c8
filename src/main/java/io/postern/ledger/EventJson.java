package io.postern.ledger;

import static io.postern.ledger.Json.money;
import static io.postern.ledger.Json.optionalTime;
import static io.postern.ledger.Json.put;
import static io.postern.ledger.Json.string;
import static io.postern.ledger.Json.time;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.postern.deal.Deal;
import io.postern.deal.Deal.ReferralFacts;
import io.postern.deal.DealEvent;
import io.postern.deal.DealEvent.StateBefore;
import io.postern.deal.Field;
import io.postern.deal.Prospect;
import io.postern.deal.RegistrationStatus;
import io.postern.mail.Address;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The words in which events are kept for years: explicit, and only ever added to. A new component
 * of an event is a new key that old events do not have; a key never changes its meaning.
 */
final class EventJson {
  private EventJson() {}

  static String write(DealEvent event) {
    ObjectNode node = Json.object();
    switch (event) {
      case DealEvent.Registered e -> {
        node.put("partnerId", e.partnerId());
        node.put("partnerContact", e.partnerContact().toString());
        node.put("managerEmail", e.managerEmail().toString());
        node.set("facts", facts(e.facts()));
        node.put("claimedAt", time(e.claimedAt()));
        node.put("claimedAtSource", e.claimedAtSource());
        put(node, "answerDueAt", e.answerDueAt());
      }
      case DealEvent.Completed e -> {
        node.set("facts", facts(e.facts()));
        node.put("answerDueAt", time(e.answerDueAt()));
      }
      case DealEvent.Corrected e -> {
        node.set("facts", facts(e.facts()));
        ArrayNode changed = node.putArray("changed");
        e.changed().forEach(field -> changed.add(field.key()));
      }
      case DealEvent.Approved e -> {
        node.put("stage", e.stage());
        node.put("protectedUntil", time(e.protectedUntil()));
      }
      case DealEvent.Declined e -> {
        node.put("reason", e.reason());
        put(node, "rule", e.rule());
      }
      case DealEvent.Prolonged e -> {
        node.put("protectedUntil", time(e.protectedUntil()));
        node.put("rule", e.rule());
      }
      case DealEvent.Asked e -> node.put("question", e.question());
      case DealEvent.ManagerWrote e -> node.put("text", e.text());
      case DealEvent.PartnerWrote e -> node.put("text", e.text());
      case DealEvent.UnverifiedWrote e -> {
        node.put("text", e.text());
        node.put("claimedSender", e.claimedSender().toString());
      }
      case DealEvent.Noted e -> node.put("text", e.text());
      case DealEvent.StageMoved e -> node.put("stage", e.stage());
      case DealEvent.Won e -> {
        node.put("stage", e.stage());
        node.put("value", e.value().toString());
        put(node, "date", e.date());
      }
      case DealEvent.InvoicePaid e -> {
        node.put("at", time(e.at()));
        put(node, "amount", e.amount());
      }
      case DealEvent.Lost e -> {
        node.put("stage", e.stage());
        node.put("reason", e.reason());
      }
      case DealEvent.Extended e -> {
        node.put("protectedUntil", time(e.protectedUntil()));
        put(node, "reason", e.reason());
      }
      case DealEvent.Assigned e -> node.put("managerEmail", e.managerEmail().toString());
      case DealEvent.HandedOver e -> node.put("partnerContact", e.partnerContact().toString());
      case DealEvent.CollaboratorAdded e -> node.put("who", e.who().toString());
      case DealEvent.CollaboratorLeft e -> node.put("who", e.who().toString());
      case DealEvent.Withdrawn e -> put(node, "reason", e.reason());
      case DealEvent.Expired e -> {
        node.put("why", e.why());
        put(node, "tailUntil", e.tailUntil());
      }
      case DealEvent.Contested e -> {
        ids(node, e.rivals());
        ArrayNode because = node.putArray("because");
        e.because().forEach(because::add);
      }
      case DealEvent.CreditSettled e -> {
        node.put("credit", e.credit());
        node.put("share", e.share());
        e.approved()
            .ifPresent(
                start -> {
                  node.put("stage", start.stage());
                  node.put("protectedUntil", time(start.protectedUntil()));
                });
      }
      case DealEvent.Disputed e -> {
        node.put("reason", e.reason());
        node.put("answerDueAt", time(e.answerDueAt()));
      }
      case DealEvent.DisputeAnswered e -> {
        node.put("upheld", e.upheld());
        node.put("answer", e.answer());
      }
      case DealEvent.PlanAgreed e -> {
        node.put("plan", e.plan());
        node.put("terms", e.terms());
      }
      case DealEvent.CommissionEntered e -> {
        node.put("line", e.line());
        node.put("kind", e.kind());
        node.put("occurrence", e.occurrence());
        node.put("base", e.base().toString());
        node.put("amount", e.amount().toString());
        node.put("before", e.before());
        node.put("share", e.share());
        node.put("plan", e.plan());
        node.put("heldUntil", time(e.heldUntil()));
        node.put("state", e.state());
        e.about().ifPresent(line -> node.put("about", line));
      }
      case DealEvent.CommissionMoved e -> {
        node.put("line", e.line());
        node.put("from", e.from());
        node.put("to", e.to());
        node.put("why", e.why());
      }
      case DealEvent.Reopened e -> {
        node.put("status", e.status().name());
        put(node, "stage", e.stage());
      }
      case DealEvent.Undone e -> {
        node.put("undoneVersion", e.undoneVersion());
        node.set("before", before(e.before()));
      }
      case DealEvent.Erased e -> {
        node.put("person", e.person().toString());
        ArrayNode events = node.putArray("events");
        e.events()
            .forEach(
                one -> events.addObject().put("version", one.version()).put("hash", one.hash()));
      }
      case DealEvent.Remarked e -> {
        node.put("text", e.text());
        put(node, "awayUntil", e.awayUntil());
      }
    }
    return Json.text(Json.clean(node));
  }

  /**
   * @param word {@link DealEvent#word} of the event
   */
  static DealEvent read(String word, String payload) {
    JsonNode node = Json.parse(payload);
    return switch (word) {
      case "registered" ->
          new DealEvent.Registered(
              node.required("partnerId").asLong(),
              address(node, "partnerContact"),
              address(node, "managerEmail"),
              facts(node.required("facts")),
              time(node, "claimedAt"),
              text(node, "claimedAtSource"),
              optionalTime(node, "answerDueAt"));
      case "completed" ->
          new DealEvent.Completed(facts(node.required("facts")), time(node, "answerDueAt"));
      case "corrected" ->
          new DealEvent.Corrected(facts(node.required("facts")), fields(node.required("changed")));
      case "approved" -> new DealEvent.Approved(text(node, "stage"), time(node, "protectedUntil"));
      case "declined" -> new DealEvent.Declined(text(node, "reason"), string(node, "rule"));
      case "prolonged" -> new DealEvent.Prolonged(time(node, "protectedUntil"), text(node, "rule"));
      case "asked" -> new DealEvent.Asked(text(node, "question"));
      case "manager-wrote" -> new DealEvent.ManagerWrote(text(node, "text"));
      case "partner-wrote" -> new DealEvent.PartnerWrote(text(node, "text"));
      case "unverified-wrote" ->
          new DealEvent.UnverifiedWrote(text(node, "text"), address(node, "claimedSender"));
      case "noted" -> new DealEvent.Noted(text(node, "text"));
      case "stage-moved" -> new DealEvent.StageMoved(text(node, "stage"));
      case "won" ->
          new DealEvent.Won(
              text(node, "stage"),
              required(money(node, "value"), "value"),
              string(node, "date").map(LocalDate::parse));
      case "invoice-paid" -> new DealEvent.InvoicePaid(time(node, "at"), money(node, "amount"));
      case "lost" -> new DealEvent.Lost(text(node, "stage"), text(node, "reason"));
      case "extended" ->
          new DealEvent.Extended(time(node, "protectedUntil"), string(node, "reason"));
      case "assigned" -> new DealEvent.Assigned(address(node, "managerEmail"));
      case "handed-over" -> new DealEvent.HandedOver(address(node, "partnerContact"));
      case "collaborator-added" -> new DealEvent.CollaboratorAdded(address(node, "who"));
      case "collaborator-left" -> new DealEvent.CollaboratorLeft(address(node, "who"));
      case "withdrawn" -> new DealEvent.Withdrawn(string(node, "reason"));
      case "expired" -> new DealEvent.Expired(text(node, "why"), optionalTime(node, "tailUntil"));
      case "contested" -> new DealEvent.Contested(ids(node), texts(node.required("because")));
      case "credit-settled" ->
          new DealEvent.CreditSettled(
              text(node, "credit"),
              node.required("share").asInt(),
              string(node, "stage")
                  .map(stage -> new DealEvent.Start(stage, time(node, "protectedUntil"))));
      case "disputed" -> new DealEvent.Disputed(text(node, "reason"), time(node, "answerDueAt"));
      case "dispute-answered" ->
          new DealEvent.DisputeAnswered(node.required("upheld").asBoolean(), text(node, "answer"));
      case "plan-agreed" -> new DealEvent.PlanAgreed(text(node, "plan"), text(node, "terms"));
      case "commission-entered" ->
          new DealEvent.CommissionEntered(
              node.required("line").asInt(),
              text(node, "kind"),
              node.required("occurrence").asInt(),
              required(money(node, "base"), "base"),
              required(money(node, "amount"), "amount"),
              node.required("before").asInt(),
              node.required("share").asInt(),
              text(node, "plan"),
              time(node, "heldUntil"),
              text(node, "state"),
              node.has("about") ? Optional.of(node.get("about").asInt()) : Optional.empty());
      case "commission-moved" ->
          new DealEvent.CommissionMoved(
              node.required("line").asInt(),
              text(node, "from"),
              text(node, "to"),
              text(node, "why"));
      case "reopened" -> new DealEvent.Reopened(status(node), string(node, "stage"));
      case "undone" ->
          new DealEvent.Undone(
              node.required("undoneVersion").asInt(), before(node.required("before")));
      case "erased" ->
          new DealEvent.Erased(address(node, "person"), redacted(node.required("events")));
      case "remarked" ->
          new DealEvent.Remarked(
              text(node, "text"), string(node, "awayUntil").map(LocalDate::parse));
      default -> throw new IllegalArgumentException("an event of a later Postern: " + word);
    };
  }

  private static ObjectNode facts(ReferralFacts facts) {
    Prospect prospect = facts.prospect();
    ObjectNode node = Json.object();
    put(node, Field.COMPANY.key(), prospect.company());
    put(node, Field.COMPANY_DOMAIN.key(), prospect.domain());
    put(node, Field.CONTACT_NAME.key(), prospect.contactName());
    put(node, Field.CONTACT_EMAIL.key(), prospect.contactEmail());
    put(node, Field.CONTACT_PHONE.key(), prospect.contactPhone());
    put(node, Field.CONTACT_ROLE.key(), prospect.contactRole());
    put(node, Field.DEAL_VALUE.key(), facts.value());
    put(node, Field.NEED.key(), facts.need());
    put(node, Field.TIMELINE.key(), facts.timeline());
    return node;
  }

  private static ReferralFacts facts(JsonNode node) {
    return new ReferralFacts(
        new Prospect(
            string(node, Field.COMPANY.key()),
            string(node, Field.COMPANY_DOMAIN.key()),
            string(node, Field.CONTACT_NAME.key()),
            string(node, Field.CONTACT_EMAIL.key()).map(Address::of),
            string(node, Field.CONTACT_PHONE.key()),
            string(node, Field.CONTACT_ROLE.key())),
        money(node, Field.DEAL_VALUE.key()),
        string(node, Field.NEED.key()),
        string(node, Field.TIMELINE.key()));
  }

  private static ObjectNode before(StateBefore before) {
    ObjectNode node = Json.object().put("status", before.status().name());
    put(node, "stage", before.stage());
    put(node, "decidedAt", before.decidedAt());
    put(node, "protectedUntil", before.protectedUntil());
    put(node, "closedAt", before.closedAt());
    put(node, "value", before.value());
    before
        .contest()
        .ifPresent(
            contest -> {
              ids(node, contest.rivals());
              contest.share().ifPresent(share -> node.put("share", share));
            });
    if (before.extensions() > 0) {
      node.put("extensions", before.extensions());
    }
    before
        .dispute()
        .ifPresent(
            dispute -> {
              node.put("disputedAt", time(dispute.since()));
              node.put("disputeDueAt", time(dispute.answerDueAt()));
            });
    before
        .payment()
        .ifPresent(
            payment -> {
              node.put("invoicePaidAt", time(payment.at()));
              put(node, "invoiceAmount", payment.amount());
            });
    return node;
  }

  private static StateBefore before(JsonNode node) {
    return new StateBefore(
        status(node),
        string(node, "stage"),
        optionalTime(node, "decidedAt"),
        optionalTime(node, "protectedUntil"),
        optionalTime(node, "closedAt"),
        money(node, "value"),
        node.has("rivals")
            ? Optional.of(
                new Deal.Contest(
                    ids(node),
                    node.has("share") ? Optional.of(node.get("share").asInt()) : Optional.empty()))
            : Optional.empty(),
        node.path("extensions").asInt(0),
        optionalTime(node, "disputedAt")
            .map(since -> new Deal.Dispute(since, time(node, "disputeDueAt"))),
        optionalTime(node, "invoicePaidAt")
            .map(at -> new Deal.Payment(at, money(node, "invoiceAmount"))));
  }

  private static void ids(ObjectNode node, List<Long> rivals) {
    ArrayNode array = node.putArray("rivals");
    rivals.forEach(array::add);
  }

  private static List<Long> ids(JsonNode node) {
    List<Long> ids = new ArrayList<>();
    node.required("rivals").forEach(id -> ids.add(id.asLong()));
    return ids;
  }

  private static List<DealEvent.Redacted> redacted(JsonNode array) {
    List<DealEvent.Redacted> events = new ArrayList<>();
    array.forEach(
        one ->
            events.add(new DealEvent.Redacted(one.required("version").asInt(), text(one, "hash"))));
    return events;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static List<Field> fields(JsonNode array) {
    List<Field> fields = new ArrayList<>();
    array.forEach(key -> fields.add(required(Field.ofKey(key.asText()), key.asText())));
    return fields;
  }

  private static RegistrationStatus status(JsonNode node) {
    return RegistrationStatus.valueOf(text(node, "status"));
  }

  private static Address address(JsonNode node, String key) {
    return Address.of(text(node, key));
  }

  private static String text(JsonNode node, String key) {
    return node.required(key).asText();
  }

  private static <T> T required(Optional<T> value, String what) {
    return value.orElseThrow(() -> new IllegalArgumentException("an event without " + what));
  }
}
