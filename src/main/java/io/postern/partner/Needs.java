package io.postern.partner;

import io.postern.kit.Money;
import java.util.List;

/**
 * What a tier asks for, all of it together.
 *
 * @param won so many won deals; 0 asks for none
 * @param revenue so much in one of these currencies, which are never added up; empty asks for none
 * @param referrals so many approved claims; 0 asks for none
 */
public record Needs(int won, List<Money> revenue, int referrals) {
  public Needs {
    revenue = List.copyOf(revenue);
  }

  public boolean metBy(Achieved achieved) {
    boolean earned =
        revenue.isEmpty()
            || revenue.stream().anyMatch(asked -> achieved.like(asked).minus(asked).signum() >= 0);
    return achieved.won() >= won && achieved.referrals() >= referrals && earned;
  }
}
