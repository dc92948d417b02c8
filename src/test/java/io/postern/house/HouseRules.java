package io.postern.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The rules of the house, each by its name. */
final class HouseRules {
  private static final String ROOT = "io.postern";

  private HouseRules() {}

  static Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    HouseMap.allowed().forEach((room, allowed) -> rules.put("room " + room, room(room, allowed)));
    rules.put("every class lives in a room of the map", everyClassLivesInARoom());
    rules.put("no cycles", slices().matching(ROOT + ".(*)..").should().beFreeOfCycles());
    rules.put("jOOQ only in ledger", only("org.jooq.", "ledger"));
    rules.put("Flyway only in ledger", only("org.flywaydb.", "ledger"));
    rules.put("JDBC only in ledger", only("java.sql.", "ledger"));
    rules.put("mime4j only in reading", only("org.apache.james.mime4j.", "reading"));
    rules.put("DNS only in trusting", only("org.xbill.", "trusting"));
    rules.put("jSPF only in trusting", only("org.apache.james.jspf.", "trusting"));
    rules.put("jDKIM only in trusting", only("org.apache.james.jdkim.", "trusting"));
    rules.put("jsoup only in reading", only("org.jsoup.", "reading"));
    rules.put("FreeMarker only in writing and web", only("freemarker.", "writing", "web"));
    rules.put("Markdown only in writing", only("org.commonmark.", "writing"));
    rules.put("PDF only in writing", only("org.apache.pdfbox.", "writing"));
    rules.put("YAML only in rules", only("org.snakeyaml.", "rules"));
    rules.put("picocli only in app", only("picocli.", "app"));
    rules.put(
        "jakarta.mail only in intake, posting, writing and the demo",
        only("jakarta.mail.", "intake", "posting", "writing", "app.demo"));
    rules.put("GreenMail only in the demo", only("com.icegreen.", "app.demo"));
    rules.put(
        "Micronaut only in app, web and HTTP doors and clients",
        only("io.micronaut.", "app", "web", "intake", "crm", "chat", "payout"));
    rules.put("pure rooms touch nothing outside", pureRoomsTouchNothingOutside());
    rules.put("the time is asked only in app", theTimeIsAskedOnlyInApp());
    return rules;
  }

  private static ArchRule room(String room, Set<String> allowed) {
    String[] others =
        HouseMap.allowed().keySet().stream()
            .filter(other -> !other.equals(room) && !allowed.contains(other))
            .map(HouseRules::inside)
            .toArray(String[]::new);
    return noClasses()
        .that(are(inside(room)))
        .should()
        .dependOnClassesThat(are(others))
        .as(room + " uses only " + (allowed.isEmpty() ? "the JDK" : String.join(", ", allowed)))
        .allowEmptyShould(true);
  }

  private static ArchRule everyClassLivesInARoom() {
    String[] rooms =
        HouseMap.allowed().keySet().stream().map(HouseRules::inside).toArray(String[]::new);
    return classes().should(ArchCondition.from(are(rooms))).as("every class lives in a room");
  }

  private static ArchRule only(String library, String... rooms) {
    String[] places = java.util.Arrays.stream(rooms).map(HouseRules::inside).toArray(String[]::new);
    return noClasses()
        .that(not(are(places)))
        .should()
        .dependOnClassesThat(are(library))
        .as(library + " only in " + String.join(", ", rooms));
  }

  private static ArchRule pureRoomsTouchNothingOutside() {
    return noClasses()
        .that(are(HouseMap.PURE.stream().map(HouseRules::inside).toArray(String[]::new)))
        .should()
        .dependOnClassesThat(
            are(
                    "java.nio.file.",
                    "java.nio.channels.",
                    "java.net.http.",
                    "java.sql.",
                    "javax.",
                    "org.slf4j.",
                    "io.micronaut.",
                    "com.fasterxml.",
                    "jakarta.")
                .or(
                    named(
                        "java.io.File",
                        "java.io.FileInputStream",
                        "java.io.FileOutputStream",
                        "java.io.FileReader",
                        "java.io.RandomAccessFile",
                        "java.net.Socket",
                        "java.net.ServerSocket",
                        "java.net.URL",
                        "java.net.InetAddress",
                        "java.lang.Thread",
                        "java.lang.Process",
                        "java.lang.ProcessBuilder",
                        "java.time.Clock",
                        "java.util.Random",
                        "java.util.concurrent.ThreadLocalRandom",
                        "java.util.random.RandomGenerator",
                        "java.security.SecureRandom")))
        .as("pure rooms know no IO, no framework, no clock and no chance");
  }

  private static ArchRule theTimeIsAskedOnlyInApp() {
    return noClasses()
        .that(not(are(inside("app"))))
        .should()
        .callMethodWhere(
            new DescribedPredicate<JavaMethodCall>("it asks what time it is") {
              @Override
              public boolean test(JavaMethodCall call) {
                String owner = call.getTargetOwner().getName();
                String method = call.getTarget().getName();
                boolean takesNothing = call.getTarget().getRawParameterTypes().isEmpty();
                return (owner.startsWith("java.time.") && method.equals("now") && takesNothing)
                    || (owner.equals("java.time.Clock") && method.startsWith("system"))
                    || (owner.equals("java.time.InstantSource") && method.equals("system"))
                    || (owner.equals("java.lang.System") && method.equals("currentTimeMillis"));
              }
            })
        .as("only app asks what time it is; all others are told");
  }

  private static DescribedPredicate<JavaClass> named(String... names) {
    Set<String> wanted = Set.of(names);
    return DescribedPredicate.describe(
        "named " + wanted, candidate -> wanted.contains(candidate.getName()));
  }

  // ArchUnit's own patterns of packages are compiled and matched for each class anew.
  private static DescribedPredicate<JavaClass> are(String... packages) {
    return DescribedPredicate.describe(
        "in " + String.join(", ", packages),
        candidate -> Stream.of(packages).anyMatch(candidate.getName()::startsWith));
  }

  private static String inside(String room) {
    return ROOT + "." + room + ".";
  }
}
