package io.postern.deciding;

import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deal.Workflow.Move;
import io.postern.deal.Workflow.Role;
import io.postern.engagement.EngagementRules.Extension;
import io.postern.notice.ManagerNotice;
import io.postern.notice.PartnerNotice;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** More time for a deal, within what the rules of engagement allow. */
final class Extending {
  private static final int USUAL_DAYS = 30;

  private Extending() {}

  /** Why the rules do not allow it; empty when they do. */
  static Optional<String> objection(Deal deal, Optional<Integer> days, Draft draft) {
    Optional<Extension> rule = draft.engagement.rules().extension();
    if (rule.isEmpty()) {
      return Optional.empty();
    }
    if (deal.extensions() >= rule.get().most()) {
      return Optional.of("extended-too-often");
    }
    return days.filter(wanted -> wanted > rule.get().days()).isPresent()
        ? Optional.of("extended-too-long")
        : Optional.empty();
  }

  /** From the end of protection on, or from now where it has ended. */
  static Instant until(Deal deal, int days, Draft draft) {
    Instant end =
        deal.dates().protectedUntil().filter(at -> at.isAfter(draft.now)).orElse(draft.now);
    return end.plus(Duration.ofDays(days));
  }

  /**
   * A partner asks for more time: granted where the rules do, else the manager decides.
   *
   * @return why nothing is done; empty when it was granted or asked
   */
  static Optional<String> ask(Deal deal, String reason, String partner, Draft draft) {
    if (draft.workflow.find(Move.EXTEND.word(), Role.PARTNER, deal, draft.now).isEmpty()) {
      return Optional.of("not-from-this-status");
    }
    Optional<String> no = objection(deal, Optional.empty(), draft);
    if (no.isPresent()) {
      return no;
    }
    Optional<Extension> rule = draft.engagement.rules().extension();
    int days = rule.map(Extension::days).orElse(USUAL_DAYS);
    if (rule.map(Extension::granted).orElse(false)) {
      Deal after =
          draft.happen(deal, new DealEvent.Extended(until(deal, days, draft), Optional.of(reason)));
      draft.owePartner(
          new PartnerNotice.Extended(draft.tell(after), draft.nameOf(deal.managerEmail())), after);
      draft.oweManager(
          new ManagerNotice.MessageFromPartner(Optional.of(draft.tell(after)), reason, partner, ""),
          after);
      return Optional.empty();
    }
    Deal after = draft.happen(deal, new DealEvent.PartnerWrote(reason));
    draft.oweManager(
        new ManagerNotice.ExtensionAsked(
            draft.tell(after), partner, reason, days, deal.extensions()),
        after);
    draft.owePartner(
        new PartnerNotice.MessagePassedOn(
            Optional.of(draft.tell(after)), draft.nameOf(deal.managerEmail())),
        after);
    return Optional.empty();
  }
}
