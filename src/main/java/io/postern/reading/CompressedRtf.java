package io.postern.reading;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Unpacks the RTF of Outlook (MS-OXRTFCP): a dictionary of 4 KB, written round and round. */
final class CompressedRtf {
  private static final int PACKED = 0x75465A4C; // LZFu
  private static final int PLAIN = 0x414C454D; // MELA
  private static final int DICTIONARY = 4096;
  private static final int MAX_OUT = 4_000_000;

  // MS-OXRTFCP 2.1.2.1: what the dictionary holds before the first byte.
  private static final String INITIAL =
      "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}"
          + "{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArial"
          + "Times New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
          + "\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";

  private CompressedRtf() {}

  /** Empty when the bytes are not packed so. */
  static byte[] unpacked(byte[] packed) {
    LittleEndian in = new LittleEndian(packed);
    in.skip(4); // length of what follows
    int size = in.u32();
    int kind = in.u32();
    in.skip(4); // checksum
    if (kind == PLAIN) {
      return in.bytes(size);
    }
    return kind == PACKED ? unpack(in, Math.clamp(size, 0, MAX_OUT)) : new byte[0];
  }

  private static byte[] unpack(LittleEndian in, int size) {
    byte[] dictionary = new byte[DICTIONARY];
    byte[] initial = INITIAL.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(initial, 0, dictionary, 0, initial.length);
    int write = initial.length;
    ByteArrayOutputStream out = new ByteArrayOutputStream(size);
    while (in.left() > 0 && out.size() < size) {
      int control = in.u8();
      for (int bit = 0; bit < 8 && in.left() > 0 && out.size() < size; bit++) {
        if ((control >> bit & 1) == 0) {
          int literal = in.u8();
          out.write(literal);
          dictionary[write] = (byte) literal;
          write = (write + 1) % DICTIONARY;
          continue;
        }
        int reference = in.u8() << 8 | in.u8();
        int read = reference >> 4;
        int length = (reference & 15) + 2;
        if (read == write) {
          return out.toByteArray(); // a reference to here is the end
        }
        for (int i = 0; i < length && out.size() < size; i++) {
          byte copied = dictionary[read];
          out.write(copied);
          dictionary[write] = copied;
          read = (read + 1) % DICTIONARY;
          write = (write + 1) % DICTIONARY;
        }
      }
    }
    return out.toByteArray();
  }
}
