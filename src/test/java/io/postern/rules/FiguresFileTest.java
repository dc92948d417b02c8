package io.postern.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.figures.Past.DirectSale;
import io.postern.kit.Money;
import io.postern.shipped.Shipped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What figures are compared with stands in a CSV file; what is wrong there is said with its line.
 */
class FiguresFileTest {
  private static final DirectSale SOLD =
      new DirectSale(
          LocalDate.of(2026, 3, 4), Money.of(new BigDecimal("20000"), "USD").orElseThrow());

  private static FiguresFile.Result read(String csv) {
    return FiguresFile.read(
        TextFolder.with("figures.yml", "direct: direct.csv\n").write("direct.csv", csv));
  }

  @Test
  void theShippedFileComparesWithNothing() {
    FiguresFile.Result read = FiguresFile.read(Shipped.folder(Shipped.INBOUND_RULES));
    assertEquals(List.of(), read.problems());
    assertEquals(List.of(), read.direct());
  }

  @Test
  void anExportOfAccountsDoes() {
    FiguresFile.Result read =
        read(
            """
            \ufeffCompany;Closed;last_contact;Currency;Value
            "Contoso; Ltd";2026-03-04;2026-03-01;usd;20000.00
            Still open;;2026-03-01;;
            """);
    assertEquals(List.of(), read.problems());
    assertEquals(List.of(SOLD), read.direct());
  }

  @Test
  void whatIsWrongIsSaidWithItsLineAndLeftOut() {
    FiguresFile.Result read =
        read(
            """
            value,currency,closed
            20000,USD,2026-03-04
            "20,000",USD,2026-03-04
            1,XXL,2026-03-04
            1,USD,04.03.2026
            """);
    assertEquals(List.of(SOLD), read.direct());
    assertEquals(List.of(3, 4, 5), read.problems().stream().map(p -> p.line()).toList());
    assertTrue(read("value,currency\n1,EUR\n").problems().getFirst().what().contains("closed"));
    assertEquals(1, read("").problems().size());
    FiguresFile.Result missing =
        FiguresFile.read(TextFolder.with("figures.yml", "direct: nowhere.csv\n"));
    assertTrue(missing.problems().getFirst().what().contains("no file 'nowhere.csv'"));
  }
}
