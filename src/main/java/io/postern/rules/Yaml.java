package io.postern.rules;

import io.postern.kit.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One place in a YAML file, with its line. Reading never throws: what is wrong goes to the list of
 * problems that the file was opened with, and the place reads as if it were not there.
 */
public final class Yaml {
  private static final int MAX_CHARACTERS = 4_000_000;
  private static final int MAX_ALIASES = 50;

  private final String file;
  private final @Nullable Node node;
  private final int line;
  private final List<Problem> problems;

  private Yaml(String file, @Nullable Node node, int line, List<Problem> problems) {
    this.file = file;
    this.node = node;
    this.line = line;
    this.problems = problems;
  }

  /** Parses the one document of a file. */
  public static Yaml parse(String file, String text, List<Problem> problems) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setCodePointLimit(MAX_CHARACTERS)
            .setMaxAliasesForCollections(MAX_ALIASES)
            .build();
    try {
      Node root = new Compose(settings).composeString(text).orElse(null);
      return new Yaml(file, root, 1, problems);
    } catch (MarkedYamlEngineException e) {
      int at = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
      problems.add(new Problem(file, at, "not YAML: " + e.getProblem()));
    } catch (YamlEngineException e) {
      problems.add(new Problem(file, 0, "not YAML: " + e.getMessage()));
    }
    return new Yaml(file, null, 0, problems);
  }

  public int line() {
    return line;
  }

  public boolean present() {
    return node != null && !(node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL));
  }

  /** Says that something is wrong here. */
  public void problem(String what) {
    problems.add(new Problem(file, line, what));
  }

  /** The value of a key, absent when there is none. */
  public Yaml get(String key) {
    Yaml found = entries().get(key);
    return found == null ? new Yaml(file, null, line, problems) : found;
  }

  /** Reports every key that is not one of these. */
  public Yaml only(String... keys) {
    Set<String> known = Set.of(keys);
    entries()
        .forEach(
            (key, value) -> {
              if (!known.contains(key)) {
                value.problem("unknown key '" + key + "'; known here: " + String.join(", ", keys));
              }
            });
    return this;
  }

  /** Keys and values in the order of the file; a key that stands twice is a problem. */
  public Map<String, Yaml> entries() {
    if (!present()) {
      return Map.of();
    }
    if (!(node instanceof MappingNode mapping)) {
      problem("expected keys with values here");
      return Map.of();
    }
    Map<String, Yaml> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      int at = lineOf(tuple.getKeyNode());
      Yaml value = new Yaml(file, tuple.getValueNode(), at, problems);
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        value.problem("a key must be a word");
      } else if (entries.putIfAbsent(key.getValue(), value) != null) {
        value.problem("the key '" + key.getValue() + "' stands here a second time");
      }
    }
    return entries;
  }

  /** The items of a list; one value alone counts as a list of one. */
  public List<Yaml> items() {
    if (!present()) {
      return List.of();
    }
    if (node instanceof SequenceNode sequence) {
      List<Yaml> items = new ArrayList<>();
      for (Node item : sequence.getValue()) {
        items.add(new Yaml(file, item, lineOf(item), problems));
      }
      return items;
    }
    return List.of(this);
  }

  /** The text of a value. */
  public Optional<String> text() {
    if (!present()) {
      return Optional.empty();
    }
    if (node instanceof ScalarNode scalar) {
      return Optional.of(scalar.getValue());
    }
    problem("expected one value here");
    return Optional.empty();
  }

  /** The texts of a list. */
  public List<String> texts() {
    return items().stream().flatMap(item -> item.text().stream()).toList();
  }

  /** A text that must be there. */
  public String required(String what) {
    Optional<String> text = text();
    if (text.isEmpty() || text.get().isBlank()) {
      problem("missing: " + what);
      return "";
    }
    return text.get();
  }

  /**
   * A value that {@code parse} understands; what it does not is a problem that names {@code what}
   * is expected.
   */
  public <T> Optional<T> as(String what, Function<String, Optional<T>> parse) {
    return text()
        .flatMap(
            written -> {
              Optional<T> value = parse.apply(written);
              if (value.isEmpty()) {
                problem("'" + written + "' is not " + what);
              }
              return value;
            });
  }

  public Optional<Integer> number(int min, int max) {
    return as(
        "a whole number from " + min + " to " + max,
        written -> {
          try {
            int number = Integer.parseInt(written);
            return number < min || number > max ? Optional.empty() : Optional.of(number);
          } catch (NumberFormatException notANumber) {
            return Optional.empty();
          }
        });
  }

  public boolean flag(boolean byDefault) {
    return as(
            "true or false",
            written ->
                switch (written) {
                  case "true" -> Optional.of(true);
                  case "false" -> Optional.of(false);
                  default -> Optional.<Boolean>empty();
                })
        .orElse(byDefault);
  }

  private static int lineOf(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }
}
