package io.postern.deciding;

import io.postern.commission.Account;
import io.postern.commission.CommissionLine;
import io.postern.commission.CommissionLine.State;
import io.postern.commission.CommissionPlans.Payout;
import io.postern.deal.Deal;
import io.postern.kit.Money;
import io.postern.mail.Address;
import io.postern.notice.LineFacts;
import io.postern.notice.MoneyNotice;
import io.postern.notice.Notice;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks for a word about what is payable to a partner: the manager, or finance for large sums. */
final class Payables {
  private Payables() {}

  /** All that is payable to a deal's partner in the currencies of which there is enough by now. */
  static void ask(Deal deal, String partnerName, Draft draft) {
    Payout payout = draft.books.plans.payout();
    List<CommissionLine> payable = draft.books.of(deal.partnerId()).in(State.PAYABLE);
    Collection<Money> sums =
        Account.sums(payable).values().stream().filter(payout::enough).toList();
    if (sums.isEmpty()) {
      draft.trace("commission", "less than is paid out: it is carried forward");
      return;
    }
    Set<String> enough =
        sums.stream().map(sum -> sum.currency().getCurrencyCode()).collect(Collectors.toSet());
    List<CommissionLine> lines =
        payable.stream()
            .filter(line -> enough.contains(line.amount().currency().getCurrencyCode()))
            .toList();
    boolean large = !payout.finance().isEmpty() && sums.stream().anyMatch(payout::large);
    Notice asked =
        new MoneyNotice.CommissionDue(partnerName, LineFacts.of(lines), List.copyOf(sums), large);
    List<Long> about = lines.stream().map(CommissionLine::dealId).distinct().toList();
    if (large) {
      payout.finance().stream()
          .flatMap(address -> Address.parse(address).stream())
          .forEach(address -> draft.oweAbout(asked, address, about));
    } else {
      draft.oweAbout(asked, draft.inCharge(deal), about);
    }
  }
}
