package io.postern.rules;

import io.postern.engagement.Account;
import io.postern.kit.CsvTable;
import io.postern.kit.Problem;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * Accounts in a CSV file, as other systems export them: columns {@code company}, {@code domain},
 * {@code last_contact} (2026-03-31) in any order, others are left alone.
 */
final class AccountList {
  private static final int MOST = 200_000;

  private final String file;
  private final List<Problem> problems;

  private AccountList(String file, List<Problem> problems) {
    this.file = file;
    this.problems = problems;
  }

  static List<Account> read(String file, String csv, List<Problem> problems) {
    CsvTable table = CsvTable.read(file, csv, MOST, problems);
    if (table.columns().isEmpty()) {
      problems.add(new Problem(file, 0, "is empty; its first line names the columns"));
      return List.of();
    }
    if (!table.columns().contains("company") && !table.columns().contains("domain")) {
      problems.add(new Problem(file, 1, "no column is named company or domain"));
      return List.of();
    }
    AccountList list = new AccountList(file, problems);
    return table.rows().stream().flatMap(row -> list.account(row).stream()).toList();
  }

  private Optional<Account> account(CsvTable.Row row) {
    Optional<String> company = cell(row, "company");
    Optional<String> domain = cell(row, "domain");
    if (company.isEmpty() && domain.isEmpty()) {
      problems.add(new Problem(file, row.line(), "neither company nor domain"));
      return Optional.empty();
    }
    return Optional.of(new Account(company, domain, lastContact(row)));
  }

  private Optional<LocalDate> lastContact(CsvTable.Row row) {
    return cell(row, "last_contact")
        .flatMap(
            written -> {
              try {
                return Optional.of(LocalDate.parse(written));
              } catch (DateTimeParseException notDate) {
                problems.add(
                    new Problem(
                        file, row.line(), "'" + written + "' is not a date such as 2026-03-31"));
                return Optional.empty();
              }
            });
  }

  private static Optional<String> cell(CsvTable.Row row, String column) {
    return Optional.of(row.cell(column)).filter(cell -> !cell.isEmpty());
  }
}
