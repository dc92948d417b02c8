package io.postern.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.postern.mail.Address;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActTest {
  @ParameterizedTest
  @CsvSource({
    "NOTHING, ''",
    "DOMAIN, REFER ASK_STATUS CHANGE_OWN_DEAL COMMENT",
    "TOKEN, COMMENT UNSUBSCRIBE",
    "BOTH, REFER ASK_STATUS CHANGE_OWN_DEAL COMMENT DECIDE UNSUBSCRIBE",
    "STEP_UP, REFER ASK_STATUS CHANGE_OWN_DEAL COMMENT DECIDE UNSUBSCRIBE STEP_UP",
  })
  void eachLevelAllowsItsActs(IdentityLevel level, String acts) {
    StringBuilder allowed = new StringBuilder();
    for (Act act : Act.values()) {
      allowed.append(act.allowedTo(identity(level)) ? act + " " : "");
    }
    assertEquals(acts, allowed.toString().strip());
  }

  private static Identity identity(IdentityLevel level) {
    return new Identity(
        level,
        Optional.of(Address.of("pat@partner.example")),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        false,
        List.of());
  }
}
