package io.postern.deciding;

import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deal.RegistrationStatus;
import io.postern.deal.Workflow.Move;
import io.postern.deal.Workflow.Role;
import io.postern.deciding.Facts.HeldDecision;
import io.postern.deciding.Facts.LastDecision;
import io.postern.engagement.Claim;
import io.postern.notice.ManagerNotice;
import io.postern.notice.PartnerNotice;
import io.postern.partner.Manager;
import io.postern.partner.Partner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Settles who has the credit among claims that met: all their deals at once, so that nobody ever
 * sees one of them decided and another one not.
 */
final class Crediting {
  static final String SETTLED = "credit-settled";

  private static final String SPLIT = "split ";
  private static final int ALL = 100;

  private final Facts facts;
  private final Draft draft;
  private final Manager by;

  Crediting(Facts facts, Draft draft, Manager by) {
    this.facts = facts;
    this.draft = draft;
    this.by = by;
  }

  /** Empty when it was settled, else the reason code of why not. */
  Optional<String> settle(String credit, Deal deal) {
    boolean open = deal.contest().map(Deal.Contest::open).orElse(false);
    List<Deal> claims = Meeting.inTime(deal, rivals(deal), draft);
    if (!open || claims.size() < 2) {
      return Optional.of("no-conflict");
    }
    for (Deal one : claims) {
      if (one.dates().closedAt().isPresent()) {
        return Optional.of("rival-is-closed");
      }
      if (draft.workflow.find(Move.CREDIT.word(), Role.MANAGER, one, draft.now).isEmpty()) {
        return Optional.of("not-from-this-status");
      }
    }
    for (int i = 0; i < claims.size(); i++) {
      settle(credit, share(credit, i), claims.get(i), claims);
    }
    draft.trace("credit", credit + " of " + claims.stream().map(Deal::ref).toList());
    return Optional.empty();
  }

  /** What the first (0), the second (1) … of several claims has of the credit, in percent. */
  static int share(String credit, int place) {
    if (credit.startsWith(SPLIT)) {
      String[] shares = credit.substring(SPLIT.length()).split("/", 2);
      return place < 2 && shares.length == 2 ? Integer.parseInt(shares[place]) : 0;
    }
    return credit.equals("first") && place == 0 || credit.equals("second") && place == 1 ? ALL : 0;
  }

  private List<Claim> rivals(Deal deal) {
    List<Long> ids = deal.contest().map(Deal.Contest::rivals).orElse(List.of());
    return facts.rivals().stream().filter(claim -> ids.contains(claim.deal().id())).toList();
  }

  private void settle(String credit, int share, Deal deal, List<Deal> claims) {
    Deal after = draft.happen(deal, new DealEvent.CreditSettled(credit, share, start(deal, share)));
    Disputing.upheld(after, draft);
    Deal other = claims.get(claims.getFirst().id() == deal.id() ? 1 : 0);
    boolean between = share > 0 || credit.equals("first") || credit.equals("second");
    draft.owePartnerUndoable(
        new PartnerNotice.CreditDecided(
            draft.tell(after),
            outcome(credit, share),
            share,
            between || credit.startsWith(SPLIT) ? Meeting.order(deal, other) : "",
            between || credit.startsWith(SPLIT)
                ? Optional.of(other.dates().claimedAt())
                : Optional.empty(),
            draft.nameOf(by.email())),
        after);
    if (!by.writesFrom(after.managerEmail())) {
      draft.oweManagerUndoable(
          new ManagerNotice.CreditReported(
              draft.tell(after), partner(after), credit, share, draft.nameOf(by.email())),
          after);
    }
  }

  // Who gets the credit is accepted with it; what is incomplete is completed first.
  private Optional<DealEvent.Start> start(Deal deal, int share) {
    boolean approves =
        share > 0
            && deal.status() == RegistrationStatus.IN_REVIEW
            && draft.workflow.find(Move.APPROVE.word(), Role.MANAGER, deal, draft.now).isPresent();
    String tier =
        Optional.ofNullable(facts.partners().get(deal.partnerId())).map(Partner::tier).orElse("");
    Instant until = Engaging.protectedUntil(deal, Optional.empty(), tier, draft);
    return approves
        ? Optional.of(new DealEvent.Start(draft.workflow.firstStage(), until))
        : Optional.empty();
  }

  private static String outcome(String credit, int share) {
    if (share == ALL) {
      return "yours";
    }
    return share > 0
        ? "shared"
        : switch (credit) {
          case "direct" -> "direct";
          case "none" -> "nobody";
          default -> "another";
        };
  }

  private String partner(Deal deal) {
    return Optional.ofNullable(facts.partners().get(deal.partnerId()))
        .map(Partner::name)
        .orElse("");
  }

  /**
   * Takes back what was settled, on every deal; empty when it was done, else why not: a partner was
   * told, or something happened to one of the deals since.
   *
   * @param held the decision on the deal that the manager writes about
   */
  Optional<String> undo(HeldDecision held, Deal deal) {
    List<Long> ids = new ArrayList<>(List.of(deal.id()));
    ids.addAll(deal.contest().map(Deal.Contest::rivals).orElse(List.of()));
    List<HeldDecision> all =
        facts.held().stream()
            .filter(one -> one.word().equals(SETTLED) && ids.contains(one.dealId()))
            .filter(one -> one.until().equals(held.until()))
            .toList();
    List<Deal> deals = new ArrayList<>(List.of(deal));
    facts.rivals().stream().map(Claim::deal).map(draft::current).forEach(deals::add);
    for (HeldDecision one : all) {
      Deal now = deals.stream().filter(d -> d.id() == one.dealId()).findFirst().orElse(deal);
      boolean last =
          Optional.ofNullable(facts.lastDecisions().get(one.dealId()))
              .map(LastDecision::word)
              .filter(SETTLED::equals)
              .isPresent();
      if (!last || !one.until().isAfter(draft.now) || now.id() != one.dealId()) {
        return Optional.of("something-happened-since");
      }
    }
    for (HeldDecision one : all) {
      Deal now = deals.stream().filter(d -> d.id() == one.dealId()).findFirst().orElse(deal);
      draft.happen(now, new DealEvent.Undone(one.version(), one.before()));
      draft.supersede(one.outgoingIds());
    }
    return Optional.empty();
  }
}
