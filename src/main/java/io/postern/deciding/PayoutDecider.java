package io.postern.deciding;

import io.postern.commission.Account;
import io.postern.commission.CommissionLine;
import io.postern.commission.CommissionLine.State;
import io.postern.commission.payment.Payee;
import io.postern.deal.Deal;
import io.postern.deal.Workflow;
import io.postern.deciding.Facts.Person;
import io.postern.mail.Address;
import io.postern.notice.LineFacts;
import io.postern.notice.MoneyNotice;
import io.postern.partner.Contact;
import io.postern.partner.Partner;
import io.postern.program.Program;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What payouts do to the lines that they pay, and what partners hear of it. */
public final class PayoutDecider {
  private static final Set<State> RETURNED = Set.of(State.IN_PAYOUT, State.PAID, State.CLAWED_BACK);

  private PayoutDecider() {}

  /**
   * @param deals those of the lines, locked
   * @param accounts of their partners
   * @param people names and languages of those who may be written to, by address key
   */
  public record PayoutFacts(
      Program program,
      Workflow workflow,
      List<Deal> deals,
      Accounts accounts,
      Map<String, Person> people) {
    public PayoutFacts {
      deals = List.copyOf(deals);
      people = Map.copyOf(people);
    }
  }

  /**
   * One partner's part of a payout.
   *
   * @param payout its number
   * @param lines by their numbers
   */
  public record Part(long payout, long partnerId, List<Integer> lines) {
    public Part {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A partner's details that changed.
   *
   * @param contacts of the partner
   * @param former what was shown of the account until now
   */
  public record Changed(
      Partner partner,
      List<Contact> contacts,
      Payee payee,
      Optional<String> former,
      Instant countsFrom) {
    public Changed {
      contacts = List.copyOf(contacts);
    }
  }

  /** These lines are in a payout from now on. Nobody is told: money has not moved yet. */
  public static Decision released(List<Part> parts, PayoutFacts facts, InForce rules, Instant now) {
    Draft draft = draft(facts, rules, now);
    parts.forEach(part -> move(part, State.IN_PAYOUT, "payout-" + part.payout(), facts, draft));
    return draft.end(Outcome.ACTED, "payout-released");
  }

  /** The money has left: each partner hears what was paid, in one mail a transfer. */
  public static Decision paid(List<Part> parts, PayoutFacts facts, InForce rules, Instant now) {
    Draft draft = draft(facts, rules, now);
    for (Part part : parts) {
      move(part, State.PAID, "payout-" + part.payout(), facts, draft);
      tell("paid", "", part, facts, draft);
    }
    return draft.end(Outcome.ACTED, "payout-paid");
  }

  /**
   * The money did not arrive, or never left: the lines wait for the next payout.
   *
   * @param reason in words; for the partners, too
   */
  public static Decision failed(
      List<Part> parts, String reason, PayoutFacts facts, InForce rules, Instant now) {
    Draft draft = draft(facts, rules, now);
    for (Part part : parts) {
      move(part, State.APPROVED, reason, facts, draft);
      tell("returned", reason, part, facts, draft);
    }
    return draft.end(Outcome.ACTED, "payout-failed");
  }

  /** Where money goes was noted: every contact of the partner hears, before it counts. */
  public static Decision details(
      Program program, Workflow workflow, List<Changed> changes, Instant now) {
    Map<String, Person> people = new HashMap<>();
    changes.forEach(
        change ->
            change
                .contacts()
                .forEach(contact -> people.put(contact.email().key(), Person.of(contact))));
    Draft draft = Draft.unasked(program, workflow, people, now);
    for (Changed change : changes) {
      MoneyNotice told =
          new MoneyNotice.PayoutDetails(
              change.partner().name(),
              change.payee().method().word(),
              change.payee().masked(),
              change.former(),
              change.countsFrom());
      change.contacts().stream()
          .filter(Contact::reachable)
          .forEach(contact -> draft.owe(told, contact.email(), List.of()));
    }
    return draft.end(Outcome.ACTED, "payout-details-noted");
  }

  private static Draft draft(PayoutFacts facts, InForce rules, Instant now) {
    return Draft.unasked(
        facts.program(), facts.workflow(), rules, facts.accounts(), facts.people(), now);
  }

  private static void move(Part part, State to, String why, PayoutFacts facts, Draft draft) {
    for (CommissionLine line : lines(part, draft)) {
      // What was taken back while it was under way is paid and taken back all the same.
      if (to != State.APPROVED || RETURNED.contains(line.state())) {
        Earning.move(dealOf(line, facts), line.number(), to, why, draft);
      }
    }
  }

  private static void tell(String what, String reason, Part part, PayoutFacts facts, Draft draft) {
    List<CommissionLine> lines = lines(part, draft);
    List<Deal> deals = lines.stream().map(line -> dealOf(line, facts)).distinct().toList();
    MoneyNotice news =
        new MoneyNotice.CommissionNews(
            what,
            LineFacts.of(lines),
            List.copyOf(Account.sums(lines).values()),
            reason,
            draft.nameOf(draft.inCharge(deals.getFirst())),
            Optional.empty());
    for (Address contact : deals.stream().map(Deal::partnerContact).distinct().toList()) {
      draft.owe(
          news,
          contact,
          deals.stream().filter(deal -> deal.partnerContact().equals(contact)).toList());
    }
  }

  private static List<CommissionLine> lines(Part part, Draft draft) {
    Account account = draft.books.of(part.partnerId());
    return part.lines().stream().map(number -> account.line(number).orElseThrow()).toList();
  }

  private static Deal dealOf(CommissionLine line, PayoutFacts facts) {
    return facts.deals().stream()
        .filter(deal -> deal.id() == line.dealId())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no deal " + line.dealId()));
  }
}
