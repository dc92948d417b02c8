package io.postern.reading;

import io.postern.mail.Letter;
import io.postern.mail.Line;
import io.postern.mail.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Small mails for the tests of this room. */
final class Mails {
  private Mails() {}

  /** Reads a mail written as text, its lines ended as on the wire. */
  static Letter read(String mail) {
    return read(mail, StandardCharsets.UTF_8);
  }

  static Letter read(String mail, Charset charset) {
    return LetterReader.read(mail.replace("\n", "\r\n").getBytes(charset));
  }

  /** The lines of the text part. */
  static List<String> plain(Letter letter) {
    return letter.plain().orElse(Text.NONE).lines().stream().map(Line::text).toList();
  }

  static List<String> html(Letter letter) {
    return letter.html().orElse(Text.NONE).lines().stream()
        .map(Line::text)
        .filter(line -> !line.isBlank())
        .toList();
  }

  /** A mail that is kept as a file of the tests. */
  static Letter file(String name) {
    try (InputStream in = Mails.class.getResourceAsStream("/letters/reading/" + name)) {
      return LetterReader.read(Objects.requireNonNull(in, name).readAllBytes());
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
