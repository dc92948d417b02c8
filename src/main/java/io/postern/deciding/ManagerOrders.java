package io.postern.deciding;

import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deal.RegistrationStatus;
import io.postern.deal.Workflow.Move;
import io.postern.deal.Workflow.Role;
import io.postern.deal.Workflow.Transition;
import io.postern.deciding.Facts.HeldDecision;
import io.postern.notice.LineFacts;
import io.postern.notice.ManagerNotice;
import io.postern.notice.Notice;
import io.postern.notice.PartnerNotice;
import io.postern.partner.Manager;
import io.postern.partner.Partner;
import io.postern.understanding.Command;
import io.postern.understanding.Orders;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Carries out a manager's orders, one deal at a time. */
final class ManagerOrders {
  private final Facts facts;
  private final Draft draft;
  private final Manager by;
  private final Optional<String> message;
  private final Transitions transitions;
  private boolean settled;

  ManagerOrders(Facts facts, Draft draft, Manager by, Optional<String> message) {
    this.facts = facts;
    this.draft = draft;
    this.by = by;
    this.message = message;
    this.transitions = new Transitions(draft, Role.MANAGER, name(), message);
  }

  /** Whether one of the notices so far waits for the undo window. */
  boolean undoable() {
    return settled || transitions.undoable();
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
      case Command.MoveStage c -> selling(deal).stage(c.stage(), deal);
      case Command.Won c -> selling(deal).won(c.value(), c.date(), deal);
      case Command.InvoicePaid c -> selling(deal).invoicePaid(c.amount(), c.date(), deal);
      case Command.Lost c -> selling(deal).lost(c.reason(), deal);
      case Command.Extend c -> extend(c, deal);
      case Command.Assign c -> assign(c, deal);
      case Command.Reopen _ -> reopen(deal);
      case Command.Undo _ -> undo(deal);
      case Command.Release _,
          Command.Paid _,
          Command.Invite _,
          Command.Accept _,
          Command.PinTier _ ->
          Optional.of("not-offered");
      case Command.Adjust c -> new Paying(facts, draft, by).adjust(deal, c.to(), c.reason());
      case Command.Credit c -> credit(c, deal);
      case Command.AddCollaborator c ->
          new Collaborating(facts, draft).orderedByManager(c.who(), deal, by);
      case Command.Help _,
          Command.ListReviews _,
          Command.Report _,
          Command.Rules _,
          Command.Terms _ ->
          Optional.empty();
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
      case Command.InvoicePaid c -> c.amount().map(Object::toString).orElse("");
      case Command.Lost c -> c.reason();
      case Command.Extend c -> c.days().map(days -> days + " days").orElse("");
      case Command.Assign c -> c.manager().toString();
      case Command.Credit c -> c.to();
      case Command.Adjust c -> c.to().toString();
      case Command.Invite c -> c.who().toString();
      case Command.AddCollaborator c -> c.who().toString();
      case Command.PinTier c -> c.who().toString();
      case Command.Accept c -> c.company().orElse("");
      case Command.Reopen _,
          Command.Undo _,
          Command.Join _,
          Command.Kit _,
          Command.Release _,
          Command.Paid _,
          Command.Commission _,
          Command.Terms _,
          Command.Help _,
          Command.Rules _,
          Command.Referrals _,
          Command.Status _,
          Command.Withdraw _,
          Command.Dispute _,
          Command.Language _,
          Command.Pause _,
          Command.Stop _,
          Command.Resume _,
          Command.Digest _,
          Command.ListReviews _,
          Command.Report _,
          Command.Correct _ ->
          "";
    };
  }

  private Optional<String> approve(Command.Approve command, Deal deal) {
    return transition(
        Move.APPROVE,
        deal,
        move -> {
          Instant until = Engaging.protectedUntil(deal, command.days(), tier(deal), draft);
          Deal after =
              draft.happen(deal, new DealEvent.Approved(draft.workflow.firstStage(), until));
          // The words beside an approval stand in the approval's own mail.
          tell(
              move,
              new PartnerNotice.Approved(
                  draft.tell(after), name(), message, earning(deal).forecast(after)),
              after);
        });
  }

  private Optional<String> decline(Command.Decline command, Deal deal) {
    if (Disputing.answers(deal, draft)) {
      Deal after = draft.happen(deal, new DealEvent.DisputeAnswered(false, command.reason()));
      draft.owePartnerUndoable(
          new PartnerNotice.DisputeAnswered(draft.tell(after), command.reason(), name()), after);
      settled = true;
      return Optional.empty();
    }
    Paying paying = new Paying(facts, draft, by);
    if (deal.status() == RegistrationStatus.APPROVED && paying.disputed(deal)) {
      paying.stands(deal, command.reason());
      return Optional.empty();
    }
    return transition(
        Move.DECLINE,
        deal,
        move -> {
          Deal after = draft.happen(deal, new DealEvent.Declined(command.reason()));
          tell(
              move, new PartnerNotice.Declined(draft.tell(after), command.reason(), name()), after);
          passOnMessage(move, after);
        });
  }

  private Optional<String> ask(Command.Ask command, Deal deal) {
    return transition(
        Move.ASK,
        deal,
        move -> {
          Deal after = draft.happen(deal, new DealEvent.Asked(command.question()));
          tell(
              move,
              new PartnerNotice.Question(draft.tell(after), command.question(), name()),
              after);
          passOnMessage(move, after);
        });
  }

  private Optional<String> note(Command.Note command, Deal deal) {
    return transition(
        Move.NOTE, deal, _ -> draft.happen(deal, new DealEvent.Noted(command.text())));
  }

  private Optional<String> extend(Command.Extend command, Deal deal) {
    if (command.days().isEmpty()) {
      return Optional.of("days-missing");
    }
    Optional<String> no = Extending.objection(deal, command.days(), draft);
    if (no.isPresent()) {
      return no;
    }
    return transition(
        Move.EXTEND,
        deal,
        move -> {
          Instant until = Extending.until(deal, command.days().get(), draft);
          Deal after = draft.happen(deal, new DealEvent.Extended(until, command.reason()));
          tell(move, new PartnerNotice.Extended(draft.tell(after), name()), after);
          passOnMessage(move, after);
        });
  }

  private Optional<String> assign(Command.Assign command, Deal deal) {
    Optional<Manager> to = draft.program.managerAt(command.manager());
    if (to.isEmpty()) {
      return Optional.of("not-a-manager");
    }
    return transition(Move.ASSIGN, deal, _ -> handOver(deal, to.get()));
  }

  private void handOver(Deal deal, Manager to) {
    Deal after = draft.happen(deal, new DealEvent.Assigned(to.email()));
    if (to.email().equals(by.email())) {
      return;
    }
    String partner =
        Optional.ofNullable(facts.partners().get(deal.partnerId())).map(Partner::name).orElse("");
    draft.owe(
        new ManagerNotice.ReviewRequest(
            List.of(draft.tell(after)),
            partner,
            "",
            deal.partnerContact().toString(),
            Meeting.facts(draft, 1, after, facts.rivals()),
            "",
            false),
        to.email(),
        List.of(after));
  }

  private Optional<String> reopen(Deal deal) {
    return transition(
        Move.REOPEN,
        deal,
        move -> {
          boolean closed = deal.status() == RegistrationStatus.APPROVED;
          boolean complete = deal.facts().prospect().missing().isEmpty();
          RegistrationStatus back =
              closed
                  ? RegistrationStatus.APPROVED
                  : complete ? RegistrationStatus.IN_REVIEW : RegistrationStatus.NEEDS_INFO;
          Optional<String> stage =
              closed ? Optional.of(draft.workflow.firstStage()) : Optional.empty();
          Deal after = draft.happen(deal, new DealEvent.Reopened(back, stage));
          Disputing.upheld(after, draft);
          List<LineFacts> takenBack = LineFacts.of(earning(deal).settle(after));
          tell(move, new PartnerNotice.Reopened(draft.tell(after), name(), takenBack), after);
          passOnMessage(move, after);
        });
  }

  private Optional<String> credit(Command.Credit command, Deal deal) {
    Optional<String> no = new Crediting(facts, draft, by).settle(command.to(), deal);
    settled |= no.isEmpty();
    return no;
  }

  private Optional<String> undo(Deal deal) {
    Optional<HeldDecision> held =
        facts.held().stream()
            .filter(h -> h.dealId() == deal.id() && h.until().isAfter(draft.now))
            .max(Comparator.comparingInt(HeldDecision::version));
    if (held.isEmpty()) {
      return Optional.of("undo-window-passed");
    }
    if (held.get().word().equals(Crediting.SETTLED)) {
      return new Crediting(facts, draft, by).undo(held.get(), deal);
    }
    draft.happen(deal, new DealEvent.Undone(held.get().version(), held.get().before()));
    earning(deal).settle(deal);
    draft.supersede(held.get().outgoingIds());
    return Optional.empty();
  }

  private Optional<String> transition(Move on, Deal deal, Consumer<Transition> effect) {
    return transitions.make(on, deal, effect);
  }

  private void tell(Transition move, Notice notice, Deal after) {
    transitions.tell(move, notice, after);
  }

  private void passOnMessage(Transition move, Deal after) {
    transitions.passOnMessage(move, after);
  }

  private Selling selling(Deal deal) {
    return new Selling(draft, transitions, partner(deal), facts.rivals());
  }

  private String tier(Deal deal) {
    return partner(deal).map(Partner::tier).orElse("");
  }

  private Earning earning(Deal deal) {
    return new Earning(draft, partner(deal), facts.rivals());
  }

  private Optional<Partner> partner(Deal deal) {
    return Optional.ofNullable(facts.partners().get(deal.partnerId()));
  }

  private String name() {
    return draft.nameOf(by.email());
  }
}
