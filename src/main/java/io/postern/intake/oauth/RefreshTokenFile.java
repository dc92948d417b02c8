package io.postern.intake.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.intake.Handover;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/**
 * A file that only its owner can read, with the newest refresh token and the hash of the configured
 * one that it came from: a new one in the settings wins.
 */
public record RefreshTokenFile(Path file) implements RefreshTokens {
  @Override
  public Optional<String> newest(String configured) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file, UTF_8);
    boolean ours = lines.size() == 2 && lines.getFirst().equals(name(configured));
    return ours ? Optional.of(lines.getLast()) : Optional.empty();
  }

  @Override
  public void keep(String configured, String newest) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path fresh =
        Files.createTempFile(
            folder,
            "token",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(fresh, List.of(name(configured), newest), UTF_8);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String name(String token) {
    return Handover.contentKey(token.getBytes(UTF_8));
  }
}
