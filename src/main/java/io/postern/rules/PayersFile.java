package io.postern.rules;

import io.postern.commission.payment.BankText;
import io.postern.commission.payment.Bic;
import io.postern.commission.payment.Iban;
import io.postern.commission.payment.Payers;
import io.postern.commission.payment.Place;
import io.postern.commission.payment.RoutingNumber;
import io.postern.kit.Problem;
import io.postern.shipped.Folder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code payout.yml}: from where a program pays its partners. */
public final class PayersFile {
  /** Where it stands in the folder of inbound rules. */
  public static final String FILE = "payout.yml";

  private static final int LONGEST_WAIT = 30;
  private static final int LONGEST_NAME = 70;
  private static final int LONGEST_NOTE = 400;

  /**
   * @param payers without those that have a problem
   * @param problems what is wrong in the file
   */
  public record Result(Payers payers, List<Problem> problems) {
    public Result {
      problems = List.copyOf(problems);
    }
  }

  private PayersFile() {}

  /** Reads it; without the file nothing is paid by Postern. */
  public static Result read(Folder folder) {
    List<Problem> problems = new ArrayList<>();
    Yaml file = Yaml.parse(folder.label(FILE), folder.text(FILE).orElse(""), problems);
    file.only("sepa", "ach", "paypal", "credit", "working-days");
    int days = file.get("working-days").number(0, LONGEST_WAIT).orElse(Payers.NONE.workingDays());
    return new Result(
        new Payers(
            sepa(file.get("sepa")),
            ach(file.get("ach")),
            payPal(file.get("paypal")),
            credit(file.get("credit")),
            days),
        problems);
  }

  private static Optional<Payers.Sepa> sepa(Yaml place) {
    if (!place.present()) {
      return Optional.empty();
    }
    place.only("name", "iban", "bic", "street", "postcode", "town", "country", "company-id");
    String name = name(place.get("name"), "name: Northwind GmbH");
    place.get("iban").required("iban: DE89 3704 0044 0532 0130 00");
    Optional<Iban> iban =
        place.get("iban").as("an IBAN of a SEPA country with right check digits", Iban::parse);
    Optional<Bic> bic = place.get("bic").as("a BIC of 8 or 11 letters", Bic::parse);
    String companyId =
        place
            .get("company-id")
            .as("1 to 35 plain letters and digits", id -> plain(id, 35))
            .orElse("");
    Optional<Place> at = address(place);
    return name.isEmpty()
        ? Optional.empty()
        : iban.map(found -> new Payers.Sepa(name, found, bic, at, companyId));
  }

  private static Optional<Place> address(Yaml place) {
    String street = place.get("street").text().orElse("");
    String postcode = place.get("postcode").text().orElse("");
    String town = place.get("town").text().orElse("");
    String country = place.get("country").text().orElse("");
    Optional<Place> at = Place.of(street, postcode, town, country);
    if (at.isEmpty() && !(street + postcode + town + country).isBlank()) {
      place.problem("an address has a town and a country of two letters, or is left out");
    }
    return at;
  }

  private static Optional<Payers.Ach> ach(Yaml place) {
    if (!place.present()) {
      return Optional.empty();
    }
    place.only("company", "company-id", "bank", "bank-name");
    String company = name(place.get("company"), "company: Northwind Inc");
    place.get("company-id").required("company-id: 1123456789");
    Optional<String> companyId =
        place
            .get("company-id")
            .as(
                "the ten characters by which the bank knows you",
                id -> plain(id, 10).filter(ten -> ten.length() == 10));
    place.get("bank").required("bank: 021000021");
    Optional<RoutingNumber> bank =
        place.get("bank").as("a routing number with its right check digit", RoutingNumber::parse);
    String bankName = name(place.get("bank-name"), "bank-name: First Bank");
    return company.isEmpty() || bankName.isEmpty()
        ? Optional.empty()
        : companyId.flatMap(id -> bank.map(at -> new Payers.Ach(company, id, at, bankName)));
  }

  private static Optional<Payers.PayPal> payPal(Yaml place) {
    if (!place.present()) {
      return Optional.empty();
    }
    place.only("note");
    String note =
        place
            .get("note")
            .as(
                "at most 400 characters on one line",
                text ->
                    Optional.of(text)
                        .filter(one -> one.length() <= LONGEST_NOTE && one.indexOf('\n') < 0))
            .orElse("");
    return Optional.of(new Payers.PayPal(note));
  }

  private static Optional<Payers.Credit> credit(Yaml place) {
    if (!place.present()) {
      return Optional.empty();
    }
    place.only("account");
    String account = name(place.get("account"), "account: 1700 partner commission");
    return account.isEmpty() ? Optional.empty() : Optional.of(new Payers.Credit(account));
  }

  private static String name(Yaml place, String example) {
    String name = place.required(example);
    if (!name.isEmpty() && (!BankText.readable(name) || name.length() > LONGEST_NAME)) {
      place.problem("'" + name + "': at most 70 Latin letters and digits, as the bank writes it");
      return "";
    }
    return name;
  }

  private static Optional<String> plain(String text, int longest) {
    return Optional.of(text.strip())
        .filter(one -> !one.isEmpty() && one.length() <= longest)
        .filter(one -> one.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c)));
  }
}
