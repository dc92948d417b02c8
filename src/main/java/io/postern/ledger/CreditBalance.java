package io.postern.ledger;

import io.postern.kit.Money;

/**
 * What stands on an account of the book of credits.
 *
 * @param balance what it was credited less what it was debited
 */
public record CreditBalance(String account, Money balance) {}
