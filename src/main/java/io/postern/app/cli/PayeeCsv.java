package io.postern.app.cli;

import io.postern.commission.payment.Method;
import io.postern.commission.payment.PayeeText;
import io.postern.kit.Problem;
import io.postern.kit.SpreadsheetCell;
import io.postern.ledger.Payouts.DetailsRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Partners' details as a CSV file: UTF-8, a header line, commas or semicolons. */
final class PayeeCsv {
  private static final List<String> COLUMNS =
      List.of(
          "partner",
          "method",
          "holder",
          "account",
          "bank",
          "account_type",
          "holder_type",
          "street",
          "postcode",
          "town",
          "country");
  private static final List<String> NEEDED = List.of("partner", "method", "account");

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
    return new PayeeCsv(file).read(text.startsWith("\ufeff") ? text.substring(1) : text);
  }

  private Parsed read(String text) {
    List<DetailsRow> rows = new ArrayList<>();
    String head = text.lines().findFirst().orElse("");
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(head.contains(";") && !head.contains(",") ? ';' : ',')
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreHeaderCase(true)
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .get();
    try (CSVParser parser = CSVParser.parse(text, format)) {
      if (header(parser.getHeaderNames())) {
        for (CSVRecord record : parser) {
          row(record, (int) parser.getCurrentLineNumber()).ifPresent(rows::add);
        }
      }
    } catch (IOException
        | IllegalArgumentException
        | IllegalStateException
        | UncheckedIOException e) {
      problem(0, "not CSV: " + e.getMessage());
    }
    return new Parsed(rows, problems);
  }

  private boolean header(List<String> names) {
    List<String> lower = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    for (String column : NEEDED) {
      if (!lower.contains(column)) {
        problem(1, "no column '" + column + "'; columns are " + String.join(", ", COLUMNS));
      }
    }
    for (String name : lower) {
      if (!COLUMNS.contains(name)) {
        problem(1, "unknown column '" + name + "'; columns are " + String.join(", ", COLUMNS));
      }
    }
    return problems.isEmpty();
  }

  private Optional<DetailsRow> row(CSVRecord record, int line) {
    String partner = cell(record, "partner");
    if (partner.isEmpty()) {
      problem(line, "partner is empty");
    }
    String word = cell(record, "method");
    Optional<Method> method = Method.ofWord(word);
    if (method.isEmpty()) {
      problem(line, "'" + word + "' in method is not sepa, ach, paypal or credit");
      return Optional.empty();
    }
    if (!seen.add(partner.toLowerCase(Locale.ROOT) + "\n" + method.get())) {
      problem(line, partner + " has " + method.get().word() + " in an earlier line");
    }
    if (cell(record, "account").isEmpty()) {
      return Optional.of(new DetailsRow(partner, method.get(), Optional.empty()));
    }
    PayeeText.Read read = text(record, method.get()).read();
    read.problems().forEach(what -> problem(line, what));
    return read.payee().map(payee -> new DetailsRow(partner, method.get(), Optional.of(payee)));
  }

  private static PayeeText text(CSVRecord record, Method method) {
    return new PayeeText(
        method,
        cell(record, "holder"),
        cell(record, "account"),
        cell(record, "bank"),
        cell(record, "account_type"),
        cell(record, "holder_type"),
        cell(record, "street"),
        cell(record, "postcode"),
        cell(record, "town"),
        cell(record, "country"));
  }

  private static String cell(CSVRecord record, String column) {
    return SpreadsheetCell.original(record.isSet(column) ? record.get(column).strip() : "");
  }

  private void problem(int line, String what) {
    problems.add(new Problem(file, line, what));
  }
}
