package io.postern.load;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Takes every mail and tells of it: the place where the engine's mail ends. Much faster than the
 * engine, so that it does not measure itself.
 */
public final class SmtpSink implements AutoCloseable {
  /**
   * One mail that came.
   *
   * @param atMillis when its final dot was read
   * @param to the envelope's recipient
   * @param bytes the mail
   */
  public record Mail(long atMillis, String from, String to, byte[] bytes) {
    /** The first value of a field, unfolded; empty when it is not there. */
    public String header(String name) {
      String wanted = name.toLowerCase(Locale.ROOT) + ":";
      StringBuilder value = new StringBuilder();
      boolean in = false;
      for (String line : new String(bytes, StandardCharsets.UTF_8).split("\r\n")) {
        if (line.isEmpty()) {
          break;
        }
        if (in && (line.startsWith(" ") || line.startsWith("\t"))) {
          value.append(' ').append(line.strip());
        } else if (in) {
          break;
        } else if (line.toLowerCase(Locale.ROOT).startsWith(wanted)) {
          in = true;
          value.append(line.substring(wanted.length()).strip());
        }
      }
      return value.toString();
    }
  }

  private final ServerSocket server;
  private final Consumer<Mail> taken;
  private final AtomicLong count = new AtomicLong();
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  /**
   * @param port 0 for any
   */
  public SmtpSink(int port, Consumer<Mail> taken) throws IOException {
    this.server = new ServerSocket(port, 200, InetAddress.getLoopbackAddress());
    this.taken = taken;
    Thread.ofPlatform().name("sink").daemon().start(this::accept);
  }

  public int port() {
    return server.getLocalPort();
  }

  public long count() {
    return count.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        open.add(socket);
        Thread.ofVirtual().start(() -> talk(socket));
      }
    } catch (IOException closed) {
      // the run is over
    }
  }

  private void talk(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream(), 65536);
      OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 1024);
      say(in, out, "220 sink ESMTP");
      String from = "";
      String to = "";
      String line;
      while ((line = line(in)) != null) {
        String verb = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(Locale.ROOT);
        switch (verb) {
          case "EHLO" -> say(in, out, "250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SMTPUTF8");
          case "MAIL" -> {
            from = path(line);
            to = "";
            say(in, out, "250 ok");
          }
          case "RCPT" -> {
            to = to.isEmpty() ? path(line) : to + "," + path(line);
            say(in, out, "250 ok");
          }
          case "DATA" -> {
            say(in, out, "354 go");
            byte[] bytes = data(in);
            taken.accept(new Mail(System.currentTimeMillis(), from, to, bytes));
            say(in, out, "250 taken " + count.incrementAndGet());
          }
          case "QUIT" -> {
            say(in, out, "221 bye");
            return;
          }
          default -> say(in, out, "250 ok");
        }
      }
    } catch (IOException gone) {
      // the peer went away, as peers do
    } finally {
      open.remove(socket);
    }
  }

  // Answers to pipelined commands leave together: no flush while more input waits.
  private static void say(InputStream in, OutputStream out, String text) throws IOException {
    out.write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
    if (in.available() == 0 || text.startsWith("354")) {
      out.flush();
    }
  }

  private static String path(String line) {
    int open = line.indexOf('<');
    int close = line.indexOf('>', open);
    return open < 0 || close < 0 ? "" : line.substring(open + 1, close);
  }

  private static @org.jspecify.annotations.Nullable String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(80);
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c == '\n') {
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
      }
      line.write(c);
    }
    return null;
  }

  private static byte[] data(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(16384);
    int matched = 2; // how much of CR LF . CR LF has been seen; the start counts as a line start
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (matched == 2 && c == '.') {
        matched = 3;
        continue; // a dot at the start of a line is stuffed, or the end
      }
      if (matched == 3 && c == '\r') {
        matched = 4;
        continue;
      }
      if (matched == 4 && c == '\n') {
        return bytes.toByteArray();
      }
      matched = c == '\r' ? 1 : c == '\n' && matched == 1 ? 2 : 0;
      bytes.write(c);
    }
    throw new IOException("closed within DATA");
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  /** Writes a line: millis, to, Message-ID, In-Reply-To, Subject, separated by tabs. */
  static void write(Mail mail, PrintStream lines) {
    synchronized (lines) {
      lines.println(
          String.join(
              "\t",
              Long.toString(mail.atMillis()),
              mail.to(),
              mail.header("Message-ID"),
              mail.header("In-Reply-To"),
              mail.header("Subject")));
      lines.flush();
    }
  }
}
