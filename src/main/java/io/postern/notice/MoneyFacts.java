package io.postern.notice;

import io.postern.commission.CommissionLine.State;
import io.postern.kit.Money;

/**
 * What one state of commission lines amounts to in one currency.
 *
 * @param state HELD, PAYABLE, APPROVED, IN_PAYOUT, PAID or DISPUTED
 */
public record MoneyFacts(State state, Money sum) {}
