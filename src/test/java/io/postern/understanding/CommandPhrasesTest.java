package io.postern.understanding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.postern.understanding.Known.Role;
import io.postern.understanding.Orders.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people write, line by line of {@code src/test/resources/commands/}, and what it means. */
class CommandPhrasesTest {
  @Test
  void managersEnglish() {
    check(lines("manager.txt").map(line -> "m " + line));
  }

  @Test
  void partnersEnglish() {
    check(lines("partner.txt").map(line -> "p " + line));
  }

  @Test
  void otherLanguages() {
    check(lines("other-languages.txt"));
  }

  private static void check(Stream<String> cases) {
    List<String> wrong = new ArrayList<>();
    for (String line : cases.toList()) {
      String[] halves = line.substring(2).split(" {2,}", 2);
      Role role = line.startsWith("m ") ? Role.MANAGER : Role.PARTNER;
      String text = halves[1].replaceFirst(" *# ask is fine$", "");
      boolean askIsFine = !text.equals(halves[1]);
      String meant = understood(role, text);
      String bare = meant.replaceFirst(" *#[ a-z-]*$", "");
      String compared = halves[0].contains("|") ? bare : bare.replaceFirst(" *\\|.*$", "");
      if (!halves[0].strip().equals(compared) && !(askIsFine && bare.equals("ask"))) {
        wrong.add(line + "   but understood: " + meant);
      }
    }
    assertEquals(0, wrong.size(), () -> wrong.size() + " phrases:\n" + String.join("\n", wrong));
  }

  private static String understood(Role role, String text) {
    Orders orders = WrittenMail.by(role, text.replace("\\n", "\n")).orders();
    if (orders.verdict() != Verdict.EXECUTE) {
      String why = orders.why().isEmpty() ? "" : " # " + orders.why();
      return orders.verdict().name().toLowerCase(Locale.ROOT) + why;
    }
    return orders.commands().stream()
            .map(CommandPhrasesTest::said)
            .collect(Collectors.joining(" + "))
        + orders.message().map(message -> " | " + message.replace("\n", "\\n")).orElse("");
  }

  private static String said(Orders.Order order) {
    String numbers =
        order.numbers().stream().sorted().map(n -> " #" + n).collect(Collectors.joining());
    return order.command().word()
        + numbers
        + CommandScore.plain(order.command()).entrySet().stream()
            .map(argument -> " " + argument.getKey() + "=" + argument.getValue())
            .collect(Collectors.joining());
  }

  private static Stream<String> lines(String file) {
    try (InputStream in = CommandPhrasesTest.class.getResourceAsStream("/commands/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
