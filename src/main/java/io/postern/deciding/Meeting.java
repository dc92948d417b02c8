package io.postern.deciding;

import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.engagement.Claim;
import io.postern.engagement.Match;
import io.postern.mail.Address;
import io.postern.notice.EvidenceFacts;
import io.postern.notice.ManagerNotice;
import io.postern.notice.Notice.ConflictFacts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where claims of several partners meet on one prospect. */
final class Meeting {
  /** More than these tell a manager nothing. */
  private static final int MOST = 20;

  /**
   * Two receipts so close are told apart by chance: by a queue, by a clock that is a little off.
   */
  private static final Duration AT_ONCE = Duration.ofMinutes(1);

  /** By the first receipt in UTC; of two at the same time the one that was kept first. */
  private static final Comparator<Deal> FIRST_IN_TIME =
      Comparator.comparing((Deal deal) -> deal.dates().claimedAt())
          .thenComparingLong(deal -> deal.ref().number());

  private Meeting() {}

  /**
   * A claim that meets a deal.
   *
   * @param match what speaks for it
   */
  record Met(Claim claim, Match match) {}

  /** Those of the candidates that claim the same prospect, the surest first. */
  static List<Met> of(Deal deal, List<Claim> candidates, Draft draft) {
    return candidates.stream()
        .filter(claim -> claim.deal().id() != deal.id())
        .map(claim -> new Met(claim, match(deal, claim, draft)))
        .filter(met -> met.match().likely())
        .sorted(
            Comparator.comparingDouble((Met met) -> -met.match().score())
                .thenComparing(met -> met.claim().deal(), FIRST_IN_TIME))
        .limit(MOST)
        .toList();
  }

  static Match match(Deal deal, Claim claim, Draft draft) {
    return draft
        .engagement
        .matching()
        .compare(deal.facts().prospect(), draft.current(claim.deal()).facts().prospect());
  }

  /** Notes on every deal that it met the others, and tells the managers of the others. */
  static void note(Deal deal, List<Met> rivals, Draft draft) {
    if (rivals.isEmpty()) {
      return;
    }
    draft.happen(
        deal,
        new DealEvent.Contested(
            rivals.stream().map(met -> met.claim().deal().id()).toList(),
            rivals.stream().map(Meeting::words).toList()));
    for (Met met : rivals) {
      Deal rival = draft.current(met.claim().deal());
      draft.trace("conflict", deal.ref() + " meets " + words(met));
      draft.happen(
          rival,
          new DealEvent.Contested(
              List.of(deal.id()), List.of(deal.ref() + ": " + met.match().words())));
    }
  }

  private static String words(Met met) {
    return met.claim().deal().ref() + ": " + met.match().words();
  }

  /**
   * Shows the managers of rival claims what their claims met, unless it is the manager who gets the
   * review anyway.
   */
  static void tellOthers(Deal deal, String partner, List<Met> rivals, Draft draft) {
    Address reviewer = draft.inCharge(deal);
    for (Met met : rivals) {
      Deal rival = draft.current(met.claim().deal());
      if (!draft.inCharge(rival).equals(reviewer)) {
        Claim newcomer = new Claim(draft.current(deal), partner);
        draft.oweManager(
            new ManagerNotice.ConflictFound(
                draft.tell(rival),
                met.claim().partnerName(),
                facts(draft, 1, rival, List.of(newcomer))),
            rival);
      }
    }
  }

  /** The claims that a deal met, as managers see them. */
  static List<ConflictFacts> facts(Draft draft, int number, Deal deal, List<Claim> rivals) {
    List<Deal> all = inTime(deal, rivals, draft);
    List<ConflictFacts> facts = new ArrayList<>();
    for (Claim rival : rivals) {
      Deal other = draft.current(rival.deal());
      Match match = match(deal, rival, draft);
      facts.add(
          new ConflictFacts(
              draft.tell(number, deal),
              other.ref().toString(),
              rival.partnerName(),
              rival.claimedAt(),
              other.status().name(),
              match.percent(),
              match.evidence().stream()
                  .map(one -> new EvidenceFacts(one.kind().word(), one.value()))
                  .toList(),
              order(deal, other),
              place(deal, all),
              place(other, all)));
    }
    return facts;
  }

  /** The open claims among these, the first in time first: credit counts by it. */
  static List<Deal> inTime(Deal deal, List<Claim> rivals, Draft draft) {
    return Stream.concat(Stream.of(deal), rivals.stream().map(Claim::deal))
        .map(draft::current)
        .filter(one -> one.status().open())
        .sorted(FIRST_IN_TIME)
        .toList();
  }

  private static int place(Deal deal, List<Deal> all) {
    return 1 + all.stream().map(Deal::id).toList().indexOf(deal.id());
  }

  /**
   * Which of two claims is first, as far as the times say: earlier, later, at-once; or unclear,
   * when the first receipt and the order in which they were kept contradict each other.
   */
  static String order(Deal deal, Deal other) {
    Duration apart = Duration.between(other.dates().claimedAt(), deal.dates().claimedAt());
    if (apart.abs().compareTo(AT_ONCE) <= 0) {
      return "at-once";
    }
    boolean earlier = apart.isPositive();
    boolean keptEarlier = other.ref().number() < deal.ref().number();
    return earlier != keptEarlier ? "unclear" : earlier ? "earlier" : "later";
  }
}
