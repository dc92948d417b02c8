package io.postern.rules;

import io.postern.shipped.Folder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A folder of texts that a test writes. */
final class TextFolder implements Folder {
  private final Map<String, String> files = new TreeMap<>();
  private int changes;

  static TextFolder with(String name, String text) {
    return new TextFolder().write(name, text);
  }

  TextFolder write(String name, String text) {
    files.put(name, text);
    changes++;
    return this;
  }

  @Override
  public List<String> names() {
    return List.copyOf(files.keySet());
  }

  @Override
  public Optional<String> text(String name) {
    return Optional.ofNullable(files.get(name));
  }

  @Override
  public String label(String name) {
    return name;
  }

  @Override
  public String stamp() {
    return "" + changes;
  }
}
