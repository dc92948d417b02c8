package io.postern.journey;

import io.postern.deciding.Facts.MailFacts;
import io.postern.ledger.ClaimedMail;
import io.postern.ledger.MailCase;
import io.postern.ledger.ProspectKeys;
import io.postern.ledger.Wanted;
import io.postern.understanding.Reading;
import java.util.List;
import java.util.Optional;

/**
 * A mail of which it is known who sent it and what it means.
 *
 * @param facts the part of its facts that the mail itself gives
 * @param conversationId the conversation that it belongs to, by token or thread
 * @param prospects by what each of its referrals is compared with other claims
 * @param wanted what it asks about beside its conversation
 * @param changesNothing whether it was looked at again and is no better proven than before
 */
record UnderstoodMail(
    ClaimedMail claim,
    MailFacts facts,
    Reading reading,
    Optional<Long> conversationId,
    List<ProspectKeys> prospects,
    Wanted wanted,
    MailCase.Paper paper,
    boolean changesNothing) {
  MailCase toCase() {
    return new MailCase(claim, facts, conversationId, prospects, wanted, paper);
  }
}
