package io.postern.deciding;

import io.postern.deal.Deal;
import io.postern.deal.RegistrationStatus;
import io.postern.deal.Workflow;
import io.postern.deciding.Decision.Actor;
import io.postern.deciding.Facts.Person;
import io.postern.identity.IdentityLevel;
import io.postern.notice.Notice;
import io.postern.partner.Partner;
import io.postern.program.Program;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is done when a step in the future has come: (step, facts, now) to Decision. */
public final class TimerDecider {
  /** Asks for what is still missing, once more; a number follows. */
  static final String REMIND = "needs-info-reminder-";

  /** Nobody completed it: the manager sees it as it is. */
  static final String GIVE_UP = "needs-info-end";

  private TimerDecider() {}

  /**
   * @param deal as it is now, locked
   * @param partner whose it is
   * @param people names and languages of those who may be written to, by address key
   */
  public record TimerFacts(
      Program program, Workflow workflow, Deal deal, Partner partner, Map<String, Person> people) {}

  public static Decision decide(String step, TimerFacts facts, Instant now) {
    Draft draft =
        new Draft(
            facts.program(),
            facts.workflow(),
            facts.people(),
            new Actor(Workflow.Role.TIMER, Optional.empty(), IdentityLevel.NOTHING),
            Optional.empty(),
            Optional.empty(),
            now);
    Deal deal = facts.deal();
    if (deal.status() != RegistrationStatus.NEEDS_INFO) {
      return draft.end(Outcome.RECORDED, "not-needed-any-more");
    }
    if (step.startsWith(REMIND)) {
      draft.owePartner(
          new Notice.NeedsInfo(
              List.of(draft.tell(deal)),
              new Notice.MailProof(deal.dates().claimedAt(), "", "", ""),
              true),
          deal);
      return draft.end(Outcome.ASKED, "reminded");
    }
    if (step.equals(GIVE_UP)) {
      draft.oweManager(new Notice.Incomplete(draft.tell(deal), facts.partner().name()), deal);
      return draft.end(Outcome.ACTED, "shown-as-incomplete");
    }
    return draft.end(Outcome.RECORDED, "unknown-step");
  }
}
