package io.postern.deciding;

import io.postern.deal.Deal;
import io.postern.deal.RegistrationStatus;
import io.postern.deal.Workflow;
import io.postern.deal.Workflow.Role;
import io.postern.deciding.Decision.Actor;
import io.postern.deciding.Decision.Timer;
import io.postern.deciding.Facts.Person;
import io.postern.engagement.Claim;
import io.postern.identity.IdentityLevel;
import io.postern.mail.Address;
import io.postern.mail.MessageId;
import io.postern.notice.ManagerNotice;
import io.postern.notice.Notice;
import io.postern.notice.Notice.SheetLine;
import io.postern.partner.Partner;
import io.postern.program.Program;
import io.postern.understanding.StageSheet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Moves deals as a sheet says, each row by the door that a manager's word goes through; a row that
 * names no deal, or several, moves none.
 */
public final class SheetDecider {
  private static final String STEP = "sheet@";

  private final SheetFacts facts;
  private final Draft draft;
  private final Map<Address, Transitions> byManager = new LinkedHashMap<>();

  private SheetDecider(SheetFacts facts, Draft draft) {
    this.facts = facts;
    this.draft = draft;
  }

  /**
   * Where a sheet comes from.
   *
   * @param source the file's name, or the CRM's
   * @param manager who mailed it; empty where it was dropped in the folder
   * @param mail the mail that brought it
   */
  public record Origin(String source, Optional<Address> manager, Optional<MessageId> mail) {}

  /**
   * @param meant for each row the deals that it may mean: all of its reference, else those of its
   *     company or domain
   * @param rivals the claims that those met
   * @param partners whose those deals are, by id
   */
  public record SheetFacts(
      Program program,
      Workflow workflow,
      Origin origin,
      StageSheet sheet,
      List<List<Deal>> meant,
      List<Claim> rivals,
      Map<Long, Partner> partners,
      Map<String, Person> people,
      Accounts accounts) {
    public SheetFacts {
      meant = List.copyOf(meant);
    }
  }

  /**
   * @param lines one a row
   */
  public record Done(Decision decision, List<SheetLine> lines) {
    public Done {
      lines = List.copyOf(lines);
    }
  }

  /**
   * The step that decides about a sheet.
   *
   * @param key names the sheet, once and for all
   */
  public static Timer step(String key, Instant now) {
    return new Timer(Timer.NO_DEAL, STEP + key, now);
  }

  /** The key of the sheet that a step is about. */
  public static Optional<String> keyOf(String step) {
    return step.startsWith(STEP) ? Optional.of(step.substring(STEP.length())) : Optional.empty();
  }

  /**
   * A sheet that a mail brought is decided about by a step of its own, with all its deals loaded.
   */
  static void take(StageSheet sheet, Origin origin, Facts facts, Draft draft) {
    String key = "mail-" + facts.mail().id();
    draft.upkeep(new Upkeep.TakeSheet(key, origin, sheet.text()));
    draft.later(step(key, draft.now));
  }

  public static Done decide(SheetFacts facts, InForce rules, Instant now) {
    Optional<Address> manager = facts.origin().manager();
    Draft draft =
        new Draft(
            facts.program(),
            facts.workflow(),
            rules,
            facts.accounts(),
            facts.people(),
            new Actor(
                manager.isPresent() ? Role.MANAGER : Role.CRM,
                manager,
                manager.isPresent() ? IdentityLevel.BOTH : IdentityLevel.NOTHING),
            facts.origin().mail(),
            manager,
            now);
    return new SheetDecider(facts, draft).decide();
  }

  private Done decide() {
    List<SheetLine> lines = new ArrayList<>();
    Map<Integer, Deal> deals = new LinkedHashMap<>();
    for (int i = 0; i < facts.sheet().rows().size(); i++) {
      StageSheet.Row row = facts.sheet().rows().get(i);
      Optional<Deal> deal = one(facts.meant().get(i));
      String outcome =
          !row.problem().isEmpty()
              ? row.problem()
              : deal.map(found -> move(row, draft.current(found)))
                  .orElse(facts.meant().get(i).isEmpty() ? "no-such-deal" : "several-deals");
      deal.ifPresent(found -> deals.put(row.line(), draft.current(found)));
      lines.add(
          new SheetLine(row.line(), row.named(), row.stage(), outcome, deal.map(draft::tell)));
      draft.trace("row-" + row.line(), row.named() + " to " + row.stage() + ": " + outcome);
    }
    report(lines, deals);
    boolean moved = lines.stream().anyMatch(SheetLine::done);
    return new Done(
        draft.end(
            moved ? Outcome.ACTED : Outcome.RECORDED, moved ? "stages-moved" : "no-stage-moved"),
        lines);
  }

  // What is still going on goes before what is over: a CRM lists closed deals for ever.
  private static Optional<Deal> one(List<Deal> meant) {
    List<Deal> open = meant.stream().filter(SheetDecider::goesOn).toList();
    List<Deal> best = open.isEmpty() ? meant : open;
    return best.size() == 1 ? Optional.of(best.getFirst()) : Optional.empty();
  }

  private static boolean goesOn(Deal deal) {
    return deal.status().open() && deal.dates().closedAt().isEmpty();
  }

  private String move(StageSheet.Row row, Deal deal) {
    String moved = row.stage().isEmpty() ? Selling.ALREADY_THERE : stage(row, deal);
    return row.paidOn().map(day -> paid(day, moved, draft.current(deal))).orElse(moved);
  }

  // A CRM lists for ever what was paid, and for deals whose commission waits for nothing.
  private String paid(LocalDate day, String moved, Deal deal) {
    Optional<String> no = selling(deal).invoicePaid(Optional.empty(), Optional.of(day), deal);
    boolean won = moved.equals("won");
    if (no.isEmpty()) {
      return won ? "won-and-paid" : "invoice-paid";
    }
    boolean stale =
        no.get().equals(Selling.INVOICE_WAS_PAID) || no.get().equals(Selling.NOT_BY_INVOICE);
    return moved.equals(Selling.ALREADY_THERE) && !stale ? no.get() : moved;
  }

  private String stage(StageSheet.Row row, Deal deal) {
    Optional<Workflow.Stage> stage = draft.workflow.stage(row.stage());
    if (stage.isEmpty()) {
      return "no-such-stage";
    }
    String name = stage.get().name();
    if (deal.status() == RegistrationStatus.APPROVED && deal.stage().equals(Optional.of(name))) {
      return Selling.ALREADY_THERE;
    }
    Selling selling = selling(deal);
    if (name.equals(draft.workflow.wonStage())) {
      return row.value()
          .map(value -> selling.won(value, row.date(), deal).orElse("won"))
          .orElse("amount-unclear");
    }
    if (name.equals(draft.workflow.lostStage())) {
      return row.reason()
          .map(reason -> selling.lost(reason, deal).orElse("lost"))
          .orElse("reason-missing");
    }
    return selling.stage(name, deal).orElse("moved");
  }

  private Selling selling(Deal deal) {
    return new Selling(
        draft,
        transitions(deal),
        Optional.ofNullable(facts.partners().get(deal.partnerId())),
        facts.rivals());
  }

  // The partner hears of it in the name of the manager whose deal it is, and answers this one.
  private Transitions transitions(Deal deal) {
    Role by = facts.origin().manager().isPresent() ? Role.MANAGER : Role.CRM;
    return byManager.computeIfAbsent(
        facts.origin().manager().orElseGet(() -> draft.inCharge(deal)),
        manager -> new Transitions(draft, by, draft.nameOf(manager), Optional.empty()));
  }

  private void report(List<SheetLine> lines, Map<Integer, Deal> deals) {
    Map<Address, List<SheetLine>> told = new LinkedHashMap<>();
    facts.origin().manager().ifPresent(manager -> told.put(manager, new ArrayList<>()));
    for (SheetLine line : lines) {
      Address to =
          facts
              .origin()
              .manager()
              .or(() -> Optional.ofNullable(deals.get(line.row())).map(draft::inCharge))
              .orElseGet(() -> draft.program.managers().getFirst().email());
      told.computeIfAbsent(to, _ -> new ArrayList<>()).add(line);
    }
    told.forEach((to, theirs) -> report(to, theirs, deals));
  }

  private void report(Address to, List<SheetLine> lines, Map<Integer, Deal> deals) {
    List<SheetLine> news =
        lines.stream().filter(line -> !line.outcome().equals(Selling.ALREADY_THERE)).toList();
    if (news.isEmpty() && facts.origin().manager().isEmpty()) {
      return; // a CRM that says the same each night is not worth a mail
    }
    List<Deal> moved =
        news.stream()
            .filter(SheetLine::done)
            .map(line -> deals.get(line.row()))
            .distinct()
            .toList();
    boolean undoable =
        Optional.ofNullable(byManager.get(to)).map(Transitions::undoable).orElse(false);
    Notice notice =
        new ManagerNotice.StageReport(
            facts.origin().source(),
            news,
            lines.size() - news.size(),
            undoable
                ? Optional.of(draft.now.plus(draft.program.terms().undoWindow()))
                : Optional.empty());
    draft.owe(notice, to, moved);
  }
}
