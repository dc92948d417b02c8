package io.postern.rules;

import io.postern.commission.CommissionPlan;
import io.postern.commission.CommissionPlan.Recurring;
import io.postern.commission.CommissionPlans;
import io.postern.commission.CommissionPlans.Payout;
import io.postern.commission.Rate;
import io.postern.commission.Rate.DealStep;
import io.postern.commission.Rate.RevenueStep;
import io.postern.commission.Span;
import io.postern.commission.Trigger;
import io.postern.kit.Money;
import io.postern.kit.Problem;
import io.postern.mail.Address;
import io.postern.shipped.Folder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** {@code commission.yml}: what partners earn, by which plan, and how it is paid out. */
public final class CommissionFile {
  public static final String FILE = "commission.yml";

  private static final int LONGEST = 3650;
  private static final int USUAL_HOLD = 30;
  private static final int USUAL_CLAWBACK = 180;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /**
   * @param plans without those that have a problem
   * @param problems what is wrong in the file; empty when the plans may be used
   */
  public record Result(CommissionPlans plans, List<Problem> problems) {
    public Result {
      problems = List.copyOf(problems);
    }
  }

  private final Yaml file;
  private final Map<String, CommissionPlan> plans = new HashMap<>();

  private CommissionFile(Yaml file) {
    this.file = file;
  }

  /** Reads it; what is wrong is a problem, not an exception. */
  public static Result read(Folder folder) {
    List<Problem> problems = new ArrayList<>();
    Yaml file = Yaml.parse(folder.label(FILE), folder.text(FILE).orElse(""), problems);
    return new Result(new CommissionFile(file).read(), problems);
  }

  private CommissionPlans read() {
    file.only(
        "plans",
        "trigger",
        "program",
        "tiers",
        "partners",
        "deals",
        "minimum",
        "statements",
        "approval");
    Optional<Trigger> usual = trigger(file.get("trigger"));
    file.get("plans").entries().forEach((id, place) -> plan(id, place, usual).ifPresent(this::add));
    Optional<CommissionPlan> program = named(file.get("program"));
    if (!file.get("plans").entries().isEmpty() && !file.get("program").present()) {
      file.get("plans")
          .problem("no plan is the program's: program: standard, for example, or program: none");
    }
    return new CommissionPlans(
        program,
        named(file.get("tiers"), CommissionPlans::key),
        named(file.get("partners"), CommissionPlans::key),
        named(file.get("deals"), ref -> ref.strip().toUpperCase(java.util.Locale.ROOT)),
        payout());
  }

  private void add(CommissionPlan plan) {
    plans.put(plan.id(), plan);
  }

  /**
   * @param usual the trigger of plans that name none
   */
  private Optional<CommissionPlan> plan(String id, Yaml place, Optional<Trigger> usual) {
    place.only(
        "percent",
        "flat",
        "by",
        "per",
        "steps",
        "trigger",
        "cap",
        "hold-days",
        "clawback-days",
        "recurring",
        "say");
    if (!named(id)) {
      place.problem("a plan is named by small letters, digits and dashes");
    }
    Optional<Rate> rate = rate(place);
    Trigger trigger = trigger(place.get("trigger")).or(() -> usual).orElse(Trigger.CLOSED_WON);
    List<Money> caps = amounts(place.get("cap"));
    int hold = place.get("hold-days").number(0, LONGEST).orElse(USUAL_HOLD);
    int clawback = place.get("clawback-days").number(0, LONGEST).orElse(USUAL_CLAWBACK);
    Optional<Recurring> recurring =
        place.get("recurring").present()
            ? Optional.of(recurring(place.get("recurring")))
            : Optional.empty();
    Map<String, String> say = EngagementFiles.sentences(place.get("say"));
    return rate.map(
        found -> new CommissionPlan(id, found, trigger, caps, hold, clawback, recurring, say));
  }

  private static Optional<Trigger> trigger(Yaml place) {
    return place.as("closed-won or invoice-paid", Trigger::ofWord);
  }

  private static boolean named(String id) {
    return !id.isEmpty()
        && id.length() <= 40
        && id.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
  }

  private static Optional<Rate> rate(Yaml place) {
    long ways =
        Stream.of("percent", "flat", "steps").filter(key -> place.get(key).present()).count();
    if (ways != 1) {
      place.problem("a plan has one of percent, flat or steps");
      return Optional.empty();
    }
    if (!place.get("steps").present()) {
      return simple(place);
    }
    Span span = span(place.get("per")).orElse(Span.YEAR);
    String by = place.get("by").required("by: revenue or by: deals");
    return switch (by) {
      case "revenue" -> byRevenue(place.get("steps"), span);
      case "deals" -> byDeals(place.get("steps"), span);
      case "" -> Optional.empty();
      default -> {
        place.get("by").problem("'" + by + "' is not revenue or deals");
        yield Optional.empty();
      }
    };
  }

  private static Optional<Rate> simple(Yaml place) {
    if (place.get("percent").present()) {
      return percent(place.get("percent")).map(Rate.Percent::new);
    }
    List<Money> fees = amounts(place.get("flat"));
    return fees.isEmpty() ? Optional.empty() : Optional.of(new Rate.Flat(fees));
  }

  private static Optional<Rate> byRevenue(Yaml steps, Span span) {
    List<RevenueStep> all = new ArrayList<>();
    Map<Currency, BigDecimal> highest = new HashMap<>();
    for (Yaml step : steps.items()) {
      step.only("from", "percent");
      if (!step.get("from").present() || !step.get("percent").present()) {
        step.problem("a step by revenue has both: {from: 100000 EUR, percent: 10}");
      }
      Optional<Money> from = amount(step.get("from"));
      Optional<BigDecimal> percent = percent(step.get("percent"));
      if (from.isPresent() && percent.isPresent()) {
        BigDecimal before = highest.put(from.get().currency(), from.get().amount());
        if (before != null && before.compareTo(from.get().amount()) >= 0) {
          step.problem("steps rise: this one begins no higher than the one before");
        }
        all.add(new RevenueStep(from.get(), percent.get()));
      }
    }
    return all.isEmpty() ? Optional.empty() : Optional.of(new Rate.ByRevenue(span, all));
  }

  private static Optional<Rate> byDeals(Yaml steps, Span span) {
    List<DealStep> all = new ArrayList<>();
    int before = 0;
    for (Yaml step : steps.items()) {
      step.only("from", "percent", "flat");
      boolean both = step.get("percent").present() == step.get("flat").present();
      if (!step.get("from").present() || both) {
        step.problem("a step by deals has a number and a rate: {from: 6, percent: 10}");
        continue;
      }
      Optional<Integer> from = step.get("from").number(1, 1_000_000);
      Optional<Rate> rate = simple(step);
      if (from.isPresent() && rate.isPresent()) {
        if (from.get() <= before) {
          step.problem("steps rise: this one begins no higher than the one before");
        }
        before = from.get();
        all.add(new DealStep(from.get(), rate.get()));
      }
    }
    return all.isEmpty() ? Optional.empty() : Optional.of(new Rate.ByDeals(span, all));
  }

  private static Recurring recurring(Yaml place) {
    place.only("every", "times");
    if (!place.get("every").present() || !place.get("times").present()) {
      place.problem("recurring says how often: {every: month, times: 12}");
    }
    return new Recurring(
        span(place.get("every")).orElse(Span.MONTH), place.get("times").number(1, 120).orElse(1));
  }

  private Payout payout() {
    Yaml approval = file.get("approval").only("finance", "above");
    List<String> finance = new ArrayList<>();
    for (Yaml item : approval.get("finance").items()) {
      item.as("an address", Address::parse).ifPresent(address -> finance.add(address.toString()));
    }
    List<Money> above = amounts(approval.get("above"));
    if (!finance.isEmpty() && above.isEmpty()) {
      approval.problem(
          "approval says from where on: {finance: [cfo@northwind.example], above: [10000 EUR]}");
    }
    Yaml statements = file.get("statements");
    boolean never = statements.text().filter("never"::equals).isPresent();
    Optional<Span> every =
        never
            ? Optional.empty()
            : statements
                .as("monthly, quarterly or never", CommissionFile::schedule)
                .or(() -> Payout.USUAL.statements());
    return new Payout(amounts(file.get("minimum")), every, finance, above);
  }

  private static Optional<Span> schedule(String written) {
    return switch (written) {
      case "monthly" -> Optional.of(Span.MONTH);
      case "quarterly" -> Optional.of(Span.QUARTER);
      default -> Optional.empty();
    };
  }

  private Optional<CommissionPlan> named(Yaml place) {
    return place.text().filter(name -> !name.equals("none")).flatMap(name -> find(name, place));
  }

  private Map<String, CommissionPlan> named(Yaml place, UnaryOperator<String> key) {
    Map<String, CommissionPlan> found = new HashMap<>();
    place
        .entries()
        .forEach(
            (name, value) ->
                value
                    .text()
                    .flatMap(plan -> find(plan, value))
                    .ifPresent(plan -> found.put(key.apply(name), plan)));
    return found;
  }

  private Optional<CommissionPlan> find(String name, Yaml place) {
    if (!file.get("plans").entries().containsKey(name)) {
      place.problem("there is no plan '" + name + "'");
    }
    return Optional.ofNullable(plans.get(name));
  }

  private static Optional<Span> span(Yaml place) {
    return place.as("month, quarter or year", Span::ofWord);
  }

  private static Optional<BigDecimal> percent(Yaml place) {
    return place.as(
        "a percentage from 0 to 100, such as 12.5",
        written -> {
          try {
            BigDecimal percent = new BigDecimal(written);
            boolean fits =
                percent.signum() >= 0 && percent.compareTo(HUNDRED) <= 0 && percent.scale() <= 4;
            return fits ? Optional.of(percent) : Optional.empty();
          } catch (NumberFormatException notANumber) {
            return Optional.empty();
          }
        });
  }

  /** Amounts of which no two are in one currency. */
  static List<Money> amounts(Yaml place) {
    List<Money> amounts = new ArrayList<>();
    Set<Currency> seen = new HashSet<>();
    for (Yaml item : place.items()) {
      amount(item)
          .ifPresent(
              money -> {
                if (seen.add(money.currency())) {
                  amounts.add(money);
                } else {
                  item.problem("a second amount in " + money.currency());
                }
              });
    }
    return amounts;
  }

  private static Optional<Money> amount(Yaml place) {
    return place
        .as("an amount with its currency, for example 10000 EUR", EngagementFiles::money)
        .filter(money -> money.signum() >= 0);
  }
}
