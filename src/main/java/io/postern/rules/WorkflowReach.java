package io.postern.rules;

import io.postern.deal.RegistrationStatus;
import io.postern.deal.Workflow;
import io.postern.deal.Workflow.Guard;
import io.postern.deal.Workflow.Stage;
import io.postern.deal.Workflow.Transition;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where deals can get to under a workflow.
 *
 * @param unreachedStages stages that none gets to, in their order
 * @param deadTransitions transitions that never happen
 */
record WorkflowReach(List<String> unreachedStages, List<Transition> deadTransitions) {
  /**
   * A place in the workflow.
   *
   * @param stage empty while the registration is not approved
   */
  private record Spot(RegistrationStatus status, String stage) {}

  static WorkflowReach of(Workflow workflow) {
    Set<Spot> reached = new LinkedHashSet<>();
    Deque<Spot> open =
        new ArrayDeque<>(
            List.of(
                new Spot(RegistrationStatus.NEEDS_INFO, ""),
                new Spot(RegistrationStatus.IN_REVIEW, "")));
    while (!open.isEmpty()) {
      Spot spot = open.remove();
      if (reached.add(spot)) {
        workflow.transitions().stream()
            .filter(transition -> leaves(transition, spot, workflow))
            .flatMap(transition -> after(transition, spot, workflow))
            .forEach(open::add);
      }
    }
    Set<String> stages = reached.stream().map(Spot::stage).collect(Collectors.toSet());
    return new WorkflowReach(
        workflow.stages().stream().map(Stage::name).filter(s -> !stages.contains(s)).toList(),
        workflow.transitions().stream()
            .filter(t -> reached.stream().noneMatch(spot -> leaves(t, spot, workflow)))
            .toList());
  }

  private static boolean leaves(Transition transition, Spot spot, Workflow workflow) {
    boolean closed = closed(spot, workflow);
    return transition.from().contains(spot.status())
        && (transition.fromStages().isEmpty() || transition.fromStages().contains(spot.stage()))
        && !(closed && transition.guards().contains(Guard.NOT_CLOSED))
        && !(!closed && transition.guards().contains(Guard.CLOSED));
  }

  private static boolean closed(Spot spot, Workflow workflow) {
    return spot.stage().equals(workflow.wonStage()) || spot.stage().equals(workflow.lostStage());
  }

  private static Stream<Spot> after(Transition transition, Spot spot, Workflow workflow) {
    return switch (transition.on()) {
      case STAGE ->
          workflow.stages().stream()
              .filter(stage -> !stage.closed())
              .map(Stage::name)
              .filter(
                  name -> transition.toStages().isEmpty() || transition.toStages().contains(name))
              .map(name -> new Spot(spot.status(), name));
      case WON -> Stream.of(new Spot(RegistrationStatus.APPROVED, workflow.wonStage()));
      case LOST -> Stream.of(new Spot(spot.status(), workflow.lostStage()));
      case APPROVE, REOPEN, COMPLETE, DECLINE, WITHDRAW, EXPIRE ->
          transition.to().stream().map(to -> new Spot(to, stageIn(to, workflow)));
      case CORRECT, ASK, NOTE, MESSAGE, ASSIGN, INVOICE_PAID, EXTEND, CREDIT, DISPUTE, UNDO ->
          Stream.of(spot);
    };
  }

  private static String stageIn(RegistrationStatus status, Workflow workflow) {
    return status == RegistrationStatus.APPROVED ? workflow.firstStage() : "";
  }
}
