package io.postern.app.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One JSON object on one line, its names in the order they were put. */
final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final Map<String, Object> fields = new LinkedHashMap<>();

  /** Text that is JSON already; none when it is empty. */
  record Raw(String json) {}

  /**
   * @param value a text, number, truth, Json, Raw, Optional or collection of these; of anything
   *     else its words
   */
  Json put(String name, Object value) {
    fields.put(name, value);
    return this;
  }

  @Override
  public String toString() {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(line)) {
      write(json, this);
    } catch (IOException e) {
      throw new IllegalStateException("a string takes all that is written to it", e);
    }
    return line.toString();
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    switch (value) {
      case Json object -> {
        json.writeStartObject();
        for (Map.Entry<String, Object> field : object.fields.entrySet()) {
          json.writeFieldName(field.getKey());
          write(json, field.getValue());
        }
        json.writeEndObject();
      }
      case Collection<?> all -> {
        json.writeStartArray();
        for (Object one : all) {
          write(json, one);
        }
        json.writeEndArray();
      }
      case Optional<?> optional -> {
        if (optional.isPresent()) {
          write(json, optional.get());
        } else {
          json.writeNull();
        }
      }
      case Raw raw -> json.writeRawValue(raw.json().isBlank() ? "null" : raw.json());
      case Boolean truth -> json.writeBoolean(truth);
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      default -> json.writeString(value.toString());
    }
  }
}
