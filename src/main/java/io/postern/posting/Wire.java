package io.postern.posting;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The bytes of an SMTP connection: commands out, replies in. */
final class Wire {
  private static final int BUFFER = 16 * 1024;
  // RFC 5321 4.5.3.1.5 says 512 for a reply line; real ones are longer.
  private static final int MAX_LINE = 4096;
  private static final int MAX_LINES = 200;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  Wire(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    this.out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
  }

  Socket socket() {
    return socket;
  }

  /** Puts a command into the buffer; {@link #flush} sends it. */
  void say(String command) throws IOException {
    if (command.chars().anyMatch(c -> c < ' ' || c == 127)) {
      throw new IllegalArgumentException("a command is one line");
    }
    out.write(command.getBytes(UTF_8));
    out.write('\r');
    out.write('\n');
  }

  /**
   * Puts a mail into the buffer, as SMTP wants it: a dot before each line that begins with one (RFC
   * 5321 4.5.2). A CR or LF that stands alone becomes CR LF, since a relay that took it for a
   * line's end could be made to see a dot's line in it. Larger mails begin to be sent by this.
   */
  void put(byte[] mail) throws IOException {
    boolean lineStart = true;
    int from = 0;
    for (int at = 0; at < mail.length; at++) {
      byte b = mail[at];
      if (b == '\n' || b == '\r') {
        out.write(mail, from, at - from);
        out.write('\r');
        out.write('\n');
        if (b == '\r' && at + 1 < mail.length && mail[at + 1] == '\n') {
          at++;
        }
        from = at + 1;
        lineStart = true;
      } else {
        if (lineStart && b == '.') {
          out.write('.');
        }
        lineStart = false;
      }
    }
    out.write(mail, from, mail.length - from);
    if (!lineStart) {
      out.write('\r');
      out.write('\n');
    }
  }

  void flush() throws IOException {
    out.flush();
  }

  /** Whether something came that nobody asked for. */
  boolean holdsMore() throws IOException {
    return in.available() > 0;
  }

  /**
   * The next reply.
   *
   * @throws ProtocolException when what comes is none
   * @throws EOFException when the connection ends first
   */
  Reply reply(Duration timeout) throws IOException {
    socket.setSoTimeout((int) Math.max(1, timeout.toMillis()));
    List<String> lines = new ArrayList<>();
    while (true) {
      String line = line();
      int code = code(line);
      lines.add(line.length() > 4 ? line.substring(4).strip() : "");
      if (line.length() == 3 || line.charAt(3) == ' ') {
        return new Reply(code, lines);
      }
      if (line.charAt(3) != '-' || lines.size() >= MAX_LINES) {
        throw new ProtocolException("not an SMTP reply");
      }
    }
  }

  private static int code(String line) throws ProtocolException {
    boolean digits =
        line.length() >= 3
            && line.substring(0, 3).chars().allMatch(c -> c >= '0' && c <= '9')
            && line.charAt(0) >= '2'
            && line.charAt(0) <= '5';
    if (!digits) {
      throw new ProtocolException("not an SMTP reply");
    }
    return Integer.parseInt(line.substring(0, 3));
  }

  private String line() throws IOException {
    byte[] bytes = new byte[128];
    int size = 0;
    while (true) {
      int b = in.read();
      if (b < 0) {
        throw new EOFException("the relay closed the connection");
      }
      if (b == '\n') {
        return new String(bytes, 0, size, UTF_8).strip();
      }
      if (size == MAX_LINE) {
        throw new ProtocolException("a reply without an end");
      }
      if (size == bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * size);
      }
      bytes[size++] = (byte) b;
    }
  }
}
