package io.postern.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A mail as it was read: always a usable one, however broken the bytes were. Who is named here is
 * what the mail says, not who sent it: only {@code identity} decides that.
 *
 * @param headers all fields in their order
 * @param messageId its Message-ID
 * @param from the From field's mailboxes as mail programs show them
 * @param sender the Sender field
 * @param replyTo where the mail asks answers to go; data, never an identity
 * @param to to whom
 * @param cc and to whom else
 * @param subject decoded, white space folded; empty when there is none
 * @param date what the mail's own clock said
 * @param inReplyTo ids of In-Reply-To
 * @param references ids of References, oldest first, at most the last 50
 * @param plain the text part
 * @param html the HTML part, laid out as lines with what its structure says
 * @param attachments what hangs on it
 * @param enclosed mails inside it (message/rfc822), outermost first
 * @param reports parts of a multipart/report: delivery status, disposition, feedback, returned
 *     headers
 * @param mediaType of the whole, lower case, for example {@code multipart/report}
 * @param problems kebab-case codes of what was broken
 */
public record Letter(
    List<Header> headers,
    Optional<MessageId> messageId,
    List<Mailbox> from,
    Optional<Mailbox> sender,
    List<Mailbox> replyTo,
    List<Mailbox> to,
    List<Mailbox> cc,
    String subject,
    Optional<Instant> date,
    List<MessageId> inReplyTo,
    List<MessageId> references,
    Optional<Text> plain,
    Optional<Text> html,
    List<Attachment> attachments,
    List<Letter> enclosed,
    List<ReportPart> reports,
    String mediaType,
    List<String> problems) {
  public Letter {
    headers = List.copyOf(headers);
    from = List.copyOf(from);
    replyTo = List.copyOf(replyTo);
    to = List.copyOf(to);
    cc = List.copyOf(cc);
    inReplyTo = List.copyOf(inReplyTo);
    references = List.copyOf(references);
    attachments = List.copyOf(attachments);
    enclosed = List.copyOf(enclosed);
    reports = List.copyOf(reports);
    problems = List.copyOf(problems);
  }

  /** The first value of a field, by its name in any case. */
  public Optional<String> header(String name) {
    for (Header header : headers) {
      if (header.name().equalsIgnoreCase(name)) {
        return Optional.of(header.value());
      }
    }
    return Optional.empty();
  }

  /** All values of a field, top to bottom. */
  public List<String> headers(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .toList();
  }
}
