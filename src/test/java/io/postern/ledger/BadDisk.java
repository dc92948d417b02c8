package io.postern.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.Optional;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A disk for H2 that can be filled, locked or broken, and mended. */
public final class BadDisk extends FilePathWrapper {
  private static final String SCHEME = "baddisk";
  private static volatile Optional<Trouble> trouble = Optional.empty();

  /** What may befall it, as the kernel says it. */
  enum Trouble {
    FULL("No space left on device", false),
    READ_ONLY("Read-only file system", false),
    BROKEN("Input/output error", true);

    private final String words;
    private final boolean reading;

    Trouble(String words, boolean reading) {
      this.words = words;
      this.reading = reading;
    }
  }

  /** A database on this disk. */
  static LedgerSettings settings(Path folder) {
    FilePath.register(new BadDisk());
    LedgerSettings usual = LedgerSettings.embedded(folder);
    return new LedgerSettings(
        usual.url().replace("jdbc:h2:file:", "jdbc:h2:file:" + SCHEME + ":"),
        usual.username(),
        usual.password(),
        usual.connections(),
        usual.node(),
        usual.tokenLife());
  }

  static void suffer(Trouble what) {
    trouble = Optional.of(what);
  }

  static void mend() {
    trouble = Optional.empty();
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new File(super.open(mode));
  }

  private static void mayWrite() throws IOException {
    if (trouble.isPresent()) {
      throw new IOException(trouble.get().words);
    }
  }

  private static void mayRead() throws IOException {
    if (trouble.isPresent() && trouble.get().reading) {
      throw new IOException(trouble.get().words);
    }
  }

  private static final class File extends FileBase {
    private final FileChannel real;

    File(FileChannel real) {
      this.real = real;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
      mayRead();
      return real.read(into);
    }

    @Override
    public synchronized int read(ByteBuffer into, long at) throws IOException {
      mayRead();
      return real.read(into, at);
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
      mayWrite();
      return real.write(from);
    }

    @Override
    public synchronized int write(ByteBuffer from, long at) throws IOException {
      mayWrite();
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
      mayWrite();
      real.truncate(size);
      return this;
    }

    @Override
    public void force(boolean metadata) throws IOException {
      mayWrite();
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
