package io.postern.deciding;

import io.postern.commission.Span;
import io.postern.deciding.Candidacy.Question;
import io.postern.mail.Address;
import io.postern.notice.ManagerNotice;
import io.postern.notice.NewcomerNotice;
import io.postern.notice.PlanFacts;
import io.postern.partner.Correspondent;
import io.postern.partner.Manager;
import io.postern.partner.Partner;
import io.postern.understanding.Command;
import io.postern.understanding.Orders;
import java.util.List;
import java.util.Optional;

/** What a manager's mail with invitations does. */
final class Inviting {
  private final Facts facts;
  private final Draft draft;
  private final Manager by;

  Inviting(Facts facts, Draft draft, Manager by) {
    this.facts = facts;
    this.draft = draft;
    this.by = by;
  }

  /** The invitations of a mail that orders nothing else. */
  static List<Command.Invite> in(List<Orders.Order> orders) {
    List<Command.Invite> invitations =
        orders.stream()
            .map(Orders.Order::command)
            .filter(Command.Invite.class::isInstance)
            .map(Command.Invite.class::cast)
            .toList();
    return invitations.size() == orders.size() ? invitations : List.of();
  }

  /**
   * @param words the manager's own, for those who are invited
   */
  Decision invite(List<Command.Invite> invitations, Optional<String> words) {
    return invitations.stream()
        .map(one -> invite(one.who(), one.company(), words))
        .toList()
        .getLast();
  }

  Decision invite(Address who, String company, Optional<String> words) {
    if (ours(who)) {
      news("ours", who, company);
      return draft.end(Outcome.REFUSED, "own-address");
    }
    if (facts.newcomers().named().get(who.key()) instanceof Correspondent.OfPartner known) {
      news("known", who, known.partner().name());
      return draft.end(Outcome.REFUSED, "partner-already");
    }
    draft.recruit(
        invitation(company, words),
        Candidacy.ask(Question.JOIN, who, company, by.email(), Optional.empty()),
        who);
    InvitationDecider.after(who, draft.joining, draft.now).forEach(draft::later);
    news("invited", who, company);
    return draft.end(Outcome.ACTED, "invited");
  }

  /** Asks whether it was really meant: the mail did not answer one of ours. */
  Decision check(List<Command.Invite> invitations) {
    for (Command.Invite one : invitations) {
      draft.recruit(
          new ManagerNotice.InvitationCheck(one.who().toString(), one.company()),
          Candidacy.ask(Question.INVITE, one.who(), one.company(), by.email(), Optional.empty()),
          by.email());
    }
    return draft.end(Outcome.ASKED, "invitation-to-confirm");
  }

  private boolean ours(Address who) {
    return draft.program.staff().contains(who) || draft.program.addresses().kindOf(who).isPresent();
  }

  private void news(String what, Address who, String company) {
    draft.owe(
        new ManagerNotice.NewcomerNews(what, who.toString(), company, ""), by.email(), List.of());
  }

  private NewcomerNotice.Invitation invitation(String company, Optional<String> words) {
    String tier = draft.ladder.entry();
    Partner future = new Partner(0, company, by.email(), tier, Partner.Status.INVITED);
    return new NewcomerNotice.Invitation(
        company,
        draft.nameOf(by.email()),
        words.orElse(""),
        Engaging.protectionDays(tier, draft),
        draft.reviewDays(tier),
        draft.books.plans.of(future).map(plan -> PlanFacts.of(plan, draft.program.locale())),
        draft.books.plans.payout().statements().map(Span::word).orElse(""),
        draft.joining.termsVersion());
  }
}
