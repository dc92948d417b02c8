package io.postern.intake.imap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.intake.Handover;
import io.postern.intake.IngressContract;
import io.postern.intake.RecordingEvents;
import io.postern.intake.imap.ImapCursor.Epoch;
import io.postern.intake.imap.ImapCursor.Position;
import io.postern.intake.imap.ScriptedImap.Fault;
import io.postern.mail.Envelope;
import io.postern.mail.MailServer;
import io.postern.mail.MailServer.Login;
import io.postern.mail.MailServer.Tls;
import io.postern.mail.RawMail;
import io.postern.mail.Receipt;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImapIngressTest extends IngressContract {
  private static final Duration SOON = Duration.ofMillis(50);

  private final RecordingEvents events = new RecordingEvents();
  private final ScriptedImap server;
  private InMemoryCursor cursor = new InMemoryCursor();
  private Optional<String> moveTo = Optional.empty();
  private Optional<LocalDate> since = Optional.empty();
  private Duration reply = Duration.ofSeconds(5);
  private int compareEvery = 1000;
  private Optional<ImapIngress> running = Optional.empty();

  ImapIngressTest() throws IOException {
    server = new ScriptedImap();
  }

  private void start() {
    stopReading();
    ImapSettings settings =
        new ImapSettings(
            "workspace",
            new MailServer(
                "127.0.0.1",
                server.port(),
                Tls.NONE,
                Optional.of(new Login.Password("deals", "s3cret"))),
            "INBOX",
            moveTo,
            since,
            1000,
            new ImapSettings.Pace(SOON, compareEvery, reply, reply, SOON, SOON));
    ImapIngress ingress =
        new ImapIngress(settings, new Handover(sink, events), cursor, InstantSource.fixed(NOW));
    ingress.start();
    running = Optional.of(ingress);
  }

  private void stopReading() {
    running.ifPresent(ImapIngress::stop);
    running = Optional.empty();
  }

  @AfterEach
  void stop() throws IOException {
    stopReading();
    server.close();
  }

  @Override
  protected Carrier carrierWith(byte[] mail) throws Exception {
    long uid = server.add(mail);
    return () -> {
      int before = sink.receipts().size();
      start();
      sink.awaitReceipts(before + 1);
      stopReading();
      return server.flags(uid).contains(ImapSession.KEPT);
    };
  }

  private static byte[] mail(int number) {
    return ("Message-ID: <" + number + "@partner.example>\r\n\r\n" + number + "\r\n")
        .getBytes(ISO_8859_1);
  }

  private List<String> keptBodies() {
    return sink.kept().stream()
        .map(mail -> new String(mail.bytes(), ISO_8859_1))
        .map(text -> text.substring(text.indexOf("\r\n\r\n") + 4).strip())
        .toList();
  }

  private Position position() {
    return cursor.position(new Epoch("imap:workspace", "INBOX", 1)).orElse(Position.START);
  }

  @Test
  void aMailTellsWhereItCameFromAndWhenTheServerGotIt() throws Exception {
    server.add(mail(1));
    start();
    sink.awaitReceipts(1);

    RawMail kept = sink.kept().getFirst();
    assertEquals("imap:workspace", kept.source().ingress());
    assertTrue(kept.source().key().matches("INBOX/1/1/[0-9a-f]{16}"), kept.source().key());
    assertEquals(Envelope.UNKNOWN, kept.envelope());
    assertEquals(Optional.of(Instant.parse("2026-03-01T07:30:00Z")), kept.serverTime());
  }

  @Test
  void aMailIsReadAsSoonAsItComes() throws Exception {
    start();
    server.awaitHeard("IDLE", 1);
    server.add(mail(1));
    sink.awaitReceipts(1);
    server.add(mail(2));
    sink.awaitReceipts(2);

    assertEquals(List.of("1", "2"), keptBodies());
    assertEquals(1, server.connections());
  }

  @Test
  void withoutIdleItIsReadAtTheNextLook() throws Exception {
    server.capabilities("IMAP4rev1");
    start();
    server.awaitHeard("UID SEARCH", 2);
    server.add(mail(1));
    sink.awaitReceipts(1);

    assertFalse(server.heard().contains("IDLE"));
  }

  @Test
  void whatAPersonHasReadIsReadAllTheSameAndNothingIsMarkedSeen() throws Exception {
    long seen = server.add(mail(1));
    server.flag(seen, "\\Seen");
    long unseen = server.add(mail(2));
    start();
    sink.awaitReceipts(2);
    stopReading();

    assertEquals(List.of("1", "2"), keptBodies());
    assertFalse(server.flags(unseen).contains("\\Seen"));
    assertTrue(server.heard().stream().noneMatch(command -> command.contains("SEEN")));
  }

  @Test
  void theLastMailIsNotReadAgainBecauseOfTheStar() throws Exception {
    server.add(mail(1));
    server.add(mail(2));
    start();
    server.awaitHeard("UID SEARCH", 4);

    assertEquals(2, sink.receipts().size());
    assertTrue(server.heard().contains("UID SEARCH UID 3:*"));
  }

  @Test
  void aRestartGoesOnWhereItStopped() throws Exception {
    server.add(mail(1));
    start();
    sink.awaitReceipts(1);
    stopReading();
    server.add(mail(2));
    start();
    sink.awaitReceipts(2);
    server.awaitHeard("UID SEARCH UID 3:*", 1);

    assertEquals(List.of("1", "2"), keptBodies());
    assertEquals(new Position(2, Map.of()), position());
  }

  /** The process ends when a mail is kept, and neither marked nor noted in the cursor. */
  @Test
  void aCrashBeforeTheMarkKeepsNothingTwiceAndTheMarkIsMadeLater() throws Exception {
    long uid = server.add(mail(1));
    server.fault(command -> command.startsWith("UID STORE") ? Fault.DROP : Fault.NOTHING);
    start();
    sink.awaitReceipts(1);
    stopReading();
    assertFalse(server.flags(uid).contains(ImapSession.KEPT));
    cursor = new InMemoryCursor();
    server.fault(command -> Fault.NOTHING);
    int before = sink.receipts().size();
    start();
    sink.awaitReceipts(before + 1);
    server.awaitHeard("UID STORE", 2);
    stopReading();

    assertEquals(List.of("1"), keptBodies());
    assertTrue(server.flags(uid).contains(ImapSession.KEPT));
  }

  /** The process ends when a mail is kept and marked, and not noted in the cursor. */
  @Test
  void aCrashBeforeTheCursorIsNotedMissesAndDoublesNothing() throws Exception {
    server.add(mail(1));
    start();
    sink.awaitReceipts(1);
    server.awaitHeard("IDLE", 1);
    stopReading();
    cursor = new InMemoryCursor();
    server.add(mail(2));
    start();
    sink.awaitReceipts(2);
    server.awaitHeard("IDLE", 2);

    assertEquals(List.of("1", "2"), keptBodies());
  }

  @Test
  void oneMailThatCannotBeReadStopsNoOther() throws Exception {
    for (int i = 1; i <= 3; i++) {
      server.add(mail(i));
    }
    server.fault(command -> command.startsWith("UID FETCH 2 (UID BODY") ? Fault.NO : Fault.NOTHING);
    start();
    events.await("cannot read UID 2, try 3");

    assertEquals(List.of("1", "3"), keptBodies());
    server.awaitHeard("IDLE", 4);
    assertEquals(new Position(3, Map.of(2L, 3)), position());

    server.fault(command -> Fault.NOTHING);
    start();
    sink.awaitReceipts(3);
    server.awaitHeard("IDLE", 5);
    assertEquals(List.of("1", "3", "2"), keptBodies());
    assertEquals(new Position(3, Map.of()), position());
  }

  @Test
  void aMailOnWhichTheServerBreaksOffIsLeftBehindAfterThreeTries() throws Exception {
    for (int i = 1; i <= 3; i++) {
      server.add(mail(i));
    }
    server.fault(
        command ->
            command.startsWith("UID FETCH 2 (UID BODY")
                ? Fault.DROP_INSIDE_LITERAL
                : Fault.NOTHING);
    start();
    sink.awaitReceipts(2);
    server.awaitHeard("IDLE", 1);

    assertEquals(List.of("1", "3"), keptBodies());
    assertEquals(
        3, server.heard().stream().filter(it -> it.startsWith("UID FETCH 2 (UID BODY")).count());
  }

  @Test
  void mailsThatAreRefusedTogetherAreAskedForOneByOne() throws Exception {
    for (int i = 1; i <= 3; i++) {
      server.add(mail(i));
    }
    server.fault(
        command ->
            command.startsWith("UID FETCH 1,2,3") || command.startsWith("UID FETCH 2 ")
                ? Fault.NO
                : Fault.NOTHING);
    start();
    sink.awaitReceipts(2);

    assertEquals(List.of("1", "3"), keptBodies());
  }

  @Test
  void aLostConnectionIsMadeAnewAndNothingIsDoubledOrMissed() throws Exception {
    for (int i = 1; i <= 5; i++) {
      server.add(mail(i));
    }
    server.faultOnce("UID FETCH 3 (UID BODY", Fault.DROP);
    start();
    sink.awaitReceipts(5);
    server.awaitHeard("IDLE", 1);

    assertEquals(List.of("1", "2", "3", "4", "5"), keptBodies());
    assertEquals(new Position(5, Map.of()), position());
    assertEquals(2, server.connections());
  }

  @Test
  void aServerThatFallsSilentIsGivenUp() throws Exception {
    reply = Duration.ofMillis(300);
    server.add(mail(1));
    server.faultOnce("UID FETCH 1 (UID BODY", Fault.SILENCE);
    start();
    sink.awaitReceipts(1);

    assertEquals(1, events.count(line -> line.startsWith("lost imap:workspace")));
  }

  @Test
  void aPeerThatDiesInIdleIsNoticed() throws Exception {
    reply = Duration.ofMillis(300);
    server.faultOnce("IDLE", Fault.SILENCE);
    start();
    events.await("lost imap:workspace");
    server.add(mail(1));
    sink.awaitReceipts(1);
  }

  @Test
  void whereIdleBreaksAgainAndAgainPollingIsEnough() throws Exception {
    server.fault(command -> command.equals("IDLE") ? Fault.DROP : Fault.NOTHING);
    start();
    events.await("connected", 4);
    server.awaitHeard("UID SEARCH", 6);
    server.add(mail(1));
    sink.awaitReceipts(1);

    assertEquals(3, server.heard().stream().filter("IDLE"::equals).count());
    assertEquals(4, server.connections());
  }

  @Test
  void aNewUidValidityReadsAllAnewUnderNewKeys() throws Exception {
    server.add(mail(1));
    server.add(mail(2));
    start();
    sink.awaitReceipts(2);
    stopReading();
    server.renumber();
    server.remove(1);
    server.add(mail(3));
    start();
    sink.awaitReceipts(4);

    assertEquals(
        List.of("INBOX/1/1", "INBOX/1/2", "INBOX/2/2", "INBOX/2/3"),
        sink.kept().stream()
            .map(mail -> mail.source().key())
            .map(key -> key.substring(0, key.lastIndexOf('/')))
            .toList());
    assertEquals(List.of("1", "2", "2", "3"), keptBodies());
  }

  @Test
  void aUidThatIsUsedAgainIsFoundByTheComparison() throws Exception {
    compareEvery = 2;
    server.add(mail(1));
    server.add(mail(2));
    start();
    sink.awaitReceipts(2);
    server.awaitHeard("IDLE", 1);
    server.remove(1);
    server.reuse(1, mail(7));
    sink.awaitReceipts(3);

    assertEquals(List.of("1", "2", "7"), keptBodies());
  }

  @Test
  void aMailThatShowsUpBelowTheCursorIsFoundByTheComparison() throws Exception {
    compareEvery = 2;
    long hidden = server.add(mail(1));
    server.add(mail(2));
    server.remove(hidden);
    start();
    sink.awaitReceipts(1);
    server.awaitHeard("IDLE", 1);
    server.reuse(hidden, mail(1));
    sink.awaitReceipts(2);

    assertEquals(List.of("2", "1"), keptBodies());
  }

  @Test
  void withoutKeywordsTheComparisonReadsNothingTwiceInOneRun() throws Exception {
    compareEvery = 1;
    server.takesNoKeywords();
    server.add(mail(1));
    start();
    sink.awaitReceipts(1);
    server.awaitHeard("IDLE", 4);

    assertEquals(1, sink.receipts().size());
    assertTrue(server.heard().stream().noneMatch(command -> command.startsWith("UID STORE")));
  }

  @Test
  void whatIsKeptIsMovedWhereThatIsWanted() throws Exception {
    moveTo = Optional.of("Kept by Postern");
    server.add(mail(1));
    server.add(mail(2));
    start();
    sink.awaitReceipts(2);
    server.awaitHeard("IDLE", 1);

    assertEquals(List.of(1L, 2L), server.moved());
    assertTrue(server.heard().contains("UID MOVE 1,2 \"Kept by Postern\""));
  }

  @Test
  void aMoveThatFailsHarmsNothingAndIsDoneLater() throws Exception {
    compareEvery = 2;
    moveTo = Optional.of("Archive");
    server.add(mail(1));
    server.faultOnce("UID MOVE", Fault.NO);
    start();
    events.await("trouble: cannot move mail to Archive");
    server.awaitHeard("IDLE", 3);

    assertEquals(List.of(1L), server.moved());
    assertEquals(1, sink.receipts().size());
  }

  @Test
  void aMailForOthersIsLeftAlone() throws Exception {
    compareEvery = 1;
    sink.answer(mail -> new Receipt.NotOurs("no program has this address"));
    long uid = server.add(mail(1));
    start();
    sink.awaitReceipts(1);
    server.awaitHeard("IDLE", 3);

    assertTrue(server.flags(uid).isEmpty());
    assertEquals(1, sink.receipts().size());
    assertEquals(new Position(1, Map.of()), position());
  }

  @Test
  void whileTheSinkCanKeepNothingTheCursorWaits() throws Exception {
    for (int i = 1; i <= 3; i++) {
      server.add(mail(i));
    }
    sink.answer(
        mail ->
            mail.source().key().startsWith("INBOX/1/2/")
                ? new Receipt.NotNow("disk full")
                : sink.keepThis(mail));
    start();
    server.awaitHeard("IDLE", 2);
    assertEquals(List.of("1"), keptBodies());
    assertEquals(new Position(1, Map.of()), position());

    sink.keepAgain();
    server.awaitHeard("IDLE", 4);
    assertEquals(List.of("1", "2", "3"), keptBodies());
  }

  @Test
  void aMailThatIsTooLargeIsKeptAsItsHeader() throws Exception {
    byte[] large = ("Subject: large\r\n\r\n" + "x".repeat(2000)).getBytes(ISO_8859_1);
    server.add(large);
    start();
    sink.awaitReceipts(1);

    RawMail kept = sink.kept().getFirst();
    assertArrayEquals("Subject: large\r\n\r\n".getBytes(ISO_8859_1), kept.bytes());
    assertEquals(OptionalLong.of(large.length), kept.wholeSize());
  }

  @Test
  void aDateThatNobodyCanReadIsNoReasonToLeaveAMailOut() throws Exception {
    long uid = server.add(mail(1));
    server.date(uid, "yesterday");
    start();
    sink.awaitReceipts(1);

    assertEquals(Optional.empty(), sink.kept().getFirst().serverTime());
  }

  @Test
  void oldMailIsNotAskedFor() throws Exception {
    since = Optional.of(LocalDate.of(2026, 3, 1));
    start();
    server.awaitHeard("UID SEARCH", 1);

    assertTrue(server.heard().contains("UID SEARCH UID 1:* SINCE 1-Mar-2026"));
  }

  @Test
  void aRefusedPasswordIsSaidAndTriedAgain() throws Exception {
    server.password("other");
    server.add(mail(1));
    start();
    events.await("the server refuses deals: ");
    server.password("s3cret");
    sink.awaitReceipts(1);

    assertTrue(events.lines().stream().noneMatch(line -> line.contains("s3cret")));
  }

  @Test
  void aServerThatIsNotThereYetIsWaitedFor() throws Exception {
    server.fault(command -> command.startsWith("SELECT") ? Fault.NO : Fault.NOTHING);
    server.add(mail(1));
    start();
    events.await("lost imap:workspace", 2);
    server.fault(command -> Fault.NOTHING);
    sink.awaitReceipts(1);
  }
}
