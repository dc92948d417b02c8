package io.postern.intake.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A folder into which somebody drops files: each is taken when it has stopped growing, and lies in
 * {@code done} or {@code failed} afterwards, with a report beside it.
 */
public final class DropFolder {
  private static final int MAX_BYTES = 5 * 1024 * 1024;
  private static final String REPORT = ".report.txt";

  private final Path folder;
  private final String ending;
  private Map<Path, State> before = new HashMap<>();

  private record State(long size, FileTime modified) {}

  /**
   * @param ending of the files' names, in small letters, with its dot
   */
  public DropFolder(Path folder, String ending) {
    this.folder = folder;
    this.ending = ending;
  }

  /** The files that are as they were at the look before, by name. */
  public List<Path> settled() throws IOException {
    Map<Path, State> now = new HashMap<>();
    List<Path> settled = new ArrayList<>();
    for (Path file : files()) {
      State state = new State(Files.size(file), Files.getLastModifiedTime(file));
      now.put(file, state);
      if (state.equals(before.get(file))) {
        settled.add(file);
      }
    }
    before = now;
    return settled;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside
          .filter(Files::isRegularFile)
          .filter(
              file -> {
                String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
                return name.endsWith(ending) && !name.startsWith(".");
              })
          .sorted()
          .toList();
    }
  }

  /**
   * A file's text: UTF-8, or UTF-16 with its mark; else what Excel writes in the west.
   *
   * @throws IOException also when it is larger than 5 MB
   */
  public String read(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException("larger than " + MAX_BYTES / 1024 / 1024 + " MB");
    }
    byte[] bytes = Files.readAllBytes(file);
    boolean wide =
        bytes.length > 1
            && (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF
                || bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE);
    if (wide) {
      return new String(bytes, StandardCharsets.UTF_16);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException older) {
      return new String(bytes, Charset.forName("windows-1252"));
    }
  }

  /**
   * Puts a file away. The report is written first, so that a file never lies there without one;
   * after a crash in between it is put away again.
   */
  public void putAway(Path file, boolean done, String report) throws IOException {
    Path place = Files.createDirectories(folder.resolve(done ? "done" : "failed"));
    String name = file.getFileName().toString();
    Path target = place.resolve(name);
    for (int copy = 2; Files.exists(target); copy++) {
      target = place.resolve(copy + "-" + name);
    }
    Files.writeString(place.resolve(target.getFileName() + REPORT), report);
    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
  }
}
