package io.postern.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitAndCheckTest {
  @TempDir Path here;

  @Test
  void whatInitWritesHasNoProblems() {
    assertEquals(ExitCode.DONE, Typed.in(here, "init", "north wind").code());

    Typed check = Typed.in(here, "check", "--offline", "-c", "north wind/postern.yml");
    assertEquals(ExitCode.DONE, check.code(), check.out() + check.err());
    assertEquals("No problems found.\n", check.out());
    assertTrue(
        Files.isRegularFile(here.resolve("north wind/inbound-rules/workflows/referral.yml")));
    assertFalse(Files.exists(here.resolve("north wind/data")), "check makes nothing");
  }

  @Test
  void whatInitWritesWithEachLineTakenInHasNoUnknownKeys() throws Exception {
    Typed.in(here, "init", "all");
    Path settings = here.resolve("all/postern.yml");
    String text =
        Files.readString(settings)
            .replaceAll(
                "(?m)^( *)#"
                    + " (database|http|brand|undo-window|workflow|working-days|holidays|desks|reply-address|bounce-address):",
                "$1$2:")
            .replaceAll(
                "(?m)^    # (imap:|  - name|    host|    tls|    username|    password|    folder| "
                    + "   poll|maildir:|  - \\{name: local)",
                "    $1")
            .replaceAll("(?m) {3,}(kept with|or starttls|besides).*$", "")
            .replace("\"${", "\"")
            .replace("}\"", "\"");
    Files.writeString(settings, text);

    Typed check = Typed.in(here, "check", "--offline", "-c", "all/postern.yml");
    assertEquals(ExitCode.DONE, check.code(), () -> text + check.out());
  }

  @Test
  void aDatabaseThatCannotBeUsedIsAProblem() throws Exception {
    Typed.in(here, "init", "x");
    Path database = here.resolve("x/data/postern.mv.db");
    Typed.in(here, "deal", "list", "-c", "x/postern.yml");
    Typed good = Typed.in(here, "check", "--offline", "-c", "x/postern.yml");
    assertEquals("No problems found.\n", good.out());

    Files.writeString(database, "this is no database");
    Typed broken = Typed.in(here, "check", "--offline", "-c", "x/postern.yml");
    assertEquals(ExitCode.PROBLEMS, broken.code());
    assertTrue(broken.out().contains("it cannot be opened"), broken.out());
    assertEquals("this is no database", Files.readString(database), "check changes nothing");
  }

  @Test
  void aDatabaseOfANewerPosternIsAProblem() throws Exception {
    Typed.in(here, "init", "x");
    Typed.in(here, "deal", "list", "-c", "x/postern.yml");
    String url = "jdbc:h2:file:" + here.resolve("x/data/postern").toAbsolutePath();
    try (Connection connection =
            DriverManager.getConnection(url + ";DATABASE_TO_LOWER=TRUE", "postern", "");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "update \"flyway_schema_history\" set \"version\" = '999' where \"version\" = '1'");
    }
    Typed newer = Typed.in(here, "check", "--offline", "-c", "x/postern.yml");
    assertEquals(ExitCode.PROBLEMS, newer.code());
    assertTrue(newer.out().contains("newer Postern"), newer.out());
  }

  @Test
  void initChangesNothingThatIsThere() throws Exception {
    Typed.in(here, "init", "x");
    Files.writeString(here.resolve("x/postern.yml"), "mine");
    Typed again = Typed.in(here, "init", "x");

    assertEquals(ExitCode.PROBLEMS, again.code());
    assertTrue(again.err().contains("is there already"), again.err());
    assertEquals("mine", Files.readString(here.resolve("x/postern.yml")));
  }

  @Test
  void everyProblemIsSaidWithFileAndLine() throws Exception {
    Typed.in(here, "init", "x");
    Path settings = here.resolve("x/postern.yml");
    Files.writeString(settings, Files.readString(settings).replace("prefix: NW ", "prefix: n "));
    Typed check = Typed.in(here, "check", "--offline", "-c", "x/postern.yml");

    assertEquals(ExitCode.PROBLEMS, check.code());
    assertTrue(
        check.out().contains("x/postern.yml:" + lineOf(settings, "prefix:") + ": 'n' is not"),
        check.out());
    assertTrue(check.out().endsWith("1 problem found.\n"), check.out());

    Files.writeString(settings, Files.readString(settings).replace("prefix: n ", "prefix: NW "));
    Path workflow = here.resolve("x/inbound-rules/workflows/referral.yml");
    Files.writeString(workflow, "name: referral\nstagess: []\n");
    Files.writeString(
        here.resolve("x/inbound-rules/engagement.yml"),
        "minimum:\n- id: A\n  value: 1 EUR\n  decide: max@elsewhere.example\n  say: {en: x}\n");
    Files.writeString(here.resolve("x/inbound-rules/payout.yml"), "credit:\n  acount: 1700\n");
    Typed broken = Typed.in(here, "check", "--offline", "-c", "x/postern.yml");

    assertEquals(ExitCode.PROBLEMS, broken.code());
    assertTrue(broken.out().contains("referral.yml:2: unknown key 'stagess'"), broken.out());
    assertTrue(
        broken.out().contains("engagement.yml:4: max@elsewhere.example is no manager"),
        broken.out());
    assertTrue(broken.out().contains("payout.yml:2: unknown key 'acount'"), broken.out());
  }

  @Test
  void withoutSettingsItSaysHowToGetSome() {
    Typed check = Typed.in(here, "check");

    assertEquals(ExitCode.PROBLEMS, check.code());
    assertTrue(check.out().contains("postern init"), check.out());
  }

  private static int lineOf(Path file, String word) throws Exception {
    var lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(word)) {
        return i + 1;
      }
    }
    return 0;
  }
}
