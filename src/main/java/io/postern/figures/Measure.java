package io.postern.figures;

import io.postern.figures.Past.DirectSale;
import io.postern.kit.BusinessTime;
import java.time.Instant;
import java.util.List;

/**
 * What a program's figures are measured by.
 *
 * @param calendar its working days, and the zone in which its days begin
 * @param quietDays after how many days without an event a deal counts as stalled
 * @param direct what was sold without a partner; empty where that is not known
 * @param now when they are reckoned
 */
public record Measure(BusinessTime calendar, int quietDays, List<DirectSale> direct, Instant now) {
  /** Where no rule of engagement says when a deal is quiet. */
  public static final int USUAL_QUIET_DAYS = 45;

  public Measure {
    direct = List.copyOf(direct);
  }
}
