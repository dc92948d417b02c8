package io.postern.app.socket;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs commands that other processes of the same user ask for, each in an own virtual thread, while
 * {@code serve} has the database.
 */
public final class CommandServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CommandServer.class);
  private static final int LONGEST_REQUEST = 1 << 20;

  /** What runs a command. */
  @FunctionalInterface
  public interface Runner {
    /**
     * @return its exit code
     */
    int run(Request request, PrintStream out, PrintStream err);
  }

  private final ServerSocketChannel channel;
  private final Path place;
  private final Runner runner;
  private final Thread door;

  private CommandServer(ServerSocketChannel channel, Path place, Runner runner) {
    this.channel = channel;
    this.place = place;
    this.runner = runner;
    this.door = Thread.ofPlatform().daemon().name("commands").unstarted(this::accept);
  }

  /**
   * Opens the socket of a data-dir; one that a killed process left behind is replaced. Whoever
   * calls this holds the {@link DataDirLock}.
   */
  public static CommandServer open(Path dataDir, Runner runner) throws IOException {
    Path place = SocketPlace.of(dataDir);
    // Bound where nobody else can look, so that it is never open to others, not for a moment.
    Path hidden = Files.createTempDirectory(place.resolveSibling(""), "s", SocketPlace.OWNER_ONLY);
    ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      Path bound = hidden.resolve("s");
      channel.bind(UnixDomainSocketAddress.of(bound));
      Files.setPosixFilePermissions(bound, PosixFilePermissions.fromString("rw-------"));
      Files.move(bound, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      channel.close();
      throw e;
    } finally {
      Files.deleteIfExists(hidden.resolve("s"));
      Files.deleteIfExists(hidden);
    }
    CommandServer server = new CommandServer(channel, place, runner);
    server.door.start();
    return server;
  }

  private void accept() {
    while (channel.isOpen()) {
      try {
        SocketChannel client = channel.accept();
        Thread.ofVirtual().name("command").start(() -> serve(client));
      } catch (ClosedChannelException closed) {
        return;
      } catch (IOException e) {
        LOG.warn("command socket: {}", e.toString());
      }
    }
  }

  private void serve(SocketChannel client) {
    try (client) {
      if (!isOurs(client)) {
        return;
      }
      Optional<String> line = readLine(new BufferedInputStream(Channels.newInputStream(client)));
      if (line.isEmpty()) {
        return;
      }
      Request request = Request.ofJson(line.get());
      Frames.Writer frames =
          new Frames.Writer(new BufferedOutputStream(Channels.newOutputStream(client)));
      try (PrintStream out = stream(frames.out());
          PrintStream err = stream(frames.err())) {
        int code = runner.run(request, out, err);
        out.flush();
        err.flush();
        frames.exit(code);
      }
    } catch (IOException e) {
      LOG.debug("a command's client went away: {}", e.toString());
    } catch (RuntimeException e) {
      LOG.error("a command failed", e);
    }
  }

  // The socket's mode says so already; where a file system has no modes, the kernel still does.
  private static boolean isOurs(SocketChannel client) {
    try {
      UnixDomainPrincipal peer = client.getOption(ExtendedSocketOptions.SO_PEERCRED);
      String user = peer.user().getName();
      return user.equals(System.getProperty("user.name")) || user.equals("root");
    } catch (IOException | UnsupportedOperationException notSaid) {
      return true;
    }
  }

  private static PrintStream stream(java.io.OutputStream to) {
    return new PrintStream(new BufferedOutputStream(to, 1 << 13), false, StandardCharsets.UTF_8);
  }

  private static Optional<String> readLine(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        return Optional.empty();
      }
      if (line.size() == LONGEST_REQUEST) {
        throw new IOException("a request of more than " + LONGEST_REQUEST + " bytes");
      }
      line.write(next);
    }
    return Optional.of(line.toString(StandardCharsets.UTF_8));
  }

  /** Takes no more commands; those that run end by themselves. */
  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(place);
  }
}
