package io.postern.notice;

import java.util.Optional;

/** What partners and managers are told about tiers. */
public sealed interface TierNotice extends Notice {
  /**
   * Something happened to the partner's tier; to the partner.
   *
   * @param what raised, slips, kept, lowered or given
   * @param before the tier that it was in
   * @param tier where it stands now
   * @param falls the tier that it would be in after the time of grace; empty without one
   * @param brings what the tier means
   */
  record TierNews(
      String what, String before, TierFacts tier, String falls, Benefits brings, String managerName)
      implements TierNotice {}

  /**
   * What a partner has of its tier.
   *
   * @param reviewDays working days within which a referral is decided
   * @param protectionDays how long an approved referral is safe
   * @param plan what a referral earns; empty where nothing is paid
   * @param sentence what it brings besides; may be empty
   */
  record Benefits(int reviewDays, int protectionDays, Optional<PlanFacts> plan, String sentence) {}

  /**
   * Something happened to a partner's tier; to its manager.
   *
   * @param what raised, slips, kept, lowered, pinned or freed
   * @param before the tier that it was in
   * @param falls the tier that it would be in after the time of grace; empty without one
   * @param contact of the partner: a manager names it by this address
   */
  record PartnerTier(
      String what, String partnerName, String contact, String before, TierFacts tier, String falls)
      implements TierNotice {}
}
