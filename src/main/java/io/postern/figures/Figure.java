package io.postern.figures;

import java.util.Locale;

/** What is reckoned of a program, in the order in which it is shown. */
public enum Figure {
  /** Of the partners that had joined by the end of the time, those that had referred somebody. */
  ACTIVATION_RATE,
  /** Claims that came in the time. */
  REFERRALS,
  /** Of the claims that came in the time, those that are won by now. */
  REFERRAL_TO_WON,
  /** Deals that were won in the time. */
  WON_DEALS,
  /** The partners' part of what was won in the time, by currency. */
  PARTNER_SOURCED_REVENUE,
  /** That revenue by deal, of which one that is shared counts by its part; by currency. */
  AVERAGE_DEAL_SIZE,
  /** What direct deals of the time were worth on average, by currency. */
  DIRECT_DEAL_SIZE,
  /** From joining to the first claim, of the partners whose first claim came in the time. */
  TIME_TO_FIRST_REFERRAL,
  /** From the receipt of a claim to a manager's first decision, of those of the time. */
  ANSWER_TIME_MEDIAN,
  /** The same: what nine of ten did not exceed. */
  ANSWER_TIME_P90,
  /** Open deals in sales on which nothing has happened for long; as it stands now. */
  STALLED_DEALS;

  /** The word for it in files and words: {@code activation-rate}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
