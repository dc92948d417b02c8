package io.postern.deciding;

import io.postern.commission.CommissionPlans.Payout;
import io.postern.deal.Deal;
import io.postern.identity.Act;
import io.postern.mail.Address;
import io.postern.notice.AnybodyNotice;
import io.postern.notice.MoneyNotice;
import io.postern.partner.Manager;
import io.postern.understanding.Command;
import java.time.Duration;
import java.util.List;

/**
 * Sums above the program's limit are not released on one mail alone. Where finance releases them,
 * that is the second person; else the manager is asked by a fresh mail, and a yes to it within half
 * an hour is the second proof. The order waits meanwhile, and is decided anew then.
 */
final class SecondProof {
  private static final Duration WITHIN = Duration.ofMinutes(30);

  private SecondProof() {}

  static boolean missing(List<Deal> deals, Paying paying, Facts facts, Draft draft) {
    Payout payout = draft.books.plans.payout();
    return payout.finance().isEmpty()
        && paying.releasable(deals).stream().anyMatch(payout::large)
        && !Act.STEP_UP.allowedTo(facts.mail().identity());
  }

  static Decision ask(List<Deal> deals, Paying paying, Manager by, Facts facts, Draft draft) {
    Challenge about =
        new Challenge(
            facts.mail().id(),
            Challenge.Kind.ORDER,
            by.email(),
            deals.getFirst().partnerId(),
            facts.mail().claimedAt(),
            draft.now,
            true);
    draft.ask(
        new MoneyNotice.ReleaseUnconfirmed(
            draft.tell(deals),
            paying.releasable(deals),
            facts.mail().claimedAt(),
            WITHIN.toMinutes()),
        about,
        by.email());
    return draft.end(Outcome.HELD, "needs-second-proof");
  }

  static boolean tooLate(Challenge challenge, Draft draft) {
    return challenge.kind() == Challenge.Kind.ORDER
        && draft.now.isAfter(challenge.askedAt().plus(WITHIN));
  }

  /** Nothing is done; the order can be given again. */
  static Decision late(Challenge challenge, Address by, Draft draft) {
    draft.upkeep(new Upkeep.Dismiss(challenge.mailId(), "confirmed-too-late", by));
    draft.owe(
        new AnybodyNotice.NotAllowed(
            List.of(), true, new Command.Release().word(), "confirmed-too-late"),
        by,
        List.of());
    return draft.end(Outcome.REFUSED, "confirmed-too-late");
  }
}
