package io.postern.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.commission.payment.Method;
import io.postern.commission.payment.Payers;
import io.postern.kit.Problem;
import io.postern.shipped.Shipped;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From where a program pays stands in a file; what is wrong in it is said with its line. */
class PayersFileTest {
  private static PayersFile.Result read(String text) {
    return PayersFile.read(TextFolder.with(PayersFile.FILE, text));
  }

  private static String shipped() {
    return Shipped.folder(Shipped.INBOUND_RULES).text(PayersFile.FILE).orElseThrow();
  }

  @Test
  void whatComesWithPosternPaysNothing() {
    PayersFile.Result read = PayersFile.read(Shipped.folder(Shipped.INBOUND_RULES));
    assertEquals(List.of(), read.problems());
    assertEquals(Payers.NONE, read.payers());
    assertTrue(read.payers().none());
  }

  @Test
  void theExamplesInItAreGood() {
    StringBuilder examples = new StringBuilder();
    shipped()
        .lines()
        .filter(line -> line.matches("# [a-z-]+: .*"))
        .forEach(line -> examples.append(line.substring(2)).append('\n'));
    PayersFile.Result read = read(examples.toString());
    assertEquals(List.of(), read.problems());
    for (Method method : Method.values()) {
      assertTrue(read.payers().has(method), method::word);
    }
    assertEquals("021000021", read.payers().ach().orElseThrow().bank().value());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sepa: {name: N, iban: DE89 3704 0044 0532 0130 01} | is not an IBAN",
        "sepa: {name: N} | missing: iban",
        "sepa: {iban: DE89 3704 0044 0532 0130 00} | missing: name",
        "sepa: {name: 株式会社, iban: DE89 3704 0044 0532 0130 00} | Latin letters",
        "sepa: {name: N, iban: DE89 3704 0044 0532 0130 00, bic: COBADE} | is not a BIC",
        "sepa: {name: N, iban: DE89 3704 0044 0532 0130 00, town: Berlin} | an address has",
        "sepa: {name: N, iban: DE89 3704 0044 0532 0130 00, bank: x} | unknown key 'bank'",
        "ach: {company: N, company-id: \"12\", bank: \"021000021\", bank-name: B} | ten characters",
        "ach: {company: N, company-id: \"1123456789\", bank: \"021000022\", bank-name: B} |"
            + " routing",
        "ach: {company: N, company-id: \"1123456789\", bank: \"021000021\"} | missing: bank-name",
        "credit: {} | missing: account",
        "working-days: 99 | 0 to 30",
        "wire: {} | unknown key 'wire'"
      })
  void whatIsWrongIsSaidAtItsLine(String line, String problem) {
    PayersFile.Result read = read("# one\n" + line + "\n");
    List<Problem> problems = read.problems();
    assertEquals(1, problems.size(), problems::toString);
    assertEquals(2, problems.getFirst().line());
    assertTrue(problems.getFirst().what().contains(problem), problems::toString);
  }
}
