package io.postern.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** In what two readings of one mail differ; not in how sure they are, nor why. */
final class ReadingDiff {
  /** What a reading says, in the order of its telling. */
  private static final List<String> SAID =
      List.of(
          "kind",
          "language",
          "authorText",
          "signature",
          "forwarded",
          "referrals",
          "missing",
          "refersTo",
          "commands",
          "decision",
          "message",
          "automatic",
          "bounce",
          "problems");

  private static final Set<String> GROUNDS = Set.of("confidence", "evidence");

  /**
   * @param field which value, as a path: {@code referrals 1 company}
   * @param now as it is read by the rules of today; empty when it is not there
   * @param then as it would be read
   */
  record Change(String field, String now, String then) {}

  private ReadingDiff() {}

  static List<Change> of(JsonNode now, JsonNode then) {
    List<Change> changes = new ArrayList<>();
    for (String field : SAID) {
      Map<String, String> before = flat(field, now.path(field));
      Map<String, String> after = flat(field, then.path(field));
      Set<String> paths = new LinkedHashSet<>(before.keySet());
      paths.addAll(after.keySet());
      for (String path : paths) {
        String one = before.getOrDefault(path, "");
        String other = after.getOrDefault(path, "");
        if (!one.equals(other)) {
          changes.add(new Change(path, one, other));
        }
      }
    }
    return changes;
  }

  private static Map<String, String> flat(String path, JsonNode node) {
    Map<String, String> values = new TreeMap<>();
    flatten(path, node, values);
    return values;
  }

  private static void flatten(String path, JsonNode node, Map<String, String> values) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              field -> {
                if (!GROUNDS.contains(field.getKey())) {
                  flatten(path + " " + field.getKey(), field.getValue(), values);
                }
              });
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        flatten(path + " " + (i + 1), node.get(i), values);
      }
    } else if (!node.isNull() && !node.isMissingNode()) {
      values.put(path, node.asText());
    }
  }
}
