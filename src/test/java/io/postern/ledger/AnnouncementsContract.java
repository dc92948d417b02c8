package io.postern.ledger;

import static io.postern.ledger.World.LEASE;
import static io.postern.ledger.World.MANAGER;
import static io.postern.ledger.World.NOON;
import static io.postern.ledger.World.PROGRAM;
import static io.postern.ledger.World.TOM;
import static io.postern.ledger.World.UMA;
import static io.postern.ledger.World.WORKFLOW;
import static io.postern.ledger.World.acme;
import static io.postern.ledger.World.registered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.cadence.Announcement;
import io.postern.cadence.Audience;
import io.postern.cadence.Cadence;
import io.postern.cadence.Issue;
import io.postern.cadence.IssueId;
import io.postern.cadence.Reader;
import io.postern.cadence.Window;
import io.postern.cadence.Zones;
import io.postern.commission.CommissionPlans;
import io.postern.deciding.AnnouncementDecider;
import io.postern.deciding.AnnouncementDecider.BeginFacts;
import io.postern.deciding.AnnouncementDecider.SliceFacts;
import io.postern.deciding.Decision;
import io.postern.deciding.InForce;
import io.postern.deciding.IssueChange;
import io.postern.deciding.Leaving;
import io.postern.deciding.Outcome;
import io.postern.deciding.Owed;
import io.postern.deciding.Upkeep;
import io.postern.engagement.Engagement;
import io.postern.mail.Address;
import io.postern.notice.PartnerNotice;
import io.postern.partner.Joining;
import io.postern.partner.Ladder;
import io.postern.understanding.CommandRules;
import io.postern.understanding.Trace;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whom an issue goes to, each once, whatever stops in between. */
abstract class AnnouncementsContract extends Contract {
  private static final int PACE = 5;
  private static final Announcement NEWS =
      new Announcement(
          "news",
          Audience.ALL_PARTNERS,
          Optional.empty(),
          new Window(LocalTime.MIN, LocalTime.of(23, 59), false),
          PACE,
          5);
  private static final Issue ISSUE =
      Announcement.byHand(LocalDate.ofInstant(NOON, PROGRAM.zone()), LocalTime.of(9, 0));
  private static final IssueId ID = new IssueId("news", ISSUE.key());
  private static final InForce RULES =
      new InForce(
          Engagement.NONE,
          CommissionPlans.NONE,
          Joining.NONE,
          Ladder.NONE,
          CommandRules.NONE,
          List.of(),
          new Cadence(List.of(NEWS), Zones.NONE));

  private static final PartnerNotice.Announcement NOTICE =
      new PartnerNotice.Announcement(
          "news", ISSUE.key(), "Brightleaf", "", "Mia", 0, 0, 0, Optional.empty(), false);

  /** Decides about announcements as the engine does. */
  private static class Judge extends World.Judge {
    final Instant now;
    private final Optional<Address> stumbles;

    Judge(Instant now, Optional<Address> stumbles) {
      super((mail, facts) -> World.nothing(Outcome.RECORDED, "tested"));
      this.now = now;
      this.stumbles = stumbles;
    }

    @Override
    public Decision announcement(BeginFacts facts) {
      return AnnouncementDecider.begin(facts, RULES, Optional.empty(), now);
    }

    @Override
    public Decision announcement(SliceFacts facts) {
      return AnnouncementDecider.slice(facts, RULES, Optional.empty(), now);
    }

    @Override
    public Written write(Owed owed, MailThread thread) {
      if (stumbles.filter(owed.to()::equals).isPresent()) {
        throw new IllegalStateException("stumbles over " + owed.to());
      }
      return super.write(owed, thread);
    }
  }

  private List<Decided> runs(Instant now) {
    return runs(now, Optional.empty());
  }

  private List<Decided> runs(Instant now, Optional<Address> stumbles) {
    return ledger.decisions().timers(PROGRAM, WORKFLOW, 10, new Judge(now, stumbles), now);
  }

  private void begins() {
    ledger.decisions().plan(PROGRAM.id(), AnnouncementDecider.begin("news", ISSUE));
    assertInstanceOf(Decided.Done.class, runs(NOON).getFirst());
  }

  private static Address reader(int number) {
    return Address.of("reader%02d@many.example".formatted(number));
  }

  private void readers(int count) {
    ledger
        .roster()
        .take(
            PROGRAM.id(),
            IntStream.rangeClosed(1, count)
                .mapToObj(n -> new RosterRow("Many", "R", reader(n), MANAGER, "", Optional.empty()))
                .toList(),
            "test",
            NOON);
  }

  /** To whom mails wait to be sent, and how many to each. */
  private Map<String, Integer> mails(Instant now) {
    Map<String, Integer> mails = new TreeMap<>();
    for (Outgoing mail : ledger.outbox().claim(PROGRAM.id(), 1000, LEASE, now)) {
      if (mail.notice().equals("announcement-news")) {
        mails.merge(mail.to().key(), 1, Integer::sum);
      }
    }
    return mails;
  }

  private IssueRecord issue() {
    return ledger.issues().list(PROGRAM.id(), 10).getFirst();
  }

  @Test
  void everyReaderGetsAnIssueOnceHoweverOftenTheEngineStops() {
    readers(12); // and Tom and Uma
    begins();
    assertEquals(14, issue().waiting());
    assertEquals(Optional.empty(), issue().endedAt());
    Instant now = NOON;
    List<Integer> written = new ArrayList<>();
    while (issue().endedAt().isEmpty()) {
      assertTrue(written.size() < 10, "it comes to its end");
      runs(now);
      written.add(issue().written());
      assertEquals(List.of(), runs(now), "no more than its pace in a minute");
      reopen(now);
      now = now.plus(Duration.ofMinutes(1));
    }
    assertEquals(List.of(5, 10, 14), written);
    assertEquals("sent", issue().how());
    Map<String, Integer> mails = mails(now);
    assertEquals(14, mails.size());
    assertTrue(mails.values().stream().allMatch(count -> count == 1), mails::toString);
    ledger.decisions().plan(PROGRAM.id(), AnnouncementDecider.begin("news", ISSUE));
    assertEquals(List.of(), runs(now), "the same issue is not planned twice");
  }

  @Test
  void aSliceThatFailsLeavesNothingBehindAndIsTriedAgain() {
    readers(3);
    begins();
    Instant later = NOON.plus(Duration.ofMinutes(10));
    assertInstanceOf(Decided.Failed.class, runs(NOON, Optional.of(reader(2))).getFirst());
    assertEquals(5, issue().waiting());
    assertEquals(Map.of(), mails(NOON));
    runs(later);
    assertEquals("sent", issue().how());
    assertEquals(5, mails(later).size());
  }

  @Test
  void whoLeavesStopsOrBouncesBeforeTheTurnIsPassedOver() {
    readers(2);
    begins();
    ledger.roster().reachable(PROGRAM.id(), UMA, false, "test", NOON);
    ledger.decisions().leave(PROGRAM, WORKFLOW, reader(1), "test", new Leaves(), NOON);
    runs(NOON);
    assertEquals(Map.of("bounced", 1, "left", 1), issue().passedOver());
    assertEquals(Map.of(OutgoingState.QUEUED, 2), issue().mails());
    assertEquals(4, issue().readers());
    assertEquals(Map.of(TOM.key(), 1, reader(2).key(), 1), mails(NOON));
  }

  @Test
  void whatIsCalledOffGoesToNobodyElse() {
    readers(6);
    begins();
    runs(NOON);
    assertTrue(ledger.issues().callOff(PROGRAM.id(), ID, "ann", NOON));
    assertFalse(ledger.issues().callOff(PROGRAM.id(), ID, "ann", NOON));
    runs(NOON.plus(Duration.ofMinutes(1)));
    assertEquals("called-off", issue().how());
    assertEquals(PACE, issue().written());
    assertEquals(Map.of("called-off", 3), issue().passedOver());
    assertEquals(Optional.empty(), issue().nextDue());
  }

  // A worker that stood still with a slice in hand.
  @Test
  void aTurnThatIsOverStaysOverAndWhoComesLateWritesNothing() {
    begins();
    runs(NOON);
    assertEquals(2, issue().written());
    ledger
        .decisions()
        .plan(PROGRAM.id(), new Decision.Timer(0, "announcing@news@" + ISSUE.key() + "@9", NOON));
    List<Decided> late = ledger.decisions().timers(PROGRAM, WORKFLOW, 10, new Late(), NOON);
    assertInstanceOf(Decided.Failed.class, late.getFirst());
    assertEquals(Map.of(TOM.key(), 1, UMA.key(), 1), mails(NOON));
  }

  /** Knows nothing of what became of Tom's turn. */
  private static final class Late extends Judge {
    Late() {
      super(NOON, Optional.empty());
    }

    @Override
    public Decision announcement(SliceFacts facts) {
      return new Decision(
          Outcome.ACTED,
          "late",
          List.of(),
          List.of(
              new Owed(
                  NOTICE,
                  TOM,
                  "Tom",
                  Optional.empty(),
                  List.of(),
                  Optional.empty(),
                  false,
                  Optional.empty())),
          List.of(),
          List.of(),
          List.of(),
          List.of(new Upkeep.OfIssue(ID, new IssueChange.Written(TOM))),
          Trace.EMPTY);
    }
  }

  private static final class Leaves extends World.Judge implements Decisions.LeaveJudge {
    Leaves() {
      super((mail, facts) -> World.nothing(Outcome.RECORDED, "tested"));
    }

    @Override
    public Decision leaves(Leaving.LeavingFacts facts) {
      return Leaving.decide(facts, NOON);
    }
  }

  @Test
  void aReaderIsKnownWithWhatThePartnerHasBrought() {
    registered(ledger, "lunch", acme());
    Map<String, Reader> readers = new TreeMap<>();
    ledger
        .issues()
        .readers(PROGRAM, WORKFLOW)
        .forEach(one -> readers.put(one.contact().email().key(), one));
    assertEquals(2, readers.size());
    Reader tom = Objects.requireNonNull(readers.get(TOM.key()));
    assertEquals(List.of(1, 1, 0), List.of(tom.referrals(), tom.open(), tom.won()));
    assertEquals(Optional.of(NOON), tom.lastReferralAt());
    Reader uma = Objects.requireNonNull(readers.get(UMA.key()));
    assertEquals(List.of(0, 0, 0), List.of(uma.referrals(), uma.open(), uma.won()));
    assertEquals(Optional.empty(), uma.lastReferralAt());
  }
}
