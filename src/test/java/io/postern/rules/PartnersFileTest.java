package io.postern.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.kit.Problem;
import io.postern.partner.Joining;
import io.postern.partner.Kit;
import io.postern.shipped.Shipped;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * How partners come in stands in a file and a folder; what is wrong there is said with its line.
 */
class PartnersFileTest {
  @Test
  void theShippedFileNudgesOnFourDaysAndNamesTheTerms() {
    PartnersFile.Result read = PartnersFile.read(Shipped.folder(Shipped.INBOUND_RULES), Kit.NONE);
    assertEquals(List.of(), read.problems());
    assertEquals(List.of(3, 14, 30, 90), read.joining().nudges());
    assertEquals(12, read.joining().termsVersion().length());
  }

  @Test
  void otherTermsAreAnotherVersion() {
    TextFolder folder = TextFolder.with("commission.yml", "# nothing\n");
    String before = joining(folder).termsVersion();
    assertEquals(before, joining(folder.write("partners.yml", "nudges: [5]\n")).termsVersion());
    assertNotEquals(
        before, joining(folder.write("commission.yml", "# nothing else\n")).termsVersion());
  }

  @Test
  void whatIsWrongIsSaidWithItsLine() {
    TextFolder folder =
        TextFolder.with("partners.yml", "nudges: [14, 0, 3]\ncriteria:\n  - " + "x".repeat(301));
    PartnersFile.Result read = PartnersFile.read(folder, Kit.NONE);
    assertEquals(List.of(3, 14), read.joining().nudges(), "in order, without what is wrong");
    assertEquals(List.of(), read.joining().criteria());
    assertEquals(List.of(1, 3), read.problems().stream().map(Problem::line).sorted().toList());
    assertEquals(
        1,
        PartnersFile.read(TextFolder.with("partners.yml", "nudge: [3]"), Kit.NONE)
            .problems()
            .size());
  }

  @Test
  void aKitHasLinksAndFilesThatPartnersCanOpen() {
    List<Problem> problems = new ArrayList<>();
    Kit kit =
        KitFolder.read(
            TextFolder.with("links.md", "# Start here\n- [The start](https://a.example/b)\n")
                .write("one-pager.txt", "Hello.\n"),
            problems);
    assertEquals(List.of(), problems);
    assertEquals(List.of(new Kit.KitLink("The start", "https://a.example/b")), kit.links());
    assertEquals("one-pager.txt", kit.files().getFirst().name());
  }

  @Test
  void whatShouldNotGoWithAMailIsLeftOutAndSaid() {
    List<Problem> problems = new ArrayList<>();
    Kit kit =
        KitFolder.read(
            TextFolder.with(
                    "links.md",
                    "- [Bad](javascript:alert)\nsome words\n- [Good](https://a.example)\n")
                .write("run.exe", "MZ")
                .write("two words.txt", "x")
                .write("sub/inside.txt", "x"),
            problems);
    assertEquals(List.of("Good"), kit.links().stream().map(Kit.KitLink::title).toList());
    assertEquals(List.of(), kit.files());
    assertEquals(5, problems.size(), problems.toString());
    assertTrue(
        problems.stream().anyMatch(one -> one.file().equals("links.md") && one.line() == 2),
        problems.toString());
  }

  @Test
  void aKitThatIsTooLargeEndsWhereItStillFits() {
    TextFolder folder = new TextFolder();
    folder.write("a.txt", "x".repeat(3_000_000));
    folder.write("b.txt", "x".repeat(3_000_000));
    List<Problem> problems = new ArrayList<>();
    Kit kit = KitFolder.read(folder, problems);
    assertEquals(List.of("a.txt"), kit.files().stream().map(Kit.KitFile::name).toList());
    assertEquals(1, problems.size());
  }

  private static Joining joining(TextFolder folder) {
    return PartnersFile.read(folder, Kit.NONE).joining();
  }
}
