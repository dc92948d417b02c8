package io.postern.deciding;

import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deal.Workflow;
import io.postern.deciding.Facts.Person;
import io.postern.mail.Address;
import io.postern.notice.ManagerNotice;
import io.postern.notice.PartnerNotice;
import io.postern.partner.Contact;
import io.postern.partner.Correspondent.OfPartner;
import io.postern.program.Program;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happens to the open deals of a contact who leaves a partner. */
public final class Leaving {
  private Leaving() {}

  /**
   * @param who leaves
   * @param others contacts of the same partner, who was known first first
   * @param deals the open deals of whom leaves, and all that this person follows, locked
   */
  public record LeavingFacts(
      Program program, Workflow workflow, OfPartner who, List<Contact> others, List<Deal> deals) {
    public LeavingFacts {
      others = List.copyOf(others);
      deals = List.copyOf(deals);
    }
  }

  /** Another contact takes theirs over; with none left, the managers are told. */
  public static Decision decide(LeavingFacts facts, Instant now) {
    Optional<Contact> successor = facts.others().stream().filter(Contact::reachable).findFirst();
    Draft draft =
        Draft.unasked(
            facts.program(),
            facts.workflow(),
            successor.map(one -> Map.of(one.email().key(), Person.of(one))).orElse(Map.of()),
            now);
    Address leaver = facts.who().contact().email();
    facts.deals().stream()
        .filter(deal -> deal.collaborators().contains(leaver))
        .forEach(deal -> draft.happen(deal, new DealEvent.CollaboratorLeft(leaver)));
    List<Deal> own =
        facts.deals().stream().filter(deal -> deal.partnerContact().equals(leaver)).toList();
    if (own.isEmpty()) {
      return draft.end(Outcome.RECORDED, "nothing-open");
    }
    if (successor.isEmpty()) {
      byManager(own, draft)
          .forEach(
              (manager, deals) ->
                  draft.owe(
                      new ManagerNotice.NobodyLeft(
                          draft.tell(deals),
                          facts.who().partner().name(),
                          facts.who().contact().email().toString()),
                      manager,
                      deals));
      return draft.end(Outcome.ASKED, "nobody-left");
    }
    List<Deal> handed =
        own.stream()
            .map(deal -> draft.happen(deal, new DealEvent.HandedOver(successor.get().email())))
            .toList();
    draft.owe(
        new PartnerNotice.DealsHandedOver(draft.tell(handed), name(facts.who().contact())),
        successor.get().email(),
        handed);
    return draft.end(Outcome.ACTED, "deals-handed-over");
  }

  private static Map<Address, List<Deal>> byManager(List<Deal> deals, Draft draft) {
    Map<Address, List<Deal>> byManager = new LinkedHashMap<>();
    deals.forEach(
        deal -> byManager.computeIfAbsent(draft.inCharge(deal), _ -> new ArrayList<>()).add(deal));
    return byManager;
  }

  private static String name(Contact contact) {
    return contact.name().isBlank() ? contact.email().toString() : contact.name();
  }
}
