package io.postern.deciding;

import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deal.Workflow.Effect;
import io.postern.deal.Workflow.Move;
import io.postern.deal.Workflow.Role;
import io.postern.deal.Workflow.Transition;
import io.postern.notice.Notice;
import io.postern.notice.PartnerNotice;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** The one door to the workflow for those of the vendor's side: what it allows, and who hears. */
final class Transitions {
  static final String NOT_FROM_HERE = "not-from-this-status";

  private final Draft draft;
  private final Role by;
  private final String name;
  private final Optional<String> message;
  private boolean undoable;

  /**
   * @param name of whom the partner hears of it
   * @param message words for the partner that go with it
   */
  Transitions(Draft draft, Role by, String name, Optional<String> message) {
    this.draft = draft;
    this.by = by;
    this.name = name;
    this.message = message;
  }

  /** Whether one of the notices so far waits for the undo window. */
  boolean undoable() {
    return undoable;
  }

  String name() {
    return name;
  }

  Optional<String> message() {
    return message;
  }

  /** Empty when it was made, else the reason code of why not. */
  Optional<String> make(Move on, Deal deal, Consumer<Transition> effect) {
    return make(on, deal, draft.now, effect);
  }

  /** The same for what happened some time ago, and is judged by how things stood then. */
  Optional<String> make(Move on, Deal deal, Instant at, Consumer<Transition> effect) {
    Optional<Transition> move = draft.workflow.find(on.word(), by, deal, at);
    move.ifPresent(effect);
    return move.isPresent() ? Optional.empty() : Optional.of(NOT_FROM_HERE);
  }

  Optional<Transition> toStage(String stage, Deal deal) {
    return draft.workflow.findStage(stage, by, deal, draft.now);
  }

  void tell(Transition move, Notice notice, Deal after) {
    if (!move.has(Effect.NOTIFY_PARTNER)) {
      return;
    }
    if (move.has(Effect.UNDO_WINDOW)) {
      draft.owePartnerUndoable(notice, after);
      undoable = true;
    } else {
      draft.owePartner(notice, after);
    }
  }

  // What is said beside a decision waits with it, and is taken back with it.
  void passOnMessage(Transition move, Deal after) {
    message.ifPresent(
        text -> {
          draft.happen(after, new DealEvent.ManagerWrote(text));
          tell(move, new PartnerNotice.MessageFromManager(draft.tell(after), text, name), after);
        });
  }
}
