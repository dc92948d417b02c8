package io.postern.reading;

import io.postern.mail.Flaw;
import io.postern.mail.Header;
import io.postern.mail.Letter;
import io.postern.mail.MailDate;
import io.postern.mail.Mailbox;
import io.postern.mail.MessageId;
import io.postern.mail.RawField;
import io.postern.mail.RawHeaders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Bytes to Letter. Every mail gives one, however broken it is, with what was broken among its
 * problems; nothing throws.
 */
public final class LetterReader {
  private static final int MAX_REFERENCES = 50;

  private LetterReader() {}

  /** Reads a mail as it came in; the bytes are not changed. */
  public static Letter read(byte[] rawMail) {
    return read(rawMail, 0, new Budget());
  }

  static Letter read(byte[] rawMail, int depth, Budget budget) {
    try {
      return letter(rawMail, depth, budget);
    } catch (RuntimeException | StackOverflowError ours) {
      // The last resort: the mail is kept and goes to a person, whatever we did wrong.
      budget.note(Flaw.UNREADABLE);
      return withoutBody(rawMail, budget);
    }
  }

  private static Letter letter(byte[] rawMail, int depth, Budget budget) {
    if (rawMail.length == 0) {
      budget.note(Flaw.EMPTY);
    }
    byte[] bytes =
        budget.bytes(rawMail.length) ? rawMail : Arrays.copyOf(rawMail, Budget.MAX_BYTES);
    bytes = LineEnds.mended(bytes, budget);
    Entity mail = Entity.of(bytes, false, budget);
    Contents contents = new Contents(budget);
    Body body = contents.read(mail, depth);
    return assemble(mail.headers(), mail.type().name(), body, contents, budget);
  }

  private static Letter withoutBody(byte[] rawMail, Budget budget) {
    try {
      RawHeaders headers = RawHeaders.of(rawMail);
      return assemble(headers, "text/plain", Body.NONE, new Contents(budget), budget);
    } catch (RuntimeException headersToo) {
      RawHeaders none = new RawHeaders(List.of(), 0, true);
      return assemble(none, "text/plain", Body.NONE, new Contents(budget), budget);
    }
  }

  private static Letter assemble(
      RawHeaders raw, String mediaType, Body body, Contents contents, Budget budget) {
    List<Header> headers = new ArrayList<>(raw.fields().size());
    for (RawField field : raw.fields()) {
      if (field.wellFormed()) {
        headers.add(new Header(field.name(), EncodedWords.decode(field.unfolded())));
      } else {
        budget.note(Flaw.MALFORMED_HEADER);
      }
    }
    String subject = value(raw, "Subject");
    List<Mailbox> from = people(raw, "From", budget);
    List<Mailbox> sender = people(raw, "Sender", budget);
    List<Mailbox> replyTo = people(raw, "Reply-To", budget);
    List<Mailbox> to = people(raw, "To", budget);
    List<Mailbox> cc = people(raw, "Cc", budget);
    List<MessageId> ids = MessageIds.last(value(raw, "Message-ID"), 1);
    return new Letter(
        headers,
        ids.stream().findFirst(),
        from,
        sender.stream().findFirst(),
        replyTo,
        to,
        cc,
        Labels.clean(EncodedWords.decode(subject)),
        MailDate.read(value(raw, "Date")),
        MessageIds.last(value(raw, "In-Reply-To"), MAX_REFERENCES),
        MessageIds.last(value(raw, "References"), MAX_REFERENCES),
        body.plain(),
        body.html(),
        contents.attachments,
        contents.enclosed,
        contents.reports,
        mediaType,
        budget.words());
  }

  // Several fields of one name, as broken programs write them, are one list.
  private static List<Mailbox> people(RawHeaders raw, String name, Budget budget) {
    List<Mailbox> people = new ArrayList<>();
    for (RawField field : raw.named(name)) {
      people.addAll(Mailboxes.read(field.unfolded(), budget));
    }
    return people;
  }

  private static String value(RawHeaders raw, String name) {
    Optional<RawField> first = raw.named(name).stream().findFirst();
    return first.map(RawField::unfolded).orElse("");
  }
}
