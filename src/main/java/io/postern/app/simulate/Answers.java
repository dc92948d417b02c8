package io.postern.app.simulate;

import io.postern.mail.Letter;
import io.postern.mail.Mailbox;
import io.postern.mail.RawField;
import io.postern.mail.RawHeaders;
import io.postern.mail.RawMail;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Has the answers of a mailbox of the past answer the notices of the simulation: whoever wrote them
 * had other notices, with other tokens. An answer is known by its sender and its subject; its words
 * are left alone.
 */
final class Answers {
  private static final Set<String> REPLACED =
      Set.of("to", "in-reply-to", "references", "delivered-to", "x-original-to");

  private final Mailboxes mailboxes;

  Answers(Mailboxes mailboxes) {
    this.mailboxes = mailboxes;
  }

  /** The mail as its sender would have sent it under the simulated clock. */
  RawMail today(PastMail mail) {
    List<Mailbox> from = mail.letter().from();
    byte[] bytes =
        from.size() != 1
            ? mail.raw().bytes()
            : mailboxes
                .answeredBy(from.getFirst().address(), mail.letter().subject())
                .map(notice -> answering(mail.raw().bytes(), notice.letter()))
                .orElse(mail.raw().bytes());
    return new RawMail(
        bytes,
        mail.raw().envelope(),
        mail.raw().source(),
        Optional.of(mail.at()),
        mail.at(),
        mail.raw().wholeSize());
  }

  // The fields of the border stay on top, where they are believed.
  private static byte[] answering(byte[] mail, Letter notice) {
    RawHeaders headers = RawHeaders.of(mail);
    StringBuilder header = new StringBuilder();
    for (RawField field : headers.fields()) {
      if (field.wellFormed() && !REPLACED.contains(field.name().toLowerCase(Locale.ROOT))) {
        header.append(field.nameAsWritten()).append(':').append(field.value()).append("\r\n");
      }
    }
    notice.replyTo().forEach(to -> header.append("To: ").append(to.address()).append("\r\n"));
    notice
        .messageId()
        .ifPresent(id -> header.append("In-Reply-To: <").append(id.value()).append(">\r\n"));
    ByteArrayOutputStream answer = new ByteArrayOutputStream(mail.length + 200);
    answer.writeBytes(header.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    answer.write(mail, headers.bodyStart(), mail.length - headers.bodyStart());
    return answer.toByteArray();
  }
}
