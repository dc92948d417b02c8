package io.postern.deciding;

import io.postern.commission.Account;
import io.postern.commission.CommissionPlan;
import java.util.Map;

/**
 * The money that a decision may look at and change.
 *
 * @param byPartner what partners have earned, by the partner's id; one that is missing nothing
 * @param agreed the plans that count for deals, by the deal's id
 */
public record Accounts(Map<Long, Account> byPartner, Map<Long, CommissionPlan> agreed) {
  /** Nobody has earned anything, and nothing is agreed. */
  public static final Accounts NONE = new Accounts(Map.of(), Map.of());

  public Accounts {
    byPartner = Map.copyOf(byPartner);
    agreed = Map.copyOf(agreed);
  }
}
