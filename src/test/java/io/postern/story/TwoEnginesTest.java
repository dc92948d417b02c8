package io.postern.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.ledger.RosterRow;
import io.postern.mail.Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two programs that are each other's partners, and answer each other's answers. */
class TwoEnginesTest {
  private static final String NORTHWIND = "referrals@northwind.example";
  private static final String SOUTHWIND = "deals@southwind.example";
  private static final Set<String> SIGNS =
      Set.of("x-postern-loop", "x-postern-notice", "auto-submitted", "precedence");

  private static Town town() {
    Town town =
        new Town(
            Town.freshHome(),
            "",
            """
              southwind:
                name: Southwind
                prefix: SW
                address: deals@southwind.example
                managers: [{name: Sol, email: sol@southwind.example}]
            """);
    know(town, "northwind", "Southwind", SOUTHWIND, "max@northwind.example");
    know(town, "southwind", "Northwind", NORTHWIND, "sol@southwind.example");
    return town;
  }

  private static Person southwind(Town town) {
    return new Person(town, "Southwind", SOUTHWIND);
  }

  private static Person northwind(Town town) {
    return new Person(town, "Northwind", NORTHWIND);
  }

  private static void know(
      Town town, String program, String partner, String contact, String manager) {
    RosterRow row =
        new RosterRow(
            partner, partner, Address.of(contact), Address.of(manager), "", Optional.empty());
    town.engine().ledger().roster().take(program, List.of(row), "test", town.clock.instant());
  }

  @Test
  void theyStopAtOnceWhenTheirMailsSayWhatTheyAre() {
    try (Town town = town()) {
      southwind(town).writes("Hello", "Thank you for your mail, we will get back to you.");
      assertEquals(1, rounds(town, Set.of()));
    }
  }

  @Test
  void theyDieOutInThreeRoundsEvenWhenEverySignIsLostOnTheWay() {
    try (Town town = town()) {
      southwind(town).writes("Hello", "Thank you for your mail, we will get back to you.");
      int rounds = rounds(town, SIGNS);
      assertTrue(rounds > 1 && rounds <= 3, rounds + " rounds");
      int later = 0;
      for (int hours = 0; hours < 72; hours += 6) {
        town.pass(Duration.ofHours(6));
        later += rounds(town, SIGNS);
      }
      assertTrue(later <= 10, later + " more, after the one mail that joins what was not answered");
      town.pass(Duration.ofDays(2));
      assertEquals(0, rounds(town, SIGNS), "they are done with each other");
    }
  }

  /** Carries mail between the two until none is left; how often northwind answered. */
  private static int rounds(Town town, Set<String> lost) {
    int answers = 0;
    for (int turn = 0; turn < 40; turn++) {
      List<Post> between = new ArrayList<>();
      for (Post post : town.untaken()) {
        if (post.to().equals(NORTHWIND) || post.to().equals(SOUTHWIND)) {
          between.add(town.next(post.to()));
        }
      }
      if (between.isEmpty()) {
        return answers;
      }
      for (Post post : between) {
        answers += post.to().equals(SOUTHWIND) ? 1 : 0;
        Person from = post.to().equals(NORTHWIND) ? southwind(town) : northwind(town);
        from.sendsRaw(post.to(), without(lost, new String(post.bytes(), UTF_8)));
      }
    }
    throw new AssertionError("they still write to each other");
  }

  private static String without(Set<String> fields, String mail) {
    StringBuilder kept = new StringBuilder();
    boolean header = true;
    boolean dropping = false;
    for (String line : mail.split("\r\n", -1)) {
      header &= !line.isEmpty();
      boolean folded = line.startsWith(" ") || line.startsWith("\t");
      int colon = line.indexOf(':');
      if (header && !folded) {
        dropping = colon > 0 && fields.contains(line.substring(0, colon).toLowerCase(Locale.ROOT));
      }
      if (!header || !dropping) {
        kept.append(line).append('\n');
      }
    }
    return kept.toString();
  }
}
