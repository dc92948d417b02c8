package io.postern.notice;

import io.postern.kit.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What partners and managers are told about commission. */
public sealed interface MoneyNotice extends Notice {
  /**
   * What the partner has earned so far; to a partner who asks.
   *
   * @param planned whether a plan pays this partner anything, now or before
   * @param sums by currency and state, those of the last year for what is paid
   * @param lines those that are not paid yet, and the newest that are, by number
   * @param minimum what must have come together before it is paid, by currency
   */
  record MyCommission(
      boolean planned, List<MoneyFacts> sums, List<LineFacts> lines, List<Money> minimum)
      implements MoneyNotice {
    public MyCommission {
      sums = List.copyOf(sums);
      lines = List.copyOf(lines);
      minimum = List.copyOf(minimum);
    }
  }

  /**
   * The commission plan in words; to a partner who asks.
   *
   * @param plan what a new referral of this partner earns by; empty for nothing
   * @param minimum what must have come together before it is paid, by currency
   * @param statements month or quarter of the statements; empty for none
   */
  record TermsInWords(Optional<PlanFacts> plan, List<Money> minimum, String statements)
      implements MoneyNotice {
    public TermsInWords {
      minimum = List.copyOf(minimum);
    }
  }

  /**
   * Something happened to commission lines; to their partner.
   *
   * @param what entered, payable, approved, paid, returned, adjusted, disputed or stands
   * @param sums what these lines amount to, by currency
   * @param reason a manager's words, the bank's, or the partner's for an objection; may be empty
   * @param answerDueAt for an objection by when it is answered
   */
  record CommissionNews(
      String what,
      List<LineFacts> lines,
      List<Money> sums,
      String reason,
      String managerName,
      Optional<Instant> answerDueAt)
      implements MoneyNotice {
    public CommissionNews {
      lines = List.copyOf(lines);
      sums = List.copyOf(sums);
    }
  }

  /**
   * The customer has paid, which is what commission waits for; to the partner.
   *
   * @param amount where it is not what the deal was won with
   * @param commission what the partner earns by it; empty while the deal is not won
   */
  record InvoicePaid(
      DealFacts deal,
      Optional<Money> amount,
      Instant paidAt,
      String managerName,
      Optional<LineFacts> commission)
      implements MoneyNotice {}

  /**
   * Commission is payable and waits for a word; to the manager, or to finance.
   *
   * @param lines all that are payable to this partner, what is taken back too
   * @param sums what they amount to, by currency
   * @param large whether only finance may release it
   */
  record CommissionDue(String partnerName, List<LineFacts> lines, List<Money> sums, boolean large)
      implements MoneyNotice {
    public CommissionDue {
      lines = List.copyOf(lines);
      sums = List.copyOf(sums);
    }
  }

  /**
   * So much is not released on one mail alone: it waits for a yes; to the manager in whose name
   * that mail came.
   *
   * @param sums what would be released, by currency
   * @param receivedAt when the order came
   * @param minutes how long a yes counts
   */
  record ReleaseUnconfirmed(
      List<DealFacts> deals, List<Money> sums, Instant receivedAt, long minutes)
      implements MoneyNotice {
    public ReleaseUnconfirmed {
      deals = List.copyOf(deals);
      sums = List.copyOf(sums);
    }
  }

  /**
   * Where the partner's money goes was noted or changed, and counts from a time on; to every
   * contact of the partner, so that whoever did not want it can say so.
   *
   * @param method sepa, ach, paypal or credit
   * @param account so much of it that its owner knows it
   * @param former of the account until now; empty for none
   */
  record PayoutDetails(
      String partnerName,
      String method,
      String account,
      Optional<String> former,
      Instant countsFrom)
      implements MoneyNotice {}

  /**
   * The partner objects to a commission line, which is frozen until it is answered; to the manager.
   *
   * @param reason in the partner's words
   */
  record CommissionDisputed(
      DealFacts deal,
      LineFacts line,
      String partnerName,
      String reason,
      Instant answerDueAt,
      boolean reminder)
      implements MoneyNotice {}

  /**
   * What happened in a partner's account in a month or quarter, at zero too; to the partner.
   *
   * @param first the first day
   * @param last the last day
   * @param lines what was entered or changed in it, and all that is not settled, by number
   * @param earned what was entered in it, by currency
   * @param sums what these lines amount to, by currency and state
   * @param minimum what must have come together before it is paid, by currency
   * @param tier where the partner stands; empty where there are no rules for tiers
   */
  record Statement(
      LocalDate first,
      LocalDate last,
      List<LineFacts> lines,
      List<Money> earned,
      List<MoneyFacts> sums,
      List<Money> minimum,
      Optional<TierFacts> tier)
      implements MoneyNotice {
    public Statement {
      lines = List.copyOf(lines);
      earned = List.copyOf(earned);
      sums = List.copyOf(sums);
      minimum = List.copyOf(minimum);
    }
  }
}
