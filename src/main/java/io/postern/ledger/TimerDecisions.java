package io.postern.ledger;

import io.postern.deal.Deal;
import io.postern.deal.Workflow;
import io.postern.deciding.AnnouncementStep;
import io.postern.deciding.ApplicationDecider;
import io.postern.deciding.DailyDecider.DailyFacts;
import io.postern.deciding.Decision;
import io.postern.deciding.DigestDecider;
import io.postern.deciding.FiguresDecider;
import io.postern.deciding.InvitationDecider;
import io.postern.deciding.JoinedDecider;
import io.postern.deciding.NudgeDecider;
import io.postern.deciding.SheetDecider;
import io.postern.deciding.StatementDecider.Step;
import io.postern.deciding.TierDecider;
import io.postern.deciding.TimerDecider.TimerFacts;
import io.postern.ledger.Decisions.TimerJudge;
import io.postern.ledger.TimerRows.Due;
import io.postern.partner.Partner;
import io.postern.program.Program;
import io.postern.understanding.StageSheet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jooq.DSLContext;

/** Decides about steps that are due, all of them in one transaction. */
final class TimerDecisions {
  private static final int LONGEST_OPERATOR = 200;

  private final DecisionTools tools;
  private final Program program;
  private final Workflow workflow;
  private final TimerJudge judge;
  private final Instant now;

  TimerDecisions(
      DecisionTools tools, Program program, Workflow workflow, TimerJudge judge, Instant now) {
    this.tools = tools;
    this.program = program;
    this.workflow = workflow;
    this.judge = judge;
    this.now = now;
  }

  List<Decided> together(List<Due> due, int redone) {
    SortedSet<String> locks = new TreeSet<>();
    due.forEach(one -> locks.add(program.id() + " deal " + one.dealId()));
    try (Locks.Held _ = tools.locks().before(locks)) {
      return tools
          .database()
          .write(
              tx -> {
                tools.locks().within(tx, locks);
                return decide(tx, TimerRows.lock(tx, program.id(), due), redone);
              });
    }
  }

  private List<Decided> decide(Tx tx, List<Due> due, int redone) {
    List<Decided> results = new ArrayList<>();
    // Two deals of one partner add to one account.
    Map<Long, Long> partners =
        DealRows.partnersOf(tx.dsl(), program.id(), due.stream().map(Due::dealId).toList());
    List<Set<String>> touched =
        due.stream()
            .<Set<String>>map(
                one ->
                    partners.containsKey(one.dealId())
                        ? Set.of("deal " + one.dealId(), "partner " + partners.get(one.dealId()))
                        : Set.of("deal " + one.dealId()))
            .toList();
    for (List<Integer> round : Rounds.of(touched)) {
      List<Due> others =
          round.stream().map(due::get).filter(one -> sheetOf(one).isEmpty()).toList();
      if (!others.isEmpty()) {
        results.addAll(round(tx, others, redone));
      }
    }
    // A sheet may move any deal: each is decided about alone, after what is due on one of them.
    for (Due one : due) {
      sheetOf(one).ifPresent(key -> results.add(sheet(tx, one, key, redone)));
    }
    return results;
  }

  private static Optional<String> sheetOf(Due due) {
    return SheetDecider.keyOf(due.step());
  }

  private Decided sheet(Tx tx, Due due, String key, int redone) {
    Sheets.Waiting waiting = Sheets.waiting(tx.dsl(), program.id(), key);
    SheetRows.Loaded loaded;
    SheetDecider.Done done;
    try {
      StageSheet sheet = judge.sheet(waiting.origin().source(), waiting.text());
      loaded = SheetRows.load(tx.dsl(), program, workflow, waiting.origin(), sheet, judge, now);
      done = judge.stages(loaded.facts());
    } catch (RuntimeException e) {
      TimerRows.failed(tx, program.id(), due, Failures.line(e), now);
      return new Decided.Failed(e);
    }
    EventLink.Cause cause =
        new EventLink.Cause(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Stored.text("sheet " + waiting.origin().source(), LONGEST_OPERATOR)),
            DecisionTools.nameOf(workflow));
    Effects effects = new Effects(tx, tools.sources(), program, judge, now);
    Effects.Trail trail = effects.add(done.decision(), loaded.known(), cause, (owed, to, id) -> {});
    effects.flush();
    Sheets.report(tx, program.id(), key, done.lines());
    TimerRows.end(tx, program.id(), List.of(due.id()), done.decision().reason());
    return new Decided.Done(
        done.decision().outcome(),
        done.decision().reason(),
        trail.deals(),
        trail.outgoing(),
        redone);
  }

  private List<Decided> round(Tx tx, List<Due> due, int redone) {
    StandingLoader.Loaded loaded =
        StandingLoader.load(
            tx.dsl(), program, workflow, due.stream().map(Due::dealId).distinct().toList());
    EventLink.Cause cause =
        new EventLink.Cause(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            DecisionTools.nameOf(workflow));
    Effects effects = new Effects(tx, tools.sources(), program, judge, now);
    List<Decided> results = new ArrayList<>();
    Map<Due, Decision> decisions = new LinkedHashMap<>();
    Map<Due, Effects.Trail> trails = new LinkedHashMap<>();
    for (Due one : due) {
      Decision decision;
      try {
        decision = decide(tx, one, loaded.standing());
      } catch (RuntimeException e) {
        TimerRows.failed(tx, program.id(), one, Failures.line(e), now);
        results.add(new Decided.Failed(e));
        continue;
      }
      decisions.put(one, decision);
      trails.put(one, effects.add(decision, loaded.known(), cause, (owed, to, id) -> {}));
    }
    effects.flush();
    decisions.forEach(
        (one, decision) -> {
          TimerRows.end(tx, program.id(), List.of(one.id()), decision.reason());
          Effects.Trail trail = trails.getOrDefault(one, new Effects.Trail());
          results.add(
              new Decided.Done(
                  decision.outcome(), decision.reason(), trail.deals(), trail.outgoing(), redone));
        });
    return results;
  }

  private Decision decide(Tx tx, Due due, Standing standing) {
    Optional<Long> mailId = JoinedDecider.mailOf(due.step());
    if (mailId.isPresent()) {
      return judge.joined(JoinedAnswers.of(tx.dsl(), program, workflow, mailId.get(), now));
    }
    if (due.dealId() == Decision.Timer.NO_DEAL) {
      return ofProgram(tx.dsl(), due);
    }
    Deal deal =
        standing.deals().stream()
            .filter(one -> one.id() == due.dealId())
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no deal " + due.dealId()));
    Partner partner =
        Optional.ofNullable(standing.partners().get(deal.partnerId()))
            .orElseThrow(() -> new IllegalStateException("no partner " + deal.partnerId()));
    return judge.decide(
        due.step(),
        new TimerFacts(
            program,
            workflow,
            deal,
            DealRows.claimedWith(tx.dsl(), program, deal),
            partner,
            standing.people(),
            CommissionRows.of(
                tx.dsl(), program, List.of(deal.partnerId()), List.of(deal.id()), now)));
  }

  private Decision digests(DSLContext dsl, DigestDecider.Step step) {
    if (step.contactId().isEmpty()) {
      return judge.digests(GatheredRows.all(dsl, program, workflow));
    }
    return GatheredRows.one(dsl, program, workflow, step.contactId().get())
        .map(judge::digest)
        .orElseGet(() -> DecisionTools.nothing("nobody-to-write-to"));
  }

  private Decision tiers(DSLContext dsl, TierDecider.Step step) {
    if (step.partnerId().isEmpty()) {
      return judge.tiers(TierRows.all(dsl, program, workflow, step));
    }
    return TierRows.one(dsl, program, workflow, step.partnerId().get())
        .map(judge::tier)
        .orElseGet(() -> DecisionTools.nothing("no-such-partner"));
  }

  private Decision ofProgram(DSLContext dsl, Due due) {
    Optional<DigestDecider.Step> digest = DigestDecider.Step.of(due.step());
    if (digest.isPresent()) {
      return digests(dsl, digest.get());
    }
    Optional<AnnouncementStep> announcement = AnnouncementStep.of(due.step());
    if (announcement.isPresent()) {
      return switch (announcement.get()) {
        case AnnouncementStep.Begin begin ->
            judge.announcement(ReaderRows.all(dsl, program, workflow, begin));
        case AnnouncementStep.Slice slice ->
            judge.announcement(ReaderRows.due(dsl, program, workflow, slice, now));
      };
    }
    Optional<Long> applied = ApplicationDecider.candidacyOf(due.step());
    if (applied.isPresent()) {
      return judge.application(
          new ApplicationDecider.ApplicationFacts(
              program, workflow, CandidateRows.waiting(dsl, program.id(), applied.get())));
    }
    Optional<InvitationDecider.Step> invited = InvitationDecider.Step.of(due.step());
    if (invited.isPresent()) {
      return judge.invitation(
          new InvitationDecider.InvitationFacts(
              program,
              workflow,
              invited.get(),
              CandidateRows.invited(dsl, program.id(), invited.get())));
    }
    Optional<NudgeDecider.Step> nudge = NudgeDecider.Step.of(due.step());
    if (nudge.isPresent()) {
      return judge.nudge(CandidateRows.nudge(dsl, program, workflow, nudge.get()));
    }
    Optional<FiguresDecider.Step> figures = FiguresDecider.Step.of(due.step());
    if (figures.isPresent()) {
      return judge.figures(
          new FiguresDecider.FiguresFacts(
              program, workflow, figures.get(), FiguresRows.of(dsl, program, workflow)));
    }
    Optional<TierDecider.Step> tier = TierDecider.Step.of(due.step());
    if (tier.isPresent()) {
      return tiers(dsl, tier.get());
    }
    Optional<Step> statement = Step.of(due.step());
    if (statement.isEmpty()) {
      return judge.daily(
          new DailyFacts(program, workflow, DailyReports.of(dsl, program.id(), now)));
    }
    if (statement.get().partnerId().isEmpty()) {
      return judge.statements(StatementRows.all(dsl, program, workflow, statement.get()));
    }
    return StatementRows.one(dsl, program, workflow, statement.get(), now)
        .map(judge::statement)
        .orElseGet(() -> DecisionTools.nothing("nobody-to-write-to"));
  }
}
