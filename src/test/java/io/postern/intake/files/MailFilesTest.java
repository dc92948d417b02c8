package io.postern.intake.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.intake.Handover;
import io.postern.intake.IngressContract;
import io.postern.intake.IngressEvents;
import io.postern.intake.files.MboxReader.Quoting;
import io.postern.mail.RawMail;
import io.postern.mail.Receipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailFilesTest extends IngressContract {
  @TempDir private Path folder;

  private final List<String> places = new ArrayList<>();
  private final List<String> unreadable = new ArrayList<>();

  private List<RawMail> read(Path path, MailFiles files) {
    List<RawMail> mails = new ArrayList<>();
    files.read(
        path,
        new MailFiles.Reader() {
          @Override
          public void mail(RawMail mail, String where) {
            mails.add(mail);
            places.add(folder.relativize(Path.of(where)).toString());
          }

          @Override
          public void unreadable(String where, String why) {
            unreadable.add(where);
          }
        });
    return mails;
  }

  private List<String> texts(String mbox, Quoting quoting) throws IOException {
    Path file = Files.write(folder.resolve("in.mbox"), mbox.getBytes(ISO_8859_1));
    return read(file, new MailFiles(1000, quoting, InstantSource.fixed(NOW))).stream()
        .map(mail -> new String(mail.bytes(), ISO_8859_1))
        .toList();
  }

  private MailFiles files() {
    return new MailFiles(1000, InstantSource.fixed(NOW));
  }

  @Override
  protected Carrier carrierWith(byte[] mail) throws IOException {
    Path file = Files.write(folder.resolve("one.eml"), mail);
    Handover handover = new Handover(sink, IngressEvents.NONE);
    return () -> {
      Receipt receipt = handover.keep(read(file, files()).getFirst());
      return receipt instanceof Receipt.Kept || receipt instanceof Receipt.Duplicate;
    };
  }

  @Test
  void anMboxIsItsMails() throws IOException {
    String mbox =
        """
        From pat@partner.example Mon Mar  2 09:00:00 2026
        Subject: one

        first
        From here on it is prose, and at 10:00 too.

        From Monday we meet

        From MAILER-DAEMON Mon Mar  2 09:00:01 +0100 2026
        Subject: two

        >From the start
        >>From deeper

        From pat@partner.example Mon Mar  2 09:00:02 2026

        From pat@partner.example Mon Mar  2 09:00:03 2026
        Subject: four
        """;
    String one =
        """
        Subject: one

        first
        From here on it is prose, and at 10:00 too.

        From Monday we meet
        """;

    assertEquals(
        List.of(one, "Subject: two\n\nFrom the start\n>From deeper\n", "", "Subject: four\n"),
        texts(mbox, Quoting.MBOXRD));
    assertEquals(List.of("in.mbox #1", "in.mbox #2", "in.mbox #3", "in.mbox #4"), places);
    assertEquals(
        "Subject: two\n\nFrom the start\n>>From deeper\n", texts(mbox, Quoting.MBOXO).get(1));
    String crlf = mbox.replace("\n", "\r\n");
    assertEquals(one.replace("\n", "\r\n"), texts(crlf, Quoting.MBOXRD).getFirst());
  }

  @Test
  void whatWasQuotedComesOutAsItWas() throws IOException {
    String[] lines = {"From a 10:00 2026", ">From b", ">>From c", "> From d", "From", "", "text"};
    Random random = new Random(3);
    for (int round = 0; round < 300; round++) {
      List<String> mails = new ArrayList<>();
      StringBuilder mbox = new StringBuilder();
      for (int m = 1 + random.nextInt(4); m > 0; m--) {
        StringBuilder mail = new StringBuilder("Subject: x\n\n");
        for (int i = random.nextInt(8); i > 0; i--) {
          mail.append(lines[random.nextInt(lines.length)]).append('\n');
        }
        mails.add(mail.toString());
        mbox.append("From pat@partner.example Mon Mar  2 09:00:00 2026\n");
        for (String line : mail.toString().split("\n", -1)) {
          mbox.append(line.matches(">*From .*") ? ">" : "").append(line).append('\n');
        }
      }
      assertEquals(mails, texts(mbox.toString(), Quoting.MBOXRD));
    }
  }

  /** I06: a mail, not an mbox, though its first line begins with the word and a blank. */
  @Test
  void aMailThatBeginsWithABrokenFromFieldIsAMail() throws IOException {
    byte[] mail = "From : manager@vendor.example\r\n\r\napprove\r\n".getBytes(ISO_8859_1);
    Path file = Files.write(folder.resolve("I06.eml"), mail);

    assertArrayEquals(mail, read(file, files()).getFirst().bytes());
  }

  @Test
  void aFolderIsReadInOrderAndAMaildirAsOne() throws IOException {
    Files.writeString(folder.resolve("b.eml"), "Subject: b\n\n");
    Files.writeString(folder.resolve("a.EML"), "Subject: a\n\n");
    Files.writeString(folder.resolve("notes.txt"), "no mail");
    Path maildir = folder.resolve("c");
    for (String part : List.of("new", "cur", "tmp")) {
      Files.createDirectories(maildir.resolve(part));
    }
    Files.writeString(maildir.resolve("new/2.x"), "Subject: new\n\n");
    Files.writeString(maildir.resolve("cur/1.x:2,S"), "Subject: seen\n\n");
    Files.writeString(maildir.resolve("tmp/3.x"), "half");

    assertEquals(4, read(folder, files()).size());
    assertEquals(List.of("a.EML", "b.eml", "c/new/2.x", "c/cur/1.x:2,S"), places);
    assertTrue(Files.exists(maildir.resolve("new/2.x")), "nothing is moved");
  }

  @Test
  void whatIsNotThereIsSaid() {
    read(folder.resolve("missing.eml"), files());

    assertEquals(List.of(folder.resolve("missing.eml").toString()), unreadable);
  }

  @Test
  void theSameMailHasTheSameNameWhereverItLies() throws IOException {
    Path one = Files.write(folder.resolve("one.eml"), MAIL);
    Path two = Files.write(folder.resolve("two.eml"), MAIL);

    assertEquals(read(one, files()).getFirst().source(), read(two, files()).getFirst().source());
  }

  @Test
  void aMailThatIsTooLargeIsKeptAsItsHeader() throws IOException {
    for (String end : List.of("\n", "\r\n")) {
      String header = "Subject: large" + end + end;
      Path file = Files.writeString(folder.resolve("large.eml"), header + "x".repeat(5000));
      RawMail mail = read(file, files()).getFirst();

      assertEquals(header, new String(mail.bytes(), ISO_8859_1));
      assertEquals(OptionalLong.of(header.length() + 5000), mail.wholeSize());
    }
    String mbox =
        "From a Mon Mar  2 09:00:00 2026\nSubject: large\n\n"
            + "y".repeat(30).concat("\n").repeat(100)
            + "\nFrom a Mon Mar  2 09:00:00 2026\nSubject: two\n\n";
    assertEquals(List.of("Subject: large\n\n", "Subject: two\n"), texts(mbox, Quoting.MBOXRD));
  }
}
