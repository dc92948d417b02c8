package io.postern.deciding;

import io.postern.commission.CommissionPlans;
import io.postern.engagement.Engagement;

/**
 * The program's rules that are in force when something is decided, as its files say.
 *
 * @param engagement what claims are held against
 * @param commission what partners earn
 */
public record InForce(Engagement engagement, CommissionPlans commission) {
  /** No rule at all, for what decides about no claim. */
  public static final InForce NONE = new InForce(Engagement.NONE, CommissionPlans.NONE);
}
