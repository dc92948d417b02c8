package io.postern.reading;

import java.util.Arrays;

/** Reads numbers and pieces from bytes; past the end there are zeros and nothing. */
final class LittleEndian {
  private final byte[] bytes;
  private int at;

  LittleEndian(byte[] bytes) {
    this.bytes = bytes;
  }

  int left() {
    return bytes.length - at;
  }

  int at() {
    return at;
  }

  void skip(int count) {
    at = Math.min(bytes.length, at + Math.max(0, count));
  }

  int u8() {
    return at < bytes.length ? bytes[at++] & 0xff : 0;
  }

  int u16() {
    return u8() | u8() << 8;
  }

  int u32() {
    return u16() | u16() << 16;
  }

  /** As many as asked for, or as there are. */
  byte[] bytes(int count) {
    int length = Math.clamp(count, 0, left());
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  /** Goes on to the next multiple of four. */
  void align() {
    skip((4 - at % 4) % 4);
  }
}
