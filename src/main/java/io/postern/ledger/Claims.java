package io.postern.ledger;

import static io.postern.ledger.schema.Tables.DEAL;
import static io.postern.ledger.schema.Tables.PARTNER;

import io.postern.deal.Deal;
import io.postern.deal.Workflow;
import io.postern.engagement.Claim;
import io.postern.program.Program;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.TableField;

/**
 * Open claims by what they would meet on: not those that were declined, withdrawn, or have expired,
 * nor lost ones.
 */
final class Claims {
  /** More than these tell a manager nothing. */
  private static final int MOST = 20;

  private final Map<String, Set<Claim>> byContact;
  private final Map<String, Set<Claim>> byDomain;

  private Claims(Map<String, Set<Claim>> byContact, Map<String, Set<Claim>> byDomain) {
    this.byContact = byContact;
    this.byDomain = byDomain;
  }

  static Claims on(
      DSLContext dsl, Program program, Workflow workflow, Collection<ProspectKeys> prospects) {
    Set<String> contacts = new LinkedHashSet<>();
    Set<String> domains = new LinkedHashSet<>();
    for (ProspectKeys keys : prospects) {
      keys.contact().ifPresent(contacts::add);
      keys.domain().ifPresent(domains::add);
    }
    return new Claims(
        find(dsl, program, workflow, DEAL.CONTACT_KEY, contacts),
        find(dsl, program, workflow, DEAL.DOMAIN_KEY, domains));
  }

  /** Those that one prospect meets, oldest first, without these deals. */
  List<Claim> meeting(ProspectKeys keys, Collection<Long> without) {
    Set<Claim> met = new LinkedHashSet<>();
    keys.contact().ifPresent(key -> met.addAll(byContact.getOrDefault(key, Set.of())));
    keys.domain().ifPresent(key -> met.addAll(byDomain.getOrDefault(key, Set.of())));
    return met.stream()
        .filter(claim -> !without.contains(claim.dealId()))
        .sorted(Comparator.comparing(Claim::claimedAt).thenComparingLong(Claim::dealId))
        .limit(MOST)
        .toList();
  }

  private static Map<String, Set<Claim>> find(
      DSLContext dsl,
      Program program,
      Workflow workflow,
      TableField<?, String> column,
      Collection<String> keys) {
    if (keys.isEmpty()) {
      return Map.of();
    }
    Unnested<String> wanted = Unnested.texts(keys);
    List<org.jooq.SelectField<?>> fields = new ArrayList<>(List.of(DEAL.fields()));
    fields.add(PARTNER.NAME);
    Map<String, Set<Claim>> found = new HashMap<>();
    dsl.select(fields)
        .from(wanted.table())
        .join(DEAL)
        .on(column.eq(wanted.value()))
        .join(PARTNER)
        .on(PARTNER.ID.eq(DEAL.PARTNER_ID))
        .where(
            DEAL.PROGRAM_ID.eq(program.id()),
            PARTNER.PROGRAM_ID.eq(program.id()),
            DEAL.STATUS.in(DealRows.OPEN),
            DEAL.STAGE.isNull().or(DEAL.STAGE.ne(workflow.lostStage())))
        .forEach(
            row ->
                found
                    .computeIfAbsent(row.get(column), key -> new LinkedHashSet<>())
                    .add(claim(row, program)));
    return found;
  }

  private static Claim claim(Record row, Program program) {
    Deal deal = DealRows.deal(row, program);
    return new Claim(
        deal.ref(),
        deal.id(),
        deal.partnerId(),
        row.get(PARTNER.NAME),
        deal.facts().prospect().company(),
        deal.facts().prospect().domain(),
        deal.facts().prospect().contactEmail(),
        deal.status(),
        deal.dates().claimedAt());
  }
}
