package io.postern.app.socket;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A command as its user gave it, on one line of JSON.
 *
 * @param arguments of the command line
 * @param directory what relative paths among them are relative to
 * @param interactive whether a person looks at the output
 * @param columns how wide the output may be
 */
public record Request(List<String> arguments, Path directory, boolean interactive, int columns) {
  private static final JsonFactory JSON = new JsonFactory();

  public Request {
    arguments = List.copyOf(arguments);
  }

  /** One line, without its end. */
  String toJson() {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeArrayFieldStart("arguments");
      for (String argument : arguments) {
        json.writeString(argument);
      }
      json.writeEndArray();
      json.writeStringField("directory", directory.toString());
      json.writeBooleanField("interactive", interactive);
      json.writeNumberField("columns", columns);
      json.writeEndObject();
    } catch (IOException e) {
      throw new IllegalStateException("a string takes all that is written to it", e);
    }
    return line.toString();
  }

  /**
   * @throws IOException when the line is no request
   */
  static Request ofJson(String line) throws IOException {
    List<String> arguments = new ArrayList<>();
    String directory = ".";
    boolean interactive = false;
    int columns = 80;
    try (JsonParser json = JSON.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("not a request");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        JsonToken value = json.nextToken();
        switch (field) {
          case "arguments" -> {
            while (json.nextToken() == JsonToken.VALUE_STRING) {
              arguments.add(json.getText());
            }
          }
          case "directory" -> directory = json.getText();
          case "interactive" -> interactive = value == JsonToken.VALUE_TRUE;
          case "columns" -> columns = json.getIntValue();
          default -> json.skipChildren();
        }
      }
    }
    return new Request(arguments, Path.of(directory), interactive, columns);
  }
}
