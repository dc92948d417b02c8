package io.postern.intake.files;

import io.postern.intake.Handover;
import io.postern.intake.files.MboxReader.Quoting;
import io.postern.mail.Envelope;
import io.postern.mail.RawMail;
import io.postern.mail.Source;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the mails in files: a mail by itself (.eml), an mbox, a maildir ({@code new} and {@code
 * cur}; nothing in it is moved), or a folder of those. A mail is named by its content, so that
 * reading it again is a duplicate wherever it lies. One file that cannot be read stops no other.
 */
public final class MailFiles {
  /** The name of this way in. */
  public static final String INGRESS = "file";

  /** Whom the mails are given to. */
  public interface Reader {
    /**
     * @param where the file, and in an mbox the mail's number, for people
     */
    void mail(RawMail mail, String where);

    void unreadable(String where, String why);
  }

  private final int maxSize;
  private final Quoting quoting;
  private final InstantSource clock;

  /**
   * @param maxSize larger mails, in octets, are given as their header only
   */
  public MailFiles(int maxSize, InstantSource clock) {
    this(maxSize, Quoting.MBOXRD, clock);
  }

  /** As the other one, for mboxes of programs that quote in their own way. */
  public MailFiles(int maxSize, Quoting quoting, InstantSource clock) {
    this.maxSize = maxSize;
    this.quoting = quoting;
    this.clock = clock;
  }

  /** Gives each mail of a path to the reader, in the order of names and places. */
  public void read(Path path, Reader reader) {
    try {
      if (!Files.isDirectory(path)) {
        readFile(path, reader);
      } else if (Maildir.isOne(path)) {
        readMaildir(new Maildir(path), reader);
      } else {
        for (Path inside : sorted(path)) {
          if (Files.isDirectory(inside) || isMailFile(inside)) {
            read(inside, reader);
          }
        }
      }
    } catch (IOException unreadable) {
      reader.unreadable(path.toString(), unreadable.toString());
    }
  }

  // In a folder only what is called mail is taken for it; a file that is named is read in any case.
  private static boolean isMailFile(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".eml") || name.endsWith(".mbox") || name.endsWith(".mbx");
  }

  private static List<Path> sorted(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.sorted().toList();
    }
  }

  private void readFile(Path file, Reader reader) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 64 * 1024)) {
      if (!MboxReader.startsHere(in)) {
        reader.mail(mail(MailBytes.read(in, maxSize), Optional.empty()), file.toString());
        return;
      }
      MboxReader mbox = new MboxReader(in, quoting, maxSize);
      int number = 0;
      for (var next = mbox.next(); next.isPresent(); next = mbox.next()) {
        number++;
        reader.mail(mail(next.get(), Optional.empty()), file + " #" + number);
      }
    }
  }

  private void readMaildir(Maildir maildir, Reader reader) throws IOException {
    for (Path file : maildir.all()) {
      try (InputStream in = Files.newInputStream(file)) {
        Optional<Instant> delivered = Optional.of(Files.getLastModifiedTime(file).toInstant());
        reader.mail(mail(MailBytes.read(in, maxSize), delivered), file.toString());
      } catch (IOException unreadable) {
        reader.unreadable(file.toString(), unreadable.toString());
      }
    }
  }

  private RawMail mail(MailBytes bytes, Optional<Instant> delivered) {
    return new RawMail(
        bytes.bytes(),
        Envelope.UNKNOWN,
        new Source(INGRESS, Handover.contentKey(bytes.bytes())),
        delivered,
        clock.instant(),
        bytes.wholeSize());
  }
}
