package io.postern.deciding;

import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deal.Field;
import io.postern.deal.Workflow.Role;
import io.postern.notice.AnybodyNotice;
import io.postern.notice.ManagerNotice;
import io.postern.notice.PartnerNotice;
import io.postern.partner.Correspondent.OfPartner;
import io.postern.partner.Preferences;
import io.postern.partner.Preferences.Courtesy;
import io.postern.partner.Preferences.Rhythm;
import io.postern.understanding.Command;
import io.postern.understanding.Orders;
import io.postern.understanding.Referral;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the orders of one partner's mail do: all of them, or nothing and a question. */
final class PartnerOrders {
  private final Intent.Order order;
  private final OfPartner by;
  private final Facts facts;
  private final Draft draft;

  /** What a person decides about: the manager gets it in the partner's own words. */
  private final List<String> words = new ArrayList<>();

  private Preferences preferences;
  private final List<Decision> done = new ArrayList<>();

  private PartnerOrders(Intent.Order order, OfPartner by, Facts facts, Draft draft) {
    this.order = order;
    this.by = by;
    this.facts = facts;
    this.preferences = by.contact().preferences();
    this.draft = draft;
  }

  static Decision decide(Intent.Order order, OfPartner by, Facts facts, Draft draft) {
    return new PartnerOrders(order, by, facts, draft).decide();
  }

  private Decision decide() {
    for (Orders.Order each : order.orders()) {
      Optional<Decision> no = objection(each);
      if (no.isPresent()) {
        return no.get();
      }
    }
    for (Orders.Order each : order.orders()) {
      carryOut(each);
    }
    order.message().ifPresent(words::add);
    passOnWords();
    return done.stream()
        .filter(decision -> decision.outcome() != Outcome.REFUSED)
        .findFirst()
        .or(() -> done.stream().findFirst())
        .map(decision -> draft.end(decision.outcome(), decision.reason()))
        .orElseGet(() -> draft.end(Outcome.ACTED, "message-passed-on"));
  }

  /** Why nothing of the mail is done. */
  private Optional<Decision> objection(Orders.Order each) {
    if (!(each.command() instanceof Command.OfPartner asked)) {
      draft.owe(
          new AnybodyNotice.NotAllowed(
              draft.tell(facts.deals()), false, each.command().word(), "managers-only"),
          by.contact().email(),
          facts.deals());
      return Optional.of(draft.end(Outcome.REFUSED, "managers-only"));
    }
    List<Deal> targets = Targets.of(each, facts);
    return switch (asked) {
      case Command.Withdraw _ -> {
        if (targets.size() < each.numbers().size()) {
          yield ask("no-such-number", each);
        }
        yield each.numbers().isEmpty() && targets.size() != 1
            ? ask("which-deal", each)
            : Optional.empty();
      }
      case Command.Correct correct -> {
        if (corrected(correct, each).size() != 1) {
          yield ask("which-deal", each);
        }
        yield changes(correct).isEmpty() ? ask("not-understood", each) : Optional.empty();
      }
      case Command.Dispute _ when ofLine(each) -> Optional.empty();
      case Command.Dispute _, Command.Extend _, Command.AddCollaborator _ ->
          targets.size() == 1 ? Optional.empty() : ask("which-deal", each);
      case Command.Status _,
          Command.Help _,
          Command.Rules _,
          Command.Referrals _,
          Command.Commission _,
          Command.Terms _,
          Command.Join _,
          Command.Kit _,
          Command.Language _,
          Command.Pause _,
          Command.Stop _,
          Command.Resume _,
          Command.Digest _ ->
          Optional.empty();
    };
  }

  private Optional<Decision> ask(String why, Orders.Order each) {
    return Optional.of(PartnerDecisions.which(why, each.line(), by, facts, draft));
  }

  /** The deals of the conversation; in a mail that belongs to none those that its lines name. */
  private List<Deal> corrected(Command.Correct correct, Orders.Order each) {
    List<Deal> targets = Targets.of(each, facts);
    Optional<String> company = Optional.ofNullable(correct.fields().get(Field.COMPANY));
    return targets.isEmpty() && company.isPresent() ? Targets.named(company, facts) : targets;
  }

  private Optional<Referral> changes(Command.Correct correct) {
    return Correcting.asWritten(correct, order.read());
  }

  private void carryOut(Orders.Order each) {
    if (!(each.command() instanceof Command.OfPartner asked)) {
      throw new IllegalStateException("objected to before");
    }
    switch (asked) {
      case Command.Help _ -> {
        draft.owe(draft.help(by.contact().email(), false), by.contact().email(), facts.deals());
        done.add(draft.end(Outcome.ACTED, "help"));
      }
      case Command.Rules _ -> {
        draft.owe(Engaging.inWords(by, draft), by.contact().email(), facts.deals());
        done.add(draft.end(Outcome.ACTED, "rules-told"));
      }
      case Command.Commission _ -> {
        draft.owe(Telling.myCommission(by, draft), by.contact().email(), facts.deals());
        done.add(draft.end(Outcome.ACTED, "commission-told"));
      }
      case Command.Terms _ -> {
        draft.owe(Telling.terms(by, draft), by.contact().email(), facts.deals());
        done.add(draft.end(Outcome.ACTED, "terms-told"));
      }
      case Command.Kit _ -> {
        draft.owe(
            new PartnerNotice.WelcomeKit(
                draft.joining.kit(), draft.nameOf(by.partner().managerEmail())),
            by.contact().email(),
            facts.deals());
        done.add(draft.end(Outcome.ACTED, "kit-sent"));
      }
      case Command.Join _ -> done.add(Recruiting.already(by, draft));
      case Command.Referrals _ -> done.add(PartnerDecisions.referrals(by, facts, draft));
      case Command.Status ask -> done.add(PartnerDecisions.status(ask.company(), by, facts, draft));
      case Command.Withdraw withdraw -> withdraw(withdraw, Targets.of(each, facts));
      case Command.Correct correct -> correct(correct, each);
      case Command.Extend extend -> {
        String reason = extend.reason().orElse(each.line());
        settle(
            each,
            deal -> Extending.ask(deal, reason, by.partner().name(), draft),
            "extension-asked");
      }
      case Command.Dispute dispute when ofLine(each) ->
          each.numbers().stream().sorted().forEach(number -> disputeLine(number, dispute, each));
      case Command.Dispute dispute ->
          settle(
              each,
              deal -> Disputing.open(deal, dispute.reason(), by.partner(), draft),
              "disputed");
      case Command.Language language -> speak(language);
      case Command.Pause _ -> prefer("pause", preferences.with(Courtesy.PAUSED));
      case Command.Stop _ -> prefer("stop", preferences.with(Courtesy.STOPPED));
      case Command.Resume _ -> prefer("resume", preferences.with(Courtesy.WANTED));
      case Command.Digest digest -> gather(digest.rhythm());
      case Command.AddCollaborator add ->
          settle(
              each,
              deal -> new Collaborating(facts, draft).askedByPartner(add.who(), deal, by),
              "collaborator");
    }
  }

  // A statement is about no deal in particular: numbers in answers to it are those of its lines, as
  // are numbers that none of the conversation's deals has.
  private boolean ofLine(Orders.Order each) {
    return !each.numbers().isEmpty()
        && each.numbers().stream().allMatch(number -> number > facts.deals().size());
  }

  private void disputeLine(int number, Command.Dispute dispute, Orders.Order each) {
    Optional<String> no = Telling.dispute(number, dispute.reason(), by, facts, draft);
    no.ifPresent(
        why ->
            draft.owe(
                new AnybodyNotice.NotAllowed(List.of(), false, each.command().word(), why),
                by.contact().email(),
                List.of()));
    done.add(
        no.map(why -> draft.end(Outcome.REFUSED, why))
            .orElseGet(() -> draft.end(Outcome.ACTED, "line-disputed")));
  }

  /** The answer is in that language already, where there are templates in it. */
  private void speak(Command.Language language) {
    draft.upkeep(new Upkeep.Speak(by.contact().email(), language.code()));
    draft.oweIn(
        language.code(),
        new PartnerNotice.LanguageSet(language.code()),
        by.contact().email(),
        facts.deals());
    done.add(draft.end(Outcome.ACTED, "language-set"));
  }

  /** What was gathered so far is told at once when nothing is to be gathered any more. */
  private void gather(Rhythm rhythm) {
    prefer("digest", preferences.with(rhythm));
    if (rhythm == Rhythm.OFF) {
      draft.later(DigestDecider.atOnce(by.contact(), draft.now));
    }
  }

  private void prefer(String asked, Preferences wanted) {
    preferences = wanted;
    draft.upkeep(new Upkeep.Prefer(by.contact().email(), wanted));
    draft.owe(new PartnerNotice.PreferencesSet(asked, wanted), by.contact().email(), facts.deals());
    done.add(draft.end(Outcome.ACTED, "preferences-set"));
  }

  private void correct(Command.Correct correct, Orders.Order each) {
    Deal deal = draft.current(corrected(correct, each).getFirst());
    if (!deal.status().open()) {
      words.add(each.line());
      return;
    }
    changes(correct)
        .ifPresent(changes -> done.add(Correcting.merge(deal, changes, "", by, facts, draft)));
  }

  private void settle(Orders.Order each, Function<Deal, Optional<String>> act, String reason) {
    Deal deal = draft.current(Targets.of(each, facts).getFirst());
    Optional<String> no = act.apply(deal);
    no.ifPresent(
        why ->
            draft.owe(
                new AnybodyNotice.NotAllowed(
                    List.of(draft.tell(deal)), false, each.command().word(), why),
                by.contact().email(),
                List.of(deal)));
    done.add(
        no.map(why -> draft.end(Outcome.REFUSED, why))
            .orElseGet(() -> draft.end(Outcome.ACTED, reason)));
  }

  private void withdraw(Command.Withdraw withdraw, List<Deal> targets) {
    List<Deal> withdrawn = new ArrayList<>();
    for (Deal deal : targets) {
      if (draft
          .workflow
          .find("withdraw", Role.PARTNER, draft.current(deal), draft.now)
          .isPresent()) {
        draft.happen(deal, new DealEvent.Withdrawn(withdraw.reason()));
        draft.owePartner(new PartnerNotice.WithdrawalTaken(draft.tell(deal)), deal);
        draft.oweManager(
            new ManagerNotice.Withdrawn(draft.tell(deal), withdraw.reason(), by.partner().name()),
            deal);
        withdrawn.add(deal);
      }
    }
    if (withdrawn.isEmpty()) {
      draft.owe(
          new AnybodyNotice.NotAllowed(
              draft.tell(targets), false, "withdraw", "not-from-this-status"),
          by.contact().email(),
          targets);
      done.add(draft.end(Outcome.REFUSED, "not-from-this-status"));
    } else {
      done.add(draft.end(Outcome.ACTED, "withdrawn"));
    }
  }

  /** One mail to the manager; the partner hears of it when nothing else is answered. */
  private void passOnWords() {
    if (words.isEmpty()) {
      return;
    }
    String text = String.join("\n\n", words);
    if (done.isEmpty()) {
      done.add(PartnerDecisions.say(text, Optional.empty(), by, facts, draft));
    } else {
      PartnerDecisions.passOn(text, Optional.empty(), by, facts, draft);
    }
  }
}
