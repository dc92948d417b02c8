package io.postern.writing;

import io.postern.notice.Notice;
import io.postern.notice.OutgoingMail;
import io.postern.notice.PartnerNotice;
import io.postern.notice.WayOut;
import io.postern.program.Program;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Announcements with facts that could be. */
public final class SampleAnnouncements {
  private static final String PREFIX = "announcement-";

  private SampleAnnouncements() {}

  static void add(Map<String, Notice> all) {
    for (String name : List.of("newsletter", "check-in")) {
      SampleNotices.put(all, "", sample(name));
      SampleNotices.put(all, "-first", first(name));
    }
  }

  /**
   * Samples of a template, where it is an announcement's; the announcement may be anybody's own.
   */
  static List<Notice> of(String template) {
    return template.startsWith(PREFIX)
        ? List.of(
            sample(template.substring(PREFIX.length())), first(template.substring(PREFIX.length())))
        : List.of();
  }

  /** A mail to somebody with this announcement, to try its template with. */
  public static OutgoingMail mail(String announcement, Program program, Locale locale) {
    return SampleNotices.mail(sample(announcement), program, locale);
  }

  static Optional<WayOut> wayOut(Notice notice, Program program) {
    String token = "bcdefghijklmnopqrstuvwxyza";
    return notice instanceof PartnerNotice.Announcement
        ? Optional.of(
            new WayOut(
                program.addresses().reply(token),
                Optional.of(URI.create("https://postern.northwind.example/unsubscribe/" + token))))
        : Optional.empty();
  }

  /** How an announcement looks, for the program's own people. */
  public static Notice test(String name) {
    return sample(name, true);
  }

  private static PartnerNotice.Announcement sample(String name) {
    return sample(name, false);
  }

  private static PartnerNotice.Announcement sample(String name, boolean test) {
    return new PartnerNotice.Announcement(
        name,
        "2026-03",
        SampleNotices.PARTNER,
        "Silver",
        SampleNotices.SARA,
        7,
        2,
        3,
        Optional.of(Instant.parse("2025-12-18T10:20:00Z")),
        test);
  }

  /** To somebody who has referred nobody yet. */
  private static PartnerNotice.Announcement first(String name) {
    return new PartnerNotice.Announcement(
        name,
        "2026-03",
        SampleNotices.PARTNER,
        "",
        SampleNotices.SARA,
        0,
        0,
        0,
        Optional.empty(),
        false);
  }
}
