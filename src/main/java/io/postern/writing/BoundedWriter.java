package io.postern.writing;

import java.io.IOException;
import java.io.Writer;

/** Takes what a template writes, up to a limit. */
final class BoundedWriter extends Writer {
  /** In characters; values count twice, as they are written {@link Inert}. */
  static final int MAX = 1_000_000;

  private final StringBuilder text = new StringBuilder(4096);

  /** Thrown when a template writes more than a mail should hold. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1;

    TooLong() {
      super("it writes more than " + MAX + " characters");
    }
  }

  @Override
  public void write(char[] buffer, int offset, int length) throws IOException {
    room(length);
    text.append(buffer, offset, length);
  }

  @Override
  public void write(String string, int offset, int length) throws IOException {
    room(length);
    text.append(string, offset, offset + length);
  }

  private void room(int length) throws TooLong {
    if (text.length() + length > MAX) {
      throw new TooLong();
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  @Override
  public String toString() {
    return text.toString();
  }
}
