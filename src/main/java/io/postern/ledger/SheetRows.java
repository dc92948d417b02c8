package io.postern.ledger;

import static io.postern.ledger.schema.Tables.DEAL;

import io.postern.deal.Deal;
import io.postern.deal.DealRef;
import io.postern.deal.Prospect;
import io.postern.deal.Workflow;
import io.postern.deciding.SheetDecider.Origin;
import io.postern.deciding.SheetDecider.SheetFacts;
import io.postern.engagement.Claim;
import io.postern.ledger.DealRows.StoredDeal;
import io.postern.partner.Partner;
import io.postern.program.Program;
import io.postern.understanding.StageSheet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;

/** Finds the deals that the rows of a sheet may mean, and loads what is decided about them on. */
final class SheetRows {
  private final DSLContext dsl;
  private final Program program;

  private SheetRows(DSLContext dsl, Program program) {
    this.dsl = dsl;
    this.program = program;
  }

  /**
   * @param known all deals in the facts with what their rows keep beside, by id
   */
  record Loaded(SheetFacts facts, Map<Long, StoredDeal> known) {}

  static Loaded load(
      DSLContext dsl,
      Program program,
      Workflow workflow,
      Origin origin,
      StageSheet sheet,
      Scribe scribe,
      Instant now) {
    SheetRows rows = new SheetRows(dsl, program);
    List<Set<Long>> meant = rows.meant(sheet, scribe);
    Set<Long> ids = new LinkedHashSet<>();
    meant.forEach(ids::addAll);
    Map<Long, StoredDeal> deals = DealRows.byIds(dsl, program, ids);
    Set<Long> rivals = new LinkedHashSet<>();
    deals
        .values()
        .forEach(one -> one.deal().contest().ifPresent(contest -> rivals.addAll(contest.rivals())));
    List<Long> all = new ArrayList<>(ids);
    rivals.stream().filter(id -> !ids.contains(id)).forEach(all::add);
    StandingLoader.Loaded loaded = StandingLoader.load(dsl, program, workflow, all);
    Map<Long, Partner> partners = loaded.standing().partners();
    Map<Long, StoredDeal> known = loaded.known();
    return new Loaded(
        new SheetFacts(
            program,
            workflow,
            origin,
            sheet,
            meant.stream().map(some -> deals(some, known)).toList(),
            deals(rivals, known).stream().map(deal -> claim(deal, partners)).toList(),
            partners,
            loaded.standing().people(),
            CommissionRows.of(
                dsl,
                program,
                known.values().stream().map(one -> one.deal().partnerId()).distinct().toList(),
                all,
                now)),
        known);
  }

  private static List<Deal> deals(Collection<Long> ids, Map<Long, StoredDeal> known) {
    return ids.stream().map(known::get).filter(Objects::nonNull).map(StoredDeal::deal).toList();
  }

  private static Claim claim(Deal deal, Map<Long, Partner> partners) {
    return new Claim(
        deal, Optional.ofNullable(partners.get(deal.partnerId())).map(Partner::name).orElse(""));
  }

  /** A reference says it alone; else the domain, where it fits any deal; else the name. */
  private List<Set<Long>> meant(StageSheet sheet, Scribe scribe) {
    List<ProspectKeys> keys = sheet.rows().stream().map(row -> keys(row, scribe)).toList();
    Map<Long, List<Long>> byNumber =
        find(
            DEAL.NUMBER,
            sheet.rows().stream().flatMap(row -> number(row).stream()).distinct().toList());
    Map<String, List<Long>> byDomain =
        find(
            DEAL.DOMAIN_KEY,
            keys.stream().flatMap(key -> key.domain().stream()).distinct().toList());
    Map<String, List<Long>> byName =
        find(DEAL.NAME_KEY, keys.stream().flatMap(key -> key.name().stream()).distinct().toList());
    List<Set<Long>> meant = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      StageSheet.Row row = sheet.rows().get(i);
      ProspectKeys key = keys.get(i);
      List<Long> found =
          row.reference().isPresent()
              ? number(row).map(byNumber::get).orElse(List.of())
              : key.domain()
                  .map(byDomain::get)
                  .or(() -> key.name().map(byName::get))
                  .orElse(List.of());
      meant.add(found == null ? Set.of() : new LinkedHashSet<>(found));
    }
    return meant;
  }

  private Optional<Long> number(StageSheet.Row row) {
    return row.reference()
        .flatMap(DealRef::parse)
        .filter(ref -> ref.prefix().equals(program.prefix()))
        .map(DealRef::number);
  }

  private static ProspectKeys keys(StageSheet.Row row, Scribe scribe) {
    return scribe.keys(
        new Prospect(
            row.company(),
            row.domain(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private <K> Map<K, List<Long>> find(Field<K> field, List<K> keys) {
    Map<K, List<Long>> found = new LinkedHashMap<>();
    if (!keys.isEmpty()) {
      dsl.select(field, DEAL.ID)
          .from(DEAL)
          .where(DEAL.PROGRAM_ID.eq(program.id()), field.in(keys))
          .orderBy(DEAL.ID)
          .forEach(
              row -> found.computeIfAbsent(row.value1(), _ -> new ArrayList<>()).add(row.value2()));
    }
    return found;
  }
}
