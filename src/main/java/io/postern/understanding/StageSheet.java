package io.postern.understanding;

import io.postern.kit.Money;
import io.postern.mail.Address;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How deals stand in a CRM, as it writes them out: a CSV with a row a deal.
 *
 * @param name of the file, or the subject of the CRM's own mail; may be empty
 * @param crm whose own mail it is; empty for a file
 * @param text the file, to be read again by the rules of the day on which it is decided about
 * @param rows in their order; those after the first 500 are left out
 */
public record StageSheet(String name, Optional<Address> crm, String text, List<Row> rows) {
  public StageSheet {
    rows = List.copyOf(rows);
  }

  /**
   * @param line its number in the file, the header's is 1
   * @param reference of the deal, as written
   * @param company as written
   * @param domain the company's, lower case
   * @param stage a key or label of the workflow, or what the CRM calls it; empty where the row only
   *     tells of a payment
   * @param value what it was won for; empty when it is not clear
   * @param date on which it was closed
   * @param paidOn on which day the customer paid
   * @param reason why it was lost
   * @param problem kebab-case code of what cannot be read; empty when all can
   */
  public record Row(
      int line,
      Optional<String> reference,
      Optional<String> company,
      Optional<String> domain,
      String stage,
      Optional<Money> value,
      Optional<LocalDate> date,
      Optional<LocalDate> paidOn,
      Optional<String> reason,
      String problem) {
    /** How people would name it. */
    public String named() {
      return reference.or(() -> company).or(() -> domain).orElse("");
    }
  }
}
