package io.postern.journey;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.postern.deal.Field;
import io.postern.kit.Money;
import io.postern.mail.DeliveryReport;
import io.postern.mail.Letter;
import io.postern.mail.Mailbox;
import io.postern.understanding.Forwarded;
import io.postern.understanding.Found;
import io.postern.understanding.Known;
import io.postern.understanding.Reading;
import io.postern.understanding.Referral;
import io.postern.understanding.Trace;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A reading as JSON: what {@code postern read --json} prints and the ledger keeps with each mail.
 * Its names are a promise to scripts. A value that is not known is null or empty, never a guess.
 */
public final class ReadingJson {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator json;

  private ReadingJson(JsonGenerator json) {
    this.json = json;
  }

  /** One object on one line, without a line end. */
  public static String of(Letter letter, Reading reading) {
    return write(Optional.empty(), letter, reading, Optional.empty());
  }

  /** As {@link #of(Letter, Reading)}, with what was known before it was read. */
  public static String of(Letter letter, Reading reading, Known known) {
    return write(Optional.empty(), letter, reading, Optional.of(known));
  }

  /** As {@link #of(Letter, Reading)}, saying which file was read. */
  public static String of(String file, Letter letter, Reading reading) {
    return write(Optional.of(file), letter, reading, Optional.empty());
  }

  private static String write(
      Optional<String> file, Letter letter, Reading reading, Optional<Known> known) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(text)) {
      new ReadingJson(generator).reading(file, letter, reading, known);
    } catch (IOException e) {
      throw new IllegalStateException("a string takes all that is written to it", e);
    }
    return text.toString();
  }

  private void reading(Optional<String> file, Letter letter, Reading reading, Optional<Known> known)
      throws IOException {
    json.writeStartObject();
    if (file.isPresent()) {
      json.writeStringField("file", file.get());
    }
    json.writeStringField("kind", reading.kind().word());
    json.writeStringField("language", reading.language());
    person(
        "from",
        letter.from().size() == 1 ? Optional.of(letter.from().getFirst()) : Optional.empty());
    json.writeStringField("authorText", reading.parts().own());
    json.writeStringField("closing", reading.parts().closing());
    json.writeStringField("quotedText", reading.parts().quoted());
    json.writeStringField("signature", reading.parts().signature());
    forwarded(reading.parts().original());
    json.writeArrayFieldStart("referrals");
    for (Referral referral : reading.referrals()) {
      referral(referral);
    }
    json.writeEndArray();
    strings("missing", reading.missing().stream().map(Field::key).toList());
    nullable("refersTo", reading.refersTo());
    CommandJson.write(json, reading.orders());
    nullable("message", reading.orders().message());
    automatic(reading);
    bounce(reading.report());
    strings("problems", reading.problems());
    trace(reading.trace());
    if (known.isPresent()) {
      KnownJson.write(json, known.get());
    }
    json.writeEndObject();
  }

  private void person(String field, Optional<Mailbox> mailbox) throws IOException {
    if (mailbox.isEmpty()) {
      json.writeNullField(field);
      return;
    }
    json.writeObjectFieldStart(field);
    json.writeStringField("name", mailbox.get().name());
    json.writeStringField("address", mailbox.get().address().toString());
    json.writeEndObject();
  }

  private void forwarded(Optional<Forwarded> original) throws IOException {
    if (original.isEmpty()) {
      json.writeNullField("forwarded");
      return;
    }
    Forwarded forwarded = original.get();
    json.writeObjectFieldStart("forwarded");
    if (forwarded.from().isPresent()) {
      json.writeFieldName("from");
      person(forwarded.from().get());
    } else {
      json.writeNullField("from");
    }
    people("to", forwarded.to());
    people("cc", forwarded.cc());
    nullable("subject", forwarded.subject());
    nullable("date", forwarded.date().map(Object::toString));
    json.writeStringField("text", forwarded.text());
    json.writeEndObject();
  }

  private void people(String field, List<Forwarded.Person> people) throws IOException {
    json.writeArrayFieldStart(field);
    for (Forwarded.Person person : people) {
      person(person);
    }
    json.writeEndArray();
  }

  private void person(Forwarded.Person person) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", person.name());
    nullable("address", person.address().map(Object::toString));
    json.writeEndObject();
  }

  private void referral(Referral referral) throws IOException {
    Map<Field, Found<?>> found = referral.found();
    json.writeStartObject();
    for (Field field : Field.values()) {
      Found<?> value = found.get(field);
      if (value == null) {
        json.writeNullField(field.key());
      } else if (value.value() instanceof Money money) {
        json.writeObjectFieldStart(field.key());
        json.writeStringField("amount", money.amount().toPlainString());
        json.writeStringField("currency", money.currency().getCurrencyCode());
        json.writeEndObject();
      } else {
        json.writeStringField(field.key(), value.value().toString());
      }
    }
    json.writeObjectFieldStart("confidence");
    for (Map.Entry<Field, Found<?>> entry : found.entrySet()) {
      json.writeNumberField(entry.getKey().key(), hundredths(entry.getValue().confidence()));
    }
    json.writeEndObject();
    json.writeObjectFieldStart("evidence");
    for (Map.Entry<Field, Found<?>> entry : found.entrySet()) {
      json.writeObjectFieldStart(entry.getKey().key());
      json.writeStringField("place", entry.getValue().evidence().place());
      json.writeStringField("words", entry.getValue().evidence().words());
      json.writeStringField("rule", entry.getValue().evidence().rule());
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static double hundredths(double confidence) {
    return Math.round(confidence * 100) / 100.0;
  }

  private void automatic(Reading reading) throws IOException {
    json.writeObjectFieldStart("automatic");
    json.writeStringField("class", reading.automation().type().word());
    json.writeBooleanField("mayAnswer", reading.automation().mayAnswer());
    strings("evidence", reading.automation().evidence());
    json.writeEndObject();
  }

  private void bounce(Optional<DeliveryReport> report) throws IOException {
    if (report.isEmpty() || report.get().recipients().isEmpty()) {
      json.writeNullField("bounce");
      return;
    }
    json.writeObjectFieldStart("bounce");
    fate(report.get().recipients().getFirst());
    json.writeArrayFieldStart("recipients");
    for (DeliveryReport.Fate fate : report.get().recipients()) {
      json.writeStartObject();
      fate(fate);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void fate(DeliveryReport.Fate fate) throws IOException {
    json.writeStringField("recipient", fate.recipient());
    json.writeStringField("action", fate.action());
    json.writeStringField("status", fate.status());
    json.writeStringField("reason", fate.reason());
    json.writeBooleanField("hard", fate.hard());
    json.writeStringField("category", fate.category().word());
  }

  private void trace(Trace trace) throws IOException {
    json.writeArrayFieldStart("trace");
    for (Trace.Step step : trace.steps()) {
      json.writeStartObject();
      json.writeStringField("rule", step.rule());
      json.writeStringField("because", step.because());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void strings(String field, List<String> values) throws IOException {
    json.writeArrayFieldStart(field);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  private void nullable(String field, Optional<String> value) throws IOException {
    if (value.isPresent()) {
      json.writeStringField(field, value.get());
    } else {
      json.writeNullField(field);
    }
  }
}
