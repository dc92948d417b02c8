package io.postern.app.cli;

import io.postern.commission.payment.Method;
import io.postern.commission.payment.PayeeText;
import io.postern.kit.Problem;
import io.postern.ledger.Payouts.DetailsRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Partners' details as a CSV file: UTF-8, a header line, commas or semicolons. */
final class PayeeCsv {
  private static final List<String> COLUMNS =
      List.of(
          "partner",
          "method",
          "account",
          "holder",
          "bank",
          "account_type",
          "holder_type",
          "street",
          "postcode",
          "town",
          "country");
  private static final int NEEDED = 3;

  private final String file;
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  /**
   * @param problems what is wrong, each at its line; then nothing is to be taken
   */
  record Parsed(List<DetailsRow> rows, List<Problem> problems) {
    Parsed {
      rows = List.copyOf(rows);
      problems = List.copyOf(problems);
    }
  }

  private PayeeCsv(String file) {
    this.file = file;
  }

  static Parsed parse(String file, String text) {
    return new PayeeCsv(file).read(text);
  }

  private Parsed read(String text) {
    List<DetailsRow> rows =
        CsvFile.read(file, text, COLUMNS, NEEDED, problems).stream()
            .flatMap(row -> details(row).stream())
            .toList();
    return new Parsed(rows, problems);
  }

  private Optional<DetailsRow> details(CsvFile.Row row) {
    int line = row.line();
    String partner = row.cell("partner");
    if (partner.isEmpty()) {
      problem(line, "partner is empty");
    }
    String word = row.cell("method");
    Optional<Method> method = Method.ofWord(word);
    if (method.isEmpty()) {
      problem(line, "'" + word + "' in method is not sepa, ach, paypal or credit");
      return Optional.empty();
    }
    if (!seen.add(partner.toLowerCase(Locale.ROOT) + "\n" + method.get())) {
      problem(line, partner + " has " + method.get().word() + " in an earlier line");
    }
    if (row.cell("account").isEmpty()) {
      return Optional.of(new DetailsRow(partner, method.get(), Optional.empty()));
    }
    PayeeText.Read read = text(row, method.get()).read();
    read.problems().forEach(what -> problem(line, what));
    return read.payee().map(payee -> new DetailsRow(partner, method.get(), Optional.of(payee)));
  }

  private static PayeeText text(CsvFile.Row row, Method method) {
    return new PayeeText(
        method,
        row.cell("holder"),
        row.cell("account"),
        row.cell("bank"),
        row.cell("account_type"),
        row.cell("holder_type"),
        row.cell("street"),
        row.cell("postcode"),
        row.cell("town"),
        row.cell("country"));
  }

  private void problem(int line, String what) {
    problems.add(new Problem(file, line, what));
  }
}
