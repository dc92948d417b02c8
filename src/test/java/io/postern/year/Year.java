package io.postern.year;

import io.postern.app.Engine;
import io.postern.app.cli.LedgerAccess;
import io.postern.app.settings.Settings;
import io.postern.app.settings.SettingsFile;
import io.postern.figures.Past;
import io.postern.ledger.Ledger;
import io.postern.ledger.RosterRow;
import io.postern.mail.Address;
import io.postern.mail.Envelope;
import io.postern.mail.RawHeaders;
import io.postern.mail.RawMail;
import io.postern.mail.Source;
import io.postern.posting.Carrier;
import io.postern.posting.Delivery;
import io.postern.posting.Parcel;
import io.postern.posting.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** A year of a program, played mail by mail through the engine under a clock that only goes on. */
final class Year implements AutoCloseable {
  static final Instant START = local("2026-01-05T09:00");
  static final Instant END = local("2026-12-31T23:00");

  private static final String BORDER = "mx.northwind.example";
  private static final String PROGRAM = "referrals@northwind.example";
  private static final Address MANAGER = Address.of("max@northwind.example");
  // More steps at one moment than any program has.
  private static final int MOST_AT_ONCE = 10_000;

  private final Settings settings;
  private final Map<String, String> answerTo = new ConcurrentHashMap<>();
  private final List<String> sent = new ArrayList<>();
  private volatile Instant now = START;
  private Engine engine;
  private int mails;

  /**
   * @param home an empty directory
   * @param partners how many there are, with the five of the sheet
   */
  Year(Path home, int partners) throws IOException {
    Path rules = Files.createDirectories(home.resolve("rules"));
    Files.writeString(
        rules.resolve("engagement.yml"),
        """
        off-limits: [{id: OL-1, accounts: [%s], say: {en: "Not these."}}]
        stalled: {days: 45, partner-days: 45}
        """
            .formatted(Happening.OFF_LIMITS));
    Files.writeString(rules.resolve("partners.yml"), "nudges: []\n");
    settings = settings(home, rules);
    engine = engine();
    joins(List.of(1, 2, 5), START);
    joins(IntStream.rangeClosed(6, partners).boxed().toList(), START);
  }

  private static Instant local(String time) {
    return LocalDateTime.parse(time).atZone(Happening.BERLIN).toInstant();
  }

  private static Settings settings(Path home, Path rules) {
    String text =
        """
        postern:
          data-dir: %s
          inbound-rules: %s
          inbound: {smtp: {host: 127.0.0.1, port: 0}}
          outbound: {smtp: {host: 127.0.0.1, port: 9, tls: none}, undo-window: 0s}
          trust: {authserv-ids: [%s], received-by: [%s]}
          programs:
            northwind:
              name: Northwind
              prefix: NW
              address: %s
              zone: Europe/Berlin
              managers: [{name: Max Manager, email: %s}]
              protection: {days: 120}
              figures: {managers: weekly, owner: [owner@northwind.example]}
        """
            .formatted(home.resolve("data"), rules, BORDER, BORDER, PROGRAM, MANAGER);
    SettingsFile.Loaded loaded = SettingsFile.parse(home.resolve("postern.yml"), text, Map.of());
    return loaded
        .settings()
        .orElseThrow(() -> new IllegalStateException(loaded.problems().toString()));
  }

  private Engine engine() {
    Ledger ledger = Ledger.open(LedgerAccess.of(settings), now);
    return new Engine(settings, ledger, new Mailboxes(), () -> now);
  }

  /** The engine stops and starts again, on what it had kept. */
  void restart() {
    engine.close();
    engine = engine();
  }

  /** Plays what happens until a moment, and what time itself brings until then. */
  void play(List<Happening> all, Instant from, Instant until) throws InterruptedException {
    engine.settle(); // it runs from the first moment on, not from the first mail
    for (Happening happening : all) {
      if (!happening.at().isBefore(from) && happening.at().isBefore(until)) {
        passUntil(happening.at());
        engine.door().keep(mail(happening));
        engine.settle();
      }
    }
    passUntil(until);
  }

  private void passUntil(Instant until) throws InterruptedException {
    for (Join join : Join.values()) {
      if (now.isBefore(join.at) && !until.isBefore(join.at)) {
        work(join.at);
        joins(List.of(join.partner), join.at);
      }
    }
    work(until);
  }

  private void work(Instant until) throws InterruptedException {
    int steps = 0;
    for (Optional<Instant> due = engine.nextDue();
        due.isPresent() && !due.get().isAfter(until);
        due = engine.nextDue()) {
      steps = due.get().isAfter(now) ? 0 : steps + 1;
      if (steps > MOST_AT_ONCE) {
        throw new IllegalStateException("what is due at " + due.get() + " is never done");
      }
      now = due.get().isAfter(now) ? due.get() : now;
      engine.settle();
    }
    now = until;
  }

  /** Partners of the sheet that join later. */
  private enum Join {
    THIRD(3, "2026-02-02T09:00"),
    FOURTH(4, "2026-06-01T09:00");

    private final int partner;
    private final Instant at;

    Join(int partner, String at) {
      this.partner = partner;
      this.at = local(at);
    }
  }

  private void joins(List<Integer> partners, Instant at) {
    List<RosterRow> rows =
        partners.stream()
            .map(
                number ->
                    new RosterRow(
                        "Partner " + number,
                        "Pat Bright",
                        contact(number),
                        MANAGER,
                        number <= 5 ? "Gold" : "Silver",
                        Optional.empty()))
            .toList();
    engine.ledger().roster().take("northwind", rows, "year", at);
  }

  private static Address contact(int partner) {
    return Address.of("pat@partner" + partner + ".example");
  }

  private RawMail mail(Happening happening) {
    boolean referral = happening.partner() > 0;
    Address from = referral ? contact(happening.partner()) : MANAGER;
    String to = referral ? PROGRAM : answerTo.getOrDefault(happening.company(), PROGRAM);
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME
            .withLocale(Locale.ROOT)
            .format(happening.at().atOffset(ZoneOffset.UTC));
    String text =
        """
        Received: from mail.%2$s by %1$s with ESMTPS; %5$s
        Authentication-Results: %1$s; dkim=pass header.d=%2$s; spf=pass smtp.mailfrom=%2$s; dmarc=pass header.from=%2$s
        From: Somebody <%3$s>
        To: %4$s
        Subject: %6$s
        Date: %5$s
        Message-ID: <year-%7$d@%2$s>
        Content-Type: text/plain; charset=utf-8

        %8$s
        """
            .formatted(
                BORDER,
                from.domain(),
                from,
                to,
                date,
                referral ? "A referral" : "Re: " + happening.company(),
                ++mails,
                happening.text());
    return new RawMail(
        text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8),
        new Envelope(true, Optional.of(from), List.of(Address.of(to))),
        new Source("smtp", "year-" + mails),
        Optional.empty(),
        happening.at());
  }

  /** What its figures are reckoned from, as it stands. */
  Past past() {
    return engine
        .ledger()
        .records()
        .past(
            settings.programs().getFirst().program(),
            engine.programs().all().getFirst().workflow());
  }

  /** Every mail that went out: when, to whom, which notice, and its subject; in order. */
  List<String> sent() {
    synchronized (sent) {
      return sent.stream().sorted().toList();
    }
  }

  /** Everybody's mailboxes; a manager's answers go to where the mail about a company says. */
  private final class Mailboxes implements Carrier {
    @Override
    public Delivery send(Parcel parcel, Progress progress) {
      RawHeaders headers = RawHeaders.of(parcel.mail());
      String subject = field(headers, "Subject");
      String notice = field(headers, "X-Postern-Notice");
      if (notice.equals("review-request")) {
        String replyTo = field(headers, "Reply-To");
        answerTo.putIfAbsent(
            subject.substring(0, Math.max(0, subject.indexOf(" (NW-"))),
            replyTo.substring(replyTo.indexOf('<') + 1, replyTo.indexOf('>')));
      }
      synchronized (sent) {
        sent.add(now + " " + parcel.to() + " " + notice + " " + subject);
      }
      return new Delivery.Sent("year");
    }

    private static String field(RawHeaders headers, String name) {
      return headers.named(name).stream().map(one -> one.unfolded().strip()).findFirst().orElse("");
    }

    @Override
    public void close() {
      // nothing is open
    }
  }

  @Override
  public void close() {
    engine.close();
  }
}
