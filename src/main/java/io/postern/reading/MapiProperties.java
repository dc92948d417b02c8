package io.postern.reading;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The properties in a TNEF attribute (MS-OXTNEF 2.1.3.4): those with text or bytes. */
final class MapiProperties {
  static final int BODY = 0x1000;
  static final int RTF = 0x1009;
  static final int HTML = 0x1013;
  static final int LONG_FILE_NAME = 0x3707;
  static final int ATTACHED = 0x3701;
  private static final int INTERNET_CODE_PAGE = 0x3FDE;

  private static final int MAX_PROPERTIES = 2000;
  private static final int STRING8 = 0x1E;
  private static final int UNICODE = 0x1F;
  private static final int OBJECT = 0x0D;
  private static final int BINARY = 0x102;
  private static final int MULTIPLE = 0x1000;

  private record Value(int type, byte[] bytes) {}

  private final Map<Integer, Value> values = new HashMap<>();

  private MapiProperties() {}

  static MapiProperties read(byte[] attribute) {
    MapiProperties properties = new MapiProperties();
    LittleEndian in = new LittleEndian(attribute);
    int count = Math.min(in.u32(), MAX_PROPERTIES);
    for (int i = 0; i < count && in.left() > 4; i++) {
      if (!properties.property(in)) {
        break; // a type nobody knows: where the next begins cannot be told
      }
    }
    return properties;
  }

  private boolean property(LittleEndian in) {
    int type = in.u16();
    int id = in.u16();
    if (id >= 0x8000) {
      in.skip(16);
      if (in.u32() == 0) {
        in.skip(4);
      } else {
        in.skip(in.u32());
        in.align();
      }
    }
    int single = type & ~MULTIPLE;
    boolean variable =
        single == STRING8 || single == UNICODE || single == OBJECT || single == BINARY;
    int many = variable || type != single ? in.u32() : 1;
    for (int i = 0; i < many && in.left() > 0; i++) {
      int size = variable ? in.u32() : size(single);
      if (size < 0) {
        return false;
      }
      byte[] bytes = in.bytes(size);
      in.align();
      values.putIfAbsent(id, new Value(single, bytes));
    }
    return true;
  }

  private static int size(int type) {
    return switch (type) {
      case 0x00, 0x01 -> 0;
      case 0x02, 0x03, 0x04, 0x0A, 0x0B -> 4;
      case 0x05, 0x06, 0x07, 0x14, 0x40 -> 8;
      case 0x48 -> 16;
      default -> -1;
    };
  }

  Optional<byte[]> bytes(int id) {
    return Optional.ofNullable(values.get(id)).map(Value::bytes);
  }

  Optional<String> text(int id, String charset) {
    Value value = values.get(id);
    if (value == null) {
      return Optional.empty();
    }
    String text =
        value.type == UNICODE
            ? new String(value.bytes, StandardCharsets.UTF_16LE)
            : Charsets.decodeShort(value.bytes, charset);
    int end = text.indexOf('\0');
    return Optional.of(end < 0 ? text : text.substring(0, end));
  }

  String codePage(String otherwise) {
    return bytes(INTERNET_CODE_PAGE)
        .map(bytes -> codePage(new LittleEndian(bytes).u32(), otherwise))
        .orElse(otherwise);
  }

  /** The name of a Windows code page. */
  static String codePage(int number, String otherwise) {
    return switch (number) {
      case 0 -> otherwise;
      case 65001 -> "utf-8";
      case 20127 -> "us-ascii";
      case 932 -> "shift_jis";
      case 936, 54936 -> "gb18030";
      case 949, 51949 -> "euc-kr";
      case 950 -> "big5";
      case 20866 -> "koi8-r";
      case 50220, 50221, 50222 -> "iso-2022-jp";
      case 51932 -> "euc-jp";
      default ->
          number >= 28591 && number <= 28605
              ? "iso-8859-" + (number - 28590)
              : number >= 1250 && number <= 1258 ? "windows-" + number : otherwise;
    };
  }
}
