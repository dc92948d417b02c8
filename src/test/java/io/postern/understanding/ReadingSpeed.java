package io.postern.understanding;

import io.postern.mail.Envelope;
import io.postern.mail.Letter;
import io.postern.reading.LetterReader;
import io.postern.rules.RuleBookFiles;
import io.postern.shipped.Shipped;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measures on one core, warm, how many mails are read in a second, and how long the longest and the
 * most hostile take: {@code java … io.postern.understanding.ReadingSpeed}.
 */
final class ReadingSpeed {
  private static final long WARM_NANOS = 4_000_000_000L;
  private static final long MEASURED_NANOS = 4_000_000_000L;
  private static final int HOSTILE = 100_000;

  private static final RuleBook RULES =
      RuleBookFiles.read(Shipped.folder(Shipped.INBOUND_RULES)).book();

  private ReadingSpeed() {}

  public static void main(String[] args) {
    rate("3 KB text", MailSizes.plain(3_000), 5_000);
    rate("20 KB HTML", MailSizes.html(20_000), 500);
    once("1 MB text", MailSizes.plain(1_000_000), 100);
    for (Map.Entry<String, String> hostile : new TreeMap<>(HostileText.all(HOSTILE)).entrySet()) {
      once("100 KB " + hostile.getKey(), MailSizes.mail("plain", hostile.getValue()), 50);
    }
    for (Map.Entry<String, String> hostile : new TreeMap<>(HostileText.html(HOSTILE)).entrySet()) {
      once("100 KB " + hostile.getKey(), MailSizes.mail("html", hostile.getValue()), 50);
    }
  }

  static Reading read(byte[] mail) {
    Letter letter = LetterReader.read(mail);
    return Understanding.read(letter, Envelope.UNKNOWN, RULES, PartsOf.NOTHING);
  }

  private static void rate(String what, byte[] mail, int wanted) {
    long parts = repeat(mail, WARM_NANOS, false);
    parts = repeat(mail, MEASURED_NANOS, false);
    long whole = repeat(mail, WARM_NANOS, true);
    whole = repeat(mail, MEASURED_NANOS, true);
    System.out.printf(
        Locale.ROOT,
        "%-32s %,8d a second (bytes to parts %,d); wanted %,d%n",
        what,
        whole,
        parts,
        wanted);
  }

  private static long repeat(byte[] mail, long nanos, boolean whole) {
    long start = System.nanoTime();
    long count = 0;
    while (System.nanoTime() - start < nanos) {
      if (whole) {
        read(mail);
      } else {
        PartsOf.mail(mail);
      }
      count++;
    }
    return count * 1_000_000_000L / (System.nanoTime() - start);
  }

  private static void once(String what, byte[] mail, int wanted) {
    double best = Double.MAX_VALUE;
    double parts = Double.MAX_VALUE;
    for (int i = 0; i < 8; i++) {
      long start = System.nanoTime();
      PartsOf.mail(mail);
      parts = Math.min(parts, (System.nanoTime() - start) / 1e6);
      start = System.nanoTime();
      read(mail);
      best = Math.min(best, (System.nanoTime() - start) / 1e6);
    }
    System.out.printf(
        Locale.ROOT, "%-32s %8.1f ms (parts %.1f); wanted %d%n", what, best, parts, wanted);
  }
}
