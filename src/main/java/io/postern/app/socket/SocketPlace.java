package io.postern.app.socket;

import io.postern.kit.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Where the socket of a data-dir is. */
final class SocketPlace {
  private static final int SHORT = 16;

  static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  // sockaddr_un.sun_path holds 108 bytes on Linux and 104 elsewhere.
  private static final int LONGEST = 100;

  private SocketPlace() {}

  /**
   * In the data-dir; where its path is too long for a socket, in an own directory below the
   * system's temporary one, which only its owner may enter.
   */
  static Path of(Path dataDir) throws IOException {
    Path usual = dataDir.resolve("postern.sock");
    if (usual.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
      return usual;
    }
    Path directory =
        Path.of(
            System.getProperty("java.io.tmpdir"),
            "postern-"
                + System.getProperty("user.name")
                + "-"
                + Sha256.of(dataDir.toString()).substring(0, SHORT));
    try {
      Files.createDirectory(directory, OWNER_ONLY);
    } catch (FileAlreadyExistsException seenBefore) {
      // Somebody else may have made it first, to listen in our place.
      Path own = Path.of(System.getProperty("user.home"));
      boolean ours =
          Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
              && Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(own))
              && Files.getPosixFilePermissions(directory).stream()
                  .allMatch(permission -> permission.name().startsWith("OWNER"));
      if (!ours) {
        throw new IOException(directory + " is not this user's own directory", seenBefore);
      }
    }
    return directory.resolve("sock");
  }
}
