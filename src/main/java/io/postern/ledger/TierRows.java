package io.postern.ledger;

import static io.postern.ledger.schema.Tables.DEAL;
import static io.postern.ledger.schema.Tables.PARTNER;
import static io.postern.ledger.schema.Tables.TIER_STANDING;

import io.postern.deal.Deal;
import io.postern.deal.Workflow;
import io.postern.deciding.Achieving.Brought;
import io.postern.deciding.TierDecider.AllFacts;
import io.postern.deciding.TierDecider.OneFacts;
import io.postern.deciding.TierDecider.Step;
import io.postern.deciding.Upkeep;
import io.postern.ledger.DealRows.StoredDeal;
import io.postern.partner.Contact;
import io.postern.partner.Partner;
import io.postern.partner.TierStanding;
import io.postern.program.Program;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** Where partners stand on the ladder of tiers, as rows. */
final class TierRows {
  private TierRows() {}

  static AllFacts all(DSLContext dsl, Program program, Workflow workflow, Step step) {
    return new AllFacts(
        program,
        workflow,
        step,
        dsl.select(PARTNER.ID)
            .from(PARTNER)
            .where(
                PARTNER.PROGRAM_ID.eq(program.id()),
                PARTNER.STATUS.eq(Partner.Status.ACTIVE.name()))
            .orderBy(PARTNER.ID)
            .fetch(PARTNER.ID));
  }

  static Optional<OneFacts> one(DSLContext dsl, Program program, Workflow workflow, long id) {
    List<Long> ids = List.of(id);
    Optional<Contact> contact =
        People.contactsOf(dsl, program.id(), ids).getOrDefault(id, List.of()).stream()
            .filter(Contact::reachable)
            .findFirst();
    return Optional.ofNullable(People.partners(dsl, program.id(), ids).get(id))
        .map(
            partner ->
                new OneFacts(
                    program,
                    workflow,
                    partner,
                    standing(dsl, program.id(), partner),
                    contact,
                    brought(dsl, program, workflow, id)));
  }

  static TierStanding standing(DSLContext dsl, String programId, Partner partner) {
    return standings(dsl, programId, List.of(partner))
        .getOrDefault(partner.id(), TierStanding.in(partner.tier()));
  }

  /** Of these partners, those of whom more is known than their tier, by id. */
  static Map<Long, TierStanding> standings(
      DSLContext dsl, String programId, List<Partner> partners) {
    Map<Long, String> tiers =
        partners.stream().collect(Collectors.toMap(Partner::id, Partner::tier));
    Unnested<Long> wanted = Unnested.longs(tiers.keySet());
    Map<Long, TierStanding> standings = new HashMap<>();
    dsl.select(TIER_STANDING.PARTNER_ID, TIER_STANDING.GRACE_UNTIL, TIER_STANDING.PINNED)
        .from(wanted.table())
        .join(TIER_STANDING)
        .on(TIER_STANDING.PARTNER_ID.eq(wanted.value()))
        .where(TIER_STANDING.PROGRAM_ID.eq(programId))
        .forEach(
            row ->
                standings.put(
                    row.value1(),
                    new TierStanding(
                        tiers.getOrDefault(row.value1(), ""),
                        Optional.ofNullable(row.value2()),
                        row.value3())));
    return standings;
  }

  /** Every claim of a partner. */
  static List<Brought> brought(DSLContext dsl, Program program, Workflow workflow, long partnerId) {
    List<Deal> own =
        dsl.select(DEAL.fields())
            .from(DEAL)
            .where(DEAL.PROGRAM_ID.eq(program.id()), DEAL.PARTNER_ID.eq(partnerId))
            .orderBy(DEAL.NUMBER)
            .fetch(row -> DealRows.deal(row, program));
    Map<Long, Deal> met = new HashMap<>();
    List<Long> rivals =
        own.stream()
            .flatMap(deal -> deal.contest().stream())
            .flatMap(contest -> contest.rivals().stream())
            .distinct()
            .toList();
    for (StoredDeal rival : DealRows.byIds(dsl, program, rivals).values()) {
      met.put(rival.deal().id(), rival.deal());
    }
    return own.stream()
        .map(
            deal ->
                new Brought(
                    deal.dates().claimedAt(),
                    approved(deal),
                    FiguresRows.sale(deal, met, workflow)))
        .toList();
  }

  private static boolean approved(Deal deal) {
    return switch (deal.status()) {
      case APPROVED -> true;
      case EXPIRED -> deal.dates().protectedUntil().isPresent();
      case NEEDS_INFO, IN_REVIEW, DECLINED, WITHDRAWN -> false;
    };
  }

  /** How a partner is named in the audit. */
  static String subject(String partner) {
    return "partner " + partner;
  }

  /** Moves a partner that stands as it did when that was decided. */
  static void move(Tx tx, String programId, Upkeep.Rank rank) {
    Partner partner = locked(tx, programId, rank.partner().id());
    if (!standing(tx.dsl(), programId, partner).equals(rank.before())) {
      throw new LostRace("the partner " + partner.id() + " stands elsewhere by now");
    }
    write(tx, programId, partner.id(), rank.after());
  }

  /** Puts a partner into a tier for good, or ends that. */
  static void pin(Tx tx, String programId, Upkeep.PinTier pin) {
    Partner partner = locked(tx, programId, pin.partner().id());
    String tier = pin.tier().orElse(partner.tier());
    write(
        tx,
        programId,
        partner.id(),
        new TierStanding(tier, Optional.empty(), pin.tier().isPresent()));
  }

  private static Partner locked(Tx tx, String programId, long id) {
    return tx.dsl()
        .select(People.PARTNER_FIELDS)
        .from(PARTNER)
        .where(PARTNER.PROGRAM_ID.eq(programId), PARTNER.ID.eq(id))
        .forUpdate()
        .fetchOptional(People::partner)
        .orElseThrow(() -> new LostRace("there is no partner " + id + " any more"));
  }

  private static void write(Tx tx, String programId, long partnerId, TierStanding standing) {
    tx.dsl()
        .update(PARTNER)
        .set(PARTNER.TIER, standing.tier())
        .where(PARTNER.PROGRAM_ID.eq(programId), PARTNER.ID.eq(partnerId))
        .execute();
    tx.dsl()
        .deleteFrom(TIER_STANDING)
        .where(TIER_STANDING.PROGRAM_ID.eq(programId), TIER_STANDING.PARTNER_ID.eq(partnerId))
        .execute();
    if (standing.pinned() || standing.graceUntil().isPresent()) {
      tx.dsl()
          .insertInto(TIER_STANDING)
          .columns(
              TIER_STANDING.PARTNER_ID,
              TIER_STANDING.PROGRAM_ID,
              TIER_STANDING.GRACE_UNTIL,
              TIER_STANDING.PINNED)
          .values(partnerId, programId, Stored.time(standing.graceUntil()), standing.pinned())
          .execute();
    }
  }
}
