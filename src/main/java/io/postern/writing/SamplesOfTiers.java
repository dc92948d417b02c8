package io.postern.writing;

import static io.postern.writing.SampleDeals.usd;
import static io.postern.writing.SampleNotices.PARTNER;
import static io.postern.writing.SampleNotices.SARA;
import static io.postern.writing.SampleNotices.put;

import io.postern.kit.Money;
import io.postern.notice.Notice;
import io.postern.notice.PlanFacts;
import io.postern.notice.PlanFacts.RateFacts;
import io.postern.notice.TierFacts;
import io.postern.notice.TierFacts.Goal;
import io.postern.notice.TierFacts.Mark;
import io.postern.notice.TierFacts.Sum;
import io.postern.notice.TierFacts.Way;
import io.postern.notice.TierNotice;
import io.postern.notice.TierNotice.Benefits;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Notices about tiers with facts that could be. */
final class SamplesOfTiers {
  private static final Instant UNTIL = Instant.parse("2026-06-30T07:00:00Z");
  private static final String PAT = "pat@brightpath.example";

  private static final Goal GOLD =
      new Goal(
          "Gold",
          List.of(
              new Way(List.of(new Mark("won", 4, 10, List.of()))),
              new Way(
                  List.of(
                      new Mark(
                          "revenue",
                          0,
                          0,
                          List.of(
                              new Sum(usd("62000"), usd("110000")),
                              new Sum(euro("8500"), euro("100000"))))))),
          12);
  private static final Goal SILVER =
      new Goal(
          "Silver",
          List.of(
              new Way(
                  List.of(
                      new Mark("won", 1, 3, List.of()), new Mark("referrals", 5, 6, List.of())))),
          12);

  /** On the way from Silver to Gold. */
  static final TierFacts CLIMBING = new TierFacts("Silver", Optional.empty(), Optional.of(GOLD));

  private static final TierFacts TOP = new TierFacts("Gold", Optional.empty(), Optional.empty());
  private static final TierFacts SLIPPING =
      new TierFacts("Silver", Optional.of(UNTIL), Optional.of(SILVER));
  private static final TierFacts LOWERED =
      new TierFacts("Bronze", Optional.empty(), Optional.of(SILVER));

  private SamplesOfTiers() {}

  private static Money euro(String amount) {
    return Money.of(new BigDecimal(amount), "EUR").orElseThrow();
  }

  static void add(Map<String, Notice> all) {
    Benefits much =
        new Benefits(
            1,
            120,
            Optional.of(
                new PlanFacts(
                    "gold",
                    "",
                    List.of(new RateFacts(Optional.empty(), 0, "15", List.of())),
                    "",
                    "closed-won",
                    List.of(),
                    30,
                    90,
                    "",
                    1)),
            "Your logo stands on our partner page.");
    Benefits little = new Benefits(2, 90, Optional.empty(), "");
    put(all, "", new TierNotice.TierNews("raised", "Bronze", CLIMBING, "", much, SARA));
    put(all, "-top", new TierNotice.TierNews("raised", "", TOP, "", much, SARA));
    put(all, "-slips", new TierNotice.TierNews("slips", "Silver", SLIPPING, "Bronze", much, SARA));
    put(all, "-kept", new TierNotice.TierNews("kept", "Gold", TOP, "", much, SARA));
    put(all, "-lowered", new TierNotice.TierNews("lowered", "Silver", LOWERED, "", little, SARA));
    put(all, "-given", new TierNotice.TierNews("given", "Silver", TOP, "", much, SARA));
    report(all, "", "raised", "Bronze", CLIMBING);
    report(all, "-slips", "slips", "Silver", SLIPPING);
    put(all, "-nobody", new TierNotice.PartnerTier("lowered", PARTNER, "", "Silver", LOWERED, ""));
    report(all, "-kept", "kept", "Gold", TOP);
    report(all, "-lowered", "lowered", "Silver", LOWERED);
    report(all, "-pinned", "pinned", "Silver", TOP);
    report(all, "-freed", "freed", "Silver", CLIMBING);
  }

  private static void report(
      Map<String, Notice> all, String name, String what, String before, TierFacts tier) {
    String falls = tier.graceUntil().isPresent() ? "Bronze" : "";
    put(all, name, new TierNotice.PartnerTier(what, PARTNER, PAT, before, tier, falls));
  }
}
