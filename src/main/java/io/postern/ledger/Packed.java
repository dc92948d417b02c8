package io.postern.ledger;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * The bytes of notices, packed (RFC 1950): a fifth of what they are, so that keeping them costs
 * less than packing them. The format's own checksum says whether they came back as they were.
 */
final class Packed {
  private static final int CHUNK = 8 * 1024;

  private Packed() {}

  static byte[] pack(byte[] bytes) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      deflater.setInput(bytes);
      deflater.finish();
      ByteArrayOutputStream packed = new ByteArrayOutputStream(CHUNK);
      byte[] chunk = new byte[CHUNK];
      while (!deflater.finished()) {
        packed.write(chunk, 0, deflater.deflate(chunk));
      }
      return packed.toByteArray();
    } finally {
      deflater.end();
    }
  }

  /**
   * @throws LedgerException when they are damaged
   */
  static byte[] unpack(byte[] packed) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(packed);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(4 * packed.length);
      byte[] chunk = new byte[CHUNK];
      while (!inflater.finished()) {
        int count = inflater.inflate(chunk);
        if (count == 0 && !inflater.finished()) {
          throw new LedgerException("the bytes of a notice end too early");
        }
        bytes.write(chunk, 0, count);
      }
      return bytes.toByteArray();
    } catch (DataFormatException e) {
      throw new LedgerException("the bytes of a notice are damaged", e);
    } finally {
      inflater.end();
    }
  }
}
