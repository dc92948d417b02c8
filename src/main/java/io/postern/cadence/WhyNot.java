package io.postern.cadence;

import java.util.Locale;

/** Why somebody does not get an announcement. */
public enum WhyNot {
  /** Not among the addresses that it goes to. */
  NOT_LISTED,
  OTHER_STATUS,
  OTHER_TIER,
  OTHER_LANGUAGE,
  OTHER_COUNTRY,
  NO_RECENT_REFERRAL,
  RECENT_REFERRAL,
  /** This person wants no mail any more that nobody waits for. */
  STOPPED,
  /** Nor does this one, for now. */
  PAUSED,
  /** The address was refused for good. */
  BOUNCED,
  /** An address of the audience that is no contact's. */
  NO_CONTACT,
  /** No contact any more since the issue was begun. */
  LEFT,
  /** Its time was too long ago when its turn came. */
  TOO_LATE,
  /** The rest of the issue was called off. */
  CALLED_OFF;

  /** The word in the ledger and on the command line: {@code other-tier}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
