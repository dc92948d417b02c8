package io.postern.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.postern.shipped.Shipped;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandRuleFilesTest {
  @Test
  void theShippedRulesAreSound() {
    assertEquals(List.of(), RuleBookFiles.read(Shipped.folder(Shipped.INBOUND_RULES)).problems());
  }
}
