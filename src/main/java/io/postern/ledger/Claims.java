package io.postern.ledger;

import static io.postern.ledger.schema.Tables.DEAL;

import io.postern.deal.Deal;
import io.postern.deal.Workflow;
import io.postern.engagement.Claim;
import io.postern.ledger.DealRows.StoredDeal;
import io.postern.partner.Partner;
import io.postern.program.Program;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.TableField;

/**
 * Claims by what they would meet on. Those that were declined, withdrawn, or have expired, and lost
 * ones, meet nobody any more: they are past.
 */
final class Claims {
  /** More than these are not looked at closer. */
  private static final int MOST = 60;

  /** Of those whose names only begin alike, the newest. */
  private static final int MOST_OF_ONE_HEAD = 10;

  private final Map<TableField<?, String>, Map<String, Set<StoredDeal>>> found;
  private final Map<Long, Partner> partners;
  private final String lostStage;

  private Claims(
      Map<TableField<?, String>, Map<String, Set<StoredDeal>>> found,
      Map<Long, Partner> partners,
      String lostStage) {
    this.found = found;
    this.partners = partners;
    this.lostStage = lostStage;
  }

  static Claims on(
      DSLContext dsl, Program program, Workflow workflow, Collection<ProspectKeys> prospects) {
    Map<TableField<?, String>, Map<String, Set<StoredDeal>>> found = new LinkedHashMap<>();
    Finder finder = new Finder(dsl, program, workflow);
    for (Map.Entry<TableField<?, String>, Function<ProspectKeys, Optional<String>>> column :
        COLUMNS.entrySet()) {
      List<String> keys =
          prospects.stream()
              .flatMap(prospect -> column.getValue().apply(prospect).stream())
              .distinct()
              .toList();
      found.put(column.getKey(), finder.all(column.getKey(), keys));
    }
    Map<String, Set<StoredDeal>> heads = new HashMap<>();
    for (ProspectKeys prospect : prospects) {
      prospect.nameHead().ifPresent(head -> heads.computeIfAbsent(head, finder::newestOfHead));
    }
    found.put(DEAL.NAME_HEAD, heads);
    Set<Long> partners = new LinkedHashSet<>();
    found
        .values()
        .forEach(
            keys ->
                keys.values()
                    .forEach(
                        deals -> deals.forEach(deal -> partners.add(deal.deal().partnerId()))));
    return new Claims(found, People.partners(dsl, program.id(), partners), workflow.lostStage());
  }

  // In the order of what they tell.
  private static final Map<TableField<?, String>, Function<ProspectKeys, Optional<String>>>
      COLUMNS = columns();

  private static Map<TableField<?, String>, Function<ProspectKeys, Optional<String>>> columns() {
    Map<TableField<?, String>, Function<ProspectKeys, Optional<String>>> columns =
        new LinkedHashMap<>();
    columns.put(DEAL.CONTACT_KEY, ProspectKeys::contact);
    columns.put(DEAL.DOMAIN_KEY, ProspectKeys::domain);
    columns.put(DEAL.PHONE_KEY, ProspectKeys::phone);
    columns.put(DEAL.NAME_KEY, ProspectKeys::name);
    return columns;
  }

  /** Those that one prospect may meet, what tells most first, without these deals. */
  List<StoredDeal> meeting(ProspectKeys keys, Collection<Long> without) {
    Map<Long, StoredDeal> met = new LinkedHashMap<>();
    COLUMNS.forEach((column, key) -> add(column, key.apply(keys), met));
    add(DEAL.NAME_HEAD, keys.nameHead(), met);
    met.keySet().removeAll(without);
    return met.values().stream().filter(this::open).limit(MOST).toList();
  }

  /** A partner's claims on a prospect that have ended. */
  List<Deal> past(ProspectKeys keys, long partnerId) {
    Map<Long, StoredDeal> met = new LinkedHashMap<>();
    COLUMNS.forEach((column, key) -> add(column, key.apply(keys), met));
    return met.values().stream()
        .filter(deal -> deal.deal().partnerId() == partnerId && !open(deal))
        .map(StoredDeal::deal)
        .limit(MOST)
        .toList();
  }

  private boolean open(StoredDeal stored) {
    Deal deal = stored.deal();
    return deal.status().open() && !deal.stage().equals(Optional.of(lostStage));
  }

  private void add(TableField<?, String> column, Optional<String> key, Map<Long, StoredDeal> met) {
    Map<String, Set<StoredDeal>> keys = found.getOrDefault(column, Map.of());
    key.map(keys::get)
        .ifPresent(deals -> deals.forEach(deal -> met.putIfAbsent(deal.deal().id(), deal)));
  }

  /** The claim that a deal is. */
  Claim claim(StoredDeal deal) {
    return new Claim(
        deal.deal(),
        Optional.ofNullable(partners.get(deal.deal().partnerId())).map(Partner::name).orElse(""));
  }

  private record Finder(DSLContext dsl, Program program, Workflow workflow) {
    Map<String, Set<StoredDeal>> all(TableField<?, String> column, Collection<String> keys) {
      if (keys.isEmpty()) {
        return Map.of();
      }
      Unnested<String> wanted = Unnested.texts(keys);
      Map<String, Set<StoredDeal>> found = new HashMap<>();
      dsl.select(DEAL.fields())
          .from(wanted.table())
          .join(DEAL)
          .on(column.eq(wanted.value()))
          .where(DEAL.PROGRAM_ID.eq(program.id()))
          .forEach(
              row ->
                  found
                      .computeIfAbsent(row.get(column), key -> new LinkedHashSet<>())
                      .add(DealRows.read(row, program)));
      return found;
    }

    // One query a head: many companies may have the same, and only a few of them are read.
    Set<StoredDeal> newestOfHead(String head) {
      return new LinkedHashSet<>(
          dsl.select(DEAL.fields())
              .from(DEAL)
              .where(DEAL.PROGRAM_ID.eq(program.id()), DEAL.NAME_HEAD.eq(head), claims())
              .orderBy(DEAL.PROGRAM_ID.desc(), DEAL.NAME_HEAD.desc(), DEAL.ID.desc())
              .limit(MOST_OF_ONE_HEAD)
              .fetch(row -> DealRows.read(row, program)));
    }

    private Condition claims() {
      return DEAL.STATUS
          .in(DealRows.OPEN)
          .and(DEAL.STAGE.isNull().or(DEAL.STAGE.ne(workflow.lostStage())));
    }
  }
}
