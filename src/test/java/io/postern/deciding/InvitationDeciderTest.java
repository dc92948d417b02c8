package io.postern.deciding;

import static io.postern.deciding.Scene.ENGAGEMENT;
import static io.postern.deciding.Scene.MAX;
import static io.postern.deciding.Scene.PROGRAM;
import static io.postern.deciding.Scene.WORKFLOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.cadence.Cadence;
import io.postern.commission.CommissionPlans;
import io.postern.deciding.Candidacy.Question;
import io.postern.deciding.Decision.Timer;
import io.postern.deciding.InvitationDecider.InvitationFacts;
import io.postern.deciding.InvitationDecider.Step;
import io.postern.mail.Address;
import io.postern.notice.ManagerNotice.NewcomerNews;
import io.postern.notice.NewcomerNotice.InvitationReminder;
import io.postern.partner.Joining;
import io.postern.partner.Kit;
import io.postern.partner.Ladder;
import io.postern.understanding.CommandRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Somebody who was invited hears again, and never twice at once. */
class InvitationDeciderTest {
  private static final Instant INVITED = Instant.parse("2026-03-02T09:00:00Z");
  private static final Address ANNA = Address.of("Anna@firm.example");
  private static final Joining TWICE =
      new Joining("v1", List.of(), List.of(7, 21), List.of(), Kit.NONE);
  private static final InForce RULES =
      new InForce(
          ENGAGEMENT,
          CommissionPlans.NONE,
          TWICE,
          Ladder.NONE,
          CommandRules.NONE,
          List.of(),
          Cadence.NONE);
  private static final Optional<Candidacy> OPEN =
      Optional.of(new Candidacy(31, Question.JOIN, ANNA, "Firm Ltd", MAX, Optional.empty(), true));

  private static Decision comes(int day, int afterDays, Optional<Candidacy> open) {
    Timer set =
        InvitationDecider.after(ANNA, TWICE, INVITED).stream()
            .filter(timer -> timer.dueAt().equals(INVITED.plus(Duration.ofDays(day))))
            .findFirst()
            .orElseThrow();
    Step step = Step.of(set.step()).orElseThrow();
    assertEquals(ANNA.key(), step.addressKey());
    return InvitationDecider.decide(
        new InvitationFacts(PROGRAM, WORKFLOW, step, open),
        RULES,
        INVITED.plus(Duration.ofDays(afterDays)));
  }

  @Test
  void theFirstWordGoesToWhoWasInvitedAlone() {
    Decision first = comes(7, 7, OPEN);
    assertEquals("invitation-reminded", first.reason());
    assertEquals(1, first.owed().size());
    assertFalse(((InvitationReminder) first.owed().getFirst().notice()).last());
    Upkeep.Recruit asks = (Upkeep.Recruit) first.upkeep().getFirst();
    assertEquals(Question.JOIN, asks.about().question(), "its answer joins");
  }

  @Test
  void withTheLastWordTheManagerHearsToo() {
    Decision last = comes(21, 21, OPEN);
    assertTrue(((InvitationReminder) last.owed().getFirst().notice()).last());
    assertEquals("silent", ((NewcomerNews) last.owed().getLast().notice()).what());
    assertEquals(MAX, last.owed().getLast().to());
  }

  @Test
  void whatWasAnsweredIsNotRemindedOf() {
    assertEquals(List.of(), comes(7, 7, Optional.empty()).owed());
  }

  @Test
  void ofTwoWordsThatAreDueTogetherOnlyTheLaterOneIsSaid() {
    assertEquals(List.of(), comes(7, 30, OPEN).owed());
    assertEquals(2, comes(21, 30, OPEN).owed().size());
    assertFalse(Nudges.overtaken(3, List.of(3, 14), INVITED, INVITED.plus(Duration.ofDays(13))));
    assertTrue(Nudges.overtaken(3, List.of(3, 14), INVITED, INVITED.plus(Duration.ofDays(14))));
  }
}
