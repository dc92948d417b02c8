package io.postern.rules;

import io.postern.engagement.Account;
import io.postern.kit.Problem;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Accounts in a CSV file, as other systems export them: columns {@code company}, {@code domain},
 * {@code last_contact} (2026-03-31) in any order, others are left alone.
 */
final class AccountList {
  private static final int MOST = 200_000;

  private final String file;
  private final List<Problem> problems;
  private final char separator;
  private final List<String> columns;

  private AccountList(String file, String head, List<Problem> problems) {
    this.file = file;
    this.problems = problems;
    this.separator = head.indexOf(';') >= 0 && head.indexOf(',') < 0 ? ';' : ',';
    this.columns =
        cells(head).stream().map(name -> name.toLowerCase(Locale.ROOT).replace(' ', '_')).toList();
  }

  static List<Account> read(String file, String csv, List<Problem> problems) {
    String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
    List<String> lines = text.lines().limit(MOST).toList();
    if (lines.isEmpty()) {
      problems.add(new Problem(file, 0, "is empty; its first line names the columns"));
      return List.of();
    }
    return new AccountList(file, lines.getFirst(), problems).accounts(lines);
  }

  private List<Account> accounts(List<String> lines) {
    if (!columns.contains("company") && !columns.contains("domain")) {
      problems.add(new Problem(file, 1, "no column is named company or domain"));
      return List.of();
    }
    List<Account> accounts = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        List<String> cells = cells(lines.get(i));
        Account account =
            new Account(cell(cells, "company"), cell(cells, "domain"), date(cells, i + 1));
        if (account.company().isEmpty() && account.domain().isEmpty()) {
          problems.add(new Problem(file, i + 1, "neither company nor domain"));
        } else {
          accounts.add(account);
        }
      }
    }
    return accounts;
  }

  private Optional<LocalDate> date(List<String> cells, int line) {
    return cell(cells, "last_contact")
        .flatMap(
            written -> {
              try {
                return Optional.of(LocalDate.parse(written));
              } catch (DateTimeParseException notADate) {
                problems.add(
                    new Problem(file, line, "'" + written + "' is not a date such as 2026-03-31"));
                return Optional.empty();
              }
            });
  }

  private Optional<String> cell(List<String> cells, String column) {
    int at = columns.indexOf(column);
    return at >= 0 && at < cells.size()
        ? Optional.of(cells.get(at)).filter(cell -> !cell.isEmpty())
        : Optional.empty();
  }

  // RFC 4180 2, without line breaks inside a cell.
  private List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString().strip());
    return cells;
  }
}
