package io.postern.app.socket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandSocketTest {
  private static final Request REQUEST =
      new Request(List.of("mail", "list", "--search", "Zoë \"x\"\n"), Path.of("/here"), true, 120);

  @TempDir Path temp;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void aCommandRunsInTheServerAndItsStreamsAndExitCodeComeBack() throws Exception {
    AtomicReference<Request> seen = new AtomicReference<>();
    try (CommandServer server =
        CommandServer.open(
            temp,
            (request, to, errors) -> {
              seen.set(request);
              to.println("zwölf");
              errors.println("careful");
              return 1;
            })) {
      assertEquals(OptionalInt.of(1), run());
    }

    assertEquals(REQUEST, seen.get());
    assertEquals("zwölf\n", out.toString(StandardCharsets.UTF_8));
    assertEquals("careful\n", err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void bytesComeBackAsTheyAreHoweverMany() throws Exception {
    byte[] bytes = new byte[3_000_000];
    new Random(7).nextBytes(bytes);
    try (CommandServer server =
        CommandServer.open(
            temp,
            (request, to, errors) -> {
              to.write(bytes, 0, bytes.length);
              return 0;
            })) {
      assertEquals(OptionalInt.of(0), run());
    }

    assertArrayEquals(bytes, out.toByteArray());
  }

  @Test
  void whatIsPrintedAndFlushedIsSeenBeforeTheCommandEnds() throws Exception {
    CountDownLatch seen = new CountDownLatch(1);
    PrintStream watching =
        new PrintStream(
            new ByteArrayOutputStream() {
              @Override
              public synchronized void write(byte[] bytes, int offset, int length) {
                seen.countDown();
              }
            },
            true,
            StandardCharsets.UTF_8);
    try (CommandServer server =
        CommandServer.open(
            temp,
            (request, to, errors) -> {
              to.println("first");
              to.flush();
              try {
                seen.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return 0;
            })) {
      assertEquals(OptionalInt.of(0), CommandClient.run(temp, REQUEST, watching, stream(err)));
    }
  }

  @Test
  void theSocketIsItsOwnersAlone() throws Exception {
    try (CommandServer server = CommandServer.open(temp, (request, to, errors) -> 0)) {
      assertEquals(
          PosixFilePermissions.fromString("rw-------"),
          Files.getPosixFilePermissions(temp.resolve("postern.sock")));
      try (var files = Files.list(temp)) {
        assertEquals(List.of(temp.resolve("postern.sock")), files.toList());
      }
    }
    assertFalse(Files.exists(temp.resolve("postern.sock")));
  }

  @Test
  void aSocketThatAKilledServerLeftIsNobodyAndIsReplaced() throws Exception {
    try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      killed.bind(UnixDomainSocketAddress.of(temp.resolve("postern.sock")));
    }
    assertTrue(Files.exists(temp.resolve("postern.sock")));
    assertEquals(OptionalInt.empty(), run());

    try (CommandServer server = CommandServer.open(temp, (request, to, errors) -> 5)) {
      assertEquals(OptionalInt.of(5), run());
    }
  }

  @Test
  void aServerThatFailsDoesNotLeaveItsClientWaiting() throws Exception {
    try (CommandServer server =
        CommandServer.open(
            temp,
            (request, to, errors) -> {
              throw new IllegalStateException("on purpose");
            })) {
      assertEquals(OptionalInt.of(1), run());
    }
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("stopped before"));
  }

  @Test
  void nonsenseEndsOnlyItsOwnConversation() throws Exception {
    try (CommandServer server = CommandServer.open(temp, (request, to, errors) -> 0)) {
      try (SocketChannel client =
          SocketChannel.open(UnixDomainSocketAddress.of(temp.resolve("postern.sock")))) {
        client.write(ByteBuffer.wrap("GET / HTTP/1.1\n".getBytes(StandardCharsets.US_ASCII)));
        assertEquals(-1, client.read(ByteBuffer.allocate(10)));
      }
      assertEquals(OptionalInt.of(0), run());
    }
  }

  @Test
  void aDataDirWithALongPathHasItsSocketElsewhere() throws Exception {
    Path deep = Files.createDirectories(temp.resolve("d".repeat(120)));
    try (CommandServer server = CommandServer.open(deep, (request, to, errors) -> 3)) {
      assertEquals(OptionalInt.of(3), CommandClient.run(deep, REQUEST, stream(out), stream(err)));
    }
  }

  @Test
  void oneHolderAtATimeHasTheDataDir() throws Exception {
    Path fresh = temp.resolve("a/data");
    try (DataDirLock lock = DataDirLock.take(fresh).orElseThrow()) {
      assertTrue(DataDirLock.take(fresh).isEmpty());
      assertEquals("process " + ProcessHandle.current().pid(), DataDirLock.holder(fresh));
      assertEquals(
          PosixFilePermissions.fromString("rwx------"), Files.getPosixFilePermissions(fresh));
    }
    try (DataDirLock again = DataDirLock.take(fresh).orElseThrow()) {
      assertTrue(DataDirLock.take(fresh).isEmpty());
    }
  }

  private OptionalInt run() {
    return CommandClient.run(temp, REQUEST, stream(out), stream(err));
  }

  private static PrintStream stream(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }
}
