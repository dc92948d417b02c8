package io.postern.ledger;

import io.postern.deal.Deal;
import io.postern.deciding.Facts;
import io.postern.deciding.Outcome;
import io.postern.deciding.Owed;
import io.postern.identity.Identity;
import io.postern.identity.IdentityLevel;
import io.postern.kit.Sha256;
import io.postern.ledger.SendReport.Result;
import io.postern.ledger.World.Judge;
import io.postern.mail.Address;
import io.postern.mail.Envelope;
import io.postern.mail.MessageId;
import io.postern.mail.RawMail;
import io.postern.mail.Receipt;
import io.postern.mail.Source;
import io.postern.notice.RenderedMail;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the ledger can do alone: keeps, decides and sends mails as the engine would, with partners
 * and deals already there, and prints how many a second, what each costs in processor time, and how
 * the database grew. No test: {@code main(FOLDER MAILS DEALS [postgres])}.
 */
final class LedgerBench {
  private static final int PARTNERS = 10_000;
  private static final int SENDERS = 1_000;
  private static final int BATCH = Integer.getInteger("bench.batch", 128);
  private static final int WORKERS = Integer.getInteger("bench.workers", 2);
  private static final int CLIENTS = 64;

  private final Ledger ledger;
  private final Path folder;
  private final byte[] notice;
  private final String text;
  private final String reading;
  private final AtomicInteger numbers = new AtomicInteger();

  private LedgerBench(Ledger ledger, Path folder) throws IOException {
    this.ledger = ledger;
    this.folder = folder;
    Path golden = Path.of("src/test/resources/notices/review-request.en.html");
    notice = Files.readAllBytes(golden);
    text = new String(notice, StandardCharsets.UTF_8).substring(0, 2500);
    reading = "{\"authorText\":" + "\"I had lunch with the COO. \"".repeat(150) + "}";
  }

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    Files.createDirectories(folder);
    LedgerSettings settings = args.length > 3 ? Postgres.empty() : LedgerSettings.embedded(folder);
    Instant began = Instant.now();
    try (Ledger ledger = Ledger.open(settings, began)) {
      say("open", 1, began, 0);
      LedgerBench bench = new LedgerBench(ledger, folder);
      bench.roster();
      bench.seed(Integer.parseInt(args[2]));
      bench.run(Integer.parseInt(args[1]));
      bench.run(Integer.parseInt(args[1]));
    }
    System.out.println("closed: " + bytes(folder) / 1024 + " KB");
    System.exit(0);
  }

  private void roster() {
    Instant began = Instant.now();
    long cpu = cpu();
    List<RosterRow> rows = new ArrayList<>();
    for (int i = 0; i < PARTNERS; i++) {
      rows.add(
          new RosterRow(
              "Partner " + i, "Pat " + i, partner(i), World.MANAGER, "Gold", Optional.empty()));
    }
    ledger.roster().take(World.PROGRAM.id(), rows, "bench", began);
    say("partners", PARTNERS, began, cpu);
  }

  private void seed(int deals) throws Exception {
    Instant began = Instant.now();
    long cpu = cpu();
    keep(deals, PARTNERS, 100);
    decide(100);
    send();
    say("deals seeded", deals, began, cpu);
  }

  private void run(int mails) throws Exception {
    long before = bytes(folder);
    Instant began = Instant.now();
    long cpu = cpu();
    List<Long> waits = keep(mails, SENDERS, 3000);
    say("keep", mails, began, cpu);
    System.out.printf(
        "  p50 %.1f ms, p99 %.1f ms%n",
        waits.get(mails / 2) / 1e6, waits.get(mails * 99 / 100) / 1e6);
    began = Instant.now();
    cpu = cpu();
    int decided = decide(notice.length);
    say("decide", decided, began, cpu);
    began = Instant.now();
    cpu = cpu();
    int sent = send();
    say("claim and record sends", sent, began, cpu);
    System.out.printf(
        "  database grew by %.1f KB a mail%n", (bytes(folder) - before) / 1024.0 / mails);
  }

  private List<Long> keep(int mails, int senders, int size) throws InterruptedException {
    List<Long> waits = new ArrayList<>(mails);
    ConcurrentLinkedQueue<Long> taken = new ConcurrentLinkedQueue<>();
    Semaphore clients = new Semaphore(CLIENTS);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < mails; i++) {
        clients.acquire();
        int number = numbers.incrementAndGet();
        threads.execute(
            () -> {
              RawMail raw = raw(number, senders, number % 10 == 0 ? size * 6 : size);
              long start = System.nanoTime();
              Receipt receipt =
                  ledger
                      .inbox()
                      .keep(
                          World.PROGRAM.id(),
                          raw,
                          Sha256.of("f" + number),
                          Sha256.of("s" + number));
              taken.add(System.nanoTime() - start);
              clients.release();
              if (!(receipt instanceof Receipt.Kept)) {
                System.out.println(receipt);
              }
            });
      }
    }
    waits.addAll(taken);
    waits.sort(null);
    return waits;
  }

  private int decide(int noticeBytes) throws Exception {
    byte[] body = Arrays.copyOf(notice, noticeBytes);
    String words = noticeBytes < text.length() ? "" : text;
    AtomicInteger decided = new AtomicInteger();
    try (ExecutorService threads = Executors.newFixedThreadPool(WORKERS)) {
      for (int i = 0; i < WORKERS; i++) {
        threads.execute(
            () -> {
              int count;
              do {
                count = batch(body, words);
                decided.addAndGet(count);
              } while (count > 0);
            });
      }
    }
    return decided.get();
  }

  private int batch(byte[] body, String words) {
    Instant now = Instant.now();
    List<ClaimedMail> mails =
        ledger.inbox().claim(World.PROGRAM.id(), BATCH, Duration.ofMinutes(5), now).mails();
    List<Clues> clues =
        mails.stream()
            .map(
                mail ->
                    new Clues(List.of(), Optional.of(sender(mail)), List.of(), Optional.empty()))
            .toList();
    ledger.memory().recall(World.PROGRAM, clues);
    List<MailCase> cases = mails.stream().map(this::mail).toList();
    Judge judge =
        new Judge((mail, facts) -> decide(mail, facts)) {
          @Override
          public Written write(Owed owed, MailThread thread) {
            Written plain = World.write(owed, thread);
            return new Written(
                new RenderedMail(
                    body,
                    plain.mail().subject(),
                    words,
                    "",
                    plain.mail().template(),
                    Optional.empty()),
                plain.id(),
                plain.envelopeFrom(),
                plain.replyTokenHash(),
                plain.bounceTokenHash(),
                Optional.empty());
          }
        };
    for (Decided decided :
        ledger.decisions().mails(World.PROGRAM, World.WORKFLOW, cases, judge, now)) {
      if (!(decided instanceof Decided.Done)) {
        System.out.println(decided);
      }
    }
    return mails.size();
  }

  private static io.postern.deciding.Decision decide(MailCase mail, Facts facts) {
    if (facts.fresh().isEmpty()) {
      return World.nothing(Outcome.RECORDED, "read");
    }
    return World.register(mail, facts, referral(mail.claim().id()));
  }

  private MailCase mail(ClaimedMail claim) {
    Address from = sender(claim);
    Identity identity =
        new Identity(
            IdentityLevel.DOMAIN,
            Optional.of(from),
            Optional.of(from.domain()),
            Optional.empty(),
            Set.of(),
            false,
            List.of("dkim passes, aligned"));
    return new MailCase(
        claim,
        new Facts.MailFacts(
            claim.id(),
            Optional.of(new MessageId(Sha256.of("m" + claim.id()) + "@partner.example")),
            claim.sha256(),
            claim.raw().envelope(),
            identity,
            claim.keptAt(),
            "border",
            2,
            Optional.empty(),
            Optional.empty()),
        Optional.empty(),
        List.of(World.keys(referral(claim.id()).prospect())),
        Wanted.NOTHING,
        new MailCase.Paper("referral", "A lead for you", reading, List.of("Pat", "Partner")));
  }

  private int send() {
    int sent = 0;
    while (true) {
      Instant now = Instant.now();
      List<Outgoing> mails =
          ledger.outbox().claim(World.PROGRAM.id(), BATCH, Duration.ofMinutes(5), now);
      if (mails.isEmpty()) {
        return sent;
      }
      sent +=
          ledger
              .outbox()
              .record(
                  mails.stream()
                      .map(mail -> new SendReport(mail, new Result.Sent("250 2.0.0 ok"), now))
                      .toList());
    }
  }

  private static Deal.ReferralFacts referral(long number) {
    String hash = Sha256.of("p" + number).substring(0, 12);
    return World.facts(
        "Company " + hash, "company-" + hash + ".example", "jo@company-" + hash + ".example");
  }

  private RawMail raw(int number, int senders, int size) {
    byte[] bytes = new byte[size];
    byte[] some = ("mail " + number + " ").getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at < size; at += 1000) {
      System.arraycopy(notice, at % 15_000, bytes, at, Math.min(1000, size - at));
    }
    System.arraycopy(some, 0, bytes, 0, some.length);
    return new RawMail(
        bytes,
        new Envelope(
            true,
            Optional.of(partner(number % senders)),
            List.of(World.PROGRAM.addresses().intake())),
        new Source("smtp", Sha256.of("k" + number)),
        Optional.empty(),
        Instant.now());
  }

  private static Address sender(ClaimedMail mail) {
    return mail.raw().envelope().mailFrom().orElseThrow();
  }

  private static Address partner(int number) {
    return Address.of("pat" + number + "@partner" + number + ".example");
  }

  private static void say(String what, int count, Instant began, long cpuBefore) {
    double seconds = Duration.between(began, Instant.now()).toNanos() / 1e9;
    double cpu = (cpu() - cpuBefore) / 1e9;
    System.out.printf(
        "%-24s %7d in %6.1f s: %6.0f a second; processor %6.1f s, %5.0f us each%n",
        what, count, seconds, count / seconds, cpu, cpu * 1e6 / count);
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static long bytes(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      return 0;
    }
  }
}
