package io.postern.app.cli;

import io.postern.kit.Problem;
import io.postern.kit.SpreadsheetCell;
import io.postern.ledger.Roster;
import io.postern.ledger.RosterRow;
import io.postern.mail.Address;
import io.postern.partner.Contact;
import io.postern.program.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;

/** Partners as a CSV file: UTF-8, a header line, commas or semicolons. */
final class RosterCsv {
  private static final List<String> COLUMNS =
      List.of("partner", "contact_name", "contact_email", "manager_email", "tier", "locale");
  private static final int NEEDED = 4;

  private final String file;
  private final Program program;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<Address, String> partnerOf = new HashMap<>();

  /**
   * @param rows what it says
   * @param problems what is wrong, each at its line; then nothing is to be taken
   */
  record Parsed(List<RosterRow> rows, List<Problem> problems) {
    Parsed {
      rows = List.copyOf(rows);
      problems = List.copyOf(problems);
    }
  }

  private RosterCsv(String file, Program program) {
    this.file = file;
    this.program = program;
  }

  static Parsed parse(String file, String text, Program program) {
    return new RosterCsv(file, program).read(text);
  }

  private Parsed read(String text) {
    List<RosterRow> rows =
        CsvFile.read(file, text, COLUMNS, NEEDED, problems).stream()
            .flatMap(row -> contact(row).stream())
            .toList();
    return new Parsed(rows, problems);
  }

  private Optional<RosterRow> contact(CsvFile.Row row) {
    int line = row.line();
    int before = problems.size();
    String partner = row.cell("partner");
    if (partner.isEmpty()) {
      problem(line, "partner is empty");
    }
    Optional<Address> contact = address(row, "contact_email");
    Optional<Address> manager = address(row, "manager_email");
    manager
        .filter(address -> program.managerAt(address).isEmpty())
        .ifPresent(
            address -> problem(line, address + " is no manager of the program in the settings"));
    Optional<String> locale = Optional.of(row.cell("locale")).filter(written -> !written.isEmpty());
    locale
        .filter(written -> !isLocale(written))
        .ifPresent(written -> problem(line, "'" + written + "' is not a language such as en"));
    contact.ifPresent(
        address -> {
          String other = partnerOf.putIfAbsent(address, partner);
          if (other != null && !other.equalsIgnoreCase(partner)) {
            problem(line, address + " is a contact of " + other + " in an earlier line");
          }
          if (program.addresses().kindOf(address).isPresent()) {
            problem(line, address + " is the program's own address");
          }
        });
    if (problems.size() > before || contact.isEmpty() || manager.isEmpty()) {
      return Optional.empty();
    }
    Address known = program.managerAt(manager.get()).orElseThrow().email();
    return Optional.of(
        new RosterRow(
            partner, row.cell("contact_name"), contact.get(), known, row.cell("tier"), locale));
  }

  private Optional<Address> address(CsvFile.Row row, String column) {
    String written = row.cell(column);
    Optional<Address> address = Address.parse(written);
    if (address.isEmpty()) {
      problem(
          row.line(),
          written.isEmpty()
              ? column + " is empty"
              : "'" + written + "' in " + column + " is not an email address");
    }
    return address;
  }

  private static boolean isLocale(String written) {
    try {
      return !new Locale.Builder().setLanguageTag(written).build().getLanguage().isEmpty();
    } catch (IllformedLocaleException notOne) {
      return false;
    }
  }

  private void problem(int line, String what) {
    problems.add(new Problem(file, line, what));
  }

  /** The header line. */
  static String head() {
    return String.join(",", COLUMNS);
  }

  /** One contact as a line, safe to open in a spreadsheet. */
  static String line(Roster.Entry entry, Contact contact) {
    return CSVFormat.DEFAULT.format(
        SpreadsheetCell.harmless(entry.partner().name()),
        SpreadsheetCell.harmless(contact.name()),
        SpreadsheetCell.harmless(contact.email().toString()),
        SpreadsheetCell.harmless(entry.partner().managerEmail().toString()),
        SpreadsheetCell.harmless(entry.partner().tier()),
        contact.locale().orElse(""));
  }
}
