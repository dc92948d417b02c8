package io.postern.intake.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A client that says what it is told, down to the byte. */
public final class SmtpClient implements AutoCloseable {
  static final String FROM = "MAIL FROM:<pat@partner.example>";
  static final String TO = "RCPT TO:<deals@in.ref.example>";

  private final Socket socket;
  private InputStream in;
  private OutputStream out;

  /** Connects and takes the greeting. */
  SmtpClient(int port) throws IOException {
    this(new Socket(InetAddress.getLoopbackAddress(), port));
  }

  private SmtpClient(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(10_000);
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  /** Connects, is greeted and introduces itself. */
  public static SmtpClient greeted(int port) throws IOException {
    SmtpClient client = new SmtpClient(port);
    client.reply();
    client.say("EHLO mx.northwind.example");
    return client;
  }

  /** The reply to a command line. */
  public String say(String line) throws IOException {
    send((line + "\r\n").getBytes(ISO_8859_1));
    return reply();
  }

  public void send(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  void send(String text) throws IOException {
    send(text.getBytes(ISO_8859_1));
  }

  /** The last line of the next reply; empty when the connection has ended. */
  public String reply() throws IOException {
    List<String> lines = lines();
    return lines.isEmpty() ? "" : lines.getLast();
  }

  /** All lines of the next reply. */
  List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>();
    while (true) {
      StringBuilder line = new StringBuilder();
      int c;
      while ((c = in.read()) != '\n') {
        if (c < 0) {
          return lines;
        }
        line.append((char) c);
      }
      lines.add(line.toString().strip());
      if (line.length() < 4 || line.charAt(3) != '-') {
        return lines;
      }
    }
  }

  /** One mail from MAIL to the dot, and the reply to that. */
  String deliver(byte[] mail) throws IOException {
    for (String command : List.of(FROM, TO)) {
      String reply = say(command);
      if (!reply.startsWith("2")) {
        return reply;
      }
    }
    String go = say("DATA");
    if (!go.startsWith("354")) {
      return go;
    }
    send(stuffed(mail));
    return reply();
  }

  public static byte[] stuffed(byte[] mail) {
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    boolean lineStart = true;
    for (byte b : mail) {
      if (lineStart && b == '.') {
        wire.write('.');
      }
      wire.write(b);
      lineStart = b == '\n';
    }
    wire.writeBytes(".\r\n".getBytes(ISO_8859_1));
    return wire.toByteArray();
  }

  Socket socket() {
    return socket;
  }

  /** The client goes on inside TLS. */
  void inside(Socket tls) throws IOException {
    in = new BufferedInputStream(tls.getInputStream());
    out = tls.getOutputStream();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
