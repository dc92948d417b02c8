package io.postern.notice;

import io.postern.kit.Money;

/**
 * What a deal would earn, as things stand.
 *
 * @param value if it closes at this
 * @param share the partner earns this
 * @param holdDays and gets it payable so many days after the close
 */
public record ForecastFacts(Money value, Money share, int holdDays) {}
