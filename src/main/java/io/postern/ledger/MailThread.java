package io.postern.ledger;

import io.postern.mail.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a notice stands in the exchange with its recipient.
 *
 * @param conversationId the conversation with this person about these deals
 * @param outgoingId the ledger's id of the mail to be written
 * @param root the conversation's own id: the first of all its mails' references
 * @param earlier ids of its earlier mails, theirs and ours, oldest first; the four oldest and the
 *     six newest when there are more
 * @param subject of its last mail; empty for the first one
 * @param tokensExpireAt until when the tokens of the mail are good
 */
public record MailThread(
    long conversationId,
    long outgoingId,
    MessageId root,
    List<MessageId> earlier,
    Optional<String> subject,
    Instant tokensExpireAt) {
  public MailThread {
    earlier = List.copyOf(earlier);
  }
}
