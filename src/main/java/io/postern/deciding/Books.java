package io.postern.deciding;

import io.postern.commission.Account;
import io.postern.commission.CommissionPlan;
import io.postern.commission.CommissionPlans;
import io.postern.deal.Deal;
import io.postern.partner.Partner;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The partners' accounts while a decision is being made. */
final class Books {
  final CommissionPlans plans;
  private final Map<Long, Account> accounts;
  private final Map<Long, CommissionPlan> agreed;

  Books(CommissionPlans plans, Accounts accounts) {
    this.plans = plans;
    this.accounts = new HashMap<>(accounts.byPartner());
    this.agreed = new HashMap<>(accounts.agreed());
  }

  Account of(long partnerId) {
    return accounts.getOrDefault(partnerId, Account.EMPTY);
  }

  void put(long partnerId, Account account) {
    accounts.put(partnerId, account);
  }

  /** The plan that counts for a deal so far. */
  Optional<CommissionPlan> agreed(Deal deal) {
    return Optional.ofNullable(agreed.get(deal.id()));
  }

  void agree(Deal deal, CommissionPlan plan) {
    agreed.put(deal.id(), plan);
  }

  /**
   * What a deal earns by: what was agreed on it alone, as long as it has earned nothing; what was
   * in force at its claim; else, for a claim of before there were plans, what is in force now.
   */
  Optional<CommissionPlan> plan(Deal deal, Optional<Partner> partner) {
    return plans
        .ofDeal(deal.ref())
        .filter(_ -> of(deal.partnerId()).ofDeal(deal.id()).isEmpty())
        .or(() -> agreed(deal))
        .or(() -> partner.flatMap(plans::of));
  }
}
