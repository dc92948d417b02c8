package io.postern.engagement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.rules.EngagementFiles;
import io.postern.shipped.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Names of companies as two partners may write them; see {@code companies/pairs.txt}. */
class CompanyPairsTest {
  private static final Path PAIRS = Path.of("src/test/resources/companies/pairs.txt");
  private static final NameRules RULES =
      EngagementFiles.read(Shipped.folder(Shipped.INBOUND_RULES)).rules().names();

  private record Pair(boolean same, String one, String other) {
    static Pair of(String line) {
      int bar = line.indexOf('|');
      return new Pair(
          line.startsWith("="), line.substring(1, bar).strip(), line.substring(bar + 1).strip());
    }

    double alike() {
      Optional<CompanyName> left = RULES.read(one);
      Optional<CompanyName> right = RULES.read(other);
      return left.isPresent() && right.isPresent()
          ? Names.alike(left.get(), right.get(), RULES)
          : 0;
    }

    boolean found() {
      return RULES.read(one).orElseThrow().key().equals(RULES.read(other).orElseThrow().key())
          || RULES.read(one).orElseThrow().head().equals(RULES.read(other).orElseThrow().head());
    }
  }

  private static List<Pair> pairs() throws IOException {
    return Files.readAllLines(PAIRS).stream()
        .filter(line -> line.startsWith("=") || line.startsWith("!"))
        .map(Pair::of)
        .toList();
  }

  @Test
  void theSameCompanyIsKnownHoweverItIsWrittenAndAnotherOneIsNot() throws IOException {
    List<Pair> pairs = pairs();
    assertTrue(pairs.size() >= 300, () -> "only " + pairs.size() + " pairs");
    int right = 0;
    int wrong = 0;
    int missed = 0;
    int unfound = 0;
    List<String> failures = new ArrayList<>();
    for (Pair pair : pairs) {
      boolean said = pair.alike() >= Names.SAME;
      right += said && pair.same() ? 1 : 0;
      wrong += said && !pair.same() ? 1 : 0;
      missed += !said && pair.same() ? 1 : 0;
      unfound += said && pair.same() && !pair.found() ? 1 : 0;
      if (said != pair.same() || said && !pair.found()) {
        failures.add("%.2f %s".formatted(pair.alike(), pair));
      }
    }
    double precision = (double) right / (right + wrong);
    double recall = (double) right / (right + missed);
    double searched = (double) (right - unfound) / (right + missed);
    System.out.printf(
        "companies: %d pairs, precision %.3f, recall %.3f, found by key %.3f%n",
        pairs.size(), precision, recall, searched);
    failures.forEach(System.out::println);
    assertTrue(precision >= 0.98, "precision " + precision);
    assertTrue(recall >= 0.95, "recall " + recall);
    assertTrue(searched >= 0.93, "found by key " + searched);
  }

  @Test
  void likenessDoesNotDependOnWhoCameFirst() throws IOException {
    for (Pair pair : pairs()) {
      assertEquals(
          pair.alike(), new Pair(pair.same(), pair.other(), pair.one()).alike(), 1e-9, pair::one);
    }
  }
}
