package io.postern.deciding;

import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deal.Workflow;
import io.postern.deciding.Facts.FailedMail;
import io.postern.deciding.Facts.Person;
import io.postern.mail.Address;
import io.postern.mail.DeliveryReport.Fate;
import io.postern.notice.ManagerNotice;
import io.postern.partner.Manager;
import io.postern.partner.Partner;
import io.postern.program.Program;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What is done when a notice did not arrive, whether its host says so at once or a report does
 * later: the manager hears of it, and nothing more is sent to an address that is dead or has failed
 * for long. What is our fault says nothing of the address: admins are told in their daily mail.
 */
public final class Undelivered {
  private static final int IN_A_ROW = 3;
  private static final Duration FOR_LONG = Duration.ofHours(72);

  private Undelivered() {}

  /**
   * A mail that its host refused, or that was tried for long enough.
   *
   * @param deals those that the mail was about
   * @param partners whose they are, by id
   * @param people names and languages of those who may be written to, by address key
   * @param mail the mail
   * @param fate what the host said
   */
  public record Refusal(
      Program program,
      Workflow workflow,
      List<Deal> deals,
      Map<Long, Partner> partners,
      Map<String, Person> people,
      FailedMail mail,
      Fate fate) {
    public Refusal {
      deals = List.copyOf(deals);
      partners = Map.copyOf(partners);
      people = Map.copyOf(people);
    }
  }

  /** Tells the program's first manager that somebody's mail waits: nobody takes it for now. */
  public static Owed delay(Program program, Address to, String subject, Instant since) {
    Address manager =
        program.managers().stream()
            .map(Manager::email)
            .filter(email -> !email.equals(to))
            .findFirst()
            .orElse(program.managers().getFirst().email());
    return new Owed(
        new ManagerNotice.DelayAlert(to.toString(), subject, since),
        manager,
        "",
        Optional.empty(),
        List.of(),
        Optional.empty(),
        false,
        Optional.empty());
  }

  public static Decision decide(Refusal refusal, Instant now) {
    Draft draft = Draft.unasked(refusal.program(), refusal.workflow(), refusal.people(), now);
    return decide(refusal.mail(), refusal.fate(), refusal.deals(), refusal.partners(), draft);
  }

  /**
   * @param deals those that the mail was about
   */
  static Decision decide(
      FailedMail mail, Fate fate, List<Deal> deals, Map<Long, Partner> partners, Draft draft) {
    draft.trace("undelivered", mail.to() + ": " + fate.category().word() + ", " + fate.status());
    draft.trace("in-a-row", "failed before, and none arrived since: " + mail.inARow());
    if (mail.reported()) {
      return draft.end(Outcome.RECORDED, "bounce-again");
    }
    boolean rowEnds = fate.category().ofAddress() && failedForLong(mail, draft.now);
    boolean givenUp = !fate.hard() && rowEnds;
    draft.upkeep(
        new Upkeep.Fail(mail.outgoingId(), mail.to(), fate.category(), fate.reason(), givenUp));
    if (fate.hard()) {
      draft.unreachable(mail.to());
    }
    for (Deal deal : deals) {
      String remark =
          "undelivered (" + fate.category().word() + ") to " + mail.to() + ": " + fate.reason();
      draft.happen(deal, new DealEvent.Remarked(remark, Optional.empty()));
    }
    boolean silenced = fate.hard() || givenUp;
    // The same again on the same day is no news, but the end of all mail is, once.
    boolean news = silenced || !mail.toldToday().contains(fate.category());
    if (news && !mail.silenced()) {
      alert(mail, fate, silenced, deals, partners, draft);
    }
    return draft.end(Outcome.RECORDED, reason(fate));
  }

  private static String reason(Fate fate) {
    return fate.hard() ? "bounce-hard" : fate.category().ours() ? "bounce-policy" : "bounce-soft";
  }

  private static boolean failedForLong(FailedMail mail, Instant now) {
    return mail.inARow().size() + 1 >= IN_A_ROW
        && !mail.inARow().getFirst().plus(FOR_LONG).isAfter(now);
  }

  private static void alert(
      FailedMail mail,
      Fate fate,
      boolean silenced,
      List<Deal> deals,
      Map<Long, Partner> partners,
      Draft draft) {
    Address manager =
        deals.isEmpty()
            ? draft.program.managers().getFirst().email()
            : draft.inCharge(deals.getFirst());
    if (manager.equals(mail.to())) {
      return; // whose own address takes no mail can't be told there
    }
    draft.owe(
        new ManagerNotice.BounceAlert(
            mail.to().toString(),
            deals.stream()
                .map(deal -> partners.get(deal.partnerId()))
                .filter(Objects::nonNull)
                .map(Partner::name)
                .findFirst()
                .orElse(""),
            fate.category().word(),
            silenced,
            fate.reason(),
            deals.stream().map(deal -> deal.ref().toString()).toList()),
        manager,
        deals);
  }
}
