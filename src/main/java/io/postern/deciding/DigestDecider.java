package io.postern.deciding;

import io.postern.deal.Deal;
import io.postern.deal.Workflow;
import io.postern.deciding.Decision.Timer;
import io.postern.deciding.Facts.Person;
import io.postern.notice.Notice;
import io.postern.notice.PartnerNotice;
import io.postern.partner.Contact;
import io.postern.partner.Preferences.Rhythm;
import io.postern.program.Program;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One mail with all news of a contact that wants it so: a step of the program comes in the morning
 * of a working day and sets one for each contact whose day it is.
 */
public final class DigestDecider {
  private static final String ALL = "digests";
  private static final String ONE = "digest-of";

  private DigestDecider() {}

  /**
   * What a step's name says.
   *
   * @param contactId whose mail it is; empty for the step that sets them all
   */
  public record Step(Optional<Long> contactId) {
    /** Empty for a step that is about something else. */
    public static Optional<Step> of(String name) {
      String[] parts = name.split("@", 3);
      return switch (parts[0]) {
        case ALL -> Optional.of(new Step(Optional.empty()));
        case ONE -> Optional.of(new Step(Optional.of(Long.valueOf(parts[2]))));
        default -> Optional.empty();
      };
    }
  }

  /**
   * @param waiting contacts of whom something is gathered
   */
  public record AllFacts(Program program, Workflow workflow, List<Contact> waiting) {
    public AllFacts {
      waiting = List.copyOf(waiting);
    }
  }

  /**
   * A mail that was written and does not leave.
   *
   * @param notice its template's name
   * @param deal as it is now
   */
  public record Gathered(long outgoingId, String notice, Deal deal, Instant since) {}

  /**
   * @param news oldest first
   */
  public record OneFacts(Program program, Workflow workflow, Contact contact, List<Gathered> news) {
    public OneFacts {
      news = List.copyOf(news);
    }
  }

  /** When somebody's next digest is due: in the morning of a working day, in the program's zone. */
  static Timer next(Rhythm rhythm, Program program, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, program.zone());
    LocalDate from = morning(today, program).isAfter(now) ? today : today.plusDays(1);
    LocalDate day =
        rhythm == Rhythm.WEEKLY && !opensWeek(from, program)
            ? today.with(TemporalAdjusters.next(DayOfWeek.MONDAY))
            : from;
    LocalDate working = program.calendar().workingDayFrom(day);
    return new Timer(Timer.NO_DEAL, ALL + "@" + working, morning(working, program));
  }

  private static Instant morning(LocalDate day, Program program) {
    return day.atTime(program.reception().dailyMailAt()).atZone(program.zone()).toInstant();
  }

  private static boolean opensWeek(LocalDate day, Program program) {
    LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return program.calendar().workingDayFrom(monday).equals(day);
  }

  /** Brings what was gathered for a contact at once. */
  static Timer atOnce(Contact contact, Instant now) {
    return new Timer(Timer.NO_DEAL, ONE + "@" + now.getEpochSecond() + "@" + contact.id(), now);
  }

  /** Sets a step for each contact whose day it is; who gathers no more is not left out. */
  public static Decision all(AllFacts facts, Instant now) {
    Draft draft = Draft.unasked(facts.program(), facts.workflow(), Map.of(), now);
    boolean week = opensWeek(LocalDate.ofInstant(now, facts.program().zone()), facts.program());
    facts.waiting().stream()
        .filter(contact -> week || contact.preferences().digest() != Rhythm.WEEKLY)
        .forEach(contact -> draft.later(atOnce(contact, now)));
    return draft.end(Outcome.ACTED, "digests-due");
  }

  /** One contact's news; of a decision that can still be undone it hears in the next one. */
  public static Decision one(OneFacts facts, Instant now) {
    Contact contact = facts.contact();
    Draft draft =
        Draft.unasked(
            facts.program(),
            facts.workflow(),
            Map.of(contact.email().key(), Person.of(contact)),
            now);
    Instant settled = now.minus(facts.program().terms().undoWindow());
    Map<Long, Gathered> byDeal = new LinkedHashMap<>();
    for (Gathered one : facts.news()) {
      if (!one.since().isAfter(settled)) {
        draft.supersede(List.of(one.outgoingId()));
        byDeal.merge(one.deal().id(), one, DigestDecider::weightier);
      }
    }
    if (facts.news().stream().anyMatch(one -> one.since().isAfter(settled))) {
      draft.later(
          contact.preferences().digest() == Rhythm.OFF
              ? atOnce(contact, now.plus(facts.program().terms().undoWindow()))
              : next(contact.preferences().digest(), facts.program(), now));
    }
    if (byDeal.isEmpty()) {
      return draft.end(Outcome.RECORDED, "nothing-gathered");
    }
    List<Deal> deals = byDeal.values().stream().map(Gathered::deal).toList();
    List<Notice.DigestNews> news =
        byDeal.values().stream()
            .map(
                one ->
                    new Notice.DigestNews(
                        draft.tell(deals.indexOf(one.deal()) + 1, one.deal()),
                        one.notice(),
                        one.since()))
            .toList();
    draft.owe(new PartnerNotice.Digest(news), contact.email(), deals);
    return draft.end(Outcome.ACTED, "digest-sent");
  }

  // What is new makes it untrue that nothing is.
  private static Gathered weightier(Gathered earlier, Gathered later) {
    return later.notice().equals("no-change") ? earlier : later;
  }
}
