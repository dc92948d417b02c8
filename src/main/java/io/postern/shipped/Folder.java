package io.postern.shipped;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A folder of text files that people tune: templates, inbound rules, migrations. */
public interface Folder {
  /**
   * The files in it and below it, sorted, with {@code /} between their parts: {@code
   * northwind/de/approved.md}. Hidden files and editors' backups are not among them.
   */
  List<String> names();

  /** A file's text, read anew from disk each time; empty when there is no such file (any more). */
  Optional<String> text(String name);

  /** A file as it stands, read anew each time; empty when there is no such file (any more). */
  default Optional<byte[]> bytes(String name) {
    return text(name).map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  /** Where a file is, as its author knows it; for problems and logs. */
  String label(String name);

  /** Another word whenever a file may have come, gone or changed: cheap enough to ask often. */
  String stamp();
}
