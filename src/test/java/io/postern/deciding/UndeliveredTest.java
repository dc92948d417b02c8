package io.postern.deciding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.postern.deciding.Facts.FailedMail;
import io.postern.mail.Address;
import io.postern.mail.BounceCategory;
import io.postern.mail.DeliveryReport.Cause;
import io.postern.mail.DeliveryReport.Fate;
import io.postern.notice.ManagerNotice.BounceAlert;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is done about an address by why mail to it failed, and how often. */
class UndeliveredTest {
  private static final Instant NOW = Scene.NOW;
  private static final Address TO = Address.of("pat@partner.example");
  private static final List<Instant> TWO_FOR_LONG =
      List.of(NOW.minus(Duration.ofHours(72)), NOW.minus(Duration.ofHours(1)));

  @ParameterizedTest
  @EnumSource(Cause.class)
  void onlyADeadAddressIsSilencedAtOnceAndOnlyWhatIsNotOursAfterARow(Cause cause) {
    boolean dead = cause.deadAddress();
    boolean ofAddress =
        switch (cause.category()) {
          case POLICY, AUTH, RELAY, CONTENT, TOO_BIG -> false;
          case HARD_ADDRESS, MAILBOX_FULL, SYSTEM, NETWORK, EXPIRED, UNDEFINED -> true;
        };

    assertEquals(dead, silences(cause, dead, List.of()), "the first that fails");
    assertEquals(dead || ofAddress, silences(cause, dead, TWO_FOR_LONG), "the third in a row");
  }

  @Test
  void twoAreNoRowAndThreeWithinThreeDaysAreNotLong() {
    Cause full = Cause.MAILBOX_FULL;
    assertEquals(false, silences(full, false, List.of(NOW.minus(Duration.ofDays(30)))));
    Instant tooLate = NOW.minus(Duration.ofHours(72)).plusSeconds(1);
    assertEquals(false, silences(full, false, List.of(tooLate, tooLate, tooLate)));
  }

  @Test
  void theManagerHearsOncePerReasonAndDayAndWhenItEnds() {
    assertEquals(1, alerts(mail(false, List.of(), Set.of())));
    assertEquals(0, alerts(mail(false, List.of(), Set.of(BounceCategory.MAILBOX_FULL))));
    assertEquals(1, alerts(mail(false, List.of(), Set.of(BounceCategory.SYSTEM))));
    assertEquals(1, alerts(mail(false, TWO_FOR_LONG, Set.of(BounceCategory.MAILBOX_FULL))));
    assertEquals(0, alerts(mail(true, TWO_FOR_LONG, Set.of())), "silenced already");
  }

  private static FailedMail mail(
      boolean silenced, List<Instant> inARow, Set<BounceCategory> toldToday) {
    return new FailedMail(31, TO, false, silenced, inARow, toldToday);
  }

  private static long alerts(FailedMail mail) {
    return decide(mail, Cause.MAILBOX_FULL, false).owed().stream()
        .filter(owed -> owed.notice() instanceof BounceAlert)
        .count();
  }

  private static boolean silences(Cause cause, boolean hard, List<Instant> inARow) {
    Decision decision = decide(mail(false, inARow, Set.of()), cause, hard);
    boolean givenUp =
        decision.upkeep().stream().anyMatch(step -> step instanceof Upkeep.Fail f && f.givenUp());
    boolean dead = decision.unreachable().equals(List.of(TO));
    BounceAlert told =
        decision.owed().stream()
            .map(Owed::notice)
            .map(BounceAlert.class::cast)
            .findFirst()
            .orElseThrow();
    assertEquals(givenUp || dead, told.silenced(), "the manager is told what is done");
    assertEquals(cause.category().word(), told.category());
    return givenUp || dead;
  }

  private static Decision decide(FailedMail mail, Cause cause, boolean hard) {
    return Undelivered.decide(
        new Undelivered.Refusal(
            Scene.PROGRAM,
            Scene.WORKFLOW,
            List.of(),
            Map.of(),
            Map.of(),
            mail,
            new Fate(TO.toString(), "failed", "5.0.0", "550 it says", hard, cause)),
        NOW);
  }
}
