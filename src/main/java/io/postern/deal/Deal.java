package io.postern.deal;

import io.postern.kit.Money;
import io.postern.mail.Address;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The program's record of one referral: what its events add up to.
 *
 * @param id the ledger's
 * @param ref how people name it
 * @param version counts its events; what an update must have seen
 * @param partnerId who referred it
 * @param partnerContact the contact who mailed it, and who gets its notices
 * @param managerEmail the manager who decides about it
 * @param facts what is known of the referral
 * @param status where the registration stands
 * @param stage the sales stage by its name in the workflow; only under APPROVED
 * @param dates when what happened
 * @param contest other partners' claims on the same prospect; empty while there never was one
 * @param extensions how often its protection was extended
 * @param dispute the partner's objection that a manager has not answered yet
 * @param payment what the customer paid; empty until that is reported
 * @param collaborators contacts and managers who follow it and get its notices too, who was added
 *     first first
 */
public record Deal(
    long id,
    DealRef ref,
    int version,
    long partnerId,
    Address partnerContact,
    Address managerEmail,
    ReferralFacts facts,
    RegistrationStatus status,
    Optional<String> stage,
    Dates dates,
    Optional<Contest> contest,
    int extensions,
    Optional<Dispute> dispute,
    Optional<Payment> payment,
    List<Address> collaborators) {
  public Deal {
    collaborators = List.copyOf(collaborators);
  }

  /**
   * What a referral says.
   *
   * @param prospect who is referred
   * @param value what the deal may be worth
   * @param need what the prospect needs, in the partner's words
   * @param timeline by when, in the partner's words
   */
  public record ReferralFacts(
      Prospect prospect, Optional<Money> value, Optional<String> need, Optional<String> timeline) {}

  /**
   * @param claimedAt the first receipt; survives completion by later mails
   * @param answerDueAt by when a manager answers; empty while essentials are missing
   * @param decidedAt when a manager approved or declined
   * @param protectedUntil until when an approved claim is safe
   * @param tailUntil until when a close of an expired claim still earns
   * @param closedAt when it was won or lost
   */
  public record Dates(
      Instant claimedAt,
      Optional<Instant> answerDueAt,
      Optional<Instant> decidedAt,
      Optional<Instant> protectedUntil,
      Optional<Instant> tailUntil,
      Optional<Instant> closedAt) {}

  /**
   * Claims of other partners on the same prospect, from when they meet.
   *
   * @param rivals ids of their deals, oldest meeting first
   * @param share percent of the credit that this deal has, 0 to 100; empty until a manager settles
   *     it
   */
  public record Contest(List<Long> rivals, Optional<Integer> share) {
    public Contest {
      rivals = List.copyOf(rivals);
    }

    /** Whether nobody has settled yet who has the credit. */
    public boolean open() {
      return share.isEmpty();
    }

    Contest with(List<Long> more) {
      return new Contest(
          Stream.concat(rivals.stream(), more.stream()).distinct().toList(), Optional.empty());
    }
  }

  /**
   * @param since when the partner objected
   * @param answerDueAt by when a manager answers
   */
  public record Dispute(Instant since, Instant answerDueAt) {}

  /**
   * The customer paid the invoice.
   *
   * @param at when
   * @param amount where it is not what the deal was won with
   */
  public record Payment(Instant at, Optional<Money> amount) {}

  /** Who gets its notices: the contact who referred it, and who follows it. */
  public List<Address> audience() {
    return Stream.concat(Stream.of(partnerContact), collaborators.stream()).toList();
  }

  /** How a deal is named in subjects, for its life: {@code Acme Tools (NW-1042)}. */
  public String title() {
    return title(facts.prospect().label(), ref);
  }

  /**
   * @param label what the prospect is named
   */
  public static String title(Optional<String> label, DealRef ref) {
    return label.map(name -> name + " (" + ref + ")").orElse("Referral " + ref);
  }
}
