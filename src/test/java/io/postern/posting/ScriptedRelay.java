package io.postern.posting;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A relay that does what a test tells it: each connection runs one script; the last script serves
 * all connections after it.
 */
final class ScriptedRelay implements AutoCloseable {
  /** What happens on one connection. */
  interface Script {
    void play(Line line) throws Exception;
  }

  private final ServerSocket listener;
  private final List<Script> scripts;
  private final AtomicInteger connections = new AtomicInteger();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final List<byte[]> mails = new CopyOnWriteArrayList<>();

  ScriptedRelay(Script... scripts) throws IOException {
    this.scripts = List.of(scripts);
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  int connections() {
    return connections.get();
  }

  /** All command lines, of all connections. */
  List<String> heard() {
    return List.copyOf(heard);
  }

  /** All mails, as they came over the wire: with the dots put in, without the final one. */
  List<byte[]> mails() {
    return List.copyOf(mails);
  }

  private void accept() {
    while (true) {
      Socket socket;
      try {
        socket = listener.accept();
        socket.setTcpNoDelay(true);
      } catch (IOException closed) {
        return;
      }
      Script script = scripts.get(Math.min(connections.getAndIncrement(), scripts.size() - 1));
      Thread.ofVirtual()
          .start(
              () -> {
                try (socket) {
                  script.play(new Line(socket));
                } catch (Exception over) {
                  // the client went, or the test is done
                }
              });
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  /** One connection, seen from the relay. */
  final class Line {
    private Socket socket;
    private InputStream in;
    private OutputStream out;

    private Line(Socket socket) throws IOException {
      on(socket);
    }

    private void on(Socket socket) throws IOException {
      this.socket = socket;
      in = new BufferedInputStream(socket.getInputStream());
      out = socket.getOutputStream();
    }

    void say(String reply) throws IOException {
      raw(reply + "\r\n");
    }

    void raw(String bytes) throws IOException {
      out.write(bytes.getBytes(UTF_8));
      out.flush();
    }

    String hear() throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      int c;
      while ((c = in.read()) != '\n') {
        if (c < 0) {
          throw new EOFException();
        }
        line.write(c);
      }
      String text = line.toString(UTF_8).strip();
      heard.add(text);
      return text;
    }

    /** The greeting and the answer to EHLO. */
    void greet(String... extensions) throws IOException {
      say("220 relay.example ESMTP");
      hello(extensions);
    }

    void hello(String... extensions) throws IOException {
      hear();
      say("250-relay.example");
      for (String extension : extensions) {
        say("250-" + extension);
      }
      say("250 HELP");
    }

    /** Hears one command and answers it. */
    void answer(String reply) throws IOException {
      hear();
      say(reply);
    }

    /** MAIL, RCPT and DATA, all granted. */
    void grant() throws IOException {
      answer("250 2.1.0 ok");
      answer("250 2.1.5 ok");
      answer("354 go on");
    }

    /** Everything up to the final dot. */
    void takeMail() throws IOException {
      ByteArrayOutputStream mail = new ByteArrayOutputStream();
      int end;
      do {
        int c = in.read();
        if (c < 0) {
          throw new EOFException();
        }
        mail.write(c);
        end = mail.size() - 3;
      } while (!endsWithDot(mail.toByteArray()));
      mails.add(Arrays.copyOf(mail.toByteArray(), end));
    }

    private static boolean endsWithDot(byte[] all) {
      String tail =
          new String(all, Math.max(0, all.length - 5), Math.min(5, all.length), ISO_8859_1);
      return tail.equals("\r\n.\r\n") || (all.length == 3 && tail.equals(".\r\n"));
    }

    /** Serves mail for as long as the client likes. */
    void serve() throws IOException {
      while (true) {
        String command = hear();
        if (command.startsWith("DATA")) {
          say("354 go on");
          takeMail();
          say("250 2.0.0 queued as " + mails.size());
        } else if (command.startsWith("QUIT")) {
          say("221 bye");
          return;
        } else {
          say("250 2.0.0 ok");
        }
      }
    }

    void startTls(SSLContext keys) throws IOException {
      SSLSocket tls =
          (SSLSocket)
              keys.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
      tls.setUseClientMode(false);
      tls.startHandshake();
      on(tls);
    }

    /** Ends the connection as a crash does. */
    void drop() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    /** Says nothing until the client has gone. */
    void sulk() throws IOException {
      while (in.read() >= 0) {
        // on and on
      }
    }
  }
}
