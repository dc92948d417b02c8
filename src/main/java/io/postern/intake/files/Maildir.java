package io.postern.intake.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder as qmail thought it out: a mail is written in {@code tmp}, renamed to {@code new} when
 * it is whole, and to {@code cur} when somebody has seen to it. Names begin with the time, so their
 * order is that of delivery.
 */
record Maildir(Path folder) {
  static boolean isOne(Path folder) {
    return Files.isDirectory(folder.resolve("new")) && Files.isDirectory(folder.resolve("cur"));
  }

  /** Everything, what nobody has seen to first. */
  List<Path> all() throws IOException {
    List<Path> all = new ArrayList<>(fresh());
    all.addAll(files("cur"));
    return all;
  }

  /** What nobody has seen to yet. */
  List<Path> fresh() throws IOException {
    return files("new");
  }

  private List<Path> files(String part) throws IOException {
    try (Stream<Path> inside = Files.list(folder.resolve(part))) {
      return inside
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  /** Somebody has seen to a mail of {@code new}; it stays unread for mail programs. */
  void seenTo(Path file) throws IOException {
    String name = file.getFileName().toString();
    String flagged = name.contains(":2,") ? name : name + ":2,";
    Files.move(file, folder.resolve("cur").resolve(flagged), StandardCopyOption.ATOMIC_MOVE);
  }
}
