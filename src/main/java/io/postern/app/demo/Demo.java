package io.postern.app.demo;

import io.postern.app.Serving;
import io.postern.app.TemporaryFolder;
import io.postern.app.cli.Terminal;
import io.postern.app.settings.Settings;
import io.postern.app.settings.SettingsFile;
import io.postern.ledger.RosterRow;
import io.postern.program.Program;
import io.postern.shipped.Shipped;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sets the stage, plays the story, and says how to join in. */
public final class Demo implements AutoCloseable {
  private final Stage stage;
  private final InstantSource clock;
  private final TemporaryFolder folder;
  private final Town town;
  private final Serving serving;
  private final Program program;

  private Demo(
      Stage stage,
      InstantSource clock,
      TemporaryFolder folder,
      Town town,
      Serving serving,
      Program program) {
    this.stage = stage;
    this.clock = clock;
    this.folder = folder;
    this.town = town;
    this.serving = serving;
    this.program = program;
  }

  /**
   * Starts a mail server and an engine, in a temporary folder.
   *
   * @param undoWindow how long the partner's mail of a decision waits
   */
  public static Demo start(Terminal terminal, InstantSource clock, Duration undoWindow)
      throws IOException {
    TemporaryFolder folder = TemporaryFolder.make("postern-demo-");
    Town town = Town.start(List.of(Person.PAT, Person.MAX), clock);
    try {
      Settings settings = settings(folder.path(), town.smtpPort(), undoWindow);
      Serving serving = Serving.start(settings, clock);
      Program program = settings.programs().getFirst().program();
      town.handsOverTo(serving.engine().smtpPort(), program);
      serving
          .engine()
          .ledger()
          .roster()
          .take(program.id(), List.of(pat()), "demo", clock.instant());
      return new Demo(new Stage(terminal), clock, folder, town, serving, program);
    } catch (IOException | RuntimeException e) {
      town.close();
      folder.close();
      throw e;
    }
  }

  private static RosterRow pat() {
    return new RosterRow(
        "Bright Advisory",
        Person.PAT.name(),
        Person.PAT.address(),
        Person.MAX.address(),
        "Gold",
        Optional.empty());
  }

  private static Settings settings(Path folder, int relay, Duration undoWindow) throws IOException {
    Path file = folder.resolve("postern.yml");
    Files.writeString(
        file,
        """
        postern:
          data-dir: ./data
          inbound:
            smtp: {host: 127.0.0.1, port: 0}
          outbound:
            smtp: {host: 127.0.0.1, port: %d, tls: none}
            undo-window: %ds
          trust:
            authserv-ids: [%s]
            received-by: [%s]
          programs:
            northwind:
              name: Northwind
              prefix: NW
              address: referrals@northwind.example
              locale: en
              zone: Europe/Berlin
              managers: [{name: %s, email: %s}]
              admins: [%s]
              protection: {days: 90}
        """
            .formatted(
                relay,
                undoWindow.toSeconds(),
                Town.BORDER,
                Town.BORDER,
                Person.MAX.name(),
                Person.MAX.address(),
                Person.MAX.address()));
    SettingsFile.Loaded loaded = SettingsFile.read(file, Map.of());
    return loaded
        .settings()
        .orElseThrow(() -> new IllegalStateException(loaded.problems().toString()));
  }

  /** Plays the story over SMTP and IMAP. */
  public void play() throws IOException, InterruptedException {
    stage.say(
        "Northwind runs a referral program by mail. Pat Bright is a partner, Max Manager looks "
            + "after partners. Both have ordinary mail programs; Postern does the rest.");
    try (MailProgram pat = MailProgram.open(town, Person.PAT, clock);
        MailProgram max = MailProgram.open(town, Person.MAX, clock)) {
      new Story(stage, program.addresses().intake().toString(), pat, max).play();
    } catch (MessagingException e) {
      throw new IOException("the demo's mail server failed: " + e.getMessage(), e);
    }
  }

  /** How to join in with an ordinary mail program, and by commands. */
  public void invite() {
    stage.scene("Now you");
    stage.say("Set up an ordinary mail program (no TLS, password sign-in):");
    stage.gap();
    stage.say("  IMAP  %s port %d".formatted(town.host(), town.imapPort()));
    stage.say("  SMTP  %s port %d".formatted(town.host(), town.smtpPort()));
    for (Person person : List.of(Person.PAT, Person.MAX)) {
      stage.say(
          "  user  %s, password %s (the %s)"
              .formatted(
                  person.address(),
                  person.password(),
                  person.equals(Person.PAT) ? "partner" : "manager"));
    }
    stage.gap();
    stage.say("Write to %s as Pat, answer as Max.".formatted(program.addresses().intake()));
    stage.say(
        packaged()
            ? "Or give it a mail as a file, and look at what happened:"
            : "Or, after 'mvn package -DskipTests' in another window, give it a mail as a file, and"
                + " look at what happened:");
    stage.gap();
    String command = command();
    String settings = " -c " + folder.path().resolve("postern.yml");
    stage.say("  " + command + " ingest" + settings + " mail.eml");
    stage.say("  " + command + " mail list" + settings);
    stage.say("  " + command + " explain" + settings + " 1");
    stage.say("  " + command + " deal show" + settings + " NW-1001");
    stage.gap();
    stage.say("It all goes away with Ctrl-C.");
  }

  private static boolean packaged() {
    return Files.isExecutable(Path.of(command()));
  }

  private static String command() {
    String home = System.getProperty(Shipped.HOME_PROPERTY);
    return home == null ? "target/postern/bin/postern" : home + "/bin/postern";
  }

  @Override
  public void close() {
    serving.close();
    town.close();
    folder.close();
  }
}
