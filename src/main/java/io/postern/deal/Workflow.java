package io.postern.deal;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How deals move: read from a file. What a word does to a deal is Postern's own ({@link Move}); who
 * may say it, from where, under which conditions, and who hears of it is the file's.
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
    TIMER,
    /** A CRM whose sheets and alerts are believed. */
    CRM
  }

  /** What can happen to a deal, by the word that files and commands call it. */
  public enum Move {
    COMPLETE(RegistrationStatus.IN_REVIEW),
    CORRECT,
    APPROVE(RegistrationStatus.APPROVED),
    DECLINE(RegistrationStatus.DECLINED),
    ASK,
    NOTE,
    MESSAGE,
    ASSIGN,
    STAGE,
    WON,
    INVOICE_PAID,
    LOST,
    EXTEND,
    CREDIT,
    DISPUTE,
    WITHDRAW(RegistrationStatus.WITHDRAWN),
    EXPIRE(RegistrationStatus.EXPIRED),
    REOPEN(RegistrationStatus.IN_REVIEW, RegistrationStatus.APPROVED),
    UNDO;

    private final Set<RegistrationStatus> ends;

    Move(RegistrationStatus... ends) {
      this.ends = Set.of(ends);
    }

    /** The word in files, commands and logs. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where the registration may stand after it; empty when its status stays. */
    public Set<RegistrationStatus> ends() {
      return ends;
    }

    public static Optional<Move> ofWord(String word) {
      return Arrays.stream(values()).filter(move -> move.word().equals(word)).findFirst();
    }
  }

  /** A condition that must hold for a transition. */
  public enum Guard {
    /** Nothing that a review needs is missing. */
    ESSENTIALS_KNOWN("essentials-known"),
    /** Neither won nor lost. */
    NOT_CLOSED("not-closed"),
    /** Won or lost. */
    CLOSED("closed"),
    /** Protection has not run out; a deal without an end of protection passes. */
    BEFORE_PROTECTION_END("before-protection-end"),
    /** Its claim has expired, and a close still earns. */
    WITHIN_TAIL("within-tail");

    private final String word;

    Guard(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }

    boolean holds(Deal deal, Instant now) {
      return switch (this) {
        case ESSENTIALS_KNOWN -> deal.facts().prospect().missing().isEmpty();
        case NOT_CLOSED -> deal.dates().closedAt().isEmpty();
        case CLOSED -> deal.dates().closedAt().isPresent();
        case BEFORE_PROTECTION_END ->
            deal.dates().protectedUntil().map(end -> end.isAfter(now)).orElse(true);
        case WITHIN_TAIL -> deal.dates().tailUntil().map(end -> end.isAfter(now)).orElse(false);
      };
    }

    public static Optional<Guard> ofWord(String word) {
      return Arrays.stream(values()).filter(guard -> guard.word.equals(word)).findFirst();
    }
  }

  /** What follows a transition. */
  public enum Effect {
    /** The partner is mailed. */
    NOTIFY_PARTNER("notify-partner"),
    /** The manager is mailed. */
    NOTIFY_MANAGER("notify-manager"),
    /** The partner's mail waits for the undo window; until it leaves, the manager can undo. */
    UNDO_WINDOW("undo-window");

    private final String word;

    Effect(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }

    public static Optional<Effect> ofWord(String word) {
      return Arrays.stream(values()).filter(effect -> effect.word.equals(word)).findFirst();
    }
  }

  /**
   * One move that is allowed.
   *
   * @param on what happens
   * @param by who may cause it
   * @param from the registration statuses that it leaves
   * @param fromStages the stages that it leaves; empty for any
   * @param toStages for {@link Move#STAGE}: the stages that it may enter; empty for any
   * @param to the registration status after it; empty when the status does not change
   * @param guards what must hold
   * @param effects what follows
   */
  public record Transition(
      Move on,
      Set<Role> by,
      Set<RegistrationStatus> from,
      Set<String> fromStages,
      Set<String> toStages,
      Optional<RegistrationStatus> to,
      Set<Guard> guards,
      Set<Effect> effects) {
    public Transition {
      by = Set.copyOf(by);
      from = Set.copyOf(from);
      fromStages = Set.copyOf(fromStages);
      toStages = Set.copyOf(toStages);
      guards = Set.copyOf(guards);
      effects = Set.copyOf(effects);
    }

    public boolean has(Effect effect) {
      return effects.contains(effect);
    }

    private boolean enters(String stage) {
      return toStages.isEmpty() || toStages.contains(stage);
    }

    private boolean leaves(Deal deal) {
      return from.contains(deal.status())
          && (fromStages.isEmpty() || deal.stage().map(fromStages::contains).orElse(false));
    }
  }

  /** The transition that this word causes for this role from where the deal is, if there is one. */
  public Optional<Transition> find(String on, Role by, Deal deal, Instant now) {
    return open(on, by, deal, now).findFirst();
  }

  /** The transition by which this role may move the deal into this stage, if there is one. */
  public Optional<Transition> findStage(String stage, Role by, Deal deal, Instant now) {
    return open(Move.STAGE.word(), by, deal, now).filter(t -> t.enters(stage)).findFirst();
  }

  private Stream<Transition> open(String on, Role by, Deal deal, Instant now) {
    return transitions.stream()
        .filter(t -> t.on().word().equals(on) && t.by().contains(by) && t.leaves(deal))
        .filter(t -> t.guards().stream().allMatch(guard -> guard.holds(deal, now)));
  }

  /** By key or label, in any case; blanks, dashes and underscores are the same. */
  public Optional<Stage> stage(String written) {
    String wanted = plain(written);
    return stages.stream()
        .filter(s -> plain(s.name()).equals(wanted) || plain(s.label()).equals(wanted))
        .findFirst();
  }

  private static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
  }
}
