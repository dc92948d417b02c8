package io.postern.shipped;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * A folder inside the jar, read whole: it is small and does not change.
 *
 * @param folder its name
 * @param files texts by their names
 */
record ClassPathFolder(String folder, Map<String, String> files) implements Folder {
  private static final String ROOT = "shipped/";

  /** The folder beside this class: inside the jar, or among the compiled classes of a build. */
  static Folder of(String folder) {
    URL place = ClassPathFolder.class.getClassLoader().getResource(ROOT + folder);
    if (place == null) {
      return new ClassPathFolder(folder, Map.of());
    }
    if (place.getProtocol().equals("file")) {
      return new DiskFolder(Path.of(URI.create(place.toString())));
    }
    try {
      return new ClassPathFolder(folder, readJar(place, ROOT + folder + "/"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + place, e);
    }
  }

  @Override
  public List<String> names() {
    return List.copyOf(new TreeMap<>(files).keySet());
  }

  @Override
  public Optional<String> text(String name) {
    return Optional.ofNullable(files.get(name));
  }

  @Override
  public String label(String name) {
    return folder + "/" + name;
  }

  @Override
  public String stamp() {
    return "shipped";
  }

  private static Map<String, String> readJar(URL place, String prefix) throws IOException {
    JarURLConnection connection = (JarURLConnection) place.openConnection();
    connection.setUseCaches(false);
    Map<String, String> files = new TreeMap<>();
    try (JarFile jar = connection.getJarFile()) {
      for (JarEntry entry : jar.stream().toList()) {
        if (entry.getName().startsWith(prefix) && !entry.isDirectory()) {
          try (InputStream in = jar.getInputStream(entry)) {
            files.put(
                entry.getName().substring(prefix.length()),
                new String(in.readAllBytes(), StandardCharsets.UTF_8));
          }
        }
      }
    }
    return files;
  }
}
