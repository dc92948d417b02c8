package io.postern.understanding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.kit.Problem;
import io.postern.rules.RuleBookFiles;
import io.postern.shipped.Folder;
import io.postern.shipped.Shipped;
import io.postern.understanding.CommandGuide.Saying;
import io.postern.understanding.Known.Role;
import io.postern.understanding.Orders.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the help mail names is what the rule files say, and is understood. */
class CommandGuideTest {
  private static final Folder SHIPPED = Shipped.folder(Shipped.INBOUND_RULES);
  private static final CommandRules RULES = RuleBookFiles.read(SHIPPED).book().commands();

  /** These count only as answers to mails about more than one claim, or with an application. */
  private static final Set<CommandWord> IN_THEIR_PLACE =
      Set.of(CommandWord.CREDIT, CommandWord.CORRECT);

  private static List<Saying> sayings(String language, Role role) {
    return CommandGuide.of(RULES, language, role, "Demo");
  }

  private static Saying saying(CommandRules rules, String language, Role role, String word) {
    return CommandGuide.of(rules, language, role, "Demo").stream()
        .filter(one -> one.word().word().equals(word))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr", "es", "nl", "it", "pt", "pl", "sv", "ja", "cs"})
  void whatIsNamedIsUnderstoodInEachLanguage(String language) {
    for (Role role : List.of(Role.MANAGER, Role.PARTNER)) {
      for (Saying saying : sayings(language, role)) {
        if (!IN_THEIR_PLACE.contains(saying.word())) {
          understood(saying, role, language);
        }
      }
    }
  }

  private static void understood(Saying saying, Role role, String language) {
    String example = saying.example().replace("\u2026", "x x");
    String free = saying.example().contains(": \u2026") ? ": x x" : "";
    boolean more = saying.example().matches("[^0-9@:]*(: \u2026)?");
    List<String> all =
        Stream.concat(
                Stream.of(example),
                saying.others().stream().filter(_ -> more).map(other -> other + free))
            .toList();
    for (String said : all) {
      Orders orders = WrittenMail.by(role, said).orders();
      String told = language + " " + role + ": " + said + " " + orders.why();
      assertEquals(Verdict.EXECUTE, orders.verdict(), told);
      assertEquals(saying.word().word(), orders.commands().getFirst().command().word(), told);
    }
  }

  @Test
  void everyCommandOfARoleIsThere() {
    for (Role role : List.of(Role.MANAGER, Role.PARTNER)) {
      Set<CommandWord> all =
          Arrays.stream(CommandWord.values())
              .filter(word -> word.of(role))
              .collect(Collectors.toSet());
      for (String language : List.of("en", "de", "ja", "xx")) {
        assertEquals(
            all,
            sayings(language, role).stream().map(Saying::word).collect(Collectors.toSet()),
            language + " " + role);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | MANAGER | approve | approve",
        "en | MANAGER | decline | decline: \u2026",
        "en | MANAGER | won | won 48,000 USD",
        "en | MANAGER | extend | extend 60 days",
        "en | PARTNER | extend | extend: \u2026",
        "en | MANAGER | credit | first",
        "en | PARTNER | language | language: German",
        "de | MANAGER | decline | ablehnen: \u2026",
        "de | MANAGER | won | gewonnen 48.000 EUR",
        "de | MANAGER | extend | verl\u00E4ngern 60 Tage",
        "de | PARTNER | language | Sprache: Englisch",
        "de | PARTNER | correct | email: name@company.example",
        "xx | MANAGER | approve | approve",
      })
  void anExampleIsWhatPeopleWouldWrite(String language, Role role, String word, String example) {
    assertEquals(example, saying(RULES, language, role, word).example());
  }

  @Test
  void aWordThatIsAddedToTheFileIsNamed() {
    List<Problem> problems = List.of();
    String english =
        SHIPPED
            .text("commands/en.yml")
            .orElseThrow()
            .replace("  decline:\n", "    - green light [<it>]\n  decline:\n");
    RuleBookFiles.Result read =
        RuleBookFiles.read(
            new Folder() {
              @Override
              public List<String> names() {
                return SHIPPED.names();
              }

              @Override
              public Optional<String> text(String name) {
                return name.equals("commands/en.yml") ? Optional.of(english) : SHIPPED.text(name);
              }

              @Override
              public String label(String name) {
                return name;
              }

              @Override
              public String stamp() {
                return "";
              }
            });
    assertEquals(problems, read.problems());
    Saying approve = saying(read.book().commands(), "en", Role.MANAGER, "approve");
    assertTrue(approve.others().contains("green light"), approve::toString);
    assertEquals(
        List.of(), saying(RULES, "en", Role.MANAGER, "approve").others(), "forms of one word");
  }
}
