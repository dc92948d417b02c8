package io.postern.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.kit.Money;
import io.postern.kit.Problem;
import io.postern.partner.Ladder;
import io.postern.partner.Needs;
import io.postern.partner.Tier;
import io.postern.shipped.Shipped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tiers stand in a file; what is wrong there is said with its line. */
class TiersFileTest {
  private static TiersFile.Result read(String text) {
    return TiersFile.read(TextFolder.with("tiers.yml", text));
  }

  private static Money euro(int amount) {
    return Money.of(BigDecimal.valueOf(amount), "EUR").orElseThrow();
  }

  @Test
  void theShippedFileHasNoTiersAndItsExampleIsRight() {
    assertTrue(TiersFile.read(Shipped.folder(Shipped.INBOUND_RULES)).ladder().none());
    String shipped = Shipped.folder(Shipped.INBOUND_RULES).text("tiers.yml").orElseThrow();
    String example = shipped.substring(shipped.indexOf("# months:")).replaceAll("(?m)^# ?", "");
    TiersFile.Result read = read(example);
    assertEquals(List.of(), read.problems());
    Ladder ladder = read.ladder();
    assertEquals(
        List.of("Bronze", "Silver", "Gold"), ladder.tiers().stream().map(Tier::name).toList());
    assertEquals(List.of(new Needs(3, List.of(), 6)), ladder.named("silver").orElseThrow().ways());
    Tier gold = ladder.named("Gold").orElseThrow();
    assertEquals(2, gold.ways().size());
    assertEquals(euro(100_000), gold.ways().getLast().revenue().getFirst());
    assertEquals(Optional.of(1), gold.reviewDays());
    assertEquals(
        Optional.of("Ihr Logo steht auf unserer Partnerseite."),
        ladder.named("Silver").orElseThrow().sentence(Locale.GERMAN));
    assertEquals(12, ladder.months());
    assertEquals(60, ladder.graceDays());
  }

  @Test
  void whatIsWrongIsSaidWithItsLine() {
    TiersFile.Result read =
        read(
            """
            months: 0
            levels: 3
            tiers:
              - tier: Bronze
                needs: {won: 1}
              - tier: Silver
              - tier: bronze
                needs: {won: 2}
              - tier: Gold
                needs: {deals: 3}
              - tier: Top
                needs: {revenue: [5 EUR, 6 EUR, 7 XXL]}
                review-days: 0
                say: {xx: "x"}
              - needs: {won: 3}
            """);
    assertEquals(
        List.of(1, 2, 5, 6, 7, 10, 10, 12, 12, 13, 14, 15),
        read.problems().stream().map(Problem::line).sorted().toList(),
        read.problems().toString());
  }

  @Test
  void aTierThatOnlyOtherFilesKnowIsASlipOfThePen() {
    TextFolder folder =
        TextFolder.with(
                "tiers.yml", "tiers:\n  - tier: Bronze\n  - {tier: Gold, needs: {won: 1}}\n")
            .write(
                "commission.yml",
                "plans: {a: {percent: 1}}\nprogram: a\ntiers: {gold: a, Glod: a}\n")
            .write(
                "engagement.yml",
                "protection:\n  - {id: P, days: 9}\n  - {id: Q, tier: Silber, days: 9}\n");
    assertEquals(
        List.of("commission.yml:3", "engagement.yml:3"),
        TiersFile.read(folder).problems().stream()
            .map(problem -> problem.file() + ":" + problem.line())
            .toList());
    assertEquals(List.of(), TiersFile.read(folder.write("tiers.yml", "months: 6\n")).problems());
  }

  @Test
  void aTierNeedsMoreThanNothing() {
    TiersFile.Result read = read("tiers:\n  - tier: A\n  - {tier: B, needs: {revenue: 0 EUR}}\n");
    assertEquals(List.of("A"), read.ladder().tiers().stream().map(Tier::name).toList());
    assertTrue(read.problems().stream().allMatch(one -> one.line() == 3));
  }
}
