package io.postern.app;

import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.postern.app.cli.LedgerAccess;
import io.postern.app.settings.Settings;
import io.postern.app.settings.Settings.ProgramSettings;
import io.postern.intake.files.DropFolder;
import io.postern.intake.http.HttpDoor;
import io.postern.journey.Announcements;
import io.postern.journey.Bookkeeper;
import io.postern.journey.Erasures;
import io.postern.journey.InboundMailProcessor;
import io.postern.journey.Leavers;
import io.postern.journey.MailLog;
import io.postern.journey.MailReader;
import io.postern.journey.Mailroom;
import io.postern.journey.OutboundNotifier;
import io.postern.journey.PayoutDesk;
import io.postern.journey.Postman;
import io.postern.journey.Programs;
import io.postern.journey.Programs.Running;
import io.postern.journey.RuleShelf;
import io.postern.journey.StageDesk;
import io.postern.journey.Tally;
import io.postern.journey.Timers;
import io.postern.journey.TokenMint;
import io.postern.journey.Undeliverables;
import io.postern.journey.WaysOut;
import io.postern.journey.Worker;
import io.postern.kit.Problem;
import io.postern.ledger.Ledger;
import io.postern.posting.Carrier;
import io.postern.posting.Courier;
import io.postern.program.Program;
import io.postern.writing.NoticeWriter;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The engine: every room wired to the next, and the workers that walk mail through them. Read it
 * top to bottom; it holds no logic.
 */
public final class Engine implements AutoCloseable {
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Duration SELDOM = Duration.ofSeconds(15);

  private final Settings settings;
  private final InstantSource clock;
  private final CompositeMeterRegistry meters = new CompositeMeterRegistry();
  private final MailLog log = new MailLog(new Tally(meters));
  private final Map<String, RuleShelf> rules;
  private final Ledger ledger;
  private final Programs programs;
  private final InboundMailProcessor processor;
  private final Postman postman;
  private final Timers timers;
  private final Bookkeeper bookkeeper;
  private final Leavers leavers;
  private final Erasures erasures;
  private final PayoutDesk payouts;
  private final WaysOut waysOut;
  private final Announcements announcements;
  private final List<Worker> workers = new ArrayList<>();
  private final IngressWiring ingresses;

  /**
   * Opens the ledger and wires everything; nothing runs before {@link #start}.
   *
   * @throws io.postern.ledger.LedgerException when the database can't be used
   */
  public Engine(Settings settings, InstantSource clock) {
    this(
        settings,
        () -> Ledger.open(LedgerAccess.of(settings), clock.instant()),
        () -> relay(settings, clock),
        clock);
  }

  /** As the other one, over a ledger that is open already; it is closed with the engine. */
  public Engine(Settings settings, Ledger ledger, InstantSource clock) {
    this(settings, () -> ledger, () -> relay(settings, clock), clock);
  }

  /** One whose mail goes another way than to the relay of the settings. */
  public Engine(Settings settings, Ledger ledger, Carrier carrier, InstantSource clock) {
    this(settings, () -> ledger, () -> carrier, clock);
  }

  private Engine(
      Settings settings, Supplier<Ledger> opening, Supplier<Carrier> carrier, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.rules = ProgramWiring.rules(settings, clock, log); // read while the ledger opens
    this.ledger = opening.get();
    this.programs = ProgramWiring.programs(settings);
    programs
        .all()
        .forEach(
            running ->
                ledger
                    .roster()
                    .staffIs(running.program().id(), running.program().staff(), clock.instant()));

    Map<String, NoticeWriter> writers = new HashMap<>();
    for (ProgramSettings program : settings.programs()) {
      writers.put(program.program().id(), ProgramWiring.writer(settings, program, clock));
    }
    SecureRandom random = new SecureRandom();
    OutboundNotifier notifier =
        new OutboundNotifier(
            program -> of(program, writers),
            new TokenMint(random),
            settings.http().flatMap(Settings.Http::publicUrl),
            log);
    MailReader reader =
        new MailReader(
            TrustWiring.borders(settings),
            program -> of(program, rules),
            TrustWiring.origins(settings));
    this.processor = new InboundMailProcessor(ledger, reader, notifier, clock, log);
    Undeliverables failures = new Undeliverables(ledger, notifier, program -> of(program, rules));
    this.postman = new Postman(ledger, carrier.get(), failures, clock, random, log);
    this.timers = new Timers(ledger, notifier, program -> of(program, rules), clock, log);
    this.bookkeeper = new Bookkeeper(ledger, notifier, program -> of(program, rules), clock, log);

    this.leavers = new Leavers(ledger, notifier, program -> of(program, rules), clock);
    this.waysOut = new WaysOut(ledger, programs, program -> of(program, writers), clock, log);
    this.announcements = new Announcements(ledger, notifier, program -> of(program, rules), clock);
    this.erasures = new Erasures(ledger, notifier, program -> of(program, rules), clock);
    this.payouts = new PayoutDesk(ledger, notifier, program -> of(program, rules), clock);

    Worker sending = worker("send", () -> any(postman::runOnce), IDLE);
    Worker timing = worker("timers", () -> any(timers::runOnce, sending), SELDOM);
    // What a mail brings may be a step that is due at once: a sheet of stages, for example.
    Worker deciding = worker("decide", () -> any(processor::runOnce, sending, timing), IDLE);
    worker("books", () -> after(bookkeeper.runOnce(programs), sending), SELDOM);
    for (ProgramSettings program : settings.programs()) {
      desk(program)
          .ifPresent(desk -> worker("stages", () -> after(desk.runOnce(), timing), SELDOM));
    }
    Mailroom mailroom = new Mailroom(programs, ledger.inbox(), deciding::wake, log);
    this.ingresses = new IngressWiring(settings, mailroom, ledger, clock, log);
  }

  private Optional<StageDesk> desk(ProgramSettings program) {
    return program
        .stages()
        .map(
            folder ->
                new StageDesk(
                    programs.byId(program.program().id()).orElseThrow(),
                    new DropFolder(folder, ".csv"),
                    ledger.sheets(),
                    of(program.program(), rules),
                    clock,
                    log));
  }

  private static Carrier relay(Settings settings, InstantSource clock) {
    return new Courier(new MailServers(settings, clock).courier());
  }

  private static <T> T of(Program program, Map<String, T> each) {
    T found = each.get(program.id());
    if (found == null) {
      throw new IllegalStateException("no program " + program.id());
    }
    return found;
  }

  private Worker worker(String name, Worker.Step step, Duration idle) {
    Worker worker = new Worker(name, step, idle, log);
    workers.add(worker);
    return worker;
  }

  /** One step of a story, for one program. */
  @FunctionalInterface
  private interface ProgramStep {
    boolean runOnce(Running running) throws InterruptedException;
  }

  private boolean any(ProgramStep step, Worker... next) throws InterruptedException {
    boolean more = false;
    for (Running running : programs.all()) {
      more |= step.runOnce(running);
    }
    for (Worker worker : next) {
      worker.wake();
    }
    return more;
  }

  private static boolean after(boolean didSomething, Worker next) {
    if (didSomething) {
      next.wake();
    }
    return false;
  }

  /**
   * What is wrong with the inbound rules, each with its file and line; waits until they are read.
   */
  public List<Problem> ruleProblems() {
    return rules.values().stream().flatMap(shelf -> shelf.problems().stream()).toList();
  }

  /** Starts the workers, then the ways in: mail that waits since a crash goes first. */
  public void start() throws IOException {
    workers.forEach(Worker::start);
    ingresses.start();
    log.started("programs=" + programs.all().size() + " data-dir=" + settings.dataDir());
  }

  /** There is work: something was put into the ledger by hand, or time has passed. */
  public void wake() {
    workers.forEach(Worker::wake);
  }

  /** Decides about all mail that waits, where no worker does: for a command by itself. */
  public void decideWaiting() throws InterruptedException {
    boolean more = true;
    while (more) {
      more = any(processor::runOnce);
    }
  }

  /**
   * Does in this thread what is due by now, where no worker does: for a clock that stands still
   * meanwhile.
   */
  public void settle() throws InterruptedException {
    decideWaiting();
    any(timers::runOnce);
    bookkeeper.runOnce(programs);
    any(postman::runOnce);
  }

  /** When there is something to do next, of what is known now. */
  public Optional<Instant> nextDue() {
    return programs.all().stream()
        .map(running -> running.program().id())
        .flatMap(
            id ->
                Stream.of(
                        ledger.decisions().nextTimer(id), ledger.records().counts(id).outboxNext())
                    .flatMap(Optional::stream))
        .min(Comparator.naturalOrder());
  }

  public Ledger ledger() {
    return ledger;
  }

  public Programs programs() {
    return programs;
  }

  /** Hands on what somebody leaves behind. */
  public Leavers leavers() {
    return leavers;
  }

  /** Forgets people. */
  public Erasures erasures() {
    return erasures;
  }

  /** The story of how partners are paid. */
  public PayoutDesk payouts() {
    return payouts;
  }

  /** What is written to many, as a person has it in hand. */
  public Announcements announcements() {
    return announcements;
  }

  /** Lets readers of mail to many go. */
  public WaysOut waysOut() {
    return waysOut;
  }

  /** What is counted; whoever wants to look adds a registry. */
  public CompositeMeterRegistry meters() {
    return meters;
  }

  public InstantSource clock() {
    return clock;
  }

  /** The one door, for mail that is given by hand. */
  public io.postern.intake.MailSink door() {
    return ingresses.sink();
  }

  /** The door for raw mail by POST, where the settings have one. */
  public Optional<HttpDoor> httpDoor() {
    return ingresses.http();
  }

  /** The port that the SMTP listener has; 0 when there is none. */
  public int smtpPort() {
    return ingresses.smtpPort();
  }

  /** Takes nothing new, finishes what is being done, closes the ledger. */
  @Override
  public void close() {
    ingresses.stop();
    workers.forEach(Worker::close);
    postman.close();
    ledger.close();
    log.stopped();
  }
}
