package io.postern.intake.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.intake.Handover;
import io.postern.intake.IngressContract;
import io.postern.intake.RecordingEvents;
import io.postern.mail.Receipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaildirIngressTest extends IngressContract {
  private static final Instant DELIVERED = Instant.parse("2026-03-01T08:00:00Z");

  @TempDir private Path folder;
  private final RecordingEvents events = new RecordingEvents();
  private int delivered;

  @BeforeEach
  void makeFolders() throws IOException {
    for (String part : new String[] {"tmp", "new", "cur"}) {
      Files.createDirectory(folder.resolve(part));
    }
  }

  private MaildirIngress ingress(Duration poll) {
    return new MaildirIngress(
        new MaildirSettings("local", folder, poll, 1000),
        new Handover(sink, events),
        InstantSource.fixed(NOW));
  }

  private Path deliver(byte[] mail) throws IOException {
    Path written = folder.resolve("tmp").resolve(17_000_000L + delivered++ + ".x.host");
    Files.write(written, mail);
    Files.setLastModifiedTime(written, FileTime.from(DELIVERED));
    return Files.move(written, folder.resolve("new").resolve(written.getFileName()));
  }

  private static byte[] mail(String text) {
    return ("Subject: x\r\n\r\n" + text).getBytes(ISO_8859_1);
  }

  @Override
  protected Carrier carrierWith(byte[] mail) throws IOException {
    Path file = deliver(mail);
    MaildirIngress ingress = ingress(Duration.ofMinutes(1));
    return () -> {
      ingress.runOnce();
      Path moved = folder.resolve("cur").resolve(file.getFileName() + ":2,");
      assertEquals(Files.exists(moved), !Files.exists(file));
      return Files.exists(moved);
    };
  }

  @Test
  void theTimeOfDeliveryIsTold() throws Exception {
    carrierWith(MAIL).handOver();

    assertEquals(Optional.of(DELIVERED), sink.kept().getFirst().serverTime());
    assertEquals("maildir:local", sink.kept().getFirst().source().ingress());
  }

  @Test
  void itLooksAgainAndAgain() throws Exception {
    MaildirIngress ingress = ingress(Duration.ofMillis(20));
    deliver(mail("one"));
    ingress.start();
    sink.awaitReceipts(1);
    deliver(mail("two"));
    sink.awaitReceipts(2);
    ingress.stop();

    assertEquals(2, sink.kept().size());
  }

  @Test
  void oneFileThatCannotBeReadStopsNoOther() throws Exception {
    deliver(mail("one"));
    Path taken = deliver(mail("two"));
    deliver(mail("three"));
    sink.answer(
        mail -> {
          deleteIfThere(taken);
          return sink.keepThis(mail);
        });
    ingress(Duration.ofMinutes(1)).runOnce();

    assertEquals(2, sink.kept().size());
    events.await("trouble: " + taken.getFileName());
  }

  private static void deleteIfThere(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException cannot) {
      throw new AssertionError(cannot);
    }
  }

  @Test
  void aMailForOthersStaysAndIsOfferedOnce() throws Exception {
    sink.answer(mail -> new Receipt.NotOurs("no program"));
    Path file = deliver(mail("one"));
    MaildirIngress ingress = ingress(Duration.ofMinutes(1));
    ingress.runOnce();
    ingress.runOnce();

    assertTrue(Files.exists(file));
    assertEquals(1, sink.receipts().size());
  }

  @Test
  void aMailThatIsTooLargeIsKeptAsItsHeader() throws Exception {
    Path file = deliver(mail("x".repeat(2000)));
    ingress(Duration.ofMinutes(1)).runOnce();

    assertEquals(OptionalLong.of(2014), sink.kept().getFirst().wholeSize());
    assertEquals("Subject: x\r\n\r\n", new String(sink.kept().getFirst().bytes(), ISO_8859_1));
    assertFalse(Files.exists(file));
  }

  @Test
  void aFolderThatIsNoMaildirIsSaidAtStart() throws Exception {
    Files.delete(folder.resolve("cur"));

    assertThrows(IOException.class, ingress(Duration.ofMinutes(1))::start);
  }
}
