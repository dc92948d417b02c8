package io.postern.load;

import io.postern.letters.HostileText;
import io.postern.letters.MailSizes;
import io.postern.mail.Envelope;
import io.postern.mail.Letter;
import io.postern.reading.LetterReader;
import io.postern.rules.RuleBookFiles;
import io.postern.shipped.Shipped;
import io.postern.understanding.Known;
import io.postern.understanding.Reading;
import io.postern.understanding.RuleBook;
import io.postern.understanding.Understanding;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measures how many mails one core reads in a second, from bytes to Reading, and how long the
 * longest and the most hostile take. What counts is the processor time of the reading thread, so
 * that a busy machine says the same as an idle one, or nearly.
 *
 * <p>{@code java … io.postern.load.ReadingRun [seconds to warm up [folder of mails]]}
 */
public final class ReadingRun {
  private static final RuleBook RULES =
      RuleBookFiles.read(Shipped.folder(Shipped.INBOUND_RULES)).book();
  private static final Known NOTHING = Known.nothing(Known.Role.PARTNER, List.of());
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int HOSTILE = 100_000;

  /** Often enough that the compiler has seen each text before the best is taken. */
  private static final int TIMES = 25;

  private final long warm;

  /** Read so that nothing of the reading can be left out. */
  private long seen;

  private ReadingRun(long seconds) {
    this.warm = seconds * 1_000_000_000L;
  }

  public static void main(String[] args) throws IOException {
    ReadingRun run = new ReadingRun(args.length > 0 ? Long.parseLong(args[0]) : 5);
    if (args.length > 1) {
      run.rate("mails of the folder", mails(Path.of(args[1])), 5_000);
    }
    run.rate("3 KB of text", List.of(MailSizes.plain(3_000)), 5_000);
    run.rate("20 KB of HTML", List.of(MailSizes.html(20_000)), 500);
    run.once("1 MB of text", MailSizes.plain(1_000_000), 100);
    for (Map.Entry<String, String> hostile : HostileText.all(HOSTILE).entrySet()) {
      run.once("100 KB " + hostile.getKey(), MailSizes.mail("plain", hostile.getValue()), 50);
    }
    for (Map.Entry<String, String> hostile : HostileText.html(HOSTILE).entrySet()) {
      run.once("100 KB " + hostile.getKey(), MailSizes.mail("html", hostile.getValue()), 50);
    }
    System.out.println("(" + run.seen + " kinds seen)");
  }

  private static List<byte[]> mails(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<byte[]> mails = new ArrayList<>();
      for (Path file : files.filter(it -> it.toString().endsWith(".eml")).sorted().toList()) {
        mails.add(Files.readAllBytes(file));
      }
      return mails;
    }
  }

  private void read(byte[] mail) {
    Letter letter = LetterReader.read(mail);
    Reading reading = Understanding.read(letter, Envelope.UNKNOWN, RULES, NOTHING);
    seen += reading.kind().ordinal();
  }

  private void rate(String what, List<byte[]> mails, int wanted) {
    repeat(mails, warm);
    System.out.printf(
        Locale.ROOT, "%-44s %,8.0f a second; wanted %,d%n", what, repeat(mails, warm), wanted);
  }

  private double repeat(List<byte[]> mails, long nanos) {
    long start = THREADS.getCurrentThreadCpuTime();
    long spent = 0;
    long count = 0;
    while (spent < nanos) {
      mails.forEach(this::read);
      count += mails.size();
      spent = THREADS.getCurrentThreadCpuTime() - start;
    }
    return count * 1e9 / spent;
  }

  private void once(String what, byte[] mail, int wanted) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < TIMES; i++) {
      long start = THREADS.getCurrentThreadCpuTime();
      read(mail);
      best = Math.min(best, THREADS.getCurrentThreadCpuTime() - start);
    }
    System.out.printf(Locale.ROOT, "%-44s %8.1f ms; wanted %d%n", what, best / 1e6, wanted);
  }
}
