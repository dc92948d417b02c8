package io.postern.deciding;

import io.postern.deal.Deal;
import io.postern.notice.ManagerNotice;
import io.postern.notice.Notice;
import io.postern.partner.Manager;
import io.postern.partner.Partner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What waits for a manager, as one mail that is answered by numbers. */
final class Reviews {
  /** More than these nobody decides in one go. */
  private static final int MOST = 50;

  private Reviews() {}

  static Decision list(Manager by, Facts facts, Draft draft) {
    List<Deal> all = facts.reviews();
    List<Deal> shown = all.subList(0, Math.min(all.size(), MOST));
    draft.owe(
        new ManagerNotice.OpenReviews(
            IntStream.range(0, shown.size())
                .mapToObj(i -> review(i + 1, shown.get(i), facts, draft))
                .toList(),
            all.size() - shown.size()),
        by.email(),
        shown);
    return draft.end(Outcome.ACTED, "reviews-listed");
  }

  private static Notice.OpenReview review(int number, Deal deal, Facts facts, Draft draft) {
    return new Notice.OpenReview(
        draft.tell(number, deal),
        Optional.ofNullable(facts.partners().get(deal.partnerId())).map(Partner::name).orElse(""),
        Math.toIntExact(Duration.between(deal.dates().claimedAt(), draft.now).toDays()),
        deal.dates().answerDueAt().map(due -> due.isBefore(draft.now)).orElse(false),
        deal.contest().map(Deal.Contest::open).orElse(false));
  }
}
