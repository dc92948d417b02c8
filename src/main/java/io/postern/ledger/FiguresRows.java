package io.postern.ledger;

import static io.postern.ledger.schema.Tables.DEAL;
import static io.postern.ledger.schema.Tables.DEAL_EVENT;
import static io.postern.ledger.schema.Tables.PARTNER;

import io.postern.commission.Credit;
import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deal.RegistrationStatus;
import io.postern.deal.Workflow;
import io.postern.figures.Past;
import io.postern.figures.Past.Member;
import io.postern.figures.Past.Referral;
import io.postern.figures.Past.Sale;
import io.postern.partner.Partner;
import io.postern.program.Program;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Loads what figures are reckoned from: every partner and every claim of a program. */
final class FiguresRows {
  private static final List<String> DECISIONS = List.of("approved", "declined", "credit-settled");

  private final DSLContext dsl;
  private final Program program;
  private final Workflow workflow;

  private FiguresRows(DSLContext dsl, Program program, Workflow workflow) {
    this.dsl = dsl;
    this.program = program;
    this.workflow = workflow;
  }

  static Past of(DSLContext dsl, Program program, Workflow workflow) {
    FiguresRows rows = new FiguresRows(dsl, program, workflow);
    return new Past(rows.members(), rows.referrals());
  }

  private List<Member> members() {
    return dsl.select(PARTNER.ID, PARTNER.NAME, PARTNER.TIER, PARTNER.CREATED_AT)
        .from(PARTNER)
        .where(
            PARTNER.PROGRAM_ID.eq(program.id()),
            PARTNER.STATUS.notIn(Partner.Status.APPLICANT.name(), Partner.Status.INVITED.name()))
        .orderBy(PARTNER.ID)
        .fetch(row -> new Member(row.value1(), row.value2(), row.value3(), row.value4()));
  }

  private List<Referral> referrals() {
    Map<Long, Deal> deals =
        dsl
            .select(DEAL.fields())
            .from(DEAL)
            .where(DEAL.PROGRAM_ID.eq(program.id()))
            .orderBy(DEAL.ID)
            .fetch(row -> DealRows.deal(row, program))
            .stream()
            .collect(Collectors.toMap(Deal::id, Function.identity()));
    Map<Long, Instant> answers = answers();
    Map<Long, Instant> events = lastEvents();
    return deals.values().stream()
        .map(
            deal ->
                new Referral(
                    deal.partnerId(),
                    deal.dates().claimedAt(),
                    Optional.ofNullable(answers.get(deal.id())),
                    sale(deal, deals, workflow),
                    Optional.ofNullable(events.get(deal.id()))))
        .toList();
  }

  /**
   * What a deal was won with, and which part of it is its own.
   *
   * @param deals those that it met, by id
   */
  static Optional<Sale> sale(Deal deal, Map<Long, Deal> deals, Workflow workflow) {
    return deal.dates()
        .closedAt()
        .filter(_ -> deal.stage().equals(Optional.of(workflow.wonStage())))
        .flatMap(
            closed ->
                deal.facts().value().map(value -> new Sale(closed, value, credit(deal, deals))));
  }

  private static Credit credit(Deal deal, Map<Long, Deal> deals) {
    int share = share(deal).orElse(100);
    boolean earlier =
        deal.contest().stream()
            .flatMap(contest -> contest.rivals().stream())
            .flatMap(id -> Optional.ofNullable(deals.get(id)).stream())
            .filter(rival -> share(rival).equals(Optional.of(share)))
            .allMatch(rival -> deal.id() < rival.id());
    return Credit.ofTwo(share, earlier);
  }

  private static Optional<Integer> share(Deal deal) {
    return deal.contest().flatMap(Deal.Contest::share);
  }

  /** When a manager first decided about each claim, without what was undone. */
  private Map<Long, Instant> answers() {
    Set<String> undone = undone();
    Map<Long, Instant> first = new HashMap<>();
    dsl.select(DEAL_EVENT.DEAL_ID, DEAL_EVENT.VERSION, DEAL_EVENT.HAPPENED_AT)
        .from(DEAL_EVENT)
        .where(
            DEAL_EVENT.PROGRAM_ID.eq(program.id()),
            DEAL_EVENT.WORD.in(DECISIONS),
            DEAL_EVENT.ACTOR_ROLE.eq(Workflow.Role.MANAGER.name()))
        .orderBy(DEAL_EVENT.DEAL_ID, DEAL_EVENT.VERSION)
        .forEach(
            row -> {
              if (!undone.contains(row.value1() + "/" + row.value2())) {
                first.putIfAbsent(row.value1(), row.value3());
              }
            });
    return first;
  }

  private Set<String> undone() {
    Set<String> undone = new HashSet<>();
    dsl.select(DEAL_EVENT.DEAL_ID, DEAL_EVENT.WORD, DEAL_EVENT.PAYLOAD)
        .from(DEAL_EVENT)
        .where(DEAL_EVENT.PROGRAM_ID.eq(program.id()), DEAL_EVENT.WORD.eq("undone"))
        .forEach(
            row -> {
              if (EventJson.read(row.value2(), row.value3()) instanceof DealEvent.Undone event) {
                undone.add(row.value1() + "/" + event.undoneVersion());
              }
            });
    return undone;
  }

  /** The last event of each deal that is in sales, and neither won nor lost. */
  private Map<Long, Instant> lastEvents() {
    Map<Long, Instant> last = new HashMap<>();
    dsl.select(DEAL_EVENT.DEAL_ID, DSL.max(DEAL_EVENT.HAPPENED_AT))
        .from(DEAL)
        .join(DEAL_EVENT)
        .on(DEAL_EVENT.PROGRAM_ID.eq(DEAL.PROGRAM_ID), DEAL_EVENT.DEAL_ID.eq(DEAL.ID))
        .where(
            DEAL.PROGRAM_ID.eq(program.id()),
            DEAL.STATUS.eq(RegistrationStatus.APPROVED.name()),
            DEAL.CLOSED_AT.isNull())
        .groupBy(DEAL_EVENT.DEAL_ID)
        .forEach(row -> last.put(row.value1(), row.value2()));
    return last;
  }
}
