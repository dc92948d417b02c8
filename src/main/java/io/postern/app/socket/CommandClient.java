package io.postern.app.socket;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/** Has a command run by the {@code serve} of a data-dir. */
public final class CommandClient {
  private CommandClient() {}

  /**
   * @return the command's exit code; empty when no {@code serve} answers there
   */
  public static OptionalInt run(Path dataDir, Request request, PrintStream out, PrintStream err) {
    SocketChannel channel;
    try {
      Path place = SocketPlace.of(dataDir);
      if (!Files.exists(place)) {
        return OptionalInt.empty();
      }
      channel = SocketChannel.open(UnixDomainSocketAddress.of(place));
    } catch (IOException | UnsupportedOperationException nobodyListens) {
      return OptionalInt.empty();
    }
    try (channel) {
      OutputStream to = Channels.newOutputStream(channel);
      to.write((request.toJson() + "\n").getBytes(StandardCharsets.UTF_8));
      to.flush();
      return OptionalInt.of(Frames.copy(Channels.newInputStream(channel), out, err));
    } catch (EOFException e) {
      err.println("postern: the running 'serve' stopped before the command was done");
    } catch (IOException e) {
      err.println("postern: the running 'serve' cannot be reached: " + e.getMessage());
    }
    return OptionalInt.of(1);
  }
}
