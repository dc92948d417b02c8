package io.postern.shipped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {
  @TempDir Path temp;

  @Test
  void migrationsAreShipped() {
    Folder sql = Shipped.folder(Shipped.SQL);

    assertTrue(sql.names().stream().anyMatch(name -> name.startsWith("V1__")), sql::toString);
    assertTrue(sql.text(sql.names().getFirst()).orElseThrow().contains("create table"));
  }

  @Test
  void anOwnFileStandsBeforeTheShippedOneAndTheOthersStay() throws IOException {
    String shippedName = Shipped.folder(Shipped.SQL).names().getFirst();
    Files.writeString(temp.resolve(shippedName), "-- mine");
    Files.writeString(temp.resolve("extra.sql"), "-- extra");

    Folder folder = Shipped.folder(Shipped.SQL, List.of(temp));

    assertEquals(Optional.of("-- mine"), folder.text(shippedName));
    assertEquals(temp.resolve(shippedName).toString(), folder.label(shippedName));
    assertTrue(folder.names().containsAll(Shipped.folder(Shipped.SQL).names()));
    assertTrue(folder.names().contains("extra.sql"));
  }

  @Test
  void filesBelowAreNamedWithSlashesAndHiddenOnesAndBackupsAreNotSeen() throws IOException {
    Files.createDirectories(temp.resolve("de/.git"));
    Files.writeString(temp.resolve("de/approved.md"), "x");
    Files.writeString(temp.resolve("de/.approved.md.swp"), "x");
    Files.writeString(temp.resolve("de/.git/config"), "x");
    Files.writeString(temp.resolve("de/approved.md~"), "x");

    assertEquals(List.of("de/approved.md"), new DiskFolder(temp).names());
  }

  @Test
  void theStampChangesWithAFileAndOnlyThen() throws IOException {
    Folder folder = new DiskFolder(temp);
    Files.writeString(temp.resolve("a.md"), "one");
    String before = folder.stamp();

    assertEquals(before, folder.stamp());
    Files.writeString(temp.resolve("a.md"), "three");
    assertNotEquals(before, folder.stamp());
    String changed = folder.stamp();
    Files.delete(temp.resolve("a.md"));
    assertNotEquals(changed, folder.stamp());
  }

  @Test
  void nothingOutsideTheFolderIsRead() throws IOException {
    Path inside = Files.createDirectory(temp.resolve("inside"));
    Files.writeString(temp.resolve("secret"), "x");

    assertFalse(new DiskFolder(inside).text("../secret").isPresent());
  }

  @Test
  void aDirectoryThatDoesNotExistIsAnEmptyFolder() {
    Folder folder = new DiskFolder(temp.resolve("no"));

    assertEquals(List.of(), folder.names());
    assertEquals("", folder.stamp());
  }

  @Test
  void aFolderIsReadFromInsideAJar() throws Exception {
    Path jar = temp.resolve("postern.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("shipped/templates/"));
      out.putNextEntry(new JarEntry("shipped/templates/de/approved.md"));
      out.write("Grüße".getBytes(java.nio.charset.StandardCharsets.UTF_8));
      for (Class<?> needed :
          List.of(ClassPathFolder.class, Folder.class, Shipped.class, LayeredFolder.class)) {
        String file = needed.getName().replace('.', '/') + ".class";
        out.putNextEntry(new JarEntry(file));
        out.write(needed.getClassLoader().getResourceAsStream(file).readAllBytes());
      }
    }
    // Only what that jar holds: its own Shipped class looks beside itself.
    try (URLClassLoader alone =
        new URLClassLoader(
            new URL[] {URI.create(jar.toUri().toString()).toURL()},
            ClassLoader.getPlatformClassLoader())) {
      Object folder =
          alone
              .loadClass("io.postern.shipped.Shipped")
              .getMethod("folder", String.class)
              .invoke(null, Shipped.TEMPLATES);
      Class<?> type = alone.loadClass("io.postern.shipped.Folder");

      assertEquals(List.of("de/approved.md"), type.getMethod("names").invoke(folder));
      assertEquals(
          Optional.of("Grüße"),
          type.getMethod("text", String.class).invoke(folder, "de/approved.md"));
    }
  }
}
