package io.postern.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTableTest {
  private final List<Problem> problems = new ArrayList<>();

  private CsvTable read(String csv) {
    return CsvTable.read("list.csv", csv, 3, problems);
  }

  private static List<String> column(CsvTable table, String name) {
    return table.rows().stream().map(row -> row.cell(name)).toList();
  }

  @Test
  void commasOrSemicolonsPartTheCellsOfColumnsInAnyOrder() {
    CsvTable commas = read("\ufeffCompany, Last Contact\r\n\"Acme, \"\"Inc\"\"\",2026-03-31\r\n");
    assertEquals(List.of("company", "last_contact"), commas.columns());
    assertEquals(List.of("Acme, \"Inc\""), column(commas, "company"));

    CsvTable semicolons = read("last contact;company\n2026-03-31;Acme, Inc\n");
    assertEquals(List.of("Acme, Inc"), column(semicolons, "company"));
    assertEquals(List.of("2026-03-31"), column(semicolons, "last_contact"));
    assertEquals(List.of(), problems);
  }

  @Test
  void whatARowOrTheFileHasNotIsEmpty() {
    CsvTable table = read("company,domain\nAcme\n");
    assertEquals(List.of(""), column(table, "domain"));
    assertEquals(List.of(""), column(table, "owner"));
    assertEquals(List.of(), read("").columns());
    assertEquals(List.of(), problems);
  }

  @Test
  void aRowKnowsItsLineAndEmptyOnesAreLeftOut() {
    CsvTable table = read("company\nAcme\n\n;;\n\"Two\nlines\"\n".replace(';', ','));
    assertEquals(List.of(2, 6), table.rows().stream().map(CsvTable.Row::line).toList());
  }

  @Test
  void ofTwoColumnsWithOneNameTheFirstCountsAndOneWithoutIsNone() {
    assertEquals(List.of("company"), read("company,Company,\n").columns());
    assertEquals(List.of("Acme"), column(read("company,Company,\nAcme,Other,\n"), "company"));
  }

  @Test
  void textBehindAQuotedPartBelongsToTheCell() {
    assertEquals(List.of("Acme Ltd"), column(read("company\n\"Acme\" Ltd\n"), "company"));
  }

  @Test
  void whatIsNoCsvAndWhatIsTooLongAreProblems() {
    assertEquals(List.of("a"), column(read("company\na\n\"b\n"), "company"));
    assertTrue(problems.getFirst().what().startsWith("not CSV"), problems::toString);
    problems.clear();

    assertEquals(List.of("a", "b", "c"), column(read("company\na\nb\nc\nd\ne\n"), "company"));
    assertEquals(List.of(new Problem("list.csv", 5, "more than 3 rows")), problems);
  }
}
