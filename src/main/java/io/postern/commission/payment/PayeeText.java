package io.postern.commission.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A payee as people and tables write it, each particular by itself; what does not apply is empty.
 *
 * @param holder in whose name the account is
 * @param account an IBAN, an account's number, PayPal's address, or a credit account
 * @param bank a BIC, or a routing number
 * @param accountType checking or savings
 * @param holderType company or person
 */
public record PayeeText(
    Method method,
    String holder,
    String account,
    String bank,
    String accountType,
    String holderType,
    String street,
    String postcode,
    String town,
    String country) {
  private static final int LONGEST_HOLDER = 70; // of SEPA; files for ACH cut it
  private static final int LONGEST_CREDIT = 60;

  /**
   * @param payee there when nothing is wrong
   * @param problems what is wrong, in words that follow "line 3: "
   */
  public record Read(Optional<Payee> payee, List<String> problems) {
    public Read {
      problems = List.copyOf(problems);
    }
  }

  public static PayeeText of(Payee payee) {
    return switch (payee) {
      case Payee.Sepa to ->
          new PayeeText(
              Method.SEPA,
              to.holder(),
              to.iban().value(),
              to.bic().map(Bic::value).orElse(""),
              "",
              "",
              of(to.place(), Place::street),
              of(to.place(), Place::postcode),
              of(to.place(), Place::town),
              of(to.place(), Place::country));
      case Payee.Ach to ->
          new PayeeText(
              Method.ACH,
              to.holder(),
              to.account(),
              to.bank().value(),
              to.savings() ? "savings" : "checking",
              to.company() ? "company" : "person",
              "",
              "",
              "",
              "");
      case Payee.PayPal to -> simple(Method.PAYPAL, to.address());
      case Payee.Credit to -> simple(Method.CREDIT, to.account());
    };
  }

  private static String of(Optional<Place> place, Function<Place, String> part) {
    return place.map(part).orElse("");
  }

  private static PayeeText simple(Method method, String account) {
    return new PayeeText(method, "", account, "", "", "", "", "", "", "");
  }

  /** Checks all of it. */
  public Read read() {
    List<String> problems = new ArrayList<>();
    Optional<? extends Payee> payee =
        switch (method) {
          case SEPA -> sepa(problems);
          case ACH -> ach(problems);
          case PAYPAL -> payPal(problems);
          case CREDIT -> credit(problems);
        };
    return new Read(problems.isEmpty() ? payee.map(one -> one) : Optional.empty(), problems);
  }

  private Optional<Payee.Sepa> sepa(List<String> problems) {
    checkHolder(problems);
    Optional<Iban> iban = Iban.parse(account);
    if (iban.isEmpty()) {
      problems.add("'" + account + "' is no IBAN of a SEPA country: a digit is wrong, or missing");
    }
    Optional<Bic> bic = Bic.parse(bank);
    if (bic.isEmpty() && !bank.isBlank()) {
      problems.add("'" + bank + "' is no BIC; it may be left out");
    }
    Optional<Place> place = Place.of(street, postcode, town, country);
    if (place.isEmpty() && !(street + postcode + town + country).isBlank()) {
      problems.add("an address has a town and a country of two letters, or is left out altogether");
    }
    return iban.map(
        found -> new Payee.Sepa(BankText.of(holder, LONGEST_HOLDER), found, bic, place));
  }

  private Optional<Payee.Ach> ach(List<String> problems) {
    checkHolder(problems);
    Optional<RoutingNumber> routing = RoutingNumber.parse(bank);
    if (routing.isEmpty()) {
      problems.add("'" + bank + "' is no routing number: nine digits, of which the last checks");
    }
    String number = account.replace(" ", "");
    boolean fits =
        number.length() >= 5
            && number.length() <= 17
            && number.chars().allMatch(c -> c == '-' || (c < 128 && Character.isLetterOrDigit(c)));
    if (!fits) {
      problems.add("an account's number has 5 to 17 digits");
    }
    String type = word(accountType);
    String whose = word(holderType);
    if (!List.of("checking", "savings").contains(type)) {
      problems.add("account_type is checking or savings");
    }
    if (!List.of("company", "person").contains(whose)) {
      problems.add("holder_type is company or person");
    }
    return routing.map(
        found ->
            new Payee.Ach(
                BankText.of(holder, LONGEST_HOLDER),
                found,
                number,
                type.equals("savings"),
                whose.equals("company")));
  }

  private Optional<Payee.PayPal> payPal(List<String> problems) {
    String address = account.strip();
    int at = address.indexOf('@');
    boolean fits =
        at > 0
            && address.indexOf('.', at) > at + 1
            && address.lastIndexOf('@') == at
            && address.length() <= 127
            && Character.isLetterOrDigit(address.charAt(0))
            && address.chars().allMatch(c -> c > ' ' && c < 127 && ",;\"<>()".indexOf(c) < 0);
    if (!fits) {
      problems.add("'" + account + "' is no mail address of a PayPal account");
    }
    return fits ? Optional.of(new Payee.PayPal(address)) : Optional.empty();
  }

  private Optional<Payee.Credit> credit(List<String> problems) {
    String name = account.strip();
    if (name.isEmpty() || name.length() > LONGEST_CREDIT || !name.equals(BankText.of(name, 60))) {
      problems.add("a credit account has 1 to 60 plain letters, digits and dashes");
    }
    return Optional.of(new Payee.Credit(name));
  }

  private void checkHolder(List<String> problems) {
    if (holder.isBlank()) {
      problems.add("holder is empty: in whose name is the account?");
    } else if (!BankText.readable(holder)) {
      problems.add("'" + holder + "': write the holder in Latin letters, as the bank does");
    }
  }

  private static String word(String written) {
    return written.strip().toLowerCase(Locale.ROOT);
  }
}
