package io.postern.fuzz;

import io.postern.shipped.Folder;
import java.util.List;
import java.util.Optional;

/** A folder with one file in it. */
record OneFile(String name, String content) implements Folder {
  @Override
  public List<String> names() {
    return List.of(name);
  }

  @Override
  public Optional<String> text(String wanted) {
    return wanted.equals(name) ? Optional.of(content) : Optional.empty();
  }

  @Override
  public String label(String wanted) {
    return wanted;
  }

  @Override
  public String stamp() {
    return content;
  }
}
