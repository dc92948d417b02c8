package io.postern.rules;

import io.postern.kit.Problem;
import io.postern.mail.Address;
import io.postern.shipped.Folder;
import io.postern.understanding.CrmRules;
import io.postern.understanding.CrmRules.Alerts;
import io.postern.understanding.CrmRules.Column;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code inbound-rules/crm.yml}: how CRMs say where a deal stands. */
final class CrmRuleFile {
  private static final String FILE = "crm.yml";
  private static final int SHORTEST_KEY = 8;

  private CrmRuleFile() {}

  /** Reads the file; without it no stages come from outside. */
  static CrmRules read(Folder folder, List<Problem> problems) {
    return folder
        .text(FILE)
        .map(
            text ->
                Yaml.parse(folder.label(FILE), text, problems).only("columns", "stages", "alerts"))
        .map(
            yaml ->
                new CrmRules(
                    columns(yaml.get("columns")),
                    stages(yaml.get("stages")),
                    alerts(yaml.get("alerts"))))
        .orElse(CrmRules.NONE);
  }

  private static Map<Column, List<String>> columns(Yaml yaml) {
    yaml.only(Arrays.stream(Column.values()).map(Column::word).toArray(String[]::new));
    Map<Column, List<String>> columns = new EnumMap<>(Column.class);
    for (Column column : Column.values()) {
      columns.put(column, yaml.get(column.word()).texts().stream().map(CrmRules::plain).toList());
    }
    return columns;
  }

  private static Optional<Alerts> alerts(Yaml yaml) {
    if (!yaml.present()) {
      return Optional.empty();
    }
    yaml.only("from", "key");
    Set<Address> from =
        yaml.get("from").items().stream()
            .flatMap(place -> place.as("an email address", Address::parse).stream())
            .collect(Collectors.toSet());
    if (from.isEmpty()) {
      yaml.problem("missing: from, the addresses that the CRM sends from");
    }
    String key =
        yaml.get("key")
            .as(
                "at least " + SHORTEST_KEY + " characters that nobody guesses",
                written -> Optional.of(written.strip()).filter(k -> k.length() >= SHORTEST_KEY))
            .orElse("");
    if (!yaml.get("key").present()) {
      yaml.problem("missing: key, which each of the CRM's mails shows");
    }
    return key.isEmpty() ? Optional.empty() : Optional.of(new Alerts(from, key));
  }

  // A stage that the workflow does not have is told of with the row that it stands in.
  private static Map<String, String> stages(Yaml yaml) {
    Map<String, String> stages = new LinkedHashMap<>();
    yaml.entries()
        .forEach(
            (stage, place) -> {
              for (String word : place.texts()) {
                String before = stages.put(CrmRules.plain(word), stage);
                if (before != null && !before.equals(stage)) {
                  place.problem("'" + word + "' is " + before + " already");
                }
              }
            });
    return stages;
  }
}
