package io.postern.writing;

import io.postern.deal.Field;
import io.postern.mail.Address;
import io.postern.mail.Mailbox;
import io.postern.mail.MessageId;
import io.postern.notice.DealFacts;
import io.postern.notice.Notice;
import io.postern.notice.OutgoingMail;
import io.postern.program.Program;
import io.postern.shipped.Folder;
import io.postern.shipped.Shipped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Mails to be written, with one thing about them changed. */
final class Samples {
  private Samples() {}

  static NoticeWriter writer() {
    return NoticeWriter.over(List.of(), InstantSource.system());
  }

  static OutgoingMail mail(Notice notice) {
    return SampleNotices.mail(notice, SampleNotices.PROGRAM, Locale.ENGLISH);
  }

  /** A deal all of whose texts are this one. */
  static DealFacts deal(String text) {
    return new DealFacts(
        1,
        "NW-1",
        text + " (NW-1)",
        text,
        text,
        text,
        text,
        text,
        text,
        text,
        Optional.empty(),
        text,
        text,
        List.of(Field.CONTACT_EMAIL),
        "IN_REVIEW",
        text,
        Instant.parse("2026-03-12T09:42:17Z"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static OutgoingMail to(OutgoingMail mail, Mailbox to) {
    return new OutgoingMail(
        mail.notice(),
        mail.program(),
        to,
        mail.locale(),
        mail.replyTo(),
        mail.id(),
        mail.thread(),
        mail.inReplyTo(),
        mail.subject(),
        mail.automatic(),
        mail.date(),
        mail.wayOut());
  }

  static OutgoingMail named(OutgoingMail mail, String program) {
    Program p = mail.program();
    return new OutgoingMail(
        mail.notice(),
        new Program(
            p.id(),
            program,
            p.prefix(),
            p.addresses(),
            p.locale(),
            p.zone(),
            p.calendar(),
            p.managers(),
            p.desks(),
            p.admins(),
            p.reception(),
            p.terms(),
            p.brand(),
            p.reporting()),
        mail.to(),
        mail.locale(),
        mail.replyTo(),
        mail.id(),
        mail.thread(),
        mail.inReplyTo(),
        mail.subject(),
        mail.automatic(),
        mail.date(),
        mail.wayOut());
  }

  static OutgoingMail thread(
      OutgoingMail mail, List<MessageId> thread, Optional<MessageId> inReplyTo, String subject) {
    return new OutgoingMail(
        mail.notice(),
        mail.program(),
        mail.to(),
        mail.locale(),
        mail.replyTo(),
        mail.id(),
        thread,
        inReplyTo,
        Optional.of(subject),
        mail.automatic(),
        mail.date(),
        mail.wayOut());
  }

  static OutgoingMail in(OutgoingMail mail, String tag) {
    return new OutgoingMail(
        mail.notice(),
        mail.program(),
        mail.to(),
        Locale.forLanguageTag(tag),
        mail.replyTo(),
        mail.id(),
        mail.thread(),
        mail.inReplyTo(),
        mail.subject(),
        mail.automatic(),
        mail.date(),
        mail.wayOut());
  }

  /** The words that are shipped for a language. */
  static Words words(String tag) {
    String text = Shipped.builtIn(Shipped.TEMPLATES).text(tag + "/" + Words.FILE).orElseThrow();
    return Words.none(Locale.forLanguageTag(tag)).with(tag, text, new ArrayList<>());
  }

  static Mailbox someone(String name) {
    return new Mailbox(name, Address.of("someone@example.com"));
  }

  /** A folder whose files a test writes. */
  static final class Files implements Folder {
    private final Map<String, String> texts = new TreeMap<>();
    private int changes;

    Files put(String name, String text) {
      texts.put(name, text);
      changes++;
      return this;
    }

    Files remove(String name) {
      texts.remove(name);
      changes++;
      return this;
    }

    @Override
    public List<String> names() {
      return List.copyOf(texts.keySet());
    }

    @Override
    public Optional<String> text(String name) {
      return Optional.ofNullable(texts.get(name));
    }

    @Override
    public String label(String name) {
      return "mine/" + name;
    }

    @Override
    public String stamp() {
      return "" + changes;
    }
  }

  /** A clock that a test moves. */
  static final class Hands implements InstantSource {
    private Instant now = Instant.parse("2026-03-12T09:00:00Z");

    void move(int seconds) {
      now = now.plusSeconds(seconds);
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
