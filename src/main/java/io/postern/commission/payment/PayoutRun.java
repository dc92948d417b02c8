package io.postern.commission.payment;

import io.postern.commission.Account;
import io.postern.commission.CommissionLine;
import io.postern.commission.CommissionLine.State;
import io.postern.commission.CommissionPlans;
import io.postern.kit.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What can be paid now, and who is left out and why. It takes what was approved, sets off what is
 * taken back, and pays each partner a currency's sum whole or not at all.
 *
 * @param batches one for each file
 * @param leftOut what stays as it is
 */
public record PayoutRun(List<Batch> batches, List<LeftOut> leftOut) {
  public PayoutRun {
    batches = List.copyOf(batches);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * A partner who may get money.
   *
   * @param payees at most one for each method
   */
  public record Candidate(long id, String name, Account account, List<PayeeOnFile> payees) {
    public Candidate {
      payees = List.copyOf(payees);
    }
  }

  /** Why somebody is not paid. */
  public enum Why {
    /** What is taken back is as much, or more: it is carried forward. */
    SET_OFF,
    /** Less than the minimum: it is carried forward. */
    BELOW_MINIMUM,
    /** No details by which this currency is paid. */
    NO_DETAILS,
    /** They changed within the last three days. */
    DETAILS_NEW,
    /** The bank sent a payment to them back. */
    DETAILS_REFUSED,
    /** The program has not said from where it pays so. */
    NOT_SET_UP,
    /** A file of this kind has no room for so large an amount. */
    TOO_LARGE
  }

  /**
   * A sum that stays.
   *
   * @param detail what people need to know besides; may be empty
   */
  public record LeftOut(long partnerId, String partner, Money sum, Why why, String detail) {}

  private record Owed(Candidate to, List<CommissionLine> lines, Money sum) {}

  /**
   * @param candidates in the order in which their payments stand in files
   */
  public static PayoutRun of(
      List<Candidate> candidates, CommissionPlans.Payout terms, Payers payers, Instant now) {
    Map<Method, Map<Currency, List<Payment>>> payments = new LinkedHashMap<>();
    List<LeftOut> leftOut = new ArrayList<>();
    for (Candidate candidate : candidates) {
      for (Owed owed : owed(candidate)) {
        Optional<PayeeOnFile> chosen = choose(owed, payers);
        Optional<LeftOut> stays = stays(owed, chosen, terms, payers, now);
        if (stays.isPresent()) {
          leftOut.add(stays.get());
        } else {
          Payee payee = chosen.orElseThrow().payee();
          payments
              .computeIfAbsent(payee.method(), _ -> new LinkedHashMap<>())
              .computeIfAbsent(owed.sum().currency(), _ -> new ArrayList<>())
              .add(
                  new Payment(
                      candidate.id(),
                      candidate.name(),
                      payee,
                      owed.lines().stream().map(CommissionLine::number).toList(),
                      owed.sum()));
        }
      }
    }
    return new PayoutRun(batches(payments), leftOut);
  }

  /** Whether a line is paid, or set off, by the next run. */
  public static boolean concerns(CommissionLine line) {
    return line.state() == State.APPROVED
        || (line.state() == State.PAYABLE && line.amount().signum() < 0);
  }

  private static List<Owed> owed(Candidate candidate) {
    List<CommissionLine> open =
        candidate.account().lines().stream().filter(PayoutRun::concerns).toList();
    List<Owed> owed = new ArrayList<>();
    Account.sums(open)
        .forEach(
            (currency, sum) ->
                owed.add(
                    new Owed(
                        candidate,
                        open.stream()
                            .filter(line -> line.amount().currency().equals(currency))
                            .toList(),
                        sum)));
    return owed;
  }

  // Banks before wallets. One that waits is waited for: money never takes another way meanwhile.
  private static Optional<PayeeOnFile> choose(Owed owed, Payers payers) {
    return owed.to().payees().stream()
        .filter(one -> one.payee().method().pays(owed.sum().currency()))
        .min(
            Comparator.comparing((PayeeOnFile one) -> !payers.has(one.payee().method()))
                .thenComparing(one -> one.payee().method()));
  }

  private static Optional<LeftOut> stays(
      Owed owed,
      Optional<PayeeOnFile> chosen,
      CommissionPlans.Payout terms,
      Payers payers,
      Instant now) {
    if (owed.sum().signum() <= 0) {
      return Optional.of(left(owed, Why.SET_OFF, ""));
    }
    if (!terms.enough(owed.sum())) {
      String least = terms.least(owed.sum().currency()).map(Money::toString).orElse("");
      return Optional.of(left(owed, Why.BELOW_MINIMUM, least));
    }
    if (chosen.isEmpty()) {
      return Optional.of(left(owed, Why.NO_DETAILS, ""));
    }
    PayeeOnFile payee = chosen.get();
    Method method = payee.payee().method();
    if (!payers.has(method)) {
      return Optional.of(left(owed, Why.NOT_SET_UP, method.word()));
    }
    if (!payee.refused().isEmpty()) {
      return Optional.of(left(owed, Why.DETAILS_REFUSED, payee.refused()));
    }
    if (payee.waits(now)) {
      return Optional.of(left(owed, Why.DETAILS_NEW, payee.usableFrom().toString()));
    }
    return method.tooLarge(owed.sum())
        ? Optional.of(left(owed, Why.TOO_LARGE, method.word()))
        : Optional.empty();
  }

  private static LeftOut left(Owed owed, Why why, String detail) {
    return new LeftOut(owed.to().id(), owed.to().name(), owed.sum(), why, detail);
  }

  private static List<Batch> batches(Map<Method, Map<Currency, List<Payment>>> payments) {
    List<Batch> batches = new ArrayList<>();
    for (Method method : Method.values()) {
      payments
          .getOrDefault(method, Map.of())
          .forEach(
              (currency, all) -> {
                for (int from = 0; from < all.size(); from += method.most()) {
                  int to = Math.min(all.size(), from + method.most());
                  batches.add(new Batch(method, currency, all.subList(from, to)));
                }
              });
    }
    return batches;
  }
}
