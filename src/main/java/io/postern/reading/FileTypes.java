package io.postern.reading;

import java.util.Locale;
import java.util.Map;

/** The media type of a file that is known by its name only. */
final class FileTypes {
  private static final Map<String, String> BY_ENDING =
      Map.of(
          "vcf", "text/vcard",
          "csv", "text/csv",
          "ics", "text/calendar",
          "txt", "text/plain",
          "pdf", "application/pdf",
          "png", "image/png",
          "jpg", "image/jpeg",
          "jpeg", "image/jpeg",
          "gif", "image/gif");

  private FileTypes() {}

  static String of(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return BY_ENDING.getOrDefault(ending, "application/octet-stream");
  }
}
