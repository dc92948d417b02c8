package io.postern.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.commission.CommissionPlan;
import io.postern.commission.CommissionPlans;
import io.postern.commission.PlanText;
import io.postern.commission.Rate;
import io.postern.commission.Span;
import io.postern.commission.Trigger;
import io.postern.deal.DealRef;
import io.postern.kit.Money;
import io.postern.kit.Problem;
import io.postern.mail.Address;
import io.postern.partner.Partner;
import io.postern.shipped.Shipped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a program pays stands in a file; what is wrong in it is said with its line. */
class CommissionFileTest {
  private static String shipped() {
    return Shipped.folder(Shipped.INBOUND_RULES).text(CommissionFile.FILE).orElseThrow();
  }

  private static String examples() {
    StringBuilder examples = new StringBuilder();
    boolean plans = false;
    for (String line : shipped().lines().toList()) {
      plans |= line.equals("# plans:");
      if (plans && line.matches("# ( .*|[a-z]+:.*)")) {
        examples.append(line.substring(2)).append('\n');
      }
    }
    return examples.toString();
  }

  private static CommissionFile.Result read(String text) {
    return CommissionFile.read(TextFolder.with(CommissionFile.FILE, text));
  }

  private static Partner partner(String name, String tier) {
    return new Partner(1, name, Address.of("m@a.example"), tier, Partner.Status.ACTIVE);
  }

  @Test
  void whatComesWithPosternPaysNothing() {
    CommissionFile.Result read = CommissionFile.read(Shipped.folder(Shipped.INBOUND_RULES));
    assertEquals(List.of(), read.problems());
    assertTrue(read.plans().none());
    assertEquals(CommissionPlans.NONE, read.plans());
  }

  @Test
  void theExamplesInItAreGoodPlans() {
    CommissionFile.Result read = read(examples());
    assertEquals(List.of(), read.problems(), CommissionFileTest::examples);
    CommissionPlans plans = read.plans();
    CommissionPlan standard = plans.program().orElseThrow();
    assertEquals(new Rate.Percent(BigDecimal.TEN), standard.rate());
    assertEquals(30, standard.holdDays());
    assertEquals(180, standard.clawbackDays());
    assertEquals(Trigger.CLOSED_WON, standard.trigger());
    assertEquals(
        Trigger.INVOICE_PAID, plans.of(partner("bright advisory", "Gold")).orElseThrow().trigger());
    assertEquals("growth", plans.of(partner("Any", "gold")).orElseThrow().id());
    assertEquals("subscription", plans.of(partner("bright advisory", "Gold")).orElseThrow().id());
    assertEquals("standard", plans.of(partner("Any", "")).orElseThrow().id());
    assertEquals("starter", plans.ofDeal(new DealRef("NW", 1042)).orElseThrow().id());
    assertEquals(Span.MONTH, plans.payout().statements().orElseThrow());
    Money limit = Money.of(new BigDecimal("10000"), "EUR").orElseThrow();
    assertTrue(!plans.payout().large(limit), "the limit itself is not above it");
    assertTrue(
        plans.payout().large(limit.plus(Money.of(new BigDecimal("0.01"), "EUR").orElseThrow())));
  }

  @Test
  void aTriggerBesideThePlansIsForThoseThatNameNone() {
    CommissionFile.Result read =
        read(
            "trigger: invoice-paid\nprogram: a\n"
                + "plans: {a: {percent: 1}, b: {percent: 1, trigger: closed-won}}\n"
                + "partners: {B: b}\n");
    assertEquals(List.of(), read.problems());
    assertEquals(Trigger.INVOICE_PAID, read.plans().program().orElseThrow().trigger());
    assertEquals(Trigger.CLOSED_WON, read.plans().of(partner("B", "")).orElseThrow().trigger());
  }

  @Test
  void everyPlanReadsBackFromItsRecord() {
    String more =
        "  fees: {by: deals, per: month, steps: [{from: 1, flat: [5 EUR, 6 USD]}, {from: 3,"
            + " percent: 7.25}], say: {de: \"Zwei\\n"
            + "  Zeilen\"}}\n";
    CommissionFile.Result read =
        read(
            examples()
                .replace("plans:\n", "plans:\n" + more)
                .replace("Gold: growth", "Gold: growth, A: fees, B: volume"));
    assertEquals(List.of(), read.problems());
    CommissionPlans plans = read.plans();
    assertEquals(3, plans.tiers().size());
    List<CommissionPlan> all = new ArrayList<>(plans.tiers().values());
    all.addAll(plans.partners().values());
    all.addAll(plans.deals().values());
    plans.program().ifPresent(all::add);
    assertEquals(6, all.size());
    for (CommissionPlan plan : all) {
      String kept = PlanText.write(plan);
      assertEquals(kept, PlanText.write(PlanText.read(kept)));
      if (!plan.id().equals("fees")) {
        assertEquals(plan, PlanText.read(kept));
      }
    }
    String kept = PlanText.write(plans.of(partner("Any", "A")).orElseThrow());
    assertTrue(kept.contains("step 3 percent 7.25"), kept);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plans:~  a: {percent: 10} | 1 | no plan is the program's",
        "plans:~  a: {percent: 101}~program: a | 2 | a percentage from 0 to 100",
        "plans:~  a: {percent: ten}~program: a | 2 | a percentage from 0 to 100",
        "plans:~  a: {percent: 10, flat: 5 EUR}~program: a | 2 | one of percent, flat or steps",
        "plans:~  a: {hold-days: 3}~program: a | 2 | one of percent, flat or steps",
        "plans:~  a: {flat: [5 EUR, 6 EUR]}~program: a | 2 | a second amount in EUR",
        "plans:~  a: {flat: lots}~program: a | 2 | an amount with its currency",
        "plans:~  a: {steps: [{from: 0 EUR, percent: 5}]}~program: a | 2 | by: revenue or by:"
            + " deals",
        "plans:~  a:~    by: revenue~    steps:~      - {from: 10 EUR, percent: 5}~      - {from: 9"
            + " EUR, percent: 6}~program: a | 6 | steps rise",
        "plans:~  a: {by: deals, steps: [{from: 1, percent: 5, flat: 5 EUR}]}~program: a | 2 | a"
            + " number and a rate",
        "plans:~  a: {by: deals, per: week, steps: [{from: 1, percent: 5}]}~program: a | 2 | month,"
            + " quarter or year",
        "plans:~  a: {percent: 10, recurring: {every: month}}~program: a | 2 | how often",
        "plans:~  a: {percent: 10, say: {english: x}}~program: a | 2 | 'english' is no language",
        "plans:~  a: {percent: 10, trigger: shipped}~program: a | 2 | closed-won or invoice-paid",
        "trigger: paid~plans:~  a: {percent: 10}~program: a | 1 | closed-won or invoice-paid",
        "plans:~  A b: {percent: 10}~program: A b | 2 | small letters",
        "plans:~  a: {percent: 10}~program: a~tiers:~  Gold: b | 5 | there is no plan 'b'",
        "plans:~  a: {percent: 10}~program: a~statements: weekly | 4 | monthly, quarterly or never",
        "approval: {finance: [a@b.example]} | 1 | from where on",
        "approval: {finance: [nobody], above: [1 EUR]} | 1 | an address",
        "bonus: x | 1 | unknown key 'bonus'",
      })
  void aMistakeIsSaidAtItsLine(String text, int line, String what) {
    List<Problem> problems = read(text.replace("~", "\n") + "\n").problems();
    assertTrue(
        problems.stream().anyMatch(p -> p.line() == line && p.what().contains(what)),
        problems::toString);
  }
}
