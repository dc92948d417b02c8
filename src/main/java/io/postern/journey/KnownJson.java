package io.postern.journey;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.postern.deal.DealRef;
import io.postern.deal.Workflow;
import io.postern.mail.Address;
import io.postern.mail.MessageId;
import io.postern.understanding.Known;
import io.postern.understanding.Known.KnownDeal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What was known before a mail was read, as JSON: the ledger keeps it with the reading, so that the
 * mail can be read again as it was. Of our own mails only the ids are in it: they are kept
 * elsewhere.
 */
public final class KnownJson {
  private KnownJson() {}

  static void write(JsonGenerator json, Known known) throws IOException {
    json.writeObjectFieldStart("known");
    json.writeStringField("role", known.role().name().toLowerCase(Locale.ROOT));
    if (known.language().isPresent()) {
      json.writeStringField("language", known.language().get());
    } else {
      json.writeNullField("language");
    }
    strings(json, "ownAddresses", known.ownAddresses());
    strings(json, "ownDomains", known.ownDomains());
    strings(json, "colleagues", known.colleagues());
    strings(json, "sentNotices", known.sentNotices().stream().map(n -> n.id().value()).toList());
    strings(json, "openDeals", known.openDeals().stream().map(KnownDeal::ref).toList());
    strings(
        json, "conversationDeals", known.conversationDeals().stream().map(KnownDeal::ref).toList());
    json.writeArrayFieldStart("deals");
    Set<KnownDeal> deals = new LinkedHashSet<>(known.openDeals());
    deals.addAll(known.conversationDeals());
    for (KnownDeal deal : deals) {
      deal(json, deal);
    }
    json.writeEndArray();
    strings(json, "signatureLines", known.signatureLines());
    strings(json, "stages", known.stages().stream().map(Workflow.Stage::name).toList());
    json.writeEndObject();
  }

  private static void deal(JsonGenerator json, KnownDeal deal) throws IOException {
    json.writeStartObject();
    json.writeStringField("ref", deal.ref().toString());
    text(json, "company", deal.company());
    text(json, "domain", deal.domain());
    text(json, "contactName", deal.contactName());
    json.writeBooleanField("contested", deal.contested());
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, String field, Optional<String> value)
      throws IOException {
    if (value.isPresent()) {
      json.writeStringField(field, value.get());
    }
  }

  private static void strings(JsonGenerator json, String field, Collection<?> values)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (Object value : values) {
      json.writeString(value.toString());
    }
    json.writeEndArray();
  }

  /**
   * What was known, from the reading as it was kept. Mails of an older Postern were kept with less:
   * what is missing was not known.
   *
   * @param reading as {@link ReadingJson} wrote it
   * @param notices gives our own mails by their ids
   * @param stages of the workflow as it is now
   * @return empty when it was kept without
   */
  public static Optional<Known> read(
      JsonNode reading,
      Function<List<MessageId>, List<Known.SentNotice>> notices,
      List<Workflow.Stage> stages) {
    JsonNode known = reading.path("known");
    if (!known.isObject()) {
      return Optional.empty();
    }
    Map<String, KnownDeal> deals = new HashMap<>();
    known
        .path("deals")
        .forEach(deal -> deal(deal).ifPresent(d -> deals.put(d.ref().toString(), d)));
    return Optional.of(
        new Known(
            role(known.path("role").asText()),
            Optional.ofNullable(known.path("language").asText(null)),
            addresses(known.path("ownAddresses")),
            Set.copyOf(strings(known.path("ownDomains"))),
            addresses(known.path("colleagues")),
            notices.apply(strings(known.path("sentNotices")).stream().map(MessageId::new).toList()),
            of(deals, known.path("openDeals")),
            of(deals, known.path("conversationDeals")),
            strings(known.path("signatureLines")),
            stages));
  }

  private static Known.Role role(String word) {
    for (Known.Role role : Known.Role.values()) {
      if (role.name().equalsIgnoreCase(word)) {
        return role;
      }
    }
    return Known.Role.STRANGER;
  }

  private static Optional<KnownDeal> deal(JsonNode deal) {
    return DealRef.parse(deal.path("ref").asText())
        .map(
            ref ->
                new KnownDeal(
                    ref,
                    Optional.ofNullable(deal.path("company").asText(null)),
                    Optional.ofNullable(deal.path("domain").asText(null)),
                    Optional.ofNullable(deal.path("contactName").asText(null)),
                    deal.path("contested").asBoolean(false)));
  }

  private static List<KnownDeal> of(Map<String, KnownDeal> deals, JsonNode refs) {
    return strings(refs).stream()
        .flatMap(
            ref ->
                Optional.ofNullable(deals.get(ref))
                    .or(() -> DealRef.parse(ref).map(KnownJson::nameless))
                    .stream())
        .toList();
  }

  private static KnownDeal nameless(DealRef ref) {
    return new KnownDeal(ref, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Set<Address> addresses(JsonNode texts) {
    return strings(texts).stream()
        .flatMap(text -> Address.parse(text).stream())
        .collect(Collectors.toSet());
  }

  private static List<String> strings(JsonNode texts) {
    return new ArrayList<>(
        StreamSupport.stream(texts.spliterator(), false).map(JsonNode::asText).toList());
  }
}
