package io.postern.app.cli;

import io.postern.kit.Sha256;
import io.postern.mail.Address;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/**
 * Who was erased, beside the database: one that comes from a backup does not know. A line has the
 * time, the program, a salt and a hash of both with the address: who has the file can try an
 * address, and cannot read one off it.
 */
record ErasedList(Path file) {
  private static final int SALT = 16;
  private static final int PARTS = 4;

  static ErasedList in(Path dataDir) {
    return new ErasedList(dataDir.resolve("erased.list"));
  }

  /** Comes back when the line is on the disk. */
  void add(String program, Address person, Instant at) throws IOException {
    byte[] salt = new byte[SALT];
    new SecureRandom().nextBytes(salt);
    String hex = HexFormat.of().formatHex(salt);
    String line = String.join(" ", at.toString(), program, hex, hash(program, hex, person)) + "\n";
    try (FileChannel out =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
  }

  /** Which of these addresses are of somebody who was erased. */
  List<Address> among(String program, Collection<Address> known) throws IOException {
    List<Address> found = new ArrayList<>();
    if (!Files.exists(file)) {
      return found;
    }
    for (String line : Files.readAllLines(file)) {
      String[] parts = line.split(" ", PARTS);
      if (parts.length == PARTS && parts[1].equals(program)) {
        known.stream()
            .filter(one -> hash(program, parts[2], one).equals(parts[3]))
            .filter(one -> !found.contains(one))
            .forEach(found::add);
      }
    }
    return found;
  }

  private static String hash(String program, String salt, Address person) {
    return Sha256.of(salt + " " + program + " " + person.key());
  }
}
