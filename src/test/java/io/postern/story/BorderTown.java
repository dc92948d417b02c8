package io.postern.story;

import io.postern.app.Engine;
import io.postern.app.settings.Settings;
import io.postern.app.settings.SettingsFile;
import io.postern.intake.files.MailFiles;
import io.postern.intake.http.Posted;
import io.postern.intake.imap.ScriptedImap;
import io.postern.intake.smtp.SmtpClient;
import io.postern.intake.smtp.SmtpSettings;
import io.postern.ledger.MailRecord;
import io.postern.ledger.MailRow;
import io.postern.ledger.Records.MailQuery;
import io.postern.ledger.RosterRow;
import io.postern.load.SmtpSink;
import io.postern.mail.Address;
import io.postern.mail.Fingerprint;
import io.postern.mail.RawMail;
import io.postern.mail.Receipt;
import io.postern.program.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** One engine with four ways in, and a program with the same people behind each. */
final class BorderTown implements AutoCloseable {
  static final String PAT = "pat@partner.example";
  static final String MANAGER = "manager@vendor.example";
  private static final String SECRET = "a secret that signs each POST";
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  final Town.Clock clock = new Town.Clock();
  private final Path home;
  private final List<Post> arrivals = new CopyOnWriteArrayList<>();
  private final SmtpSink sink = new SmtpSink(0, mail -> arrivals.add(new Post(mail)));
  private final ScriptedImap mailbox = new ScriptedImap();
  private final Engine engine;

  BorderTown(Path home) throws IOException {
    this.home = home;
    this.engine = new Engine(settings(), clock);
    for (WayIn way : WayIn.values()) {
      RosterRow pat =
          new RosterRow(
              "Partner", "Pat", Address.of(PAT), Address.of(MANAGER), "", Optional.empty());
      engine.ledger().roster().take(way.program(), List.of(pat), "test", clock.instant());
    }
    engine.start();
  }

  private Settings settings() throws IOException {
    String programs =
        Arrays.stream(WayIn.values())
            .map(
                way ->
                    """
                        %1$s:
                          name: Program
                          prefix: %2$s
                          address: deals@%3$s
                          reply-address: "reply+{token}@%3$s"
                          bounce-address: "bounce+{token}@%3$s"
                          locale: en
                          zone: Europe/Berlin
                          managers: [{name: Manager, email: %4$s}]
                          admins: [admin@vendor.example]
                          protection: {days: 90}
                    """
                        .formatted(way.program(), way.name(), way.domain(), MANAGER))
            .collect(Collectors.joining());
    String text =
        """
        postern:
          data-dir: %s
          inbound:
            smtp: {host: 127.0.0.1, port: 0}
            imap: [{name: box, host: 127.0.0.1, port: %d, tls: none, username: deals, password: s3cret, poll: 1s}]
            http: {secret: "%s"}
          outbound:
            smtp: {host: 127.0.0.1, port: %d, tls: none}
            undo-window: 2m
          trust:
            authserv-ids: [mx.in.ref.example]
            received-by: [mx.in.ref.example]
          programs:
        %s
        """
            .formatted(home.resolve("data"), mailbox.port(), SECRET, sink.port(), programs);
    SettingsFile.Loaded loaded = SettingsFile.parse(home.resolve("postern.yml"), text, Map.of());
    return loaded
        .settings()
        .orElseThrow(() -> new IllegalStateException(loaded.problems().toString()));
  }

  /**
   * Hands a mail over.
   *
   * @return what the way in said: {@code kept as N}, or why it refused; nothing by IMAP
   */
  String deliver(WayIn way, String mailFrom, String rcpt, byte[] mail) throws IOException {
    return switch (way) {
      case SMTP -> bySmtp(mailFrom, rcpt, mail);
      case HTTP ->
          Posted.to(engine.httpDoor().orElseThrow(), SECRET, clock.instant(), mailFrom, rcpt, mail);
      case IMAP -> {
        mailbox.add(mail);
        yield "";
      }
      case FILE -> fromFile(mail);
    };
  }

  private String bySmtp(String mailFrom, String rcpt, byte[] mail) throws IOException {
    try (SmtpClient client = SmtpClient.greeted(engine.smtpPort())) {
      for (String line :
          List.of("MAIL FROM:<" + mailFrom + ">", "RCPT TO:<" + rcpt + ">", "DATA")) {
        String reply = client.say(line);
        if (!reply.startsWith("2") && !reply.startsWith("3")) {
          return reply;
        }
      }
      try {
        client.send(SmtpClient.stuffed(endingALine(mail)));
        return client.reply();
      } catch (IOException hungUp) {
        return "hung up"; // in the middle of what is too much
      }
    }
  }

  // Within DATA every line ends, the last one, too.
  private static byte[] endingALine(byte[] mail) {
    boolean ends =
        mail.length > 1 && mail[mail.length - 2] == '\r' && mail[mail.length - 1] == '\n';
    byte[] whole = Arrays.copyOf(mail, ends ? mail.length : mail.length + 2);
    whole[whole.length - 2] = '\r';
    whole[whole.length - 1] = '\n';
    return whole;
  }

  private String fromFile(byte[] mail) throws IOException {
    Path file = Files.write(Files.createTempFile(home, "mail", ".eml"), mail);
    StringBuilder said = new StringBuilder();
    new MailFiles(SmtpSettings.MAX_SIZE, clock)
        .read(
            file,
            new MailFiles.Reader() {
              @Override
              public void mail(RawMail raw, String where) {
                said.append(
                    switch (engine.door().keep(raw)) {
                      case Receipt.Kept kept -> "kept as " + kept.mailId();
                      case Receipt.Duplicate before -> "kept before as " + before.mailId();
                      case Receipt.NotNow no -> "not now: " + no.why();
                      case Receipt.NotOurs no -> "not ours: " + no.why();
                    });
              }

              @Override
              public void unreadable(String where, String why) {
                said.append("unreadable: ").append(why);
              }
            });
    return said.toString();
  }

  /** What is known of a mail that was delivered so; nothing when it was refused. */
  Optional<MailRecord> record(WayIn way, String said, byte[] mail) {
    int as = said.indexOf(" as ");
    Optional<Long> id =
        as < 0 ? bySha(way, mail) : Optional.of(Long.valueOf(said.substring(as + 4).strip()));
    return id.flatMap(number -> engine.ledger().records().mail(program(way), number));
  }

  private Optional<Long> bySha(WayIn way, byte[] mail) {
    String sha = Fingerprint.sha256(mail);
    return mails(way).stream().filter(row -> row.sha256().equals(sha)).map(MailRow::id).findFirst();
  }

  private List<MailRow> mails(WayIn way) {
    MailQuery all = new MailQuery(Optional.empty(), false, Optional.empty(), "", 0, 10_000);
    return engine.ledger().records().mails(way.program(), all);
  }

  Program program(WayIn way) {
    return engine.programs().all().stream()
        .map(running -> running.program())
        .filter(program -> program.id().equals(way.program()))
        .findFirst()
        .orElseThrow();
  }

  Engine engine() {
    return engine;
  }

  /** All mail that arrived anywhere. */
  List<Post> arrivals() {
    return List.copyOf(arrivals);
  }

  /** Lets time pass, and what is due by then happen. */
  void pass(Duration time) {
    awaitQuiet();
    clock.pass(time);
    engine.wake();
    awaitQuiet();
  }

  /** Until the mailbox is read, and nothing is left to be done. */
  void awaitQuiet() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!quiet()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            "still busy: all read by IMAP "
                + mailbox.allKept()
                + ", "
                + Arrays.stream(WayIn.values())
                    .map(way -> engine.ledger().records().counts(way.program()).toString())
                    .toList());
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private boolean quiet() {
    return mailbox.allKept()
        && Arrays.stream(WayIn.values())
            .allMatch(way -> Rest.reached(engine, way.program(), clock.instant()));
  }

  @Override
  public void close() throws IOException {
    engine.close();
    mailbox.close();
    sink.close();
  }
}
