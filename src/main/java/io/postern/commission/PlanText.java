package io.postern.commission;

import io.postern.commission.CommissionPlan.Recurring;
import io.postern.commission.Rate.ByDeals;
import io.postern.commission.Rate.ByRevenue;
import io.postern.commission.Rate.DealStep;
import io.postern.commission.Rate.Flat;
import io.postern.commission.Rate.Percent;
import io.postern.commission.Rate.RevenueStep;
import io.postern.kit.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A plan as text, one line a term, for the record of a deal: it says all, so that later files can
 * change nothing, and people can read it.
 *
 * <pre>
 * plan growth
 * by-revenue year
 * step 0.00 EUR 8
 * step 100000.00 EUR 10
 * cap 20000.00 EUR
 * hold 30
 * clawback 180
 * </pre>
 */
public final class PlanText {
  private PlanText() {}

  public static String write(CommissionPlan plan) {
    List<String> lines = new ArrayList<>();
    lines.add("plan " + plan.id());
    switch (plan.rate()) {
      case Percent rate -> lines.add(simple(rate));
      case Flat rate -> lines.add(simple(rate));
      case ByRevenue rate -> {
        lines.add("by-revenue " + rate.span().word());
        rate.steps()
            .forEach(step -> lines.add("step " + step.from() + " " + plain(step.percent())));
      }
      case ByDeals rate -> {
        lines.add("by-deals " + rate.span().word());
        rate.steps().forEach(step -> lines.add("step " + step.from() + " " + simple(step.rate())));
      }
    }
    if (plan.trigger() != Trigger.CLOSED_WON) {
      lines.add("trigger " + plan.trigger().word());
    }
    plan.caps().forEach(cap -> lines.add("cap " + cap));
    lines.add("hold " + plan.holdDays());
    lines.add("clawback " + plan.clawbackDays());
    plan.recurring()
        .ifPresent(again -> lines.add("recurring " + again.every().word() + " " + again.times()));
    new TreeMap<>(plan.say())
        .forEach((language, text) -> lines.add("say " + language + " " + oneLine(text)));
    return String.join("\n", lines);
  }

  /**
   * @throws IllegalArgumentException when it is none that {@link #write} gives
   */
  public static CommissionPlan read(String text) {
    Draft draft = new Draft();
    text.lines().forEach(draft::read);
    return draft.plan();
  }

  private static String simple(Rate rate) {
    return switch (rate) {
      case Percent percent -> "percent " + plain(percent.percent());
      case Flat flat ->
          "flat " + String.join(", ", flat.fees().stream().map(Money::toString).toList());
      case ByRevenue _, ByDeals _ -> throw new IllegalArgumentException("steps within steps");
    };
  }

  private static String plain(BigDecimal number) {
    return number.toPlainString();
  }

  private static String oneLine(String text) {
    return String.join(" ", text.lines().map(String::strip).toList());
  }

  private static final class Draft {
    private String id = "";
    private Optional<Rate> simple = Optional.empty();
    private Optional<Span> revenue = Optional.empty();
    private Optional<Span> deals = Optional.empty();
    private final List<RevenueStep> revenueSteps = new ArrayList<>();
    private final List<DealStep> dealSteps = new ArrayList<>();
    private Trigger trigger = Trigger.CLOSED_WON;
    private final List<Money> caps = new ArrayList<>();
    private int hold;
    private int clawback;
    private Optional<Recurring> recurring = Optional.empty();
    private final Map<String, String> say = new HashMap<>();

    void read(String line) {
      String word = head(line);
      String rest = tail(line);
      switch (word) {
        case "plan" -> id = rest;
        case "percent", "flat" -> simple = Optional.of(rate(line));
        case "by-revenue" -> revenue = Span.ofWord(rest);
        case "by-deals" -> deals = Span.ofWord(rest);
        case "step" -> step(rest);
        case "trigger" -> trigger = Trigger.ofWord(rest).orElseThrow(() -> unknown(line));
        case "cap" -> caps.add(money(rest));
        case "hold" -> hold = Integer.parseInt(rest);
        case "clawback" -> clawback = Integer.parseInt(rest);
        case "recurring" ->
            recurring =
                Optional.of(
                    new Recurring(
                        Span.ofWord(head(rest)).orElseThrow(() -> unknown(line)),
                        Integer.parseInt(tail(rest))));
        case "say" -> say.put(head(rest), tail(rest));
        default -> throw unknown(line);
      }
    }

    private void step(String rest) {
      if (deals.isPresent()) {
        dealSteps.add(new DealStep(Integer.parseInt(head(rest)), rate(tail(rest))));
      } else {
        int last = rest.lastIndexOf(' ');
        revenueSteps.add(
            new RevenueStep(
                money(rest.substring(0, last)), new BigDecimal(rest.substring(last + 1))));
      }
    }

    CommissionPlan plan() {
      Optional<Rate> stepped =
          revenue
              .<Rate>map(span -> new ByRevenue(span, revenueSteps))
              .or(() -> deals.map(span -> new ByDeals(span, dealSteps)));
      Rate rate = simple.or(() -> stepped).orElseThrow(() -> unknown("a plan without a rate"));
      return new CommissionPlan(id, rate, trigger, caps, hold, clawback, recurring, say);
    }

    private static Rate rate(String line) {
      String rest = tail(line);
      return switch (head(line)) {
        case "percent" -> new Percent(new BigDecimal(rest));
        case "flat" -> new Flat(List.of(rest.split(", ")).stream().map(Draft::money).toList());
        default -> throw unknown(line);
      };
    }

    private static Money money(String text) {
      return Money.of(new BigDecimal(head(text)), tail(text)).orElseThrow(() -> unknown(text));
    }

    private static String head(String line) {
      int space = line.indexOf(' ');
      return space < 0 ? line : line.substring(0, space);
    }

    private static String tail(String line) {
      int space = line.indexOf(' ');
      return space < 0 ? "" : line.substring(space + 1);
    }

    private static IllegalArgumentException unknown(String line) {
      return new IllegalArgumentException("not a commission plan: " + line);
    }
  }
}
