package io.postern.understanding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.rules.RuleBookFiles;
import io.postern.shipped.Shipped;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PatternNeedsTest {
  @Test
  void aPatternNeedsItsLongestWords() {
    assertEquals(
        Set.of("would like to", "want to"),
        PatternNeeds.of("\\b(would like to|want to)\\b [a-z]{2}"));
    assertEquals(Set.of("status of "), PatternNeeds.of("(an? )?Status of .*"));
    assertEquals(Set.of("colo"), PatternNeeds.of("colou?r"));
  }

  @Test
  void whatMayBeLeftOutIsNotNeeded() {
    assertEquals(Set.of(), PatternNeeds.of("(please)?"));
    assertEquals(Set.of(), PatternNeeds.of("a|\\d+"));
    assertEquals(Set.of(), PatternNeeds.of("[^.]{1,60}"));
    assertEquals(Set.of(), PatternNeeds.of("(?i)please"));
    assertEquals(Set.of(), PatternNeeds.of("(please|[0-9])"));
  }

  @Test
  void eachShippedPatternIsTriedOnlyInSomeTexts() {
    var patterns =
        RuleBookFiles.read(Shipped.folder(Shipped.INBOUND_RULES)).book().kinds().patterns();
    assertTrue(
        patterns.stream().filter(pattern -> pattern.needs().isEmpty()).count() * 4
            < patterns.size());
  }
}
