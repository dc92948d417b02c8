package io.postern.deciding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deal.Field;
import io.postern.deal.RegistrationStatus;
import io.postern.kit.Money;
import io.postern.notice.ManagerNotice;
import io.postern.understanding.Command;
import io.postern.understanding.Evidence;
import io.postern.understanding.Found;
import io.postern.understanding.Kind;
import io.postern.understanding.Orders;
import io.postern.understanding.Reading;
import io.postern.understanding.Referral;
import io.postern.understanding.Trace;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A partner's mail with several orders does all of them, or asks and does nothing. */
class PartnerOrdersTest {
  private static final Command STATUS = new Command.Status(Optional.empty());
  private static final Command WITHDRAW = new Command.Withdraw(Optional.of("sold"));
  private static final Command NEW_ADDRESS =
      new Command.Correct(Map.of(Field.CONTACT_EMAIL, "j.doe@acme.example"));

  private final Scene scene = new Scene();

  @Test
  void aCorrectionAndAStatusAreBothAnswered() {
    scene.deals.add(Scene.deal(1, Scene.acme()));
    Decision decision = scene.decide(mail(Optional.empty(), NEW_ADDRESS, STATUS));
    assertEquals("ACTED corrected", decision.outcome() + " " + decision.reason());
    assertEquals(
        List.of("correction-taken to pat", "corrected to manager", "status-answer to pat"),
        owed(decision));
    assertEquals("j.doe@acme.example", contact(decision));
  }

  @Test
  void aWithdrawalAndALanguageAreBothDone() {
    scene.deals.add(Scene.deal(1, Scene.acme()));
    Decision decision =
        scene.decide(mail(Optional.of("Sorry for that."), WITHDRAW, new Command.Language("de")));
    assertEquals(RegistrationStatus.WITHDRAWN, decision.moves().getFirst().after().status());
    assertEquals("de", ((Upkeep.Speak) decision.upkeep().getFirst()).language());
    DealEvent.PartnerWrote wrote = (DealEvent.PartnerWrote) decision.moves().getLast().event();
    assertEquals("Sorry for that.", wrote.text());
    assertEquals(
        List.of(
            "withdrawal-taken to pat",
            "withdrawn to manager",
            "language-set to pat",
            "message-from-partner to manager"),
        owed(decision));
  }

  @Test
  void wordsBesideAnOrderReachTheManager() {
    scene.deals.add(Scene.deal(1, Scene.acme()));
    Decision decision = scene.decide(mail(Optional.of("Jane is back on Monday."), STATUS));
    assertEquals(
        List.of("status-answer to pat", "message-from-partner to manager"), owed(decision));
  }

  @Test
  void whenOneOfThemIsNotClearNothingIsDone() {
    scene.deals.add(Scene.deal(1, Scene.acme()));
    scene.deals.add(Scene.deal(2, Scene.referral("Beta", "Bob", "bob@beta.example")));
    Decision decision = scene.decide(mail(Optional.empty(), STATUS, WITHDRAW));
    assertEquals("ASKED which-deal", decision.outcome() + " " + decision.reason());
    assertEquals(List.of(), decision.moves());
    assertEquals(List.of("not-understood to pat"), owed(decision));
  }

  @Test
  void aNumberThatThereIsNotIsAskedAbout() {
    scene.deals.add(Scene.deal(1, Scene.acme()));
    scene.deals.add(Scene.deal(2, Scene.referral("Beta", "Bob", "bob@beta.example")));
    Decision decision = scene.decide(Scene.numbered(Set.of(2, 3), WITHDRAW));
    assertEquals("ASKED no-such-number", decision.outcome() + " " + decision.reason());
    assertEquals(List.of(), decision.moves());
  }

  @Test
  void oneOfTheOthersWordsStopsAll() {
    scene.deals.add(Scene.deal(1, Scene.acme()));
    Decision decision =
        scene.decide(mail(Optional.empty(), WITHDRAW, new Command.Approve(Optional.empty())));
    assertEquals("REFUSED managers-only", decision.outcome() + " " + decision.reason());
    assertEquals(List.of(), decision.moves());
  }

  @Test
  void anAmountIsTakenAsItWasRead() {
    scene.deals.add(Scene.deal(1, Scene.acme()));
    Money value = Money.of(new BigDecimal("75000"), "EUR").orElseThrow();
    Command budget = new Command.Correct(Map.of(Field.DEAL_VALUE, "75,000 EUR"));
    Decision decision = scene.decide(read(new Found<>(value, 0.97, evidence()), budget));
    assertEquals(Optional.of(value), decision.moves().getFirst().after().facts().value());
  }

  @Test
  void anAmountThatCouldNotBeReadIsAskedAbout() {
    scene.deals.add(Scene.deal(1, Scene.acme()));
    Command budget = new Command.Correct(Map.of(Field.DEAL_VALUE, "75k or so"));
    Decision decision = scene.decide(mail(Optional.empty(), STATUS, budget));
    assertEquals("ASKED not-understood", decision.outcome() + " " + decision.reason());
    assertEquals(List.of(), decision.moves());
  }

  @Test
  void aFieldOfAClosedReferralIsWordsForTheManager() {
    Deal declined = withdrawn();
    scene.deals.add(declined);
    Decision decision = scene.decide(mail(Optional.empty(), NEW_ADDRESS));
    assertTrue(decision.owed().getFirst().notice() instanceof ManagerNotice.MessageFromPartner);
    assertTrue(
        decision.moves().stream().allMatch(move -> move.event() instanceof DealEvent.PartnerWrote));
  }

  private static Deal withdrawn() {
    Scene before = new Scene();
    before.deals.add(Scene.deal(1, Scene.acme()));
    return before.decide(Scene.ordering(WITHDRAW)).moves().getLast().after();
  }

  private static Reading mail(Optional<String> message, Command... commands) {
    List<Orders.Order> orders = new ArrayList<>();
    for (Command command : commands) {
      orders.add(new Orders.Order(command, Set.of(), command.word()));
    }
    return Scene.reading(
        Kind.COMMAND,
        List.of(),
        new Orders(orders, Orders.Verdict.EXECUTE, "", "", message, Trace.EMPTY),
        "");
  }

  private static Reading read(Found<Money> value, Command command) {
    Referral nothing = Referral.NOTHING;
    Referral changes =
        new Referral(
            nothing.company(),
            nothing.companyDomain(),
            nothing.contactName(),
            nothing.contactEmail(),
            nothing.contactPhone(),
            nothing.contactRole(),
            Optional.of(value),
            nothing.need(),
            nothing.timeline());
    return Scene.reading(
        Kind.CORRECTION,
        List.of(changes),
        mail(Optional.empty(), command).orders(),
        "Budget: 75,000 EUR");
  }

  private static Evidence evidence() {
    return new Evidence("label-line", "75,000 EUR", "form-field");
  }

  private static String contact(Decision decision) {
    return decision
        .moves()
        .getFirst()
        .after()
        .facts()
        .prospect()
        .contactEmail()
        .map(Object::toString)
        .orElse("");
  }

  private static List<String> owed(Decision decision) {
    return decision.owed().stream()
        .map(owed -> owed.notice().template() + " to " + owed.to().local())
        .toList();
  }
}
