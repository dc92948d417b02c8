package io.postern.deciding;

import io.postern.commission.CommissionPlans;
import io.postern.engagement.Engagement;
import io.postern.partner.Joining;

/**
 * The program's rules that are in force when something is decided, as its files say.
 *
 * @param engagement what claims are held against
 * @param commission what partners earn
 * @param joining how partners come in
 */
public record InForce(Engagement engagement, CommissionPlans commission, Joining joining) {
  /** No rule at all, for what decides about no claim. */
  public static final InForce NONE = new InForce(Engagement.NONE, CommissionPlans.NONE);

  /** Rules that say nothing of how partners come in. */
  public InForce(Engagement engagement, CommissionPlans commission) {
    this(engagement, commission, Joining.NONE);
  }
}
