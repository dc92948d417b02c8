package io.postern.deciding;

import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deal.RegistrationStatus;
import io.postern.deal.Workflow;
import io.postern.deciding.Facts.HeldDecision;
import io.postern.notice.Notice;
import io.postern.partner.Manager;
import io.postern.understanding.Command;
import io.postern.understanding.Orders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Carries out a manager's orders, one deal at a time. */
final class ManagerOrders {
  private static final String NOT_FROM_HERE = "not-from-this-status";

  private final Facts facts;
  private final Draft draft;
  private final Manager by;
  private final Optional<String> message;
  private boolean undoable;

  ManagerOrders(Facts facts, Draft draft, Manager by, Optional<String> message) {
    this.facts = facts;
    this.draft = draft;
    this.by = by;
    this.message = message;
  }

  /** Whether one of the notices so far waits for the undo window. */
  boolean undoable() {
    return undoable;
  }

  /** Empty when it was done, else the reason code of why not. */
  Optional<String> carryOut(Orders.Order order, Deal deal) {
    if (!(order.command() instanceof Command.OfManager command)) {
      return Optional.of("partners-only");
    }
    return switch (command) {
      case Command.Approve c -> approve(c, deal);
      case Command.Decline c -> decline(c, deal);
      case Command.Ask c -> ask(c, deal);
      case Command.Note c -> note(c, deal);
      case Command.MoveStage c -> stage(c, deal);
      case Command.Won c -> won(c, deal);
      case Command.Lost c -> lost(c, deal);
      case Command.Extend c -> extend(c, deal);
      case Command.Assign c -> assign(c, deal);
      case Command.Reopen _ -> reopen(deal);
      case Command.Undo _ -> undo(deal);
      case Command.Credit _ -> Optional.of("not-offered");
      case Command.Help _ -> Optional.empty();
    };
  }

  /** What was understood as the command's argument, for the confirmation. */
  static String argument(Command command) {
    return switch (command) {
      case Command.Approve c -> c.days().map(days -> days + " days").orElse("");
      case Command.Decline c -> c.reason();
      case Command.Ask c -> c.question();
      case Command.Note c -> c.text();
      case Command.MoveStage c -> c.stage();
      case Command.Won c -> c.value().toString();
      case Command.Lost c -> c.reason();
      case Command.Extend c -> c.days().map(days -> days + " days").orElse("");
      case Command.Assign c -> c.manager().toString();
      case Command.Credit c -> c.to();
      case Command.Reopen _,
          Command.Undo _,
          Command.Help _,
          Command.Status _,
          Command.Withdraw _,
          Command.Dispute _,
          Command.AddCollaborator _,
          Command.Language _,
          Command.Pause _,
          Command.Stop _,
          Command.Correct _ ->
          "";
    };
  }

  private Optional<String> approve(Command.Approve command, Deal deal) {
    if (!ManagerDecisions.may(draft, "approve", deal)) {
      return Optional.of(NOT_FROM_HERE);
    }
    int days = command.days().orElse(draft.program.terms().protectionDays());
    Deal after =
        draft.happen(
            deal,
            new DealEvent.Approved(
                draft.workflow.firstStage(), draft.now.plus(Duration.ofDays(days))));
    return undoable(new Notice.Approved(draft.tell(after), name(), message), after);
  }

  private Optional<String> decline(Command.Decline command, Deal deal) {
    if (!ManagerDecisions.may(draft, "decline", deal)) {
      return Optional.of(NOT_FROM_HERE);
    }
    Deal after = draft.happen(deal, new DealEvent.Declined(command.reason()));
    undoable(new Notice.Declined(draft.tell(after), command.reason(), name()), after);
    return passOnMessage(after);
  }

  private Optional<String> ask(Command.Ask command, Deal deal) {
    if (!ManagerDecisions.may(draft, "ask", deal)) {
      return Optional.of(NOT_FROM_HERE);
    }
    draft.happen(deal, new DealEvent.Asked(command.question()));
    draft.owePartner(new Notice.Question(draft.tell(deal), command.question(), name()), deal);
    return passOnMessage(deal);
  }

  private Optional<String> note(Command.Note command, Deal deal) {
    draft.happen(deal, new DealEvent.Noted(command.text()));
    return Optional.empty();
  }

  private Optional<String> stage(Command.MoveStage command, Deal deal) {
    Optional<Workflow.Stage> stage = draft.workflow.stage(command.stage());
    if (stage.isEmpty()) {
      return Optional.of("no-such-stage");
    }
    if (stage.get().closed()) {
      return Optional.of("close-with-won-or-lost");
    }
    if (draft
        .workflow
        .findStage(stage.get().name(), Workflow.Role.MANAGER, deal, draft.now)
        .isEmpty()) {
      return Optional.of(NOT_FROM_HERE);
    }
    if (deal.stage().equals(Optional.of(stage.get().name()))) {
      return Optional.of("already-there");
    }
    Deal after = draft.happen(deal, new DealEvent.StageMoved(stage.get().name()));
    return undoable(new Notice.StageChanged(draft.tell(after), name(), message), after);
  }

  private Optional<String> won(Command.Won command, Deal deal) {
    if (!ManagerDecisions.may(draft, "won", deal)) {
      return Optional.of(NOT_FROM_HERE);
    }
    Deal after =
        draft.happen(
            deal, new DealEvent.Won(draft.workflow.wonStage(), command.value(), command.date()));
    undoable(new Notice.Won(draft.tell(after), command.value(), command.date(), name()), after);
    return passOnMessage(after);
  }

  private Optional<String> lost(Command.Lost command, Deal deal) {
    if (!ManagerDecisions.may(draft, "lost", deal)) {
      return Optional.of(NOT_FROM_HERE);
    }
    Deal after =
        draft.happen(deal, new DealEvent.Lost(draft.workflow.lostStage(), command.reason()));
    undoable(new Notice.Lost(draft.tell(after), command.reason(), name()), after);
    return passOnMessage(after);
  }

  private Optional<String> extend(Command.Extend command, Deal deal) {
    if (command.days().isEmpty() || !ManagerDecisions.may(draft, "extend", deal)) {
      return Optional.of(NOT_FROM_HERE);
    }
    Instant until =
        deal.dates().protectedUntil().filter(end -> end.isAfter(draft.now)).orElse(draft.now);
    Deal after =
        draft.happen(
            deal,
            new DealEvent.Extended(
                until.plus(Duration.ofDays(command.days().get())), command.reason()));
    undoable(new Notice.Extended(draft.tell(after), name()), after);
    return passOnMessage(after);
  }

  private Optional<String> assign(Command.Assign command, Deal deal) {
    Optional<Manager> to = draft.program.managerAt(command.manager());
    if (to.isEmpty()) {
      return Optional.of("not-a-manager");
    }
    Deal after = draft.happen(deal, new DealEvent.Assigned(to.get().email()));
    if (!to.get().email().equals(by.email())) {
      String partner =
          Optional.ofNullable(facts.partners().get(deal.partnerId())).map(p -> p.name()).orElse("");
      draft.owe(
          new Notice.ReviewRequest(
              List.of(draft.tell(after)),
              partner,
              "",
              deal.partnerContact().toString(),
              List.of(),
              "",
              false),
          to.get().email(),
          List.of(after));
    }
    return Optional.empty();
  }

  private Optional<String> reopen(Deal deal) {
    if (!ManagerDecisions.may(draft, "reopen", deal)) {
      return Optional.of(NOT_FROM_HERE);
    }
    boolean closed = deal.status() == RegistrationStatus.APPROVED;
    RegistrationStatus back =
        closed
            ? RegistrationStatus.APPROVED
            : deal.facts().prospect().missing().isEmpty()
                ? RegistrationStatus.IN_REVIEW
                : RegistrationStatus.NEEDS_INFO;
    Deal after =
        draft.happen(
            deal,
            new DealEvent.Reopened(
                back, closed ? Optional.of(draft.workflow.firstStage()) : Optional.empty()));
    undoable(new Notice.Reopened(draft.tell(after), name()), after);
    return passOnMessage(after);
  }

  private Optional<String> undo(Deal deal) {
    Optional<HeldDecision> held =
        facts.held().stream()
            .filter(h -> h.dealId() == deal.id() && h.until().isAfter(draft.now))
            .max(java.util.Comparator.comparingInt(HeldDecision::version));
    if (held.isEmpty()) {
      return Optional.of("undo-window-passed");
    }
    draft.happen(deal, new DealEvent.Undone(held.get().version(), held.get().before()));
    draft.supersede(held.get().outgoingIds());
    return Optional.empty();
  }

  private Optional<String> undoable(Notice notice, Deal deal) {
    draft.owePartnerUndoable(notice, deal);
    undoable = true;
    return Optional.empty();
  }

  private Optional<String> passOnMessage(Deal deal) {
    message.ifPresent(
        text -> {
          draft.happen(deal, new DealEvent.ManagerWrote(text));
          draft.owePartner(new Notice.MessageFromManager(draft.tell(deal), text, name()), deal);
        });
    return Optional.empty();
  }

  private String name() {
    return draft.nameOf(by.email());
  }
}
