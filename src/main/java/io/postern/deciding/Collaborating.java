package io.postern.deciding;

import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deal.Prospect;
import io.postern.mail.Address;
import io.postern.notice.AnybodyNotice;
import io.postern.notice.ManagerNotice;
import io.postern.notice.PartnerNotice;
import io.postern.partner.Contact;
import io.postern.partner.Correspondent;
import io.postern.partner.Correspondent.OfPartner;
import io.postern.partner.Manager;
import java.util.List;
import java.util.Optional;

/**
 * Somebody else is to follow a deal: a manager, or a contact of its partner. Whom the program does
 * not know becomes such a contact, on the word of a manager or, from the same domain, of a contact.
 */
final class Collaborating {
  /** More would be a mailing list. */
  private static final int MOST = 10;

  private final Facts facts;
  private final Draft draft;

  Collaborating(Facts facts, Draft draft) {
    this.facts = facts;
    this.draft = draft;
  }

  /** Empty when it is done, or a manager is asked; else the reason code of why not. */
  Optional<String> askedByPartner(Address who, Deal deal, OfPartner by) {
    Optional<String> no = objection(who, deal);
    if (no.isPresent()) {
      // Whose address it is may be no business of this partner's.
      return no.map(why -> why.equals("of-another-partner") ? "cannot-be-added" : why);
    }
    boolean done = !confirmedByManager(who);
    if (done) {
      follow(who, deal, by.contact().email(), nameOf(by.contact()));
    } else {
      draft.oweManager(
          new ManagerNotice.CollaboratorAsked(
              draft.tell(deal), who.toString(), by.partner().name(), nameOf(by.contact())),
          deal);
    }
    draft.owe(answer(who, deal, done), by.contact().email(), facts.deals());
    return Optional.empty();
  }

  /** Empty when it is done, else the reason code of why not. */
  Optional<String> orderedByManager(Address who, Deal deal, Manager by) {
    Optional<String> no = objection(who, deal);
    if (no.isEmpty()) {
      follow(who, deal, by.email(), draft.nameOf(by.email()));
      draft.oweAbout(answer(who, deal, true), deal.partnerContact(), List.of(deal.id()));
    }
    return no;
  }

  private Optional<String> objection(Address who, Deal deal) {
    Deal current = draft.current(deal);
    Prospect prospect = deal.facts().prospect();
    Correspondent known = known(who);
    if (!current.status().open()) {
      return Optional.of("not-from-this-status");
    }
    if (current.audience().contains(who) || draft.inCharge(deal).equals(who)) {
      return Optional.of("follows-already");
    }
    if (current.collaborators().size() >= MOST) {
      return Optional.of("too-many-follow");
    }
    if (known instanceof OfPartner other && other.partner().id() != deal.partnerId()) {
      return Optional.of("of-another-partner");
    }
    boolean nobody = known instanceof Correspondent.Stranger;
    if (nobody
        && (prospect.contactEmail().filter(who::equals).isPresent()
            || prospect.domain().filter(who.domain()::equalsIgnoreCase).isPresent())) {
      return Optional.of("is-the-prospect");
    }
    boolean ours =
        draft.program.staff().contains(who) || draft.program.addresses().kindOf(who).isPresent();
    return nobody && ours ? Optional.of("cannot-be-added") : Optional.empty();
  }

  private boolean confirmedByManager(Address who) {
    boolean outsider =
        known(who) instanceof Correspondent.Stranger
            && facts.mail().organisation().filter(who.domain()::equalsIgnoreCase).isEmpty();
    return outsider || draft.engagement.rules().confirmsEveryCollaborator();
  }

  private void follow(Address who, Deal deal, Address by, String name) {
    Correspondent known = known(who);
    if (known instanceof Correspondent.Stranger) {
      draft.upkeep(new Upkeep.Join(deal.partnerId(), who, by));
    }
    Deal after = draft.happen(deal, new DealEvent.CollaboratorAdded(who));
    draft.oweAbout(
        new AnybodyNotice.CollaboratorAdded(
            draft.tell(after),
            known instanceof Correspondent.OfProgram,
            name,
            draft.nameOf(deal.managerEmail())),
        who,
        List.of(deal.id()));
  }

  private PartnerNotice.CollaboratorAnswer answer(Address who, Deal deal, boolean done) {
    return new PartnerNotice.CollaboratorAnswer(
        draft.tell(deal), who.toString(), done, draft.nameOf(deal.managerEmail()));
  }

  private Correspondent known(Address who) {
    return Optional.ofNullable(facts.newcomers().named().get(who.key()))
        .orElseGet(() -> new Correspondent.Stranger(Optional.of(who)));
  }

  private static String nameOf(Contact contact) {
    return contact.name().isBlank() ? contact.email().toString() : contact.name();
  }
}
