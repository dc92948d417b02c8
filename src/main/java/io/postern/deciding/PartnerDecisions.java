package io.postern.deciding;

import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.notice.Notice;
import io.postern.partner.Correspondent.OfPartner;
import io.postern.understanding.Command;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a partner's mail does. */
final class PartnerDecisions {
  private PartnerDecisions() {}

  static Decision decide(Intent intent, OfPartner by, Facts facts, Draft draft) {
    return switch (intent) {
      case Intent.Refer refer -> Referring.refer(refer, by, facts, draft);
      case Intent.Correct correct -> Correcting.correct(correct, by, facts, draft);
      case Intent.AskStatus ask -> status(ask.about(), by, facts, draft);
      case Intent.Say say -> say(say.text(), say.about(), by, facts, draft);
      case Intent.Unclear unclear -> unclear(unclear, by, facts, draft);
      case Intent.Order order -> order(order, by, facts, draft);
      case Intent.Automatic _, Intent.Ignore _ ->
          throw new IllegalStateException("decided before it is asked who wrote");
    };
  }

  private static Decision order(Intent.Order order, OfPartner by, Facts facts, Draft draft) {
    Command command = order.orders().getFirst().command();
    if (!(command instanceof Command.OfPartner asked)) {
      draft.owe(
          new Notice.NotAllowed(draft.tell(facts.deals()), false, command.word(), "managers-only"),
          by.contact().email(),
          facts.deals());
      return draft.end(Outcome.REFUSED, "managers-only");
    }
    return switch (asked) {
      case Command.Help _ -> {
        draft.owe(new Notice.Help(false), by.contact().email(), facts.deals());
        yield draft.end(Outcome.ACTED, "help");
      }
      case Command.Status ask -> status(ask.company(), by, facts, draft);
      case Command.Withdraw withdraw -> withdraw(withdraw, order, by, facts, draft);
      case Command.Correct correct -> Correcting.asWritten(correct, by, facts, draft);
      case Command.Extend _,
          Command.Dispute _,
          Command.AddCollaborator _,
          Command.Language _,
          Command.Pause _,
          Command.Stop _ ->
          // A person decides about these: the manager gets the partner's own words.
          say(order.orders().getFirst().line(), Optional.empty(), by, facts, draft);
    };
  }

  private static Decision withdraw(
      Command.Withdraw withdraw, Intent.Order order, OfPartner by, Facts facts, Draft draft) {
    List<Deal> targets = Targets.of(order.orders().getFirst(), facts);
    if (targets.size() != 1 && order.orders().getFirst().numbers().isEmpty()) {
      return which("which-deal", order.orders().getFirst().line(), by, facts, draft);
    }
    List<Deal> done = new ArrayList<>();
    for (Deal deal : targets) {
      if (draft
          .workflow
          .find("withdraw", io.postern.deal.Workflow.Role.PARTNER, deal, draft.now)
          .isPresent()) {
        draft.happen(deal, new DealEvent.Withdrawn(withdraw.reason()));
        draft.owePartner(new Notice.WithdrawalTaken(draft.tell(deal)), deal);
        draft.oweManager(
            new Notice.Withdrawn(draft.tell(deal), withdraw.reason(), by.partner().name()), deal);
        done.add(deal);
      }
    }
    if (done.isEmpty()) {
      draft.owe(
          new Notice.NotAllowed(draft.tell(targets), false, "withdraw", "not-from-this-status"),
          by.contact().email(),
          targets);
      return draft.end(Outcome.REFUSED, "not-from-this-status");
    }
    return draft.end(Outcome.ACTED, "withdrawn");
  }

  static Decision status(Optional<String> about, OfPartner by, Facts facts, Draft draft) {
    List<Deal> asked = Targets.named(about, facts);
    List<Notice.DealStatus> answer =
        asked.stream()
            .map(
                deal ->
                    new Notice.DealStatus(
                        draft.tell(deal),
                        Optional.ofNullable(facts.lastNews().get(deal.id())),
                        nextStep(deal)))
            .toList();
    draft.owe(
        new Notice.StatusAnswer(answer, about),
        by.contact().email(),
        facts.deals().isEmpty() ? asked.size() == 1 ? asked : List.of() : facts.deals());
    return draft.end(Outcome.ACTED, "status-answered");
  }

  private static String nextStep(Deal deal) {
    return switch (deal.status()) {
      case NEEDS_INFO -> "partner-completes";
      case IN_REVIEW -> "manager-decides";
      case APPROVED -> deal.dates().closedAt().isPresent() ? "closed" : "sales-works";
      case DECLINED, WITHDRAWN, EXPIRED -> "closed";
    };
  }

  static Decision say(String text, Optional<String> about, OfPartner by, Facts facts, Draft draft) {
    List<Deal> deals =
        facts.deals().isEmpty() && about.isPresent() ? Targets.named(about, facts) : facts.deals();
    if (deals.isEmpty()) {
      draft.owe(
          new Notice.MessageFromPartner(
              Optional.empty(), text, by.partner().name(), by.contact().name()),
          by.partner().managerEmail(),
          List.of());
      draft.owe(
          new Notice.MessagePassedOn(Optional.empty(), draft.nameOf(by.partner().managerEmail())),
          by.contact().email(),
          List.of());
      return draft.end(Outcome.ACTED, "message-passed-on");
    }
    // Words about several deals at once stand on the first one's timeline, so that its manager gets
    // them once.
    Deal deal = deals.getFirst();
    draft.happen(deal, new DealEvent.PartnerWrote(text));
    draft.oweManager(
        new Notice.MessageFromPartner(
            Optional.of(draft.tell(deal)), text, by.partner().name(), by.contact().name()),
        deal);
    draft.owe(
        new Notice.MessagePassedOn(
            Optional.of(draft.tell(deal)), draft.nameOf(deal.managerEmail())),
        by.contact().email(),
        deals);
    return draft.end(Outcome.ACTED, "message-passed-on");
  }

  private static Decision unclear(Intent.Unclear unclear, OfPartner by, Facts facts, Draft draft) {
    return which(unclear.why(), unclear.words(), by, facts, draft);
  }

  static Decision which(String why, String words, OfPartner by, Facts facts, Draft draft) {
    List<Deal> deals = facts.deals();
    draft.owe(
        new Notice.NotUnderstood(draft.tell(deals), false, why, words),
        by.contact().email(),
        deals);
    return draft.end(Outcome.ASKED, why);
  }

  static Instant answerDue(Draft draft) {
    return draft.program.calendar().plusDays(draft.now, draft.program.terms().reviewDays());
  }
}
