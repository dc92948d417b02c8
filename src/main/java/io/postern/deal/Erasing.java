package io.postern.deal;

import io.postern.deal.Deal.ReferralFacts;
import io.postern.mail.Address;
import java.util.List;
import java.util.Optional;

/**
 * What the events of a deal are without a person. The person's address becomes another one wherever
 * an event has it. On a deal that the person took part in, or that is about the person, all that
 * people wrote goes too, for nobody can tell which words are about whom; and of a prospect's
 * contact all particulars. Who, when, states, companies and money stay.
 */
public final class Erasing {
  /** What stands for words that were erased; in no language. */
  public static final String GONE = "[…]";

  private final Address person;
  private final Address instead;
  private final boolean prospect;
  private final boolean takesPart;

  /**
   * @param person whose data go
   * @param instead what stands for the person's address
   * @param history all events of one deal
   */
  public Erasing(Address person, Address instead, List<DealEvent> history) {
    this.person = person;
    this.instead = instead;
    this.prospect = history.stream().anyMatch(this::refersToPerson);
    this.takesPart = prospect || history.stream().anyMatch(this::letsTakePart);
  }

  /** Whether the person is the prospect's contact, refers or follows the deal, or once did. */
  public boolean takesPart() {
    return takesPart;
  }

  /**
   * @param own whether the person caused it
   * @return the event itself when nothing of the person is in it
   */
  public DealEvent of(DealEvent event, boolean own) {
    boolean words = own || takesPart;
    return switch (event) {
      case DealEvent.Registered e ->
          new DealEvent.Registered(
              e.partnerId(),
              address(e.partnerContact()),
              address(e.managerEmail()),
              facts(e.facts(), words),
              e.claimedAt(),
              e.claimedAtSource(),
              e.answerDueAt());
      case DealEvent.Completed e ->
          new DealEvent.Completed(facts(e.facts(), words), e.answerDueAt());
      case DealEvent.Corrected e -> new DealEvent.Corrected(facts(e.facts(), words), e.changed());
      case DealEvent.Declined e when e.rule().isEmpty() ->
          new DealEvent.Declined(text(e.reason(), words));
      case DealEvent.Asked e -> new DealEvent.Asked(text(e.question(), words));
      case DealEvent.ManagerWrote e -> new DealEvent.ManagerWrote(text(e.text(), words));
      case DealEvent.PartnerWrote e -> new DealEvent.PartnerWrote(text(e.text(), words));
      case DealEvent.UnverifiedWrote e ->
          new DealEvent.UnverifiedWrote(
              text(e.text(), words || e.claimedSender().equals(person)),
              address(e.claimedSender()));
      case DealEvent.Noted e -> new DealEvent.Noted(text(e.text(), words));
      case DealEvent.Lost e -> new DealEvent.Lost(e.stage(), text(e.reason(), words));
      case DealEvent.Extended e ->
          new DealEvent.Extended(e.protectedUntil(), text(e.reason(), words));
      case DealEvent.Assigned e -> new DealEvent.Assigned(address(e.managerEmail()));
      case DealEvent.HandedOver e -> new DealEvent.HandedOver(address(e.partnerContact()));
      case DealEvent.CollaboratorAdded e -> new DealEvent.CollaboratorAdded(address(e.who()));
      case DealEvent.CollaboratorLeft e -> new DealEvent.CollaboratorLeft(address(e.who()));
      case DealEvent.Withdrawn e -> new DealEvent.Withdrawn(text(e.reason(), words));
      case DealEvent.Contested e ->
          new DealEvent.Contested(
              e.rivals(), e.because().stream().map(why -> text(why, words)).toList());
      case DealEvent.Disputed e -> new DealEvent.Disputed(text(e.reason(), words), e.answerDueAt());
      case DealEvent.DisputeAnswered e ->
          new DealEvent.DisputeAnswered(e.upheld(), text(e.answer(), words));
      case DealEvent.CommissionMoved e ->
          new DealEvent.CommissionMoved(
              e.line(), e.from(), e.to(), text(e.why(), words && e.why().indexOf(' ') >= 0));
      case DealEvent.Remarked e -> new DealEvent.Remarked(text(e.text(), words), e.awayUntil());
      case DealEvent.Declined _,
          DealEvent.Approved _,
          DealEvent.Prolonged _,
          DealEvent.StageMoved _,
          DealEvent.Won _,
          DealEvent.InvoicePaid _,
          DealEvent.Expired _,
          DealEvent.CreditSettled _,
          DealEvent.PlanAgreed _,
          DealEvent.CommissionEntered _,
          DealEvent.Reopened _,
          DealEvent.Undone _,
          DealEvent.Erased _ ->
          event;
    };
  }

  private boolean refersToPerson(DealEvent event) {
    return factsOf(event)
        .flatMap(facts -> facts.prospect().contactEmail())
        .filter(person::equals)
        .isPresent();
  }

  private boolean letsTakePart(DealEvent event) {
    return event instanceof DealEvent.Registered e && e.partnerContact().equals(person)
        || event instanceof DealEvent.HandedOver h && h.partnerContact().equals(person)
        || event instanceof DealEvent.CollaboratorAdded a && a.who().equals(person);
  }

  private static Optional<ReferralFacts> factsOf(DealEvent event) {
    return event instanceof DealEvent.Registered e
        ? Optional.of(e.facts())
        : event instanceof DealEvent.Completed c
            ? Optional.of(c.facts())
            : event instanceof DealEvent.Corrected k ? Optional.of(k.facts()) : Optional.empty();
  }

  private ReferralFacts facts(ReferralFacts facts, boolean words) {
    return new ReferralFacts(
        prospect(facts.prospect()),
        facts.value(),
        facts.need().filter(text -> !words && !person.namedIn(text)),
        facts.timeline().filter(text -> !words && !person.namedIn(text)));
  }

  // Who was corrected to be somebody else is somebody else.
  private Prospect prospect(Prospect known) {
    boolean another =
        known.contactEmail().isPresent() && !known.contactEmail().get().equals(person);
    return !prospect || another
        ? known
        : new Prospect(
            known.company(),
            known.domain(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
  }

  private Address address(Address known) {
    return known.equals(person) ? instead : known;
  }

  private Optional<String> text(Optional<String> known, boolean words) {
    return known.map(text -> text(text, words));
  }

  private String text(String known, boolean words) {
    return !known.isBlank() && (words || person.namedIn(known)) ? GONE : known;
  }
}
