package io.postern.deciding;

import io.postern.deal.DealEvent;
import io.postern.deciding.Decision.Timer;
import io.postern.identity.Identity;
import io.postern.mail.Address;
import io.postern.notice.ManagerNotice;
import io.postern.notice.NewcomerNotice;
import io.postern.notice.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Ends what two robots would go on with for ever: who was answered several times in a short while
 * about mail that brought about nothing is not answered about one more such mail at once, but in
 * one later mail about all of them, at most once a day. Whatever has an effect is answered always,
 * and words are passed on always.
 */
final class Fuse {
  private static final int MOST_AN_HOUR = 3;
  private static final int MOST_A_DAY = 20;
  private static final Duration LATER = Duration.ofHours(1);

  private Fuse() {}

  /** Whether a decision did nothing but answer, or pass words on. */
  static boolean idle(Decision decision) {
    return decision.upkeep().stream()
            .allMatch(step -> step instanceof Upkeep.Recruit || step instanceof Upkeep.Reach)
        && decision.owed().stream().map(Owed::notice).noneMatch(Fuse::begins)
        && decision.moves().stream()
            .map(Decision.Move::event)
            .allMatch(
                event ->
                    event instanceof DealEvent.PartnerWrote
                        || event instanceof DealEvent.ManagerWrote);
  }

  /** Whether the sender was answered so often about mail without effect that it is enough. */
  static boolean blown(Facts facts) {
    Facts.Answers before = facts.answers();
    return before.lastHour() >= MOST_AN_HOUR || before.lastDay() >= MOST_A_DAY;
  }

  /** Whether something begins by it that its mail was written for. */
  private static boolean begins(Notice notice) {
    return notice instanceof NewcomerNotice.Invitation
        || notice instanceof ManagerNotice.Application;
  }

  /**
   * @param writer to whom answers go
   */
  static Decision watch(Decision decision, Facts facts, Optional<Address> writer, Instant now) {
    Facts.Answers before = facts.answers();
    if (!blown(facts) || !idle(decision)) {
      return decision;
    }
    List<Owed> left =
        decision.owed().stream()
            .filter(owed -> !writer.map(owed.to()::equals).orElse(false))
            .toList();
    if (left.size() == decision.owed().size()) {
      return decision;
    }
    // Of mail that anybody may have written, nothing is told later either.
    Identity identity = facts.mail().identity();
    boolean later = identity.domainProven() && identity.from().isPresent();
    List<Upkeep> upkeep = new ArrayList<>();
    for (Upkeep step : decision.upkeep()) {
      if (step instanceof Upkeep.Recruit asked
          && !writer.map(asked.asked()::equals).orElse(false)) {
        upkeep.add(asked);
      }
    }
    if (later) {
      upkeep.add(new Upkeep.AnswerLater(identity.from().orElseThrow()));
    }
    List<Timer> timers = new ArrayList<>(decision.timers());
    if (later && !before.joined()) {
      timers.add(JoinedDecider.step(facts.mail().id(), now.plus(LATER)));
    }
    return new Decision(
        decision.outcome(),
        decision.reason(),
        decision.moves(),
        left,
        decision.supersede(),
        timers,
        decision.unreachable(),
        upkeep,
        decision
            .trace()
            .with(
                "fuse",
                before.lastHour()
                    + " answers within an hour brought about nothing"
                    + (later ? ": this one is given later, with others" : "")));
  }
}
