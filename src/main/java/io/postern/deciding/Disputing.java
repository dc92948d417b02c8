package io.postern.deciding;

import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deal.Workflow.Move;
import io.postern.deal.Workflow.Role;
import io.postern.notice.ManagerNotice;
import io.postern.notice.PartnerNotice;
import io.postern.partner.Partner;
import java.time.Instant;
import java.util.Optional;

/** A partner's objection, with a record of its own, a deadline and a manager's answer. */
final class Disputing {
  private Disputing() {}

  /** Why it is not taken up; empty when it was. */
  static Optional<String> open(Deal deal, String reason, Partner partner, Draft draft) {
    if (deal.dispute().isPresent()) {
      return Optional.of("disputed-already");
    }
    if (draft.workflow.find(Move.DISPUTE.word(), Role.PARTNER, deal, draft.now).isEmpty()) {
      return Optional.of("not-from-this-status");
    }
    Instant due = PartnerDecisions.answerDue(partner.tier(), draft);
    Deal after = draft.happen(deal, new DealEvent.Disputed(reason, due));
    draft.owePartner(
        new PartnerNotice.DisputeTaken(draft.tell(after), due, draft.nameOf(deal.managerEmail())),
        after);
    draft.oweManager(
        new ManagerNotice.DisputeReview(draft.tell(after), partner.name(), reason, due, false),
        after);
    return Optional.empty();
  }

  /** Whether a manager's refusal answers an objection instead of deciding about the deal. */
  static boolean answers(Deal deal, Draft draft) {
    return deal.dispute().isPresent()
        && draft.workflow.find(Move.DECLINE.word(), Role.MANAGER, deal, draft.now).isEmpty();
  }

  /** The decision is looked at again: the objection is answered by that. */
  static Deal upheld(Deal deal, Draft draft) {
    return deal.dispute().isPresent()
        ? draft.happen(deal, new DealEvent.DisputeAnswered(true, ""))
        : deal;
  }
}
