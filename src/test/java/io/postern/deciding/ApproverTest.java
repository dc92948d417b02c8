package io.postern.deciding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.engagement.Account;
import io.postern.engagement.Engagement;
import io.postern.engagement.EngagementRules;
import io.postern.engagement.Rule;
import io.postern.engagement.Rule.Verdict;
import io.postern.mail.Address;
import io.postern.notice.PartnerNotice;
import io.postern.partner.Manager;
import io.postern.understanding.Kind;
import io.postern.understanding.Orders;
import io.postern.understanding.Reading;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A rule of engagement may name the manager who decides about what breaks it. */
class ApproverTest {
  private static final Address MIA = Address.of("mia@northwind.example");
  private static final Address GONE = Address.of("gone@northwind.example");

  private final Scene scene = new Scene();

  ApproverTest() {
    scene.program = Scene.program(Scene.MANAGER, new Manager("Mia", MIA, List.of()));
  }

  @Test
  void leadsOfOneMailGoToThoseWhoDecideAboutThem() {
    rules(abroad("TE-1", MIA));
    Decision decision =
        scene.decide(
            Scene.referring(
                Scene.referral("Zed Works", "Zoe Zed", "zoe@zed.fr"),
                Scene.referral("Yon Works", "Yara Yon", "yara@yon.de"),
                Scene.referral("Quux Works", "Quinn Quux", "quinn@quux.it")));
    assertEquals(
        List.of(
            "referral-receipt to pat [101, 102, 103]",
            "review-request to mia [101, 103]",
            "review-request to manager [102]"),
        owed(decision));
    assertEquals("Max Manager", receipt(decision).managerName(), "whom the partner knows");
    assertEquals(List.of(MIA, MIA), assigned(decision));
  }

  @Test
  void whoDecidesAloneIsNamedInTheReceipt() {
    rules(abroad("TE-1", MIA));
    Decision decision =
        scene.decide(Scene.referring(Scene.referral("Zed Works", "Zoe Zed", "zoe@zed.fr")));
    assertEquals("Mia", receipt(decision).managerName());
  }

  @Test
  void theFirstOfTheBrokenRulesThatNamesAManagerCounts() {
    rules(
        new Rule("TE-0", Map.of("en", "x"), Verdict.REVIEW, territory()),
        abroad("TE-1", GONE),
        abroad("TE-2", Scene.MAX),
        abroad("TE-3", MIA));
    Decision decision =
        scene.decide(Scene.referring(Scene.referral("Zed Works", "Zoe Zed", "zoe@zed.fr")));
    assertEquals(List.of(), assigned(decision), "it is the partner's own already");
    assertEquals("review-request to manager [101]", owed(decision).getLast());
  }

  @Test
  void whatARuleDeclinesIsAskedAboutNowhere() {
    rules(
        abroad("TE-1", MIA),
        new Rule(
            "OL-1",
            Map.of("en", "Never."),
            Verdict.DECLINE,
            new Rule.OffLimits(List.of(Account.named("zed.fr")))));
    Decision decision =
        scene.decide(Scene.referring(Scene.referral("Zed Works", "Zoe Zed", "zoe@zed.fr")));
    assertEquals(List.of("declined-by-rule to pat [101]"), owed(decision));
    assertEquals(List.of(), assigned(decision));
  }

  @Test
  void whatIsCompletedLaterGoesToWhoDecidesThen() {
    rules(abroad("TE-1", MIA));
    Deal waiting = Scene.deal(1, Scene.referral("Zed Works", "Zoe Zed", ""));
    scene.deals.add(waiting);
    Reading answer =
        Scene.reading(
            Kind.CORRECTION,
            List.of(Scene.referral("", "", "zoe@zed.fr")),
            Orders.none(Optional.empty()),
            "zoe@zed.fr");
    Decision decision = scene.decide(answer);
    assertEquals(List.of("completed to pat [1]", "review-request to mia [1]"), owed(decision));
  }

  private void rules(Rule... rules) {
    EngagementRules none = EngagementRules.NONE;
    scene.engagement =
        new Engagement(
            new EngagementRules(
                none.names(),
                List.of(rules),
                none.windows(),
                none.extension(),
                none.afterwards(),
                none.stalled(),
                none.unanswered(),
                false),
            Scene.ENGAGEMENT.matching());
  }

  private static Rule abroad(String id, Address approver) {
    return new Rule(
        id, Map.of("en", "Abroad."), Verdict.REVIEW, Optional.of(approver), territory());
  }

  private static Rule.Test territory() {
    return new Rule.Territory(Set.of("de"), Set.of());
  }

  private static PartnerNotice.ReferralReceipt receipt(Decision decision) {
    return assertInstanceOf(
        PartnerNotice.ReferralReceipt.class, decision.owed().getFirst().notice());
  }

  private static List<Address> assigned(Decision decision) {
    return decision.moves().stream()
        .filter(move -> move.event() instanceof DealEvent.Assigned)
        .map(move -> ((DealEvent.Assigned) move.event()).managerEmail())
        .toList();
  }

  private static List<String> owed(Decision decision) {
    return decision.owed().stream()
        .map(one -> one.notice().template() + " to " + one.to().local() + " " + one.about())
        .toList();
  }
}
