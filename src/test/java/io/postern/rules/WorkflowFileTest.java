package io.postern.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.deal.Deal;
import io.postern.deal.DealRef;
import io.postern.deal.Prospect;
import io.postern.deal.RegistrationStatus;
import io.postern.deal.Workflow;
import io.postern.deal.Workflow.Effect;
import io.postern.deal.Workflow.Role;
import io.postern.kit.Problem;
import io.postern.mail.Address;
import io.postern.shipped.Folder;
import io.postern.shipped.Shipped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkflowFileTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final Folder SHIPPED = Shipped.folder(Shipped.INBOUND_RULES);
  private static final String REFERRAL = SHIPPED.text("workflows/referral.yml").orElseThrow();

  @Test
  void theShippedWorkflowIsSound() {
    WorkflowFile.Result result = WorkflowFile.load(SHIPPED, WorkflowFile.DEFAULT);

    assertEquals(List.of(), result.problems());
    Workflow workflow = result.workflow().orElseThrow();
    assertEquals(
        List.of("QUALIFIED", "DEMO", "PROPOSAL", "NEGOTIATION", "CLOSED_WON", "CLOSED_LOST"),
        workflow.stages().stream().map(Workflow.Stage::name).toList());
    assertEquals("QUALIFIED", workflow.firstStage());
    assertEquals("CLOSED_WON", workflow.wonStage());
    assertEquals("CLOSED_LOST", workflow.lostStage());
    assertEquals(64, workflow.version().length());
  }

  @Test
  void whoMayDoWhatFromWhere() {
    Workflow workflow = shipped();

    assertTrue(may(workflow, "approve", Role.MANAGER, RegistrationStatus.IN_REVIEW));
    assertFalse(may(workflow, "approve", Role.PARTNER, RegistrationStatus.IN_REVIEW));
    assertFalse(may(workflow, "approve", Role.MANAGER, RegistrationStatus.DECLINED));
    assertTrue(may(workflow, "reopen", Role.MANAGER, RegistrationStatus.DECLINED));
    assertTrue(may(workflow, "withdraw", Role.PARTNER, RegistrationStatus.APPROVED));
    assertFalse(may(workflow, "withdraw", Role.MANAGER, RegistrationStatus.APPROVED));
    assertTrue(may(workflow, "expire", Role.TIMER, RegistrationStatus.NEEDS_INFO));
    assertFalse(may(workflow, "complete", Role.PARTNER, RegistrationStatus.NEEDS_INFO));
  }

  @Test
  void aClosedDealIsOnlyReopened() {
    Workflow workflow = shipped();
    Deal won = deal(RegistrationStatus.APPROVED, Optional.of("CLOSED_WON"), Optional.of(NOW));
    Deal open = deal(RegistrationStatus.APPROVED, Optional.of("DEMO"), Optional.empty());

    assertTrue(workflow.find("reopen", Role.MANAGER, won, NOW).isPresent());
    assertTrue(workflow.find("reopen", Role.MANAGER, open, NOW).isEmpty());
    assertTrue(workflow.findStage("DEMO", Role.MANAGER, won, NOW).isEmpty());
    assertTrue(workflow.findStage("PROPOSAL", Role.MANAGER, open, NOW).isPresent());
    assertTrue(workflow.find("lost", Role.MANAGER, won, NOW).isEmpty());
  }

  @Test
  void aManagersDecisionsHoldThePartnersMailForTheUndoWindow() {
    Deal deal = deal(RegistrationStatus.IN_REVIEW, Optional.empty(), Optional.empty());
    Workflow.Transition approve = shipped().find("approve", Role.MANAGER, deal, NOW).orElseThrow();

    assertTrue(approve.has(Effect.UNDO_WINDOW));
    assertTrue(approve.has(Effect.NOTIFY_PARTNER));
    assertFalse(approve.has(Effect.NOTIFY_MANAGER));
  }

  @Test
  void aStageIsAddedByTheFileAlone() {
    String more = REFERRAL.replace("  PROPOSAL:", "  PILOT: {label: Paid pilot}\n  PROPOSAL:");

    Workflow workflow = load(more).workflow().orElseThrow();

    assertEquals("PILOT", workflow.stage("paid pilot").orElseThrow().name());
    Deal demo = deal(RegistrationStatus.APPROVED, Optional.of("DEMO"), Optional.empty());
    assertTrue(workflow.findStage("PILOT", Role.MANAGER, demo, NOW).isPresent());
  }

  @Test
  void aStageThatNoDealReachesIsAProblemAtItsLine() {
    String narrow =
        REFERRAL.replace(
            "on: stage, by: [MANAGER, CRM],", "on: stage, by: MANAGER, to-stages: [DEMO],");

    List<Problem> problems = load(narrow).problems();

    assertEquals(2, problems.size(), problems::toString);
    assertEquals(lineOf(narrow, "  PROPOSAL:"), problems.get(0).line());
    assertEquals("no deal can ever get to stage PROPOSAL", problems.get(0).what());
    assertTrue(load(narrow).workflow().isEmpty());
  }

  @Test
  void aTransitionThatNeverHappensIsAProblemAtItsLine() {
    String dead = REFERRAL.replaceAll("(?m)^  - \\{on: withdraw.*\\n.*\\n", "");

    assertEquals(List.of(), load(dead).problems());

    String deader = dead.replace("from: [DECLINED, WITHDRAWN, EXPIRED], to", "from: WITHDRAWN, to");

    assertEquals(
        List.of(
            new Problem(
                "workflows/referral.yml",
                lineOf(deader, "{on: reopen"),
                "can never happen: no deal gets where this starts from")),
        load(deader).problems());
  }

  @Test
  void wordsThatAreNotKnownAreProblemsThatNameTheKnownOnes() {
    expect("on: approve", "on: aprove", "'aprove' is not known here; known are complete, correct");
    expect("guards: essentials-known", "guards: essentials", "'essentials' is not known here");
    expect("effects: notify-partner}", "effects: mail-partner}", "'mail-partner' is not known");
    expect("by: TIMER", "by: CLOCK", "'CLOCK' is not known here; known are PARTNER, MANAGER");
    expect("guards: closed", "guard: closed", "unknown key 'guard'");
    expect("to: DECLINED", "to: WITHDRAWN", "decline needs to: DECLINED");
    expect("{label: Demo}", "{label: qualified}", "two stages have the label 'qualified'");
    expect("closed: lost", "closed: won", "a second stage with 'closed: won'");
    expect("from: APPROVED, guards", "from: APPROVED, from-stages: TRIAL, guards", "'TRIAL' is");
  }

  @Test
  void aWorkflowThatIsNotThereIsAProblem() {
    assertEquals(1, WorkflowFile.load(new TextFolder(), "referral").problems().size());
  }

  private static void expect(String old, String changed, String what) {
    String text = REFERRAL.replaceFirst(java.util.regex.Pattern.quote(old), changed);
    List<Problem> problems = load(text).problems();
    assertTrue(
        problems.stream()
            .anyMatch(p -> p.what().contains(what) && p.line() >= 1 && inside(text, p, changed)),
        () -> what + " expected in " + problems);
  }

  private static boolean inside(String text, Problem problem, String changed) {
    return changed.startsWith("closed") || Math.abs(lineOf(text, changed) - problem.line()) <= 1;
  }

  private static int lineOf(String text, String part) {
    int at = text.indexOf(part);
    return (int) text.substring(0, at).lines().count() + (text.charAt(at - 1) == '\n' ? 1 : 0);
  }

  private static WorkflowFile.Result load(String text) {
    return WorkflowFile.load(TextFolder.with("workflows/referral.yml", text), "referral");
  }

  private static Workflow shipped() {
    return load(REFERRAL).workflow().orElseThrow();
  }

  private static boolean may(Workflow workflow, String on, Role by, RegistrationStatus status) {
    return workflow.find(on, by, deal(status, Optional.empty(), Optional.empty()), NOW).isPresent();
  }

  private static Deal deal(
      RegistrationStatus status, Optional<String> stage, Optional<Instant> closedAt) {
    return new Deal(
        1,
        new DealRef("NW", 1042),
        1,
        7,
        Address.of("ana@brightpath.example"),
        Address.of("max@northwind.example"),
        new Deal.ReferralFacts(
            new Prospect(
                Optional.of("Acme Tools"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        status,
        stage,
        new Deal.Dates(
            NOW, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), closedAt),
        Optional.empty(),
        0,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }
}
