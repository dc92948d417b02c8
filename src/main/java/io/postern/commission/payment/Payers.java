package io.postern.commission.payment;

import java.util.Optional;

/**
 * From where a program pays; a method that is not set up is not used.
 *
 * @param workingDays from a release to the day on which banks are asked to pay
 */
public record Payers(
    Optional<Sepa> sepa,
    Optional<Ach> ach,
    Optional<PayPal> payPal,
    Optional<Credit> credit,
    int workingDays) {
  /** Nothing is set up. */
  public static final Payers NONE =
      new Payers(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 1);

  /**
   * @param name the account's holder, at most 70 letters that banks know
   * @param bic empty where the bank wants none
   * @param companyId by which the bank knows the sender; may be empty
   */
  public record Sepa(
      String name, Iban iban, Optional<Bic> bic, Optional<Place> place, String companyId) {}

  /**
   * @param company the sender's name, at most 16 characters count
   * @param companyId ten characters, mostly a 1 and the tax number
   * @param bank the bank that gets the file, the originating institution
   * @param bankName at most 23 characters
   */
  public record Ach(String company, String companyId, RoutingNumber bank, String bankName) {}

  /**
   * @param note what recipients read in PayPal's mail; may be empty
   */
  public record PayPal(String note) {}

  /**
   * @param account the vendor's liability that credits are booked against
   */
  public record Credit(String account) {}

  public boolean has(Method method) {
    return switch (method) {
      case SEPA -> sepa.isPresent();
      case ACH -> ach.isPresent();
      case PAYPAL -> payPal.isPresent();
      case CREDIT -> credit.isPresent();
    };
  }

  /** Whether nothing is set up. */
  public boolean none() {
    return equals(NONE);
  }
}
