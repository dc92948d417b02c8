package io.postern.deciding;

import io.postern.mail.Address;
import io.postern.notice.PlanFacts;
import io.postern.notice.TierFacts;
import io.postern.notice.TierNotice;
import io.postern.notice.TierNotice.Benefits;
import io.postern.partner.Achieved;
import io.postern.partner.Contact;
import io.postern.partner.Partner;
import io.postern.partner.TierStanding;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who hears what of a partner's tier. */
final class TierTelling {
  private final Partner partner;
  private final Optional<Contact> contact;
  private final Draft draft;

  TierTelling(Partner partner, Optional<Contact> contact, Draft draft) {
    this.partner = partner;
    this.contact = contact;
    this.draft = draft;
  }

  /** To the contact of the partner, if there is one who can be written to. */
  TierTelling partner(
      String what, String before, TierStanding now, Achieved achieved, String falls) {
    Optional<TierFacts> facts = TierFacts.of(draft.ladder, now, achieved);
    contact.ifPresent(
        who ->
            facts.ifPresent(
                tier ->
                    draft.owe(
                        new TierNotice.TierNews(
                            what,
                            before,
                            tier,
                            falls,
                            benefits(now.tier(), draft.languageOf(who.email())),
                            draft.nameOf(partner.managerEmail())),
                        who.email(),
                        List.of())));
    return this;
  }

  /** To the manager who looks after the partner. */
  void manager(String what, String before, TierStanding now, Achieved achieved, String falls) {
    manager(what, before, now, achieved, falls, draft.program.inCharge(partner.managerEmail()));
  }

  void manager(
      String what, String before, TierStanding now, Achieved achieved, String falls, Address to) {
    TierFacts.of(draft.ladder, now, achieved)
        .ifPresent(
            tier ->
                draft.owe(
                    new TierNotice.PartnerTier(
                        what,
                        partner.name(),
                        contact.map(who -> who.email().toString()).orElse(""),
                        before,
                        tier,
                        falls),
                    to,
                    List.of()));
  }

  private Benefits benefits(String tier, Locale language) {
    Partner there =
        new Partner(partner.id(), partner.name(), partner.managerEmail(), tier, partner.status());
    return new Benefits(
        draft.reviewDays(tier),
        Engaging.protectionDays(tier, draft),
        draft.books.plans.of(there).map(plan -> PlanFacts.of(plan, language)),
        draft.ladder.named(tier).flatMap(one -> one.sentence(language)).orElse(""));
  }
}
