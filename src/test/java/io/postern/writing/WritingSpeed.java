package io.postern.writing;

import io.postern.notice.OutgoingMail;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How many notices one thread writes in a second of processor time, warm: all samples in both
 * languages in turn, and the two that a referral brings. Run by hand.
 */
public final class WritingSpeed {
  private WritingSpeed() {}

  /** Prints figures. */
  public static void main(String[] args) {
    List<OutgoingMail> all = new ArrayList<>();
    for (String tag : List.of("en", "de")) {
      SampleNotices.all()
          .values()
          .forEach(
              notice ->
                  all.add(
                      SampleNotices.mail(
                          notice, SampleNotices.PROGRAM, Locale.forLanguageTag(tag))));
    }
    List<OutgoingMail> pair = List.of(mail("referral-receipt"), mail("review-request"));
    NoticeWriter writer = Samples.writer();
    for (int round = 0; round < 5; round++) {
      measure("all samples", writer, all);
      measure("receipt and review-request", writer, pair);
    }
  }

  private static OutgoingMail mail(String name) {
    return SampleNotices.mail(
        SampleNotices.named(name).orElseThrow(), SampleNotices.PROGRAM, Locale.ENGLISH);
  }

  private static void measure(String what, NoticeWriter writer, List<OutgoingMail> mails) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    long end = start + Duration.ofSeconds(3).toNanos();
    long written = 0;
    long bytes = 0;
    while (threads.getCurrentThreadCpuTime() < end) {
      for (OutgoingMail mail : mails) {
        bytes += writer.write(mail).bytes().length;
        written++;
      }
    }
    double seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%s: %.0f a second, %d bytes each%n",
        what,
        written / seconds,
        bytes / written);
  }
}
