package io.postern.deal;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How deals move: read from a file.
 *
 * @param name of the workflow, for example referral
 * @param version hash of the file, kept with each decision
 * @param stages sales stages in their order
 * @param firstStage the stage that an approved deal starts in
 * @param wonStage the stage of a deal that was won
 * @param lostStage the stage of a deal that was lost
 * @param transitions who may cause what, from where
 */
public record Workflow(
    String name,
    String version,
    List<Stage> stages,
    String firstStage,
    String wonStage,
    String lostStage,
    List<Transition> transitions) {
  public Workflow {
    stages = List.copyOf(stages);
    transitions = List.copyOf(transitions);
  }

  /**
   * @param name its key, for example PROPOSAL
   * @param label how people see and write it, for example Proposal
   * @param closed whether nothing follows it
   */
  public record Stage(String name, String label, boolean closed) {}

  /** Who may cause a transition. */
  public enum Role {
    PARTNER,
    MANAGER,
    TIMER
  }

  /**
   * One move that is allowed.
   *
   * @param on the command or event that asks for it: approve, decline, withdraw, complete, stage,
   *     won, lost, reopen, extend, expire
   * @param by who may
   * @param from the registration statuses that it leaves
   * @param fromStages the stages that it leaves; empty for any
   * @param to the registration status after it; the same one when the status does not change
   * @param guards named conditions that must hold: essentials-known, before-protection-end,
   *     not-closed
   * @param effects what follows: start-protection, notify-partner, notify-manager, undo-window
   */
  public record Transition(
      String on,
      Set<Role> by,
      Set<RegistrationStatus> from,
      Set<String> fromStages,
      Optional<RegistrationStatus> to,
      List<String> guards,
      List<String> effects) {
    public Transition {
      by = Set.copyOf(by);
      from = Set.copyOf(from);
      fromStages = Set.copyOf(fromStages);
      guards = List.copyOf(guards);
      effects = List.copyOf(effects);
    }
  }

  /** The transition that this word causes for this role from where the deal is, if there is one. */
  public Optional<Transition> find(String on, Role by, Deal deal) {
    return transitions.stream()
        .filter(t -> t.on().equals(on) && t.by().contains(by) && t.from().contains(deal.status()))
        .filter(
            t ->
                t.fromStages().isEmpty()
                    || deal.stage().map(t.fromStages()::contains).orElse(false))
        .findFirst();
  }

  /** By key or label, in any case. */
  public Optional<Stage> stage(String written) {
    String wanted = written.strip();
    return stages.stream()
        .filter(s -> s.name().equalsIgnoreCase(wanted) || s.label().equalsIgnoreCase(wanted))
        .findFirst();
  }
}
