package io.postern.deciding;

import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deal.Workflow;
import io.postern.identity.IdentityLevel;
import io.postern.mail.Address;
import io.postern.understanding.Trace;
import java.util.List;
import java.util.Optional;

/**
 * What is done about a mail, as a value: the ledger applies it in one transaction.
 *
 * @param outcome how the mail ends
 * @param reason kebab-case reason code
 * @param moves events on deals with the deals after them, in order
 * @param owed the notices that follow
 * @param supersede outgoing mails that wait and must not leave any more
 * @param timers steps in the future
 * @param unreachable addresses that bounced
 * @param upkeep what else changes: mails that wait, and what is known of people
 * @param trace why
 */
public record Decision(
    Outcome outcome,
    String reason,
    List<Move> moves,
    List<Owed> owed,
    List<Long> supersede,
    List<Timer> timers,
    List<Address> unreachable,
    List<Upkeep> upkeep,
    Trace trace) {
  public Decision {
    upkeep = List.copyOf(upkeep);
    moves = List.copyOf(moves);
    owed = List.copyOf(owed);
    supersede = List.copyOf(supersede);
    timers = List.copyOf(timers);
    unreachable = List.copyOf(unreachable);
  }

  /** Whether it did nothing but answer, or pass words on. */
  public boolean idle() {
    return Fuse.idle(this);
  }

  /**
   * An event, who caused it, and what the deal is after it.
   *
   * @param after the deal with the event applied; its version is the event's
   * @param by who caused it
   */
  public record Move(Deal after, DealEvent event, Actor by) {}

  /**
   * @param role in which role
   * @param address whose word it was; empty for a timer
   * @param level how sure that was
   */
  public record Actor(Workflow.Role role, Optional<Address> address, IdentityLevel level) {}

  /**
   * A step in the future; at most one of a kind and step is ever set.
   *
   * @param dealId on which deal; {@link #NO_DEAL} for one of the whole program
   * @param step for example needs-info-reminder-1
   */
  public record Timer(long dealId, String step, java.time.Instant dueAt) {
    /** A step that is about no deal. */
    public static final long NO_DEAL = 0;
  }
}
