package io.postern.app.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;

/** Where files of payouts go: whole or not at all, and for nobody's eyes but the owner's. */
final class PayoutFolder {
  private final Path folder;

  private PayoutFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * @throws CommandFailed when nothing can be written there: said before anything is released
   */
  static PayoutFolder at(Path folder) {
    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw CommandFailed.problem(folder + " is no folder that can be written to");
    }
    return new PayoutFolder(folder.normalize());
  }

  /**
   * Writes a file; the same file again changes nothing.
   *
   * @return where it is
   */
  Path write(String name, byte[] content) {
    Path file = folder.resolve(name);
    try {
      if (Files.exists(file)) {
        if (Arrays.equals(Files.readAllBytes(file), content)) {
          return file;
        }
        throw CommandFailed.problem(file + " is there already, and is another file");
      }
      Path fresh =
          Files.createTempFile(
              folder,
              "." + name,
              ".part",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try {
        fill(fresh, content);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(fresh);
      }
      return file;
    } catch (IOException e) {
      throw CommandFailed.problem("cannot write " + file + ": " + e.getMessage());
    }
  }

  private static void fill(Path file, byte[] content) throws IOException {
    try (FileChannel out = FileChannel.open(file, Set.of(StandardOpenOption.WRITE))) {
      ByteBuffer left = ByteBuffer.wrap(content);
      while (left.hasRemaining()) {
        out.write(left);
      }
      out.force(true);
    }
  }
}
