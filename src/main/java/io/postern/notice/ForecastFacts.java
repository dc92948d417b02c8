package io.postern.notice;

import io.postern.kit.Money;

/**
 * What a deal would earn, as things stand.
 *
 * @param value if it closes at this
 * @param share the partner earns this
 * @param trigger from what on: closed-won or invoice-paid
 * @param holdDays and gets it payable so many days after that
 */
public record ForecastFacts(Money value, Money share, String trigger, int holdDays) {}
