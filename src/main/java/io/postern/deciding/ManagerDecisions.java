package io.postern.deciding;

import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deciding.Facts.LastDecision;
import io.postern.notice.AnybodyNotice;
import io.postern.notice.ManagerNotice;
import io.postern.notice.Notice;
import io.postern.notice.PartnerNotice;
import io.postern.partner.Manager;
import io.postern.understanding.Command;
import io.postern.understanding.Orders;
import io.postern.understanding.StageSheet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a manager's reply does; who it is has been proven before. */
final class ManagerDecisions {
  private static final Set<String> DECISIONS =
      Set.of("approve", "decline", "won", "lost", "credit");

  private ManagerDecisions() {}

  static Decision decide(Intent intent, Manager by, Facts facts, Draft draft) {
    return switch (intent) {
      case Intent.Order order -> order(order, by, facts, draft);
      case Intent.MoveStages stages -> take(stages.sheet(), by, facts, draft);
      case Intent.Say say -> say(say.text(), by, facts, draft);
      case Intent.Unclear unclear -> ask(unclear.why(), unclear.words(), by, facts, draft);
      case Intent.Refer _,
          Intent.Correct _,
          Intent.AskStatus _,
          Intent.Automatic _,
          Intent.Ignore _ ->
          throw new IllegalStateException("not what a manager's mail can mean");
    };
  }

  // The answer comes with what was done: in the step that has all deals of the sheet before it.
  private static Decision take(StageSheet sheet, Manager by, Facts facts, Draft draft) {
    SheetDecider.take(
        sheet,
        new SheetDecider.Origin(sheet.name(), Optional.of(by.email()), facts.mail().messageId()),
        facts,
        draft);
    return draft.end(Outcome.ACTED, "sheet-taken");
  }

  private static Decision order(Intent.Order order, Manager by, Facts facts, Draft draft) {
    List<Command.Invite> invitations = Inviting.in(order.orders());
    if (!invitations.isEmpty()) {
      return new Inviting(facts, draft, by).invite(invitations, order.message());
    }
    for (Orders.Order each : order.orders()) {
      if (each.command() instanceof Command.Invite) {
        return ask("not-understood", each.line(), by, facts, draft);
      }
      if (each.command() instanceof Command.Accept) {
        draft.owe(
            new AnybodyNotice.NotAllowed(
                draft.tell(facts.deals()), true, each.command().word(), "no-application"),
            by.email(),
            facts.deals());
        return draft.end(Outcome.REFUSED, "no-application");
      }
      if (each.command() instanceof Command.PinTier pin) {
        return order.orders().size() == 1
            ? new Pinning(facts, draft, by).decide(pin, each.line())
            : ask("not-understood", each.line(), by, facts, draft);
      }
      if (each.command() instanceof Command.Help) {
        draft.owe(draft.help(by.email(), true), by.email(), facts.deals());
        return draft.end(Outcome.ACTED, "help");
      }
      if (asks(each.command())) {
        return order.orders().size() == 1
            ? answer(each.command(), by, facts, draft)
            : ask("not-understood", each.line(), by, facts, draft);
      }
      if (each.command() instanceof Command.Release || each.command() instanceof Command.Paid) {
        return money(each, order, by, facts, draft);
      }
      boolean unnumbered = each.numbers().isEmpty() && facts.deals().size() > 1;
      if (unnumbered && !(each.command() instanceof Command.Undo)) {
        return ask("which-deal", each.line(), by, facts, draft);
      }
      if (!numbersExist(each, facts)) {
        return ask("no-such-number", each.line(), by, facts, draft);
      }
    }
    return carryOut(order, by, facts, draft);
  }

  /** Whether it only wants to know something, whatever the conversation is about. */
  private static boolean asks(Command command) {
    return command instanceof Command.ListReviews
        || command instanceof Command.Report
        || command instanceof Command.Rules
        || command instanceof Command.Terms;
  }

  private static Decision answer(Command command, Manager by, Facts facts, Draft draft) {
    if (command instanceof Command.ListReviews) {
      return Reviews.list(by, facts, draft);
    }
    if (command instanceof Command.Report) {
      return FiguresDecider.asked(by, facts, draft);
    }
    boolean rules = command instanceof Command.Rules;
    draft.owe(
        rules ? Engaging.inForce(by, draft) : Telling.inForce(by, facts, draft),
        by.email(),
        facts.deals());
    return draft.end(Outcome.ACTED, rules ? "rules-told" : "terms-told");
  }

  /** What is said about commission counts for all deals of the conversation. */
  private static Decision money(
      Orders.Order said, Intent.Order order, Manager by, Facts facts, Draft draft) {
    List<Deal> deals = Targets.of(said, facts);
    if (order.orders().size() > 1 || deals.isEmpty()) {
      return ask(deals.isEmpty() ? "which-deal" : "not-understood", said.line(), by, facts, draft);
    }
    Paying paying = new Paying(facts, draft, by);
    if (said.command() instanceof Command.Release
        && SecondProof.missing(deals, paying, facts, draft)) {
      return SecondProof.ask(deals, paying, by, facts, draft);
    }
    Optional<String> no =
        said.command() instanceof Command.Paid ? paying.paid(deals) : paying.release(deals);
    String word = said.command().word();
    if (no.isPresent()) {
      draft.owe(
          new AnybodyNotice.NotAllowed(draft.tell(facts.deals()), true, word, no.get()),
          by.email(),
          facts.deals());
      return draft.end(Outcome.REFUSED, no.get());
    }
    draft.owe(
        new ManagerNotice.CommandConfirmed(
            deals.stream()
                .map(deal -> new Notice.Done(draft.tell(number(deal, facts), deal), word, ""))
                .toList(),
            Optional.empty()),
        by.email(),
        facts.deals());
    return draft.end(Outcome.ACTED, word);
  }

  private static boolean numbersExist(Orders.Order order, Facts facts) {
    return order.numbers().stream()
        .allMatch(number -> number >= 1 && number <= facts.deals().size());
  }

  private static Decision carryOut(Intent.Order order, Manager by, Facts facts, Draft draft) {
    ManagerOrders orders = new ManagerOrders(facts, draft, by, order.message());
    List<Notice.Done> done = new ArrayList<>();
    Set<Long> told = new HashSet<>();
    Optional<String> refused = Optional.empty();
    for (Orders.Order each : order.orders()) {
      for (Deal deal : Targets.of(each, facts)) {
        Optional<String> no = orders.carryOut(each, draft.current(deal));
        if (no.isEmpty()) {
          done.add(
              new Notice.Done(
                  draft.tell(number(deal, facts), deal),
                  each.command().word(),
                  ManagerOrders.argument(each.command())));
        } else if (told.add(deal.id())) {
          refuse(each, deal, no.get(), by, facts, draft);
          refused = no;
        }
      }
    }
    if (done.isEmpty()) {
      return draft.end(Outcome.REFUSED, refused.orElse("nothing-to-do"));
    }
    Optional<Instant> undoUntil =
        orders.undoable()
            ? Optional.of(draft.now.plus(draft.program.terms().undoWindow()))
            : Optional.empty();
    draft.owe(new ManagerNotice.CommandConfirmed(done, undoUntil), by.email(), facts.deals());
    return draft.end(Outcome.ACTED, order.orders().getFirst().command().word());
  }

  private static int number(Deal deal, Facts facts) {
    for (int i = 0; i < facts.deals().size(); i++) {
      if (facts.deals().get(i).id() == deal.id()) {
        return i + 1;
      }
    }
    return 1;
  }

  private static void refuse(
      Orders.Order order, Deal deal, String why, Manager by, Facts facts, Draft draft) {
    String word = order.command().word();
    Optional<LastDecision> last =
        DECISIONS.contains(word) || word.equals("undo")
            ? Optional.ofNullable(facts.lastDecisions().get(deal.id()))
            : Optional.empty();
    draft.owe(
        last.<Notice>map(
                decided ->
                    new ManagerNotice.CommandTooLate(
                        draft.tell(deal),
                        word,
                        decided.word(),
                        draft.nameOf(decided.by()),
                        decided.at(),
                        why))
            .orElseGet(
                () -> new AnybodyNotice.NotAllowed(List.of(draft.tell(deal)), true, word, why)),
        by.email(),
        facts.deals());
  }

  private static Decision say(String text, Manager by, Facts facts, Draft draft) {
    if (facts.deals().isEmpty()) {
      draft.owe(draft.help(by.email(), true), by.email(), List.of());
      return draft.end(Outcome.ASKED, "manager-without-conversation");
    }
    if (facts.deals().size() > 1) {
      return ask("which-deal", text, by, facts, draft);
    }
    Deal deal = facts.deals().getFirst();
    draft.happen(deal, new DealEvent.ManagerWrote(text));
    draft.owePartner(
        new PartnerNotice.MessageFromManager(draft.tell(deal), text, draft.nameOf(by.email())),
        deal);
    draft.owe(
        new ManagerNotice.CommandConfirmed(
            List.of(new Notice.Done(draft.tell(deal), "message", text)), Optional.empty()),
        by.email(),
        facts.deals());
    return draft.end(Outcome.ACTED, "message-passed-on");
  }

  private static Decision ask(String why, String words, Manager by, Facts facts, Draft draft) {
    draft.owe(
        new AnybodyNotice.NotUnderstood(draft.tell(facts.deals()), true, why, words),
        by.email(),
        facts.deals());
    return draft.end(Outcome.ASKED, why);
  }
}
