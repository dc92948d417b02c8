package io.postern.figures;

import io.postern.kit.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What a figure came to. */
public sealed interface Value {
  /** There is nothing to reckon it from. */
  Value NONE = new None();

  /** There is nothing to reckon it from. */
  record None() implements Value {}

  /** So many. */
  record Count(long count) implements Value {}

  /**
   * A part of a whole.
   *
   * @param whole at least 1
   */
  record Part(long part, long whole) implements Value {
    /** In percent, with one decimal, rounded half-even. */
    public BigDecimal percent() {
      return BigDecimal.valueOf(part)
          .movePointRight(2)
          .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_EVEN);
    }
  }

  /**
   * Amounts, one a currency.
   *
   * @param sums at least one, in the order of the currencies' codes
   */
  record Sums(List<Money> sums) implements Value {
    public Sums {
      sums = List.copyOf(sums);
    }
  }

  /**
   * A length of time.
   *
   * @param working whether only working days were counted
   */
  record Time(Duration time, boolean working) implements Value {
    private static final BigDecimal DAY = BigDecimal.valueOf(Duration.ofDays(1).toSeconds());

    /** In days of 24 hours, with two decimals, rounded half-even. */
    public BigDecimal days() {
      return BigDecimal.valueOf(time.toSeconds()).divide(DAY, 2, RoundingMode.HALF_EVEN);
    }
  }

  /** Amounts, one a currency; none for no amount. */
  static Value sums(Collection<Money> sums) {
    return sums.isEmpty()
        ? NONE
        : new Sums(
            sums.stream()
                .sorted(Comparator.comparing(sum -> sum.currency().getCurrencyCode()))
                .toList());
  }

  /** A part of a whole; none for no whole. */
  static Value part(long part, long whole) {
    return whole == 0 ? NONE : new Part(part, whole);
  }
}
