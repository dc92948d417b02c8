package io.postern.understanding;

import io.postern.mail.Attachment;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads lists of leads: CSV in common dialects (RFC 4180), with a header in any language or none.
 */
final class Csv {
  static final char[] DELIMITERS = {';', '\t', ',', '|'};
  private static final int MOST_ROWS = 500;
  private static final int HEADER_WITHIN = 5;

  private Csv() {}

  static boolean isCsv(Attachment attachment) {
    String name = attachment.name().toLowerCase(Locale.ROOT);
    return attachment.mediaType().contains("csv")
        || attachment.mediaType().contains("comma-separated")
        || attachment.mediaType().contains("tab-separated")
        || name.endsWith(".csv")
        || name.endsWith(".tsv");
  }

  /** One list of labelled values for each row. */
  static List<List<Form.Entry>> read(String text, Scene scene) {
    List<List<Form.Entry>> best = List.of();
    for (char delimiter : DELIMITERS) {
      List<List<String>> rows = rows(clean(text), delimiter);
      if (rows.isEmpty() || rows.stream().mapToInt(List::size).max().orElse(0) < 2) {
        continue;
      }
      List<List<Form.Entry>> entries = entries(rows, scene);
      if (values(entries) > values(best)) {
        best = entries;
      }
    }
    if (best.size() == MOST_ROWS) {
      scene.limit("of a list only the first " + MOST_ROWS + " rows are read");
    }
    return best;
  }

  private static long values(List<List<Form.Entry>> entries) {
    return entries.stream().mapToLong(List::size).sum();
  }

  /** Without a byte order mark, and without Excel's first line {@code sep=;}. */
  static String clean(String file) {
    String text = file.startsWith("\uFEFF") ? file.substring(1) : file;
    int end = text.indexOf('\n');
    return text.regionMatches(true, 0, "sep=", 0, 4) && end > 0 ? text.substring(end + 1) : text;
  }

  static List<List<String>> rows(String text, char delimiter) {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(delimiter)
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .get();
    List<List<String>> rows = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      for (CSVRecord record : parser) {
        if (rows.size() == MOST_ROWS) {
          break;
        }
        rows.add(record.toList());
      }
    } catch (IOException | UncheckedIOException | IllegalStateException unbalancedQuotes) {
      return text.lines()
          .limit(MOST_ROWS)
          .map(line -> List.of(line.split("[" + delimiter + "]", -1)))
          .toList();
    }
    return rows;
  }

  private static List<List<Form.Entry>> entries(List<List<String>> rows, Scene scene) {
    for (int i = 0; i < Math.min(rows.size(), HEADER_WITHIN); i++) {
      List<Grid.Column> header = Grid.header(rows.get(i), next(rows, i), scene.rules());
      if (!header.isEmpty()) {
        List<List<String>> below = rows.subList(i + 1, rows.size());
        List<Grid.Column> whole = Columns.completed(header, below);
        return below.stream().map(row -> named(whole, row)).filter(e -> !e.isEmpty()).toList();
      }
    }
    return rows.stream().map(row -> guessed(row, scene)).filter(e -> !e.isEmpty()).toList();
  }

  private static List<String> next(List<List<String>> rows, int at) {
    return at + 1 < rows.size() ? rows.get(at + 1) : List.of();
  }

  static List<Form.Entry> named(List<Grid.Column> header, List<String> row) {
    List<Form.Entry> entries = new ArrayList<>();
    for (int i = 0; i < Math.min(header.size(), row.size()); i++) {
      Grid.Column column = header.get(i);
      if (!column.meaning().isEmpty() && !row.get(i).isBlank()) {
        entries.add(new Form.Entry(column.meaning(), column.label(), row.get(i).strip(), 0));
      }
    }
    return entries;
  }

  /** A row without a header: what a cell looks like says what it is; none without an address. */
  private static List<Form.Entry> guessed(List<String> row, Scene scene) {
    List<Form.Entry> entries = new ArrayList<>();
    List<String> names = new ArrayList<>();
    boolean address = false;
    for (String cell : row) {
      if (!Addresses.find(cell).isEmpty()) {
        entries.add(new Form.Entry("contactEmail", "", cell, 0));
        address = true;
      } else if (Phones.digits(cell) >= 7 && cell.chars().noneMatch(Character::isLetter)) {
        entries.add(new Form.Entry("contactPhone", "", cell, 0));
      } else if (!Domains.find(cell).isEmpty() && cell.indexOf(' ') < 0) {
        entries.add(new Form.Entry("companyDomain", "", cell, 0));
      } else if (!cell.isBlank()) {
        names.add(cell);
      }
    }
    if (!address) {
      return List.of();
    }
    for (String cell : names) {
      entries.add(new Form.Entry(meaning(cell, entries, scene).orElse("other"), "", cell, 0));
    }
    return entries;
  }

  private static Optional<String> meaning(String cell, List<Form.Entry> entries, Scene scene) {
    Sheet sheet = Sheet.of(scene.passage("csv", cell), scene);
    String local =
        Addresses.find(
                entries.stream()
                    .filter(e -> e.meaning().equals("contactEmail"))
                    .findFirst()
                    .orElseThrow()
                    .value())
            .getFirst()
            .address()
            .local();
    boolean person =
        sheet.people().stream()
            .anyMatch(
                p ->
                    NameMatch.person(NameMatch.Local.of(local), p.spelled()) >= 0.7
                        || p.likely() >= 0.6);
    boolean company = sheet.companies().stream().anyMatch(c -> c.likely() >= 0.6);
    if (sheet.passage().hits(Sense.ROLE).stream()
            .anyMatch(hit -> hit.end() == cell.length() || hit.start() == 0)
        && !person) {
      return Optional.of("contactRole");
    }
    if (person && !company) {
      return Optional.of("contactName");
    }
    if (!sheet.amounts().isEmpty()) {
      return Optional.of("dealValue");
    }
    boolean named = entries.stream().anyMatch(e -> e.meaning().equals("company"));
    return cell.length() <= 60 && !named ? Optional.of("company") : Optional.of("need");
  }
}
