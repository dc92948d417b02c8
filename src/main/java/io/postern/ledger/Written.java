package io.postern.ledger;

import io.postern.mail.Address;
import io.postern.mail.MessageId;
import io.postern.notice.RenderedMail;
import java.util.Optional;

/**
 * A notice as it will be sent.
 *
 * @param id its fixed Message-ID
 * @param envelopeFrom the address that its bounces go to
 * @param replyTokenHash SHA-256 (hex) of the token in its Reply-To
 * @param bounceTokenHash SHA-256 (hex) of the token in {@code envelopeFrom}
 * @param leaveTokenHash SHA-256 (hex) of the token by which its reader gets no more of such mails
 */
public record Written(
    RenderedMail mail,
    MessageId id,
    Address envelopeFrom,
    String replyTokenHash,
    String bounceTokenHash,
    Optional<String> leaveTokenHash) {}
