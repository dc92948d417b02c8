package io.postern.deciding;

import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deal.RegistrationStatus;
import io.postern.deal.Workflow;
import io.postern.engagement.Candidate;
import io.postern.engagement.EngagementRules;
import io.postern.engagement.EngagementRules.Window;
import io.postern.engagement.Hit;
import io.postern.engagement.Rule;
import io.postern.engagement.RuleCheck;
import io.postern.mail.Address;
import io.postern.notice.ManagerNotice;
import io.postern.notice.ManagerNotice.RuleInForce;
import io.postern.notice.ManagerNotice.WindowFacts;
import io.postern.notice.PartnerNotice;
import io.postern.notice.RuleFacts;
import io.postern.partner.Correspondent.OfPartner;
import io.postern.partner.Manager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a program's rules of engagement do to claims. */
final class Engaging {
  private Engaging() {}

  /** The rules that a claim breaks; what it may still tell is not held against it yet. */
  static List<Hit> check(Deal deal, List<Deal> past, OfPartner by, Draft draft) {
    Candidate claim =
        new Candidate(deal.facts(), by.partner().name(), deal.dates().claimedAt(), past);
    boolean complete = deal.status() != RegistrationStatus.NEEDS_INFO;
    List<Hit> hits =
        new RuleCheck(draft.engagement)
            .of(claim).stream()
                .filter(hit -> complete || !(hit.rule().test() instanceof Rule.Qualification))
                .toList();
    hits.forEach(hit -> draft.trace("rule " + hit.rule().id(), deal.ref() + ": " + hit.evidence()));
    return hits;
  }

  /** Declines a claim when one of the rules does, and cites it to the partner. */
  static boolean declined(Deal deal, List<Hit> hits, Draft draft) {
    Optional<Rule> rule =
        hits.stream()
            .map(Hit::rule)
            .filter(one -> one.verdict() == Rule.Verdict.DECLINE)
            .findFirst();
    rule.ifPresent(
        one -> {
          String sentence = one.sentence(draft.languageOf(deal.partnerContact()));
          Deal after = draft.happen(deal, new DealEvent.Declined(sentence, Optional.of(one.id())));
          draft.owePartner(
              new PartnerNotice.DeclinedByRule(draft.tell(after), one.id(), sentence), after);
        });
    return rule.isPresent();
  }

  /**
   * The manager decides whom the first of the broken rules names; one who is none any more is
   * passed over. The deal stays with this manager, who may hand it on.
   */
  static Deal entrust(Deal deal, List<Hit> hits, Draft draft) {
    Optional<Manager> approver =
        hits.stream()
            .flatMap(hit -> hit.rule().approver().stream())
            .flatMap(address -> draft.program.managerAt(address).stream())
            .findFirst();
    if (approver.isEmpty() || approver.get().writesFrom(draft.inCharge(deal))) {
      return draft.current(deal);
    }
    draft.trace("approver", deal.ref() + ": " + approver.get().email() + " decides");
    return draft.happen(deal, new DealEvent.Assigned(approver.get().email()));
  }

  /** Those that a manager decides about, in the manager's language. */
  static List<RuleFacts> facts(
      List<Deal> deals, Map<Long, List<Hit>> hits, Address manager, Draft draft) {
    List<RuleFacts> facts = new ArrayList<>();
    for (Deal deal : deals) {
      for (Hit hit : hits.getOrDefault(deal.id(), List.of())) {
        facts.add(
            new RuleFacts(
                deal.ref().toString(),
                hit.rule().id(),
                hit.rule().sentence(draft.languageOf(manager)),
                hit.evidence()));
      }
    }
    return facts;
  }

  /** A rule as one deal's people are told it, in the language of who reads it. */
  static RuleFacts cite(Rule rule, Deal deal, Address reader, Draft draft) {
    return new RuleFacts(
        deal.ref().toString(), rule.id(), rule.sentence(draft.languageOf(reader)), "");
  }

  /** The rules in a partner's language. */
  static PartnerNotice.RulesInWords inWords(OfPartner by, Draft draft) {
    Locale language = draft.languageOf(by.contact().email());
    EngagementRules rules = draft.engagement.rules();
    List<Rule> all = new ArrayList<>(rules.rules());
    all.addAll(rules.furtherRules().values());
    return new PartnerNotice.RulesInWords(
        all.stream()
            .map(rule -> new RuleFacts("", rule.id(), rule.sentence(language), ""))
            .toList(),
        protectionDays(by.partner().tier(), draft),
        draft.reviewDays(by.partner().tier()));
  }

  /** How long an approved claim of a partner in this tier is safe. */
  static int protectionDays(String tier, Draft draft) {
    return draft
        .engagement
        .rules()
        .onApproval(tier)
        .map(Window::days)
        .orElse(draft.program.terms().protectionDays());
  }

  /** The rules and what they do, in a manager's language. */
  static ManagerNotice.ProgramRules inForce(Manager by, Draft draft) {
    Locale language = draft.languageOf(by.email());
    EngagementRules rules = draft.engagement.rules();
    List<RuleInForce> all = new ArrayList<>();
    for (Rule rule : rules.rules()) {
      String decides =
          rule.approver().isPresent() ? "approver" : rule.verdict().name().toLowerCase(Locale.ROOT);
      int accounts = rule.test().accounts().size();
      all.add(
          new RuleInForce(
              rule.id(), rule.test().section(), decides, rule.sentence(language), accounts));
    }
    rules
        .furtherRules()
        .forEach(
            (section, rule) ->
                all.add(new RuleInForce(rule.id(), section, "", rule.sentence(language), 0)));
    return new ManagerNotice.ProgramRules(
        all,
        rules.windows().stream().map(window -> window(window, draft)).toList(),
        draft.program.terms().protectionDays(),
        draft.program.terms().reviewDays());
  }

  private static WindowFacts window(Window window, Draft draft) {
    return new WindowFacts(
        window.id(),
        window.days(),
        window.tier().orElse(""),
        window
            .stage()
            .map(key -> draft.workflow.stage(key).map(Workflow.Stage::label).orElse(key))
            .orElse(""),
        window.fromClaim());
  }

  /**
   * Until when a deal is safe that is approved now.
   *
   * @param days as a manager said; else the rules do
   * @param tier of its partner
   */
  static Instant protectedUntil(Deal deal, Optional<Integer> days, String tier, Draft draft) {
    return days.map(said -> draft.now.plus(Duration.ofDays(said)))
        .or(
            () ->
                draft
                    .engagement
                    .rules()
                    .onApproval(tier)
                    .map(window -> window.end(deal.dates().claimedAt(), draft.now)))
        .orElseGet(() -> draft.now.plus(Duration.ofDays(draft.program.terms().protectionDays())));
  }

  /** Gives a deal the time that a rule ties to the stage that it entered. */
  static Deal prolong(Deal deal, String stage, String tier, Draft draft) {
    Optional<Window> window = draft.engagement.rules().onStage(stage, tier);
    if (window.isEmpty()) {
      return deal;
    }
    Instant until = draft.now.plus(Duration.ofDays(window.get().days()));
    boolean later = deal.dates().protectedUntil().map(until::isAfter).orElse(true);
    return later ? draft.happen(deal, new DealEvent.Prolonged(until, window.get().id())) : deal;
  }
}
