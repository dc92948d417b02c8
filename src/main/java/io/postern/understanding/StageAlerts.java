package io.postern.understanding;

import io.postern.mail.Address;
import io.postern.mail.Letter;
import io.postern.mail.Mailbox;
import io.postern.mail.Text;
import io.postern.understanding.CrmRules.Alerts;
import io.postern.understanding.CrmRules.Column;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the mails that a CRM's own workflow sends when a deal moves: lines or table rows that are
 * labelled as the columns of a sheet are ({@code Stage: Closed Won}). Such a mail is a sheet of one
 * row.
 */
public final class StageAlerts {
  /** Noted on a mail from a CRM's address that does not show the key: who wrote it is not known. */
  public static final String WITHOUT_KEY = "alert-without-key";

  private static final int MOST_LINES = 500;

  private StageAlerts() {}

  /** The CRM's address that a mail claims to be from, when it is one. */
  static Optional<Address> sender(Letter letter, CrmRules rules) {
    Set<Address> crms = rules.alerts().map(Alerts::from).orElse(Set.of());
    return letter.from().stream()
        .map(Mailbox::address)
        .filter(from -> letter.from().size() == 1 && crms.contains(from))
        .findFirst();
  }

  static boolean showsKey(Letter letter, CrmRules rules) {
    String shown = text(letter).shown();
    return rules.alerts().map(Alerts::key).filter(shown::contains).isPresent();
  }

  /** Empty when it names no stage, or no deal. */
  static Optional<StageSheet> read(Letter letter, Address crm, CrmRules rules) {
    Map<Column, String> said = new EnumMap<>(Column.class);
    List<String> lines =
        text(letter).lines().stream()
            .limit(MOST_LINES)
            .map(line -> line.text().strip())
            .filter(line -> !line.isEmpty())
            .toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      int end = endOfLabel(line);
      Optional<Column> column = rules.column(line.substring(0, end));
      String beside = end < line.length() ? line.substring(end + 1).strip() : "";
      String value = beside.isEmpty() && i + 1 < lines.size() ? lines.get(i + 1) : beside;
      column.filter(_ -> !value.isEmpty()).ifPresent(found -> said.putIfAbsent(found, value));
    }
    String header = said.keySet().stream().map(Column::word).collect(Collectors.joining(","));
    String row = said.values().stream().map(StageAlerts::cell).collect(Collectors.joining(","));
    return StageSheets.read(letter.subject(), header + "\n" + row + "\n", rules)
        .map(sheet -> new StageSheet(sheet.name(), Optional.of(crm), sheet.text(), sheet.rows()));
  }

  private static int endOfLabel(String line) {
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) == ':' || line.charAt(i) == '\t') {
        return i;
      }
    }
    return line.length();
  }

  private static String cell(String value) {
    return '"' + value.replace("\"", "\"\"") + '"';
  }

  private static Text text(Letter letter) {
    return letter.plain().filter(text -> !text.blank()).or(letter::html).orElse(Text.NONE);
  }
}
