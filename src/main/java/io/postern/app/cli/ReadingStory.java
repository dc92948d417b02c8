package io.postern.app.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** A reading as the ledger keeps it, told to an operator. */
final class ReadingStory {
  private static final int WORDS = 400;

  private final Page page;

  ReadingStory(Page page) {
    this.page = page;
  }

  void tell(JsonNode reading) {
    String language = reading.path("language").asText("");
    page.line(
        "kind", reading.path("kind").asText() + (language.isEmpty() ? "" : " (" + language + ")"));
    JsonNode automatic = reading.path("automatic");
    if (!automatic.path("class").asText("human").equals("human")) {
      page.line("automatic", automatic.path("class").asText());
    }
    automatic.path("evidence").forEach(sign -> page.line("sign", sign.asText()));
    page.line("own text", shortened(reading.path("authorText").asText()));
    reading.path("referrals").forEach(this::referral);
    list("missing", reading.path("missing"));
    page.line("about", reading.path("refersTo").asText(""));
    reading.path("commands").forEach(this::command);
    if (reading.path("decision").asText().equals("ask")) {
      page.line(
          "to ask", reading.path("why").asText() + ": " + reading.path("notUnderstood").asText());
    }
    reading
        .path("bounce")
        .path("recipients")
        .forEach(
            fate ->
                page.line(
                    "bounce",
                    String.join(
                        " ",
                        fate.path("recipient").asText(),
                        fate.path("action").asText(),
                        fate.path("status").asText(),
                        fate.path("category").asText(),
                        fate.path("reason").asText())));
    list("problems", reading.path("problems"));
    reading
        .path("trace")
        .forEach(
            step ->
                page.line(
                    "because", step.path("rule").asText() + ": " + step.path("because").asText()));
  }

  private void referral(JsonNode referral) {
    referral
        .path("evidence")
        .properties()
        .forEach(
            field -> {
              JsonNode value = referral.path(field.getKey());
              JsonNode evidence = field.getValue();
              long sure =
                  Math.round(100 * referral.path("confidence").path(field.getKey()).asDouble());
              page.line(
                  field.getKey(),
                  value(value)
                      + " ("
                      + sure
                      + " %, "
                      + evidence.path("place").asText()
                      + " \""
                      + evidence.path("words").asText()
                      + "\", "
                      + evidence.path("rule").asText()
                      + ")");
            });
  }

  private static String value(JsonNode value) {
    return value.isObject()
        ? value.path("amount").asText() + " " + value.path("currency").asText()
        : value.asText();
  }

  private void command(JsonNode command) {
    page.line(
        "command",
        command.path("name").asText()
            + (command.path("arguments").isEmpty() ? "" : " " + command.path("arguments"))
            + " from \""
            + command.path("line").asText()
            + "\"");
  }

  private void list(String label, JsonNode words) {
    StringBuilder all = new StringBuilder();
    words.forEach(word -> all.append(all.isEmpty() ? "" : ", ").append(word.asText()));
    page.line(label, all);
  }

  private static String shortened(String text) {
    return text.length() <= WORDS
        ? text
        : text.substring(
                0,
                text.offsetByCodePoints(0, Math.min(WORDS, text.codePointCount(0, text.length()))))
            + " …";
  }
}
