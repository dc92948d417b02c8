package io.postern.shipped;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The three folders that come with Postern. File by file, the first place that has one gives it: a
 * directory that the settings name, the folder of the installed distribution, the jar.
 */
public final class Shipped {
  /** Where a distribution is installed; {@code bin/postern} sets it. */
  public static final String HOME_PROPERTY = "postern.home";

  /** The folder of notices' templates. */
  public static final String TEMPLATES = "templates";

  /** The folder of inbound rules and workflows. */
  public static final String INBOUND_RULES = "inbound-rules";

  /** The folder of the ledger's migrations. */
  public static final String SQL = "sql";

  private Shipped() {}

  /** A folder as it comes with Postern. */
  public static Folder folder(String name) {
    return folder(name, List.of());
  }

  /**
   * @param own directories whose files stand before those that come with Postern, the first before
   *     the second
   */
  public static Folder folder(String name, List<Path> own) {
    List<Folder> layers = new ArrayList<>();
    own.forEach(directory -> layers.add(new DiskFolder(directory)));
    installed(name).ifPresent(directory -> layers.add(new DiskFolder(directory)));
    layers.add(ClassPathFolder.of(name));
    return layers.size() == 1 ? layers.getFirst() : new LayeredFolder(layers);
  }

  /** A folder of somebody's own, of which nothing comes with Postern; empty when there is none. */
  public static Folder own(Path directory) {
    return new DiskFolder(directory);
  }

  /** A folder as it is inside the jar: what nobody can have broken by hand. */
  public static Folder builtIn(String name) {
    return ClassPathFolder.of(name);
  }

  private static Optional<Path> installed(String name) {
    return Optional.ofNullable(System.getProperty(HOME_PROPERTY))
        .map(home -> Path.of(home, name))
        .filter(Files::isDirectory);
  }
}
