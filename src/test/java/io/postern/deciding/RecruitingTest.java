package io.postern.deciding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.deciding.Candidacy.Question;
import io.postern.identity.IdentityLevel;
import io.postern.mail.Address;
import io.postern.notice.ManagerNotice;
import io.postern.notice.NewcomerNotice;
import io.postern.partner.Correspondent;
import io.postern.understanding.Command;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who may let whom become a partner, and what does not. */
class RecruitingTest {
  private static final Address ANNA = Address.of("anna@firm.example");
  private static final Command INVITE = new Command.Invite(ANNA, "Firm Ltd");

  private final Scene scene = new Scene();

  private static Candidacy asked(Question question, boolean open) {
    return new Candidacy(31, question, ANNA, "Firm Ltd", Scene.MAX, Optional.empty(), open);
  }

  private void answersOf(Correspondent sender, IdentityLevel level, Candidacy question) {
    scene.sender = sender;
    scene.level = level;
    scene.newcomers = new Facts.Newcomers(Optional.of(question), Optional.empty(), Map.of());
  }

  @Test
  void aManagerWhoAnswersOneOfOurMailsInvites() {
    scene.sender = Scene.BY_MAX;
    Decision decision = scene.decide(Scene.ordering(INVITE));
    assertEquals("invited", decision.reason());
    assertInstanceOf(NewcomerNotice.Invitation.class, decision.owed().getFirst().notice());
    assertEquals(ANNA, decision.owed().getFirst().to());
  }

  @Test
  void aManagersFreshMailInvitesNobodyYet() {
    scene.sender = Scene.BY_MAX;
    scene.level = IdentityLevel.DOMAIN;
    Decision decision = scene.decide(Scene.ordering(INVITE));
    assertEquals("invitation-to-confirm", decision.reason());
    assertEquals(List.of(Scene.MAX), decision.owed().stream().map(Owed::to).toList());
  }

  @Test
  void anUnprovenMailInAManagersNameInvitesNobody() {
    scene.sender = Scene.BY_MAX;
    scene.level = IdentityLevel.NOTHING;
    Decision decision = scene.decide(Scene.ordering(INVITE));
    assertEquals("manager-unproven", decision.reason());
    assertEquals(List.of(), decision.upkeep());
    assertTrue(decision.owed().stream().allMatch(owed -> owed.to().equals(Scene.MAX)));
  }

  @Test
  void onlyAProvenManagerAcceptsAnApplication() {
    answersOf(Scene.BY_MAX, IdentityLevel.TOKEN, asked(Question.ACCEPT, true));
    assertEquals(
        List.of(), scene.decide(Scene.ordering(new Command.Accept(Optional.empty()))).upkeep());
    answersOf(Scene.BY_MAX, IdentityLevel.BOTH, asked(Question.ACCEPT, true));
    Decision accepted =
        scene.decide(Scene.ordering(new Command.Accept(Optional.of("Firm Limited"))));
    Upkeep.Enrol enrol = assertInstanceOf(Upkeep.Enrol.class, accepted.upkeep().getFirst());
    assertEquals("Firm Limited", enrol.company());
    assertEquals("application-accepted", accepted.reason());
  }

  @Test
  void approveAndDeclineAnswerAnApplicationToo() {
    answersOf(Scene.BY_MAX, IdentityLevel.BOTH, asked(Question.ACCEPT, true));
    assertEquals(
        "application-accepted",
        scene.decide(Scene.ordering(new Command.Approve(Optional.empty()))).reason());
    assertEquals(
        "application-refused",
        scene.decide(Scene.ordering(new Command.Decline("no fit"))).reason());
  }

  @Test
  void whatWasDecidedStays() {
    answersOf(Scene.BY_MAX, IdentityLevel.BOTH, asked(Question.ACCEPT, false));
    Decision again = scene.decide(Scene.ordering(new Command.Decline("after all")));
    assertEquals("already-answered", again.reason());
    assertEquals(List.of(), again.upkeep());
  }

  @Test
  void aManagersAnswerDoesNotJoinForWhoWasInvited() {
    answersOf(Scene.BY_MAX, IdentityLevel.BOTH, asked(Question.ADVISE, true));
    Decision decision = scene.decide(Scene.ordering(new Command.Accept(Optional.empty())));
    assertTrue(decision.upkeep().stream().noneMatch(Upkeep.Enrol.class::isInstance));
  }

  @Test
  void theWordAcceptAloneAcceptsNothing() {
    scene.sender = Scene.BY_MAX;
    scene.deals.add(Scene.deal(1, Scene.acme()));
    Decision decision = scene.decide(Scene.ordering(new Command.Accept(Optional.empty())));
    assertEquals("no-application", decision.reason());
    assertEquals(List.of(), decision.moves());
  }

  @Test
  void aStrangerWhoseWordsGoOnAndOnIsHeld() {
    Candidacy applied = asked(Question.ACCEPT, true);
    scene.sender = new Correspondent.Stranger(Optional.of(ANNA));
    scene.token = Optional.of(ANNA);
    scene.newcomers =
        new Facts.Newcomers(
            Optional.of(asked(Question.APPLY, true)), Optional.of(applied), Map.of());
    Decision first = scene.decide(Scene.saying("One more thing."));
    assertInstanceOf(ManagerNotice.NewcomerWrote.class, first.owed().getFirst().notice());
    scene.answers = new Facts.Answers(3, 3, false);
    Decision blown = scene.decide(Scene.saying("And one more."));
    assertEquals(Outcome.HELD, blown.outcome());
    assertEquals(List.of(), blown.owed());
  }
}
