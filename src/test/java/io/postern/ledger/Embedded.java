package io.postern.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Embedded databases with the schema and nothing in them. */
public final class Embedded {
  private Embedded() {}

  private static final class Model {
    private static final List<Path> FILES = make();

    private static List<Path> make() {
      try {
        Path folder = Files.createTempDirectory("postern-model");
        Ledger.open(LedgerSettings.embedded(folder), World.NOON).close();
        try (Stream<Path> files = Files.list(folder)) {
          List<Path> made = files.filter(Files::isRegularFile).toList();
          made.forEach(file -> file.toFile().deleteOnExit());
          return made;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Puts a database into a folder: a copy of one, quicker than the migrations. */
  public static LedgerSettings migrated(Path folder) {
    try {
      Files.createDirectories(folder);
      for (Path file : Model.FILES) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return LedgerSettings.embedded(folder);
  }
}
