package io.postern.ledger;

import io.postern.deal.Deal;
import io.postern.deal.Workflow;
import io.postern.deciding.Facts.HeldDecision;
import io.postern.deciding.Facts.LastDecision;
import io.postern.deciding.Facts.Person;
import io.postern.partner.Partner;
import io.postern.program.Program;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Where deals stand, loaded and locked for an act that no mail caused.
 *
 * @param deals in the order asked for, locked
 * @param partners whose they are, by id
 * @param people names and languages of those who may be written to, by address key
 * @param held decisions that the partner has not heard of yet
 * @param lastDecisions who decided last, by deal id
 * @param lastNews when the partner last heard, by deal id
 */
public record Standing(
    Program program,
    Workflow workflow,
    List<Deal> deals,
    Map<Long, Partner> partners,
    Map<String, Person> people,
    List<HeldDecision> held,
    Map<Long, LastDecision> lastDecisions,
    Map<Long, Instant> lastNews) {
  public Standing {
    deals = List.copyOf(deals);
    partners = Map.copyOf(partners);
    people = Map.copyOf(people);
    held = List.copyOf(held);
    lastDecisions = Map.copyOf(lastDecisions);
    lastNews = Map.copyOf(lastNews);
  }
}
