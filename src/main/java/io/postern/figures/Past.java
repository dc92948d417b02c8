package io.postern.figures;

import io.postern.commission.Credit;
import io.postern.kit.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a program, as far as its figures need it.
 *
 * @param members the partners that joined
 * @param referrals every claim, as it stands now
 */
public record Past(List<Member> members, List<Referral> referrals) {
  /** Nothing has happened. */
  public static final Past NOTHING = new Past(List.of(), List.of());

  public Past {
    members = List.copyOf(members);
    referrals = List.copyOf(referrals);
  }

  /**
   * A partner that joined.
   *
   * @param tier empty when it has none
   */
  public record Member(long id, String name, String tier, Instant joinedAt) {}

  /**
   * A partner's claim.
   *
   * @param answeredAt when a manager first decided about it; empty for what nobody or a rule did
   * @param sale what it was won with; empty while it is not won
   * @param quietSince of one that is in sales, and neither won nor lost: its last event
   */
  public record Referral(
      long partnerId,
      Instant claimedAt,
      Optional<Instant> answeredAt,
      Optional<Sale> sale,
      Optional<Instant> quietSince) {}

  /**
   * @param closedAt when it was told that it was won
   * @param value what was sold in all
   * @param credit the partner's part of it
   */
  public record Sale(Instant closedAt, Money value, Credit credit) {}

  /** A deal that the vendor made without a partner. */
  public record DirectSale(LocalDate closedOn, Money value) {}
}
