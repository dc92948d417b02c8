package io.postern.commission.payment;

import java.util.Optional;

/** Where a partner's money goes. */
public sealed interface Payee {
  Method method();

  /** So much of it that people know which is meant, and nobody else can use it. */
  String masked();

  /**
   * An account in euros.
   *
   * @param holder in letters that banks know, at most 70
   * @param bic not needed within SEPA
   */
  record Sepa(String holder, Iban iban, Optional<Bic> bic, Optional<Place> place) implements Payee {
    @Override
    public Method method() {
      return Method.SEPA;
    }

    @Override
    public String masked() {
      return iban.value().substring(0, 4) + " … " + last(iban.value());
    }
  }

  /**
   * An account in the United States.
   *
   * @param account 5 to 17 letters, digits and dashes
   * @param savings whether it is a savings account, not a checking account
   * @param company whether a company holds it, not a person
   */
  record Ach(String holder, RoutingNumber bank, String account, boolean savings, boolean company)
      implements Payee {
    @Override
    public Method method() {
      return Method.ACH;
    }

    @Override
    public String masked() {
      return bank.value() + " … " + last(account);
    }
  }

  /**
   * An account at PayPal.
   *
   * @param address the mail address by which PayPal knows it
   */
  record PayPal(String address) implements Payee {
    @Override
    public Method method() {
      return Method.PAYPAL;
    }

    @Override
    public String masked() {
      return address.charAt(0) + "…" + address.substring(address.lastIndexOf('@'));
    }
  }

  /**
   * A credit account at the vendor.
   *
   * @param account as the vendor's books name it
   */
  record Credit(String account) implements Payee {
    @Override
    public Method method() {
      return Method.CREDIT;
    }

    @Override
    public String masked() {
      return account;
    }
  }

  private static String last(String account) {
    return account.substring(account.length() - 4);
  }
}
