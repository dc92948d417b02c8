package io.postern.intake.imap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A small IMAP server with one folder, INBOX, that behaves, until a test tells it not to: a fault
 * looks at each command and may answer in the server's place.
 */
public final class ScriptedImap implements AutoCloseable {
  /** A mail on the server. */
  static final class Stored {
    private final byte[] bytes;
    private final Set<String> flags = new LinkedHashSet<>();
    private String internalDate = "01-Mar-2026 08:30:00 +0100";

    private Stored(byte[] bytes) {
      this.bytes = bytes;
    }
  }

  /** What a test wants instead of the right answer. */
  enum Fault {
    DROP,
    DROP_INSIDE_LITERAL,
    NO,
    SILENCE,
    NOTHING
  }

  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final SortedMap<Long, Stored> inbox = new TreeMap<>();
  private final List<Long> moved = new CopyOnWriteArrayList<>();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final List<Connection> connections = new CopyOnWriteArrayList<>();
  private volatile String capabilities = "IMAP4rev1 IDLE MOVE UIDPLUS AUTH=XOAUTH2 SASL-IR";
  private volatile boolean takesKeywords = true;
  private volatile String password = "s3cret";
  private volatile Function<String, Fault> fault = command -> Fault.NOTHING;
  private volatile @Nullable SSLContext keys;
  private volatile boolean tlsAtOnce;
  private long uidValidity = 1;
  private long uidNext = 1;

  public ScriptedImap() throws IOException {
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** Puts a mail in and tells those who idle. */
  public synchronized long add(byte[] mail) throws IOException {
    long uid = uidNext++;
    inbox.put(uid, new Stored(mail));
    notifyAll();
    for (Connection connection : connections) {
      connection.tell("* " + inbox.size() + " EXISTS");
    }
    return uid;
  }

  synchronized void remove(long uid) {
    inbox.remove(uid);
  }

  /** The folder is made anew: all mails get new UIDs, from 1. */
  synchronized void renumber() {
    List<Stored> all = new ArrayList<>(inbox.values());
    inbox.clear();
    uidValidity++;
    uidNext = 1;
    for (Stored stored : all) {
      inbox.put(uidNext++, stored);
    }
  }

  /** A mail takes a UID that another had, though it must not (RFC 3501 2.3.1.1). */
  synchronized void reuse(long uid, byte[] mail) {
    inbox.put(uid, new Stored(mail));
  }

  /** Whether each mail bears the mark that it was kept. */
  public synchronized boolean allKept() {
    return inbox.values().stream().allMatch(mail -> mail.flags.contains("$PosternKept"));
  }

  synchronized Set<String> flags(long uid) {
    return Set.copyOf(stored(uid).flags);
  }

  synchronized void flag(long uid, String flag) {
    stored(uid).flags.add(flag);
  }

  synchronized void date(long uid, String internalDate) {
    stored(uid).internalDate = internalDate;
  }

  private Stored stored(long uid) {
    return Objects.requireNonNull(inbox.get(uid));
  }

  List<Long> moved() {
    return List.copyOf(moved);
  }

  List<String> heard() {
    return List.copyOf(heard);
  }

  int connections() {
    return connections.size();
  }

  /** From now on connections are TLS, at once or after STARTTLS. */
  void tls(SSLContext keys, boolean atOnce) {
    this.keys = keys;
    this.tlsAtOnce = atOnce;
  }

  void capabilities(String names) {
    capabilities = names;
  }

  void takesNoKeywords() {
    takesKeywords = false;
  }

  void password(String newPassword) {
    password = newPassword;
  }

  void fault(Function<String, Fault> next) {
    fault = next;
  }

  /** The first command that begins so gets the fault, the others their answer. */
  void faultOnce(String start, Fault what) {
    fault =
        command -> {
          if (command.startsWith(start)) {
            fault = other -> Fault.NOTHING;
            return what;
          }
          return Fault.NOTHING;
        };
  }

  /** Waits until a command begins so, for the given time; fails after 10 seconds. */
  synchronized void awaitHeard(String start, int times) throws InterruptedException {
    long end = System.nanoTime() + 10_000_000_000L;
    while (heard.stream().filter(command -> command.startsWith(start)).count() < times) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new AssertionError("not " + times + " times " + start + " in " + heard);
      }
      wait(left);
    }
  }

  private synchronized void hears(String command) {
    heard.add(command);
    notifyAll();
  }

  private void accept() {
    while (true) {
      try {
        Socket socket = listener.accept();
        socket.setTcpNoDelay(true);
        Connection connection = new Connection(socket);
        connections.add(connection);
        Thread.ofVirtual().start(connection::serve);
      } catch (IOException closed) {
        return;
      }
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Connection connection : connections) {
      connection.socket.close();
    }
  }

  private final class Connection {
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private volatile boolean idling;
    private volatile boolean silent;

    private Connection(Socket socket) throws IOException {
      this.socket = socket;
      in = new BufferedInputStream(socket.getInputStream());
      out = socket.getOutputStream();
    }

    private void protect(SSLContext keys) throws IOException {
      SSLSocket tls =
          (SSLSocket)
              keys.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
      tls.setUseClientMode(false);
      tls.startHandshake();
      socket = tls;
      in = new BufferedInputStream(tls.getInputStream());
      out = tls.getOutputStream();
    }

    private synchronized void say(String line) throws IOException {
      out.write((line + "\r\n").getBytes(ISO_8859_1));
      out.flush();
    }

    private void tell(String line) {
      if (idling && !silent) {
        try {
          say(line);
        } catch (IOException gone) {
          // the client went
        }
      }
    }

    private String hear() throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int c = in.read(); c != '\n'; c = in.read()) {
        if (c < 0) {
          throw new EOFException();
        }
        line.write(c);
      }
      return line.toString(ISO_8859_1).strip();
    }

    private void serve() {
      SSLContext tls = keys;
      try (var closing = socket) {
        if (tls != null && tlsAtOnce) {
          protect(tls);
        }
        say("* OK ready");
        while (true) {
          String line = hear();
          int space = line.indexOf(' ');
          if (space < 0) {
            continue;
          }
          String tag = line.substring(0, space);
          String command = line.substring(space + 1);
          hears(command);
          switch (fault.apply(command)) {
            case DROP -> {
              socket.setSoLinger(true, 0);
              return;
            }
            case DROP_INSIDE_LITERAL -> {
              say("* 1 FETCH (UID 1 BODY[] {1000}\r\nSubject: only a part");
              return;
            }
            case NO -> say(tag + " NO not now");
            case SILENCE -> silent = true;
            case NOTHING -> answer(tag, command);
          }
          if (command.equals("STARTTLS") && tls != null) {
            protect(tls);
          }
        }
      } catch (IOException over) {
        // the client went, or the test is done
      }
    }

    private void answer(String tag, String command) throws IOException {
      if (command.equals("CAPABILITY")) {
        say("* CAPABILITY " + capabilities);
      } else if (command.startsWith("LOGIN")) {
        if (!command.equals("LOGIN deals " + password)) {
          say(tag + " NO [AUTHENTICATIONFAILED] wrong");
          return;
        }
      } else if (command.startsWith("SELECT")) {
        select();
      } else if (command.startsWith("UID SEARCH")) {
        say("* SEARCH" + search(command.substring(11)));
      } else if (command.startsWith("UID FETCH")) {
        fetch(command);
      } else if (command.startsWith("UID STORE")) {
        store(command);
      } else if (command.startsWith("UID MOVE")) {
        move(command);
      } else if (command.equals("IDLE")) {
        say("+ idling");
        idling = true;
        while (!hear().equals("DONE")) {
          // nothing else may come
        }
        idling = false;
        if (silent) {
          return;
        }
      } else if (command.equals("LOGOUT")) {
        say("* BYE");
      }
      say(tag + " OK done");
    }

    private void select() throws IOException {
      synchronized (ScriptedImap.this) {
        say("* " + inbox.size() + " EXISTS");
        say("* OK [UIDVALIDITY " + uidValidity + "] valid");
        say("* OK [UIDNEXT " + uidNext + "] next");
        say("* FLAGS (\\Seen \\Deleted)");
        say("* OK [PERMANENTFLAGS (\\Seen \\Deleted" + (takesKeywords ? " \\*" : "") + ")] ok");
      }
    }

    // UID from:to [SINCE day] [UNKEYWORD x | KEYWORD x]; n:* gives the last one too, as it must.
    private String search(String keys) {
      String[] words = keys.split(" ");
      String[] range = words[1].split(":");
      long from = Long.parseLong(range[0]);
      Optional<String> without = after(words, "UNKEYWORD");
      Optional<String> with = after(words, "KEYWORD");
      StringBuilder found = new StringBuilder();
      synchronized (ScriptedImap.this) {
        inbox.forEach(
            (uid, stored) -> {
              boolean open = range[1].equals("*");
              boolean inRange =
                  open
                      ? uid >= from || uid.equals(inbox.lastKey())
                      : uid >= from && uid <= Long.parseLong(range[1]);
              if (inRange
                  && without.filter(stored.flags::contains).isEmpty()
                  && with.filter(flag -> !stored.flags.contains(flag)).isEmpty()) {
                found.append(' ').append(uid);
              }
            });
      }
      return found.toString();
    }

    private Optional<String> after(String[] words, String key) {
      int at = List.of(words).indexOf(key);
      return at < 0 ? Optional.empty() : Optional.of(words[at + 1]);
    }

    private void fetch(String command) throws IOException {
      String[] words = command.split(" ", 4);
      for (long uid : uids(words[2])) {
        Stored stored;
        int number;
        synchronized (ScriptedImap.this) {
          stored = inbox.get(uid);
          number = inbox.headMap(uid).size() + 1;
        }
        if (stored == null) {
          continue;
        }
        StringBuilder answer = new StringBuilder("* " + number + " FETCH (UID " + uid);
        if (words[3].contains("RFC822.SIZE")) {
          answer.append(" RFC822.SIZE ").append(stored.bytes.length);
        }
        if (words[3].contains("INTERNALDATE")) {
          answer.append(" INTERNALDATE \"").append(stored.internalDate).append('"');
        }
        String text = new String(stored.bytes, ISO_8859_1);
        if (words[3].contains("[HEADER]")) {
          String header = text.substring(0, text.indexOf("\r\n\r\n") + 4);
          answer.append(" BODY[HEADER] {" + header.length() + "}\r\n" + header);
        } else if (words[3].contains("BODY")) {
          answer.append(" BODY[] {" + text.length() + "}\r\n" + text);
        }
        // Somebody else reads the folder: an answer that nobody asked for comes in between.
        say("* " + number + " FETCH (FLAGS (\\Seen))");
        say(answer.append(')').toString());
      }
    }

    private void store(String command) {
      String[] words = command.split(" ", 5);
      String flag = words[4].substring(1, words[4].length() - 1);
      synchronized (ScriptedImap.this) {
        for (long uid : uids(words[2])) {
          Stored stored = inbox.get(uid);
          if (stored != null) {
            stored.flags.add(flag);
          }
        }
      }
    }

    private void move(String command) {
      synchronized (ScriptedImap.this) {
        for (long uid : uids(command.split(" ")[2])) {
          if (inbox.remove(uid) != null) {
            moved.add(uid);
          }
        }
      }
    }

    private List<Long> uids(String set) {
      List<Long> uids = new ArrayList<>();
      for (String uid : set.split(",")) {
        uids.add(Long.parseLong(uid));
      }
      return uids;
    }
  }
}
