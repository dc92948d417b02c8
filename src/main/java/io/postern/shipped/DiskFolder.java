package io.postern.shipped;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A directory; one that does not exist is an empty folder. */
record DiskFolder(Path directory) implements Folder {
  private static final int MAX_DEPTH = 8;

  @Override
  public List<String> names() {
    return files().map(this::nameOf).sorted().toList();
  }

  @Override
  public Optional<String> text(String name) {
    // Bytes that are no UTF-8 become U+FFFD: the file's own reader says what is wrong, and where.
    return bytes(name).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  @Override
  public Optional<byte[]> bytes(String name) {
    Path file = directory.resolve(name).normalize();
    if (!file.startsWith(directory.normalize()) || !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException goneMeanwhile) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  @Override
  public String label(String name) {
    return directory.resolve(name).toString();
  }

  @Override
  public String stamp() {
    StringBuilder stamp = new StringBuilder();
    files()
        .sorted()
        .forEach(
            file -> {
              try {
                stamp
                    .append(nameOf(file))
                    .append(' ')
                    .append(Files.size(file))
                    .append(' ')
                    .append(Files.getLastModifiedTime(file).toInstant())
                    .append('\n');
              } catch (IOException goneMeanwhile) {
                stamp.append('-');
              }
            });
    return stamp.toString();
  }

  private Stream<Path> files() {
    if (!Files.isDirectory(directory)) {
      return Stream.empty();
    }
    try (Stream<Path> all = Files.walk(directory, MAX_DEPTH, FileVisitOption.FOLLOW_LINKS)) {
      return all.filter(this::counts).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + directory, e);
    }
  }

  private boolean counts(Path file) {
    for (Path part : directory.relativize(file)) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    String name = String.valueOf(file.getFileName());
    return !name.endsWith("~") && !name.startsWith("#") && Files.isRegularFile(file);
  }

  private String nameOf(Path file) {
    return directory.relativize(file).toString().replace('\\', '/');
  }
}
