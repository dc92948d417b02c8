package io.postern.rules;

import io.postern.kit.Money;
import io.postern.kit.Problem;
import io.postern.partner.Ladder;
import io.postern.partner.Needs;
import io.postern.partner.Tier;
import io.postern.shipped.Folder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** {@code tiers.yml}: the tiers of a program, what they ask for and what they bring. */
public final class TiersFile {
  /** Where it stands in the folder of inbound rules. */
  public static final String FILE = "tiers.yml";

  private static final int LONGEST_NAME = 40;
  private static final int MOST_MONTHS = 60;
  private static final int LONGEST_GRACE = 730;
  private static final int MOST_DEALS = 1_000_000;
  private static final int MOST_REVIEW_DAYS = 60;

  /**
   * @param ladder what it says, without tiers that have a problem
   * @param problems what is wrong in it
   */
  public record Result(Ladder ladder, List<Problem> problems) {
    public Result {
      problems = List.copyOf(problems);
    }
  }

  private TiersFile() {}

  /** Reads it; without the file, or without tiers in it, there are no rules for tiers. */
  public static Result read(Folder folder) {
    List<Problem> problems = new ArrayList<>();
    Yaml file = Yaml.parse(folder.label(FILE), folder.text(FILE).orElse(""), problems);
    file.only("months", "grace-days", "tiers");
    int months = file.get("months").number(1, MOST_MONTHS).orElse(Ladder.NONE.months());
    int grace = file.get("grace-days").number(0, LONGEST_GRACE).orElse(Ladder.NONE.graceDays());
    Ladder ladder = new Ladder(tiers(file.get("tiers")), months, grace);
    if (!ladder.none()) {
      problems.addAll(unknown(folder, ladder));
    }
    return new Result(ladder, problems);
  }

  /** Tiers that other files speak of, and that nobody can be in: most likely a slip of the pen. */
  private static List<Problem> unknown(Folder folder, Ladder ladder) {
    List<Problem> unknown = new ArrayList<>();
    Yaml money = open(folder, CommissionFile.FILE, unknown);
    Yaml engagement = open(folder, EngagementFiles.FILE, unknown);
    unknown.clear(); // what else is wrong there is said by those who read it
    money.get("tiers").entries().forEach((name, place) -> known(name, place, ladder));
    for (Yaml window : engagement.get("protection").items()) {
      window.get("tier").text().ifPresent(name -> known(name, window.get("tier"), ladder));
    }
    return unknown;
  }

  private static Yaml open(Folder folder, String file, List<Problem> problems) {
    return Yaml.parse(folder.label(file), folder.text(file).orElse(""), problems);
  }

  private static void known(String name, Yaml place, Ladder ladder) {
    if (ladder.named(name).isEmpty()) {
      place.problem("there is no tier '" + name + "' in " + FILE);
    }
  }

  private static List<Tier> tiers(Yaml list) {
    List<Tier> tiers = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Yaml place : list.items()) {
      Tier tier = tier(place);
      boolean first = names.isEmpty();
      if (!names.add(tier.name().toLowerCase(Locale.ROOT))) {
        place.problem("there are two tiers '" + tier.name() + "'");
      } else if (first && place.get("needs").present()) {
        place.get("needs").problem("the first tier is where everybody starts: it needs nothing");
      } else if (!first && !place.get("needs").present()) {
        place.problem("says nothing that it needs: needs: {won: 3}, for example");
      } else if (!tier.name().isEmpty() && (first || !tier.ways().isEmpty())) {
        tiers.add(tier);
      }
    }
    return tiers;
  }

  private static Tier tier(Yaml place) {
    place.only("tier", "needs", "review-days", "say");
    String name = place.get("tier").required("the tier's name: tier: Gold").strip();
    if (name.length() > LONGEST_NAME || name.chars().anyMatch(c -> c < ' ' || c == '@')) {
      place.get("tier").problem("a name has at most " + LONGEST_NAME + " characters, and no @");
    }
    return new Tier(
        name,
        place.get("needs").items().stream().flatMap(way -> needs(way).stream()).toList(),
        place.get("review-days").number(1, MOST_REVIEW_DAYS),
        EngagementFiles.sentences(place.get("say")));
  }

  private static Optional<Needs> needs(Yaml way) {
    way.only("won", "revenue", "referrals");
    Needs needs =
        new Needs(
            way.get("won").number(1, MOST_DEALS).orElse(0),
            CommissionFile.amounts(way.get("revenue")).stream()
                .filter(money -> positive(money, way.get("revenue")))
                .toList(),
            way.get("referrals").number(1, MOST_DEALS).orElse(0));
    boolean asks = needs.won() > 0 || needs.referrals() > 0 || !needs.revenue().isEmpty();
    if (!asks) {
      way.problem(
          "asks for nothing: {won: 3, revenue: [50000 EUR], referrals: 5}, or some of them");
    }
    return asks ? Optional.of(needs) : Optional.empty();
  }

  private static boolean positive(Money money, Yaml place) {
    if (money.signum() <= 0) {
      place.problem("revenue is more than nothing");
    }
    return money.signum() > 0;
  }
}
