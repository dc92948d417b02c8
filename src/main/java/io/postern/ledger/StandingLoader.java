package io.postern.ledger;

import io.postern.deal.Deal;
import io.postern.deal.Workflow;
import io.postern.deciding.Facts.Person;
import io.postern.ledger.DealRows.StoredDeal;
import io.postern.partner.Partner;
import io.postern.program.Program;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.DSLContext;

/** Loads where deals stand. */
final class StandingLoader {
  /**
   * @param known the deals with what their rows keep beside, by id
   */
  record Loaded(Standing standing, Map<Long, StoredDeal> known) {}

  private StandingLoader() {}

  static Loaded load(DSLContext dsl, Program program, Workflow workflow, Collection<Long> ids) {
    Map<Long, StoredDeal> known = DealRows.byIds(dsl, program, ids);
    List<Deal> deals =
        ids.stream()
            .distinct()
            .map(known::get)
            .filter(Objects::nonNull)
            .map(StoredDeal::deal)
            .toList();
    Map<Long, Deal> byId = new LinkedHashMap<>();
    Set<Long> partnerIds = new LinkedHashSet<>();
    Set<String> contacts = new LinkedHashSet<>();
    for (Deal deal : deals) {
      byId.put(deal.id(), deal);
      partnerIds.add(deal.partnerId());
      deal.audience().forEach(one -> contacts.add(one.key()));
    }
    Map<Long, Partner> partners = People.partners(dsl, program.id(), partnerIds);
    Map<String, Person> people =
        People.greeted(program, People.contactsAt(dsl, program.id(), contacts).values());
    DecisionsSoFar decisions = DecisionsSoFar.on(dsl, program, byId);
    return new Loaded(
        new Standing(
            program,
            workflow,
            deals,
            partners,
            people,
            decisions.held(byId.keySet()),
            decisions.last(byId.keySet()),
            FactsLoader.lastNews(known)),
        known);
  }
}
