package io.postern.reading;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads winmail.dat (MS-OXTNEF): what Outlook sends to people who do not use it, with the text and
 * the attachments inside. Reads as far as the bytes make sense.
 */
final class Tnef {
  /** A file inside. */
  record Item(String name, byte[] content) {}

  /**
   * What was found.
   *
   * @param plain the text; empty if there is none
   * @param html the text as HTML; empty if there is none
   * @param files in their order
   */
  record Contents(Optional<String> plain, Optional<String> html, List<Item> files) {}

  private static final int SIGNATURE = 0x223E9F78;
  private static final int MAX_FILES = 200;

  private static final int BODY = 0x0002800C;
  private static final int MESSAGE_PROPERTIES = 0x00069003;
  private static final int ATTACHMENT_BEGINS = 0x00069002;
  private static final int ATTACHMENT_TITLE = 0x00018010;
  private static final int ATTACHMENT_DATA = 0x0006800F;
  private static final int ATTACHMENT_PROPERTIES = 0x00069005;
  private static final int CODE_PAGE = 0x00069007;

  private final LittleEndian in;
  private final Budget budget;
  private final List<Item> files = new ArrayList<>();
  private String charset = "windows-1252";
  private Optional<String> plain = Optional.empty();
  private Optional<String> html = Optional.empty();
  private Optional<String> rtf = Optional.empty();
  private String name = "";
  private byte[] data = new byte[0];

  private Tnef(byte[] bytes, Budget budget) {
    this.in = new LittleEndian(bytes);
    this.budget = budget;
  }

  /** Empty when the bytes are no TNEF. */
  static Optional<Contents> read(byte[] bytes, Budget budget) {
    if (bytes.length < 6 || new LittleEndian(bytes).u32() != SIGNATURE) {
      return Optional.empty();
    }
    return Optional.of(new Tnef(bytes, budget).read());
  }

  private Contents read() {
    in.skip(6); // signature and key
    while (in.left() >= 9 && files.size() < MAX_FILES) {
      in.skip(1); // message or attachment: the ids say it too
      int id = in.u32();
      byte[] value = in.bytes(in.u32());
      in.skip(2); // checksum
      attribute(id, value);
    }
    endAttachment();
    Optional<String> text = plain.filter(it -> !it.isBlank());
    if (text.isEmpty() && html.isEmpty()) {
      text = rtf;
    }
    return new Contents(text, html, List.copyOf(files));
  }

  private void attribute(int id, byte[] value) {
    switch (id) {
      case CODE_PAGE -> charset = MapiProperties.codePage(new LittleEndian(value).u32(), charset);
      case BODY -> plain = Optional.of(text(value));
      case MESSAGE_PROPERTIES -> message(MapiProperties.read(value));
      case ATTACHMENT_BEGINS -> endAttachment();
      case ATTACHMENT_TITLE -> name = name.isEmpty() ? text(value) : name;
      case ATTACHMENT_DATA -> data = value;
      case ATTACHMENT_PROPERTIES -> {
        MapiProperties properties = MapiProperties.read(value);
        properties.text(MapiProperties.LONG_FILE_NAME, charset).ifPresent(it -> name = it);
        properties.bytes(MapiProperties.ATTACHED).ifPresent(it -> data = it);
      }
      default -> {}
    }
  }

  private void message(MapiProperties properties) {
    charset = properties.codePage(charset);
    plain = properties.text(MapiProperties.BODY, charset).or(() -> plain);
    html = properties.bytes(MapiProperties.HTML).map(it -> Charsets.decode(it, charset, budget));
    rtf =
        properties
            .bytes(MapiProperties.RTF)
            .map(packed -> RtfText.of(CompressedRtf.unpacked(packed)))
            .filter(it -> !it.isBlank());
  }

  private void endAttachment() {
    if (data.length > 0) {
      files.add(new Item(Labels.fileName(name), data));
    }
    name = "";
    data = new byte[0];
  }

  private String text(byte[] value) {
    int end = value.length;
    while (end > 0 && value[end - 1] == 0) {
      end--;
    }
    byte[] bytes = Arrays.copyOf(value, end);
    return Charsets.ascii(bytes)
        ? new String(bytes, StandardCharsets.US_ASCII)
        : Charsets.decode(bytes, charset, budget);
  }
}
