package io.postern.app.socket;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One process at a time has a data-dir: a {@code serve}, or a command while none runs. The system
 * lets go of it when its holder dies, however that happens.
 */
public final class DataDirLock implements AutoCloseable {
  // POSIX locks belong to the process: closing any other handle on the file would let go of them.
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path dataDir;
  private final FileChannel channel;

  private DataDirLock(Path dataDir, FileChannel channel) {
    this.dataDir = dataDir;
    this.channel = channel;
  }

  /** Empty while somebody has it. The data-dir is made when it is not there. */
  public static Optional<DataDirLock> take(Path dataDir) throws IOException {
    make(dataDir);
    Path real = dataDir.toRealPath();
    if (!HELD_HERE.add(real)) {
      return Optional.empty();
    }
    FileChannel channel =
        FileChannel.open(
            real.resolve("postern.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      channel.close();
      HELD_HERE.remove(real);
      return Optional.empty();
    }
    Files.writeString(real.resolve("postern.pid"), ProcessHandle.current().pid() + "\n");
    return Optional.of(new DataDirLock(real, channel));
  }

  /** The process that has it, as it said itself. */
  public static String holder(Path dataDir) {
    try {
      return "process " + Files.readString(dataDir.resolve("postern.pid")).strip();
    } catch (IOException notSaid) {
      return "another process";
    }
  }

  private static void make(Path dataDir) throws IOException {
    if (Files.isDirectory(dataDir)) {
      return;
    }
    Path parent = dataDir.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.createDirectory(dataDir, SocketPlace.OWNER_ONLY);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(dataDir.resolve("postern.pid"));
    channel.close();
    HELD_HERE.remove(dataDir);
  }
}
