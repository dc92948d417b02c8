package io.postern.intake.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * A mail from a file.
 *
 * @param bytes all of it, or its header
 * @param wholeSize its size, where only the header was taken
 */
record MailBytes(byte[] bytes, OptionalLong wholeSize) {
  private static final int LONGEST_HEADER = 256 * 1024;

  /** Reads to the end, and keeps no more than {@code maxSize} octets meanwhile. */
  static MailBytes read(InputStream in, int maxSize) throws IOException {
    Collector collector = new Collector(maxSize);
    byte[] chunk = new byte[16 * 1024];
    for (int got = in.read(chunk); got >= 0; got = in.read(chunk)) {
      collector.add(chunk, 0, got);
    }
    return collector.mail();
  }

  /** Puts a mail together from pieces. */
  static final class Collector {
    private final int maxSize;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long size;

    Collector(int maxSize) {
      this.maxSize = maxSize;
    }

    void add(byte[] bytes, int from, int length) {
      size += length;
      if (size <= maxSize) {
        kept.write(bytes, from, length);
      } else if (kept.size() < Math.min(maxSize, LONGEST_HEADER)) {
        int room = Math.min(maxSize, LONGEST_HEADER) - kept.size();
        kept.write(bytes, from, Math.min(length, room));
      }
    }

    MailBytes mail() {
      byte[] all = kept.toByteArray();
      return size <= maxSize
          ? new MailBytes(all, OptionalLong.empty())
          : new MailBytes(header(all), OptionalLong.of(size));
    }
  }

  // Up to and with the empty line, by whatever ends lines here.
  private static byte[] header(byte[] all) {
    int length = Math.min(all.length, LONGEST_HEADER);
    for (int at = 0; at + 1 < length; at++) {
      if (all[at] == '\n') {
        int next = all[at + 1] == '\r' && at + 2 < length ? at + 2 : at + 1;
        if (all[next] == '\n') {
          return Arrays.copyOf(all, next + 1);
        }
      }
    }
    return Arrays.copyOf(all, length);
  }
}
