package io.postern.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.engagement.Rule;
import io.postern.shipped.Shipped;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong in the rules of engagement is said with its file and line. */
class EngagementFilesTest {
  @Test
  void whatComesWithPosternHasNoProblemAndNoRule() {
    EngagementFiles.Result read = EngagementFiles.read(Shipped.folder(Shipped.INBOUND_RULES));
    assertEquals(List.of(), read.problems());
    assertEquals(List.of(), read.rules().rules());
    assertEquals(45, read.rules().stalled().orElseThrow().days());
  }

  @Test
  void theExamplesInItAreGoodRulesOnceTheirListsAreThere() {
    String shipped = Shipped.folder(Shipped.INBOUND_RULES).text("engagement.yml").orElseThrow();
    StringBuilder examples = new StringBuilder();
    for (String line : shipped.lines().toList()) {
      boolean example = line.startsWith("#   ") || line.matches("# [a-z-]+:( \\{.*)?");
      if (example
          && !line.startsWith("#   decide ")
          && !line.startsWith("#   accounts ")
          && !line.startsWith("#   list ")
          && !line.startsWith("#            ")) {
        examples.append(line.substring(2)).append('\n');
      }
    }
    EngagementFiles.Result read =
        EngagementFiles.read(TextFolder.with("engagement.yml", examples.toString()));
    assertTrue(
        read.problems().stream().allMatch(problem -> problem.what().contains("there is no file")),
        () -> read.problems() + "\n" + examples);
    assertEquals(7, read.rules().rules().size());
    assertEquals(
        List.of("manager@northwind.example"),
        read.approvers().stream().map(one -> one.address().toString()).toList());
    Rule territory =
        read.rules().rules().stream()
            .filter(rule -> rule.approver().isPresent())
            .findFirst()
            .orElseThrow();
    assertEquals("TE-1", territory.id());
    assertEquals(Rule.Verdict.REVIEW, territory.verdict());
    assertEquals(3, read.rules().windows().size());
    assertEquals(2, read.rules().extension().orElseThrow().most());
    assertEquals(5, read.rules().unanswered().orElseThrow().days());
    assertEquals(14, read.rules().afterwards().grace().orElseThrow().days());
    assertEquals(60, read.rules().afterwards().tail().orElseThrow().days());
    assertEquals(false, read.rules().confirmsEveryCollaborator());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "off-limits:~- {accounts: [a.example], say: {en: x}} | 2 | missing: id",
        "off-limits:~- {id: A, accounts: [a.example]} | 2 | missing: say",
        "off-limits:~- {id: A, say: {en: x}} | 2 | names no account",
        "off-limits:~- {id: A, list: no.csv, say: {en: x}} | 2 | there is no file 'no.csv'",
        "off-limits:~- {id: A, accounts: [a.example], decide: maybe, say: {en: x}} | 2 | decline,"
            + " review or a manager's address",
        "off-limits:~- {id: A, accounts: [a.example], decide: max@, say: {en: x}} | 2 | decline,"
            + " review or a manager's address",
        "minimum:~- id: A~  value: lots~  say: {en: x} | 3 | an amount with its currency",
        "qualification:~- {id: A, needs: [colour], say: {en: x}} | 2 | a field such as dealValue",
        "protection:~- {id: A, days: 30}~- {id: A, days: 60} | 3 | two rules have the id 'A'",
        "protection:~- {id: A} | 2 | missing: days",
        "protection:~- {id: A, days: 30, from: yesterday} | 2 | approval or claim",
        "protection:~- {id: A, days: 30, stage: DEMO, from: claim} | 2 | counts from entering it",
        "grace: {id: A, say: {en: x}} | 1 | missing: days",
        "grace: {id: A, days: 14} | 1 | missing: say",
        "tail: {days: 14, say: {en: x}} | 1 | missing: id",
        "tail: {id: A, days: 0, say: {en: x}} | 1 | a whole number from 1 to 3650",
        "grace: {id: A, days: 9, say: {en: x}}~tail: {id: A, days: 9, say: {en: x}} | 2 | two rules"
            + " have the id 'A'",
        "tail: {id: A, days: 14, decide: review, say: {en: x}} | 1 | unknown key 'decide'",
        "collaborators: {confirm: nobody} | 1 | outsiders or everybody",
        "extension: {id: A, days: 0, say: {en: x}} | 1 | a whole number from 1 to 3650",
        "cooling-off:~- {id: A, days: 5, say: {english: x}} | 2 | 'english' is no language",
        "forbidden: x | 1 | unknown key 'forbidden'",
      })
  void aMistakeIsSaidAtItsLine(String text, int line, String what) {
    List<io.postern.kit.Problem> problems =
        EngagementFiles.read(TextFolder.with("engagement.yml", text.replace("~", "\n") + "\n"))
            .problems();
    assertTrue(
        problems.stream().anyMatch(p -> p.line() == line && p.what().contains(what)),
        () -> problems.toString());
  }
}
