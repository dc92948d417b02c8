package io.postern.shipped;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Folders one above the other: the first that has a file gives it. */
record LayeredFolder(List<Folder> layers) implements Folder {
  LayeredFolder {
    layers = List.copyOf(layers);
  }

  @Override
  public List<String> names() {
    return layers.stream().flatMap(layer -> layer.names().stream()).distinct().sorted().toList();
  }

  @Override
  public Optional<String> text(String name) {
    return layers.stream().flatMap(layer -> layer.text(name).stream()).findFirst();
  }

  @Override
  public String label(String name) {
    return layers.stream()
        .filter(layer -> layer.text(name).isPresent())
        .findFirst()
        .orElse(layers.getLast())
        .label(name);
  }

  @Override
  public String stamp() {
    return layers.stream().map(Folder::stamp).collect(Collectors.joining("|"));
  }
}
