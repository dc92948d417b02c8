package io.postern.deciding;

import io.postern.cadence.Cadence;
import io.postern.commission.CommissionPlans;
import io.postern.engagement.Engagement;
import io.postern.engagement.EngagementRules.Stalled;
import io.postern.figures.Measure;
import io.postern.figures.Past.DirectSale;
import io.postern.partner.Joining;
import io.postern.partner.Ladder;
import io.postern.program.Program;
import io.postern.understanding.CommandRules;
import java.time.Instant;
import java.util.List;

/**
 * The program's rules that are in force when something is decided, as its files say.
 *
 * @param engagement what claims are held against
 * @param commission what partners earn
 * @param joining how partners come in
 * @param ladder how partners rise and fall
 * @param commands how people say what they want, for those who ask
 * @param direct what was sold without a partner, to compare with
 * @param cadence what is written to many
 */
public record InForce(
    Engagement engagement,
    CommissionPlans commission,
    Joining joining,
    Ladder ladder,
    CommandRules commands,
    List<DirectSale> direct,
    Cadence cadence) {
  /** No rule at all, for what decides about no claim. */
  public static final InForce NONE = new InForce(Engagement.NONE, CommissionPlans.NONE);

  public InForce {
    direct = List.copyOf(direct);
  }

  /**
   * Rules that say nothing of how partners come in and rise, of commands, of direct deals, nor of
   * what is written to many.
   */
  public InForce(Engagement engagement, CommissionPlans commission) {
    this(
        engagement,
        commission,
        Joining.NONE,
        Ladder.NONE,
        CommandRules.NONE,
        List.of(),
        Cadence.NONE);
  }

  /** What the program's figures are measured by. */
  Measure measure(Program program, Instant now) {
    return new Measure(
        program.calendar(),
        engagement.rules().stalled().map(Stalled::days).orElse(Measure.USUAL_QUIET_DAYS),
        direct,
        now);
  }
}
