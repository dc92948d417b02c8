package io.postern.notice;

import io.postern.mail.Address;
import io.postern.mail.Mailbox;
import io.postern.mail.MessageId;
import io.postern.program.Program;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A notice with everything that its mail needs: to whom, how it can be answered, where it belongs.
 *
 * @param notice what is said
 * @param program who says it
 * @param to to whom, one person
 * @param locale in which language
 * @param replyTo the address with the recipient's own token
 * @param id the fixed Message-ID
 * @param thread the ids of the conversation's earlier mails, oldest first; never empty: its first
 *     is the conversation's own root
 * @param inReplyTo the mail that this one answers
 * @param subject the subject that the conversation has had so far; empty for its first mail
 * @param automatic auto-replied when it answers a mail, auto-generated otherwise (RFC 3834 5)
 * @param date when it was written
 * @param wayOut for a mail to many: how its reader gets no more of them
 */
public record OutgoingMail(
    Notice notice,
    Program program,
    Mailbox to,
    Locale locale,
    Address replyTo,
    MessageId id,
    List<MessageId> thread,
    Optional<MessageId> inReplyTo,
    Optional<String> subject,
    String automatic,
    Instant date,
    Optional<WayOut> wayOut) {
  public OutgoingMail {
    thread = List.copyOf(thread);
  }
}
