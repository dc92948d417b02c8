package io.postern.deciding;

import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deal.RegistrationStatus;
import io.postern.deciding.Meeting.Met;
import io.postern.engagement.Claim;
import io.postern.engagement.Hit;
import io.postern.mail.Address;
import io.postern.notice.ManagerNotice;
import io.postern.notice.Notice;
import io.postern.notice.Notice.ConflictFacts;
import io.postern.notice.PartnerNotice;
import io.postern.partner.Correspondent.OfPartner;
import io.postern.understanding.Referral;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * New referrals: registered, merged with the same partner's earlier claim, or shown with what they
 * meet.
 */
final class Referring {
  private Referring() {}

  static Decision refer(Intent.Refer refer, OfPartner by, Facts facts, Draft draft) {
    Optional<Deal> waiting = waitingFor(refer, facts);
    if (waiting.isPresent()) {
      draft.trace("completes", "the answer to what was asked about " + waiting.get().ref());
      return Correcting.merge(
          waiting.get(), refer.referrals().getFirst(), refer.ownText(), by, facts, draft);
    }
    List<Deal> opened = new ArrayList<>();
    List<Deal> merged = new ArrayList<>();
    Map<Long, List<Met>> rivals = new LinkedHashMap<>();
    Map<Long, List<Hit>> hits = new LinkedHashMap<>();
    int declined = 0;
    for (int i = 0; i < refer.referrals().size(); i++) {
      Referral referral = refer.referrals().get(i);
      List<Claim> candidates = facts.claims().getOrDefault(i, List.of());
      Optional<Deal> own = ownClaim(referral, candidates, by, facts, draft);
      if (own.isPresent()) {
        merged.add(own.get());
        draft.trace("resubmission", "the same prospect as " + own.get().ref() + " of this partner");
        Correcting.apply(own.get(), referral, by, draft);
        continue;
      }
      Deal deal = open(facts.fresh().get(i), referral, by, facts, draft);
      List<Hit> broken = Engaging.check(deal, facts.past().getOrDefault(i, List.of()), by, draft);
      if (Engaging.declined(deal, broken, draft)) {
        declined++;
        continue;
      }
      opened.add(deal);
      hits.put(deal.id(), broken);
      Engaging.entrust(deal, broken, draft);
      List<Met> met = Meeting.of(deal, ofOthers(candidates, by.partner().id()), draft);
      Meeting.note(deal, met, draft);
      rivals.put(deal.id(), met);
    }
    if (opened.isEmpty() && declined > 0) {
      return draft.end(Outcome.ACTED, "declined-by-rule");
    }
    if (opened.isEmpty()) {
      return Correcting.tellMerged(merged, by, facts, draft);
    }
    tellPartner(opened, by, facts, draft);
    Ask ask = new Ask(rivals, hits, refer.ownText());
    tellManager(opened.stream().map(draft::current).toList(), ask, by, draft);
    return draft.end(Outcome.ACTED, opened.size() == 1 ? "registered" : "registered-several");
  }

  // In a conversation about one deal that lacks essentials, a single referral is the answer, unless
  // it names another company.
  private static Optional<Deal> waitingFor(Intent.Refer refer, Facts facts) {
    if (facts.deals().size() != 1 || refer.referrals().size() != 1) {
      return Optional.empty();
    }
    Deal deal = facts.deals().getFirst();
    Optional<String> company = deal.facts().prospect().company();
    Optional<String> named = refer.referrals().getFirst().facts().prospect().company();
    boolean same =
        company.isEmpty() || named.isEmpty() || company.get().equalsIgnoreCase(named.get());
    return deal.status() == RegistrationStatus.NEEDS_INFO && same
        ? Optional.of(deal)
        : Optional.empty();
  }

  /** Claims of other partners than this one. */
  static List<Claim> ofOthers(List<Claim> claims, long partnerId) {
    return claims.stream().filter(claim -> claim.deal().partnerId() != partnerId).toList();
  }

  private static Optional<Deal> ownClaim(
      Referral referral, List<Claim> candidates, OfPartner by, Facts facts, Draft draft) {
    return candidates.stream()
        .map(Claim::deal)
        .filter(deal -> deal.partnerId() == by.partner().id())
        .filter(
            deal ->
                draft
                    .engagement
                    .matching()
                    .compare(referral.facts().prospect(), deal.facts().prospect())
                    .sure())
        .flatMap(deal -> facts.openDeals().stream().filter(open -> open.id() == deal.id()))
        .findFirst();
  }

  private static Deal open(
      Facts.FreshDeal fresh, Referral referral, OfPartner by, Facts facts, Draft draft) {
    boolean complete = referral.missing().isEmpty();
    Deal deal =
        draft.open(
            fresh,
            new DealEvent.Registered(
                by.partner().id(),
                by.contact().email(),
                draft.program.inCharge(by.partner().managerEmail()),
                referral.facts(),
                facts.mail().claimedAt(),
                facts.mail().claimedAtSource(),
                complete
                    ? Optional.of(PartnerDecisions.answerDue(by.partner().tier(), draft))
                    : Optional.empty()));
    Earning.agree(deal, by.partner(), draft);
    return draft.current(deal);
  }

  private static void tellPartner(List<Deal> opened, OfPartner by, Facts facts, Draft draft) {
    Notice.MailProof proof =
        new Notice.MailProof(
            facts.mail().claimedAt(),
            facts.mail().claimedAtSource(),
            facts.mail().messageId().map(io.postern.mail.MessageId::value).orElse(""),
            facts.mail().sha256());
    boolean asks = opened.stream().anyMatch(deal -> deal.status() == RegistrationStatus.NEEDS_INFO);
    draft.owe(
        asks
            ? new PartnerNotice.NeedsInfo(draft.tell(opened), proof, false)
            : new PartnerNotice.ReferralReceipt(
                draft.tell(opened),
                proof,
                PartnerDecisions.answerDue(by.partner().tier(), draft),
                Engaging.protectionDays(by.partner().tier(), draft),
                decider(opened, by, draft)),
        by.contact().email(),
        opened);
  }

  // Who answers, by name; where several do, the one whom the partner knows.
  private static String decider(List<Deal> opened, OfPartner by, Draft draft) {
    List<Address> all = opened.stream().map(draft::inCharge).distinct().toList();
    return draft.nameOf(all.size() == 1 ? all.getFirst() : by.partner().managerEmail());
  }

  private static void tellManager(List<Deal> opened, Ask ask, OfPartner by, Draft draft) {
    List<Deal> ready =
        opened.stream().filter(deal -> deal.status() == RegistrationStatus.IN_REVIEW).toList();
    Map<Address, List<Deal>> byManager = new LinkedHashMap<>();
    ready.forEach(
        deal -> byManager.computeIfAbsent(draft.inCharge(deal), _ -> new ArrayList<>()).add(deal));
    byManager.values().forEach(deals -> review(deals, ask, by, draft));
  }

  /**
   * What a manager is shown beside the claims.
   *
   * @param rivals whom they met, by deal
   * @param hits which rules they break, by deal
   * @param ownText what the partner wrote
   */
  record Ask(Map<Long, List<Met>> rivals, Map<Long, List<Hit>> hits, String ownText) {}

  /** Asks the manager to decide about deals of one partner, and tells whose claims they met. */
  static void review(List<Deal> deals, Ask ask, OfPartner by, Draft draft) {
    Map<Long, List<Met>> rivals = ask.rivals();
    List<ConflictFacts> conflicts = new ArrayList<>();
    for (int i = 0; i < deals.size(); i++) {
      List<Met> met = rivals.getOrDefault(deals.get(i).id(), List.of());
      List<Claim> claims = met.stream().map(Met::claim).toList();
      conflicts.addAll(Meeting.facts(draft, i + 1, deals.get(i), claims));
    }
    Address manager = draft.inCharge(deals.getFirst());
    draft.owe(
        new ManagerNotice.ReviewRequest(
            draft.tell(deals),
            by.partner().name(),
            by.contact().name(),
            by.contact().email().toString(),
            conflicts,
            ask.ownText(),
            false,
            Engaging.facts(deals, ask.hits(), manager, draft)),
        manager,
        deals);
    for (Deal deal : deals) {
      List<Met> met = rivals.getOrDefault(deal.id(), List.of());
      Meeting.tellOthers(deal, by.partner().name(), met, draft);
      if (deals.size() > 1 && !met.isEmpty()) {
        alone(deal, by, met, draft);
      }
    }
  }

  // A list is answered by numbers; a conflict needs a mail of its own, which one word answers.
  private static void alone(Deal deal, OfPartner by, List<Met> met, Draft draft) {
    List<Claim> claims = met.stream().map(Met::claim).toList();
    draft.oweManager(
        new ManagerNotice.ConflictFound(
            draft.tell(deal), by.partner().name(), Meeting.facts(draft, 1, deal, claims)),
        deal);
  }
}
