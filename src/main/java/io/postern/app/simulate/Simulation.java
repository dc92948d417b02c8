package io.postern.app.simulate;

import io.postern.app.Engine;
import io.postern.app.settings.Settings;
import io.postern.deciding.Outcome;
import io.postern.ledger.Ledger;
import io.postern.ledger.LedgerSettings;
import io.postern.ledger.MailRecord;
import io.postern.ledger.MailRow;
import io.postern.ledger.RosterRow;
import io.postern.mail.RawMail;
import io.postern.mail.Receipt;
import io.postern.program.Program;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Plays one program over the mails of a mailbox, from a first to a last moment, as if it had run
 * then: the engine itself, on an empty ledger of its own, with a clock that goes from one thing
 * that happens to the next. Nothing is sent, and nothing of the program's own data is touched.
 */
public final class Simulation implements AutoCloseable {
  // More at one moment than any program has: something waits for a time that never comes.
  private static final int MOST_AT_ONCE = 10_000;

  private final Program program;
  private final SimulatedClock clock;
  private final Mailboxes mailboxes;
  private final Answers answers;
  private final Engine engine;
  private final Audience audience;

  /** Who is told what happens, in its order. */
  public interface Audience {
    /**
     * A mail came in and was decided about.
     *
     * @param from the sender as the mail says
     * @param outcome empty where it is not decided yet
     * @param reason kebab-case
     */
    void came(Instant at, String from, String subject, Optional<Outcome> outcome, String reason);

    /**
     * A mail went out.
     *
     * @param notice its template
     * @param bytes the mail
     */
    void went(Instant at, String to, String notice, String subject, byte[] bytes);
  }

  /**
   * @param settings of which the one program, its templates and its rules count
   * @param folder empty, for the ledger
   * @param start when the program begins
   */
  public Simulation(
      Settings settings, List<RosterRow> roster, Path folder, Instant start, Audience audience) {
    this.program = settings.programs().getFirst().program();
    this.clock = new SimulatedClock(start);
    this.mailboxes = new Mailboxes(clock);
    this.answers = new Answers(mailboxes);
    this.audience = audience;
    Ledger ledger = Ledger.open(LedgerSettings.embedded(folder), start);
    this.engine = new Engine(settings, ledger, mailboxes, clock);
    ledger.roster().take(program.id(), roster, "simulate", start);
  }

  /**
   * Plays what came between the beginning and {@code end}, and what time itself brings until then.
   */
  public void play(Mailbox mailbox, Instant end) throws InterruptedException {
    for (PastMail mail : mailbox.between(clock.instant(), end)) {
      passUntil(mail.at());
      deliver(mail);
    }
    passUntil(end);
  }

  /** What stands at the end, for counting. */
  public Ledger ledger() {
    return engine.ledger();
  }

  private void deliver(PastMail mail) throws InterruptedException {
    RawMail raw = answers.today(mail);
    Receipt receipt = engine.door().keep(raw);
    engine.settle();
    String from =
        mail.letter().from().stream()
            .findFirst()
            .map(sender -> sender.address().toString())
            .orElse("nobody");
    Optional<MailRow> row =
        receipt instanceof Receipt.Kept kept
            ? ledger().records().mail(program, kept.mailId()).map(MailRecord::row)
            : Optional.empty();
    audience.came(
        mail.at(),
        from,
        mail.letter().subject(),
        row.flatMap(MailRow::outcome),
        row.map(MailRow::reason).orElseGet(() -> why(receipt)));
    tellNews();
  }

  private static String why(Receipt receipt) {
    return switch (receipt) {
      case Receipt.Kept _ -> "";
      case Receipt.Duplicate _ -> "known-already";
      case Receipt.NotOurs not -> not.why();
      case Receipt.NotNow not -> not.why();
    };
  }

  private void passUntil(Instant end) throws InterruptedException {
    int steps = 0;
    Optional<Instant> due = engine.nextDue();
    while (due.isPresent() && !due.get().isAfter(end)) {
      steps = due.get().isAfter(clock.instant()) ? 0 : steps + 1;
      if (steps > MOST_AT_ONCE) {
        throw new IllegalStateException("what is due at " + due.get() + " is never done");
      }
      clock.advanceTo(due.get());
      engine.settle();
      tellNews();
      due = engine.nextDue();
    }
    clock.advanceTo(end);
  }

  private void tellNews() {
    for (Mailboxes.Notice notice : mailboxes.news()) {
      audience.went(
          notice.at(),
          notice.to().toString(),
          notice.template(),
          notice.letter().subject(),
          notice.bytes());
    }
  }

  @Override
  public void close() {
    engine.close();
  }
}
