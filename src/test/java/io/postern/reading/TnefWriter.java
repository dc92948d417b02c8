package io.postern.reading;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes small winmail.dat files (MS-OXTNEF) for the tests. */
final class TnefWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  TnefWriter() {
    u32(out, 0x223E9F78);
    u16(out, 1);
    attribute(1, 0x00089006, new byte[] {0, 0, 1, 0}); // version
    attribute(1, 0x00069007, new byte[] {(byte) 0xE4, 4, 0, 0, 0, 0, 0, 0}); // code page 1252
  }

  TnefWriter body(String text) {
    return attribute(1, 0x0002800C, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Message properties: HTML as bytes, and a number and a name before it to be passed over. */
  TnefWriter html(String html) {
    ByteArrayOutputStream properties = new ByteArrayOutputStream();
    u32(properties, 3);
    u16(properties, 0x0003); // a number
    u16(properties, 0x3FDE);
    u32(properties, 65001);
    u16(properties, 0x001F); // a named text
    u16(properties, 0x8001);
    properties.writeBytes(new byte[16]);
    u32(properties, 1);
    byte[] name = "Key\0".getBytes(StandardCharsets.UTF_16LE);
    u32(properties, name.length);
    properties.writeBytes(name);
    value(properties, "x".getBytes(StandardCharsets.UTF_16LE));
    u16(properties, 0x0102);
    u16(properties, 0x1013);
    value(properties, html.getBytes(StandardCharsets.UTF_8));
    return attribute(1, 0x00069003, properties.toByteArray());
  }

  TnefWriter rtf(byte[] packed) {
    ByteArrayOutputStream properties = new ByteArrayOutputStream();
    u32(properties, 1);
    u16(properties, 0x0102);
    u16(properties, 0x1009);
    value(properties, packed);
    return attribute(1, 0x00069003, properties.toByteArray());
  }

  TnefWriter file(String shortName, String longName, byte[] content) {
    attribute(2, 0x00069002, new byte[14]);
    attribute(2, 0x00018010, (shortName + "\0").getBytes(StandardCharsets.ISO_8859_1));
    attribute(2, 0x0006800F, content);
    ByteArrayOutputStream properties = new ByteArrayOutputStream();
    u32(properties, 1);
    u16(properties, 0x001F);
    u16(properties, 0x3707);
    value(properties, (longName + "\0").getBytes(StandardCharsets.UTF_16LE));
    return attribute(2, 0x00069005, properties.toByteArray());
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  private static void value(ByteArrayOutputStream out, byte[] bytes) {
    u32(out, 1);
    u32(out, bytes.length);
    out.writeBytes(bytes);
    out.writeBytes(new byte[(4 - bytes.length % 4) % 4]);
  }

  private TnefWriter attribute(int level, int id, byte[] value) {
    out.write(level);
    u32(out, id);
    u32(out, value.length);
    out.writeBytes(value);
    int sum = 0;
    for (byte b : value) {
      sum += b & 0xff;
    }
    u16(out, sum);
    return this;
  }

  private static void u16(ByteArrayOutputStream out, int value) {
    out.write(value);
    out.write(value >> 8);
  }

  private static void u32(ByteArrayOutputStream out, int value) {
    u16(out, value);
    u16(out, value >> 16);
  }
}
