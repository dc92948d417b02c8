package io.postern.deciding;

import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.notice.AnybodyNotice;
import io.postern.notice.ManagerNotice;
import io.postern.notice.Notice;
import io.postern.notice.PartnerNotice;
import io.postern.partner.Correspondent.OfPartner;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a partner's mail does. */
final class PartnerDecisions {
  private PartnerDecisions() {}

  static Decision decide(Intent intent, OfPartner by, Facts facts, Draft draft) {
    return switch (intent) {
      case Intent.Refer refer -> Referring.refer(refer, by, facts, draft);
      case Intent.Correct correct -> Correcting.correct(correct, by, facts, draft);
      case Intent.AskStatus ask -> status(ask.about(), by, facts, draft);
      case Intent.Say say -> say(say.text(), say.about(), by, facts, draft);
      case Intent.Unclear unclear -> unclear(unclear, by, facts, draft);
      case Intent.Order order -> PartnerOrders.decide(order, by, facts, draft);
      case Intent.MoveStages _, Intent.Automatic _, Intent.Ignore _ ->
          throw new IllegalStateException("decided before it is asked who wrote");
    };
  }

  static Decision status(Optional<String> about, OfPartner by, Facts facts, Draft draft) {
    List<Deal> asked = Targets.named(about, facts);
    List<Notice.DealStatus> answer =
        asked.stream()
            .map(
                deal ->
                    new Notice.DealStatus(
                        draft.tell(deal),
                        Optional.ofNullable(facts.lastNews().get(deal.id())),
                        nextStep(deal)))
            .toList();
    draft.owe(
        new PartnerNotice.StatusAnswer(answer, about),
        by.contact().email(),
        facts.deals().isEmpty() ? asked.size() == 1 ? asked : List.of() : facts.deals());
    return draft.end(Outcome.ACTED, "status-answered");
  }

  /** All that is open, and what the conversation is about. */
  static Decision referrals(OfPartner by, Facts facts, Draft draft) {
    List<Deal> all =
        Stream.concat(facts.deals().stream(), facts.openDeals().stream()).distinct().toList();
    List<Notice.DealStatus> answer =
        IntStream.range(0, all.size())
            .mapToObj(
                i ->
                    new Notice.DealStatus(
                        draft.tell(i + 1, all.get(i)),
                        Optional.ofNullable(facts.lastNews().get(all.get(i).id())),
                        nextStep(all.get(i))))
            .toList();
    draft.owe(
        new PartnerNotice.StatusAnswer(answer, Optional.empty()),
        by.contact().email(),
        facts.deals());
    return draft.end(Outcome.ACTED, "referrals-listed");
  }

  private static String nextStep(Deal deal) {
    return switch (deal.status()) {
      case NEEDS_INFO -> "partner-completes";
      case IN_REVIEW -> "manager-decides";
      case APPROVED -> deal.dates().closedAt().isPresent() ? "closed" : "sales-works";
      case DECLINED, WITHDRAWN, EXPIRED -> "closed";
    };
  }

  static Decision say(String text, Optional<String> about, OfPartner by, Facts facts, Draft draft) {
    Optional<Deal> deal = passOn(text, about, by, facts, draft);
    draft.owe(
        new PartnerNotice.MessagePassedOn(
            deal.map(draft::tell),
            draft.nameOf(deal.map(Deal::managerEmail).orElse(by.partner().managerEmail()))),
        by.contact().email(),
        deal.isPresent() ? meant(about, facts) : List.of());
    return draft.end(Outcome.ACTED, "message-passed-on");
  }

  /** Gives the manager the partner's words; the deal on whose timeline they stand comes back. */
  static Optional<Deal> passOn(
      String text, Optional<String> about, OfPartner by, Facts facts, Draft draft) {
    // Words about several deals at once stand on the first one's timeline, so that its manager gets
    // them once.
    Optional<Deal> deal = meant(about, facts).stream().findFirst();
    ManagerNotice.MessageFromPartner told =
        new ManagerNotice.MessageFromPartner(
            deal.map(draft::tell), text, by.partner().name(), by.contact().name());
    if (deal.isEmpty()) {
      draft.owe(told, draft.program.inCharge(by.partner().managerEmail()), List.of());
    } else {
      draft.happen(deal.get(), new DealEvent.PartnerWrote(text));
      draft.oweManager(told, deal.get());
    }
    return deal;
  }

  private static List<Deal> meant(Optional<String> about, Facts facts) {
    return facts.deals().isEmpty() && about.isPresent()
        ? Targets.named(about, facts)
        : facts.deals();
  }

  private static Decision unclear(Intent.Unclear unclear, OfPartner by, Facts facts, Draft draft) {
    return which(unclear.why(), unclear.words(), by, facts, draft);
  }

  static Decision which(String why, String words, OfPartner by, Facts facts, Draft draft) {
    List<Deal> deals = facts.deals();
    draft.owe(
        new AnybodyNotice.NotUnderstood(draft.tell(deals), false, why, words),
        by.contact().email(),
        deals);
    return draft.end(Outcome.ASKED, why);
  }

  /**
   * By when a partner in this tier gets an answer to what it writes now.
   *
   * @param tier its name; may be empty
   */
  static Instant answerDue(String tier, Draft draft) {
    return draft.program.calendar().plusDays(draft.now, draft.reviewDays(tier));
  }
}
