package io.postern.deciding;

import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deal.DealHistory;
import io.postern.deal.Workflow;
import io.postern.deciding.Decision.Actor;
import io.postern.deciding.Decision.Move;
import io.postern.deciding.Decision.Timer;
import io.postern.deciding.Facts.Person;
import io.postern.deciding.Owed.DealVersion;
import io.postern.engagement.Engagement;
import io.postern.figures.Measure;
import io.postern.identity.IdentityLevel;
import io.postern.mail.Address;
import io.postern.mail.MessageId;
import io.postern.notice.AnybodyNotice;
import io.postern.notice.DealFacts;
import io.postern.notice.HelpFacts;
import io.postern.notice.Notice;
import io.postern.notice.Notice.Urgency;
import io.postern.partner.Joining;
import io.postern.partner.Ladder;
import io.postern.partner.Manager;
import io.postern.partner.Preferences;
import io.postern.partner.Preferences.Courtesy;
import io.postern.partner.Preferences.Rhythm;
import io.postern.program.Program;
import io.postern.understanding.CommandGuide;
import io.postern.understanding.CommandRules;
import io.postern.understanding.Known;
import io.postern.understanding.Trace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A decision while it is being made: events are applied as they are noted, so later rules see the
 * deals as they are by then.
 */
final class Draft {
  final Program program;
  final Workflow workflow;
  final Engagement engagement;
  final Books books;
  final Joining joining;
  final Ladder ladder;
  private final CommandRules commands;

  /** What the program\'s figures are measured by. */
  final Measure measure;

  final Instant now;
  private final Map<String, Person> people;
  private final Actor actor;
  private final Optional<MessageId> answers;
  private final Optional<Address> writer;

  private final Map<Long, Deal> deals = new LinkedHashMap<>();
  private final List<Move> moves = new ArrayList<>();
  private final List<Owed> owed = new ArrayList<>();
  private final List<Long> supersede = new ArrayList<>();
  private final List<Timer> timers = new ArrayList<>();
  private final List<Address> unreachable = new ArrayList<>();
  private final List<Upkeep> upkeep = new ArrayList<>();
  private Trace trace = Trace.EMPTY;

  /**
   * @param accounts the money that may be looked at
   * @param answers the mail that is decided about; its writer's notices answer it
   * @param writer who wrote it
   */
  Draft(
      Program program,
      Workflow workflow,
      InForce rules,
      Accounts accounts,
      Map<String, Person> people,
      Actor actor,
      Optional<MessageId> answers,
      Optional<Address> writer,
      Instant now) {
    this.program = program;
    this.workflow = workflow;
    this.engagement = rules.engagement();
    this.joining = rules.joining();
    this.ladder = rules.ladder();
    this.commands = rules.commands();
    this.measure = rules.measure(program, now);
    this.books = new Books(rules.commission(), accounts);
    this.people = people;
    this.actor = actor;
    this.answers = answers;
    this.writer = writer;
    this.now = now;
  }

  /** For what no mail brought about: a step that is due, or a person who leaves. */
  static Draft unasked(
      Program program,
      Workflow workflow,
      InForce rules,
      Accounts accounts,
      Map<String, Person> people,
      Instant now) {
    return new Draft(
        program,
        workflow,
        rules,
        accounts,
        people,
        new Actor(Workflow.Role.TIMER, Optional.empty(), IdentityLevel.NOTHING),
        Optional.empty(),
        Optional.empty(),
        now);
  }

  /** The same, where neither rules nor accounts are needed. */
  static Draft unasked(
      Program program, Workflow workflow, Map<String, Person> people, Instant now) {
    return unasked(program, workflow, InForce.NONE, Accounts.NONE, people, now);
  }

  /** The deal as it is after all that was noted so far. */
  Deal current(Deal deal) {
    return deals.getOrDefault(deal.id(), deal);
  }

  /** Notes the first event of a new deal. */
  Deal open(Facts.FreshDeal fresh, DealEvent.Registered event) {
    return moved(DealHistory.open(fresh.id(), fresh.ref(), event), event);
  }

  /** Notes an event; the deal after it comes back. */
  Deal happen(Deal deal, DealEvent event) {
    return moved(DealHistory.apply(current(deal), event, now), event);
  }

  private Deal moved(Deal after, DealEvent event) {
    deals.put(after.id(), after);
    moves.add(new Move(after, event, actor));
    timers.addAll(Deadlines.after(event, after, program, now));
    Deadlines.quiet(after, now, 0, engagement.rules()).ifPresent(timers::add);
    TierDecider.after(event, after, this).ifPresent(timers::add);
    return after;
  }

  DealFacts tell(Deal deal) {
    return tell(1, deal);
  }

  DealFacts tell(int number, Deal deal) {
    return DealFacts.of(number, current(deal), workflow);
  }

  /** The deals with their numbers in a conversation. */
  List<DealFacts> tell(List<Deal> conversation) {
    List<DealFacts> told = new ArrayList<>();
    for (Deal deal : conversation) {
      told.add(tell(told.size() + 1, deal));
    }
    return told;
  }

  /** Owes the partner of a deal a notice, at once. */
  void owePartner(Notice notice, Deal deal) {
    owe(notice, deal.partnerContact(), List.of(deal.id()), false, Optional.empty());
    collaborators(deal, false)
        .forEach(one -> owe(notice, one, List.of(deal.id()), false, Optional.empty()));
  }

  /**
   * Owes the partner the notice of a decision, which waits for the undo window.
   *
   * @param decided the deal right after the decision
   */
  void owePartnerUndoable(Notice notice, Deal decided) {
    oweUndoable(notice, decided.partnerContact(), decided);
    collaborators(decided, false).forEach(one -> oweUndoable(notice, one, decided));
  }

  /** Owes the manager of a deal what is taken back with the partner's notice of a decision. */
  void oweManagerUndoable(Notice notice, Deal decided) {
    oweUndoable(notice, inCharge(decided), decided);
    collaborators(decided, true).forEach(one -> oweUndoable(notice, one, decided));
  }

  private void oweUndoable(Notice notice, Address to, Deal decided) {
    owe(
        notice,
        to,
        List.of(decided.id()),
        true,
        Optional.of(new DealVersion(decided.id(), decided.version())));
  }

  /** Owes the manager of a deal a notice, in the manager's own thread of that deal. */
  void oweManager(Notice notice, Deal deal) {
    owe(notice, inCharge(deal), List.of(deal.id()), false, Optional.empty());
    collaborators(deal, true)
        .forEach(one -> owe(notice, one, List.of(deal.id()), false, Optional.empty()));
  }

  /** Who follows a deal on one of its two sides, and still belongs to that side. */
  private List<Address> collaborators(Deal deal, boolean managers) {
    return current(deal).collaborators().stream()
        .filter(one -> people.containsKey(one.key()))
        .filter(one -> program.managerAt(one).isPresent() == managers)
        .filter(one -> !managers || !one.equals(inCharge(deal)))
        .toList();
  }

  /** Who decides about a deal now. */
  Address inCharge(Deal deal) {
    return program.inCharge(current(deal).managerEmail());
  }

  /** Owes somebody a notice about deals. */
  void owe(Notice notice, Address to, List<Deal> about) {
    owe(notice, to, about.stream().map(Deal::id).toList(), false, Optional.empty());
  }

  /** Owes somebody a notice about deals, of which only the numbers are known here. */
  void oweAbout(Notice notice, Address to, List<Long> about) {
    owe(notice, to, about, false, Optional.empty());
  }

  /** Owes somebody a notice in another language than this person is written in so far. */
  void oweIn(String language, Notice notice, Address to, List<Deal> about) {
    Person person = new Person(personAt(to).name(), Optional.of(language));
    owe(notice, to, person, about.stream().map(Deal::id).toList(), false, Optional.empty());
  }

  private void owe(
      Notice notice, Address to, List<Long> about, boolean undoable, Optional<DealVersion> tells) {
    owe(notice, to, personAt(to), about, undoable, tells);
  }

  /** Somebody gets no mail any more that nobody waits for; of news as before. */
  void stopCourtesies(Address contact) {
    upkeep(new Upkeep.Unsubscribe(contact));
  }

  private Person personAt(Address address) {
    return people.getOrDefault(address.key(), new Person("", Optional.empty()));
  }

  private void owe(
      Notice notice,
      Address to,
      Person person,
      List<Long> about,
      boolean undoable,
      Optional<DealVersion> tells) {
    Preferences wants = person.preferences();
    if (notice.urgency() == Urgency.COURTESY && wants.courtesy() != Courtesy.WANTED) {
      trace("not-wanted", to + " gets no " + notice.template() + " since it was paused or stopped");
      return;
    }
    // A digest tells of deals.
    boolean gathered =
        notice.urgency() != Urgency.AT_ONCE && wants.digest() != Rhythm.OFF && !about.isEmpty();
    if (gathered) {
      timers.add(DigestDecider.next(wants.digest(), program, now));
    }
    boolean toWriter = writer.map(to::equals).orElse(false);
    owed.add(
        new Owed(
            notice,
            to,
            person.name(),
            person.locale(),
            about,
            toWriter ? answers : Optional.empty(),
            undoable,
            gathered,
            tells));
  }

  /** The language that somebody is written in. */
  Locale languageOf(Address person) {
    return Optional.ofNullable(people.get(person.key()))
        .flatMap(Person::locale)
        .map(Locale::forLanguageTag)
        .orElse(program.locale());
  }

  /** The words by which somebody says things, in the language that this person is written in. */
  AnybodyNotice.Help help(Address reader, boolean toManager) {
    String stage =
        workflow.stages().stream()
            .filter(one -> !one.closed() && !one.name().equals(workflow.firstStage()))
            .findFirst()
            .map(Workflow.Stage::label)
            .orElse(workflow.firstStage());
    return new AnybodyNotice.Help(
        toManager,
        HelpFacts.of(
            CommandGuide.of(
                commands,
                languageOf(reader).getLanguage(),
                toManager ? Known.Role.MANAGER : Known.Role.PARTNER,
                stage)));
  }

  void supersede(List<Long> outgoingIds) {
    supersede.addAll(outgoingIds);
  }

  void later(Timer step) {
    timers.add(step);
  }

  void unreachable(Address address) {
    unreachable.add(address);
  }

  void upkeep(Upkeep step) {
    upkeep.add(step);
  }

  /**
   * Asks somebody about a mail that waits. The question stands alone: of a mail that anybody may
   * have written, not even its Message-ID is passed on.
   */
  void ask(Notice question, Challenge about, Address asked) {
    Person person = personAt(asked);
    owed.add(
        new Owed(
            question,
            asked,
            person.name(),
            person.locale(),
            List.of(),
            Optional.empty(),
            false,
            Optional.empty()));
    upkeep.add(new Upkeep.Ask(about, asked));
  }

  /** Owes somebody a notice whose answer decides about somebody who may become a partner. */
  void recruit(Notice question, Candidacy about, Address asked) {
    owe(question, asked, List.of());
    upkeep.add(new Upkeep.Recruit(about, asked));
  }

  void trace(String rule, String because) {
    trace = trace.with(rule, because);
  }

  /** Working days within which a referral of a partner in this tier is decided. */
  int reviewDays(String tier) {
    return ladder.reviewDays(tier, program.terms().reviewDays());
  }

  String nameOf(Address manager) {
    return program
        .managerAt(manager)
        .map(Manager::name)
        .filter(name -> !name.isBlank())
        .orElse(program.name());
  }

  Decision end(Outcome outcome, String reason) {
    return new Decision(
        outcome,
        reason,
        moves,
        owed,
        supersede,
        timers,
        unreachable,
        upkeep,
        trace.with("outcome", outcome + ", " + reason));
  }
}
