package io.postern.deciding;

import io.postern.deal.Deal;
import io.postern.deal.Workflow;
import io.postern.deciding.Facts.Person;
import io.postern.mail.Address;
import io.postern.notice.ManagerNotice;
import io.postern.partner.Manager;
import io.postern.partner.Partner;
import io.postern.program.Program;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What is done when the receiving host will not take a notice: the manager hears of it. */
public final class Undelivered {
  // The address itself is dead (RFC 3463 3.2, 3.3); anything else may be about us or about the
  // mail.
  private static final Set<String> DEAD =
      Set.of("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1");

  private Undelivered() {}

  /**
   * @param deals those that the mail was about
   * @param partners whose they are, by id
   * @param people names and languages of those who may be written to, by address key
   * @param to whom it went
   * @param status enhanced status code; empty when the host gave none
   * @param code SMTP reply code
   * @param atRecipient whether the address was refused, not the mail
   * @param reply what the host said
   */
  public record Refusal(
      Program program,
      Workflow workflow,
      List<Deal> deals,
      Map<Long, Partner> partners,
      Map<String, Person> people,
      Address to,
      String status,
      int code,
      boolean atRecipient,
      String reply) {
    public Refusal {
      deals = List.copyOf(deals);
      partners = Map.copyOf(partners);
      people = Map.copyOf(people);
    }

    /** Whether the address is dead, so that nothing more is sent to it. */
    boolean hard() {
      return status.isEmpty()
          ? atRecipient && code >= 550 && code <= 553 && code != 552
          : DEAD.contains(status);
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
    if (refusal.hard()) {
      draft.unreachable(refusal.to());
    }
    Address manager =
        refusal.deals().isEmpty()
            ? refusal.program().managers().getFirst().email()
            : draft.inCharge(refusal.deals().getFirst());
    // Whose own address is refused can't be told there.
    if (!manager.equals(refusal.to())) {
      draft.owe(
          new ManagerNotice.BounceAlert(
              refusal.to().toString(),
              refusal.deals().stream()
                  .map(deal -> refusal.partners().get(deal.partnerId()))
                  .filter(Objects::nonNull)
                  .map(Partner::name)
                  .findFirst()
                  .orElse(""),
              refusal.reply(),
              refusal.deals().stream().map(deal -> deal.ref().toString()).toList()),
          manager,
          refusal.deals());
    }
    return draft.end(Outcome.RECORDED, refusal.hard() ? "bounce-hard" : "bounce-policy");
  }
}
