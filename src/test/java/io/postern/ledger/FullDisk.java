package io.postern.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A disk for H2 that can be filled to its last byte, and emptied. */
public final class FullDisk extends FilePathWrapper {
  private static final String SCHEME = "fulldisk";
  private static final AtomicBoolean FULL = new AtomicBoolean();

  /** A database on this disk. */
  static LedgerSettings settings(Path folder) {
    FilePath.register(new FullDisk());
    LedgerSettings usual = LedgerSettings.embedded(folder);
    return new LedgerSettings(
        usual.url().replace("jdbc:h2:file:", "jdbc:h2:file:" + SCHEME + ":"),
        usual.username(),
        usual.password(),
        usual.connections(),
        usual.node(),
        usual.tokenLife());
  }

  static void fill(boolean full) {
    FULL.set(full);
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new File(super.open(mode));
  }

  private static void needsRoom() throws IOException {
    if (FULL.get()) {
      throw new IOException("No space left on device");
    }
  }

  private static final class File extends FileBase {
    private final FileChannel real;

    File(FileChannel real) {
      this.real = real;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
      return real.read(into);
    }

    @Override
    public synchronized int read(ByteBuffer into, long at) throws IOException {
      return real.read(into, at);
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
      needsRoom();
      return real.write(from);
    }

    @Override
    public synchronized int write(ByteBuffer from, long at) throws IOException {
      needsRoom();
      return real.write(from, at);
    }

    @Override
    public long position() throws IOException {
      return real.position();
    }

    @Override
    public FileChannel position(long at) throws IOException {
      real.position(at);
      return this;
    }

    @Override
    public long size() throws IOException {
      return real.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
      real.truncate(size);
      return this;
    }

    @Override
    public void force(boolean metadata) throws IOException {
      real.force(metadata);
    }

    @Override
    public FileLock tryLock(long at, long size, boolean shared) throws IOException {
      return real.tryLock(at, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      real.close();
    }
  }
}
