package io.postern.house;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import io.postern.kit.Canary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The house stands as its map says; and these rules would see it if it did not. */
class HouseTest {
  private static final String ROOT = "io/postern/";
  private static final ImportOption OWN_CLASSES =
      location -> {
        String name = location.asURI().toString();
        int at = name.lastIndexOf(ROOT);
        if (at < 0) {
          return false;
        }
        String type = name.substring(at, name.length() - ".class".length()).replaceAll("\\$.*", "");
        return !type.startsWith(ROOT + "ledger/schema/")
            && !Files.exists(Path.of("src/test/java", type + ".java"));
      };

  @Test
  void theHouseStandsAsItsMapSays() {
    JavaClasses house =
        new ClassFileImporter().withImportOption(OWN_CLASSES).importPackages("io.postern");
    List<String> broken = new ArrayList<>();
    HouseRules.all()
        .forEach(
            (name, rule) -> {
              EvaluationResult result = rule.evaluate(house);
              if (result.hasViolation()) {
                broken.add(name + ":\n" + result.getFailureReport());
              }
            });

    assertTrue(house.size() > 50, () -> "only " + house.size() + " classes were looked at");
    assertTrue(broken.isEmpty(), () -> String.join("\n\n", broken));
  }

  @Test
  void aClassThatBreaksTheRulesIsReported() {
    JavaClasses canary = new ClassFileImporter().importClasses(Canary.class);
    for (String name :
        List.of(
            "room kit",
            "jOOQ only in ledger",
            "JDBC only in ledger",
            "mime4j only in reading",
            "jsoup only in reading",
            "FreeMarker only in writing and web",
            "YAML only in rules",
            "picocli only in app",
            "jakarta.mail only in intake, posting, writing and the demo",
            "Micronaut only in app, web and HTTP doors and clients",
            "pure rooms touch nothing outside",
            "the time is asked only in app")) {
      ArchRule rule = HouseRules.all().get(name);
      assertTrue(rule.evaluate(canary).hasViolation(), () -> "nobody saw: " + name);
    }
  }

  @Test
  void twoRoomsThatUseEachOtherAreReported() {
    JavaClasses circle =
        new ClassFileImporter().importClasses(Canary.class, io.postern.mail.CanaryFriend.class);

    assertTrue(HouseRules.all().get("no cycles").evaluate(circle).hasViolation());
  }
}
