package io.postern.deciding;

import io.postern.deal.Conversation;
import io.postern.deal.Deal;
import io.postern.understanding.Orders;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Which deals somebody means. */
final class Targets {
  private Targets() {}

  /** The deals that an order names by their numbers; without numbers those of the conversation. */
  static List<Deal> of(Orders.Order order, Facts facts) {
    if (order.numbers().isEmpty()) {
      return facts.deals();
    }
    Conversation conversation = facts.conversation().orElse(null);
    List<Deal> named = new ArrayList<>();
    for (int number : new TreeSet<>(order.numbers())) {
      if (conversation != null) {
        conversation
            .numbered(number)
            .flatMap(id -> facts.deals().stream().filter(deal -> deal.id() == id).findFirst())
            .ifPresent(named::add);
      }
    }
    return named;
  }

  /**
   * Those whose company, contact, domain or reference fits; all that are known when nothing is
   * named.
   */
  static List<Deal> named(Optional<String> about, Facts facts) {
    List<Deal> known = new ArrayList<>(facts.deals());
    facts.openDeals().stream()
        .filter(deal -> known.stream().noneMatch(k -> k.id() == deal.id()))
        .forEach(known::add);
    if (about.isEmpty()) {
      return facts.deals().isEmpty() ? known : facts.deals();
    }
    List<Deal> fitting = known.stream().filter(deal -> fits(about.get(), deal)).toList();
    return fitting;
  }

  private static boolean fits(String name, Deal deal) {
    String wanted = fold(name);
    if (wanted.isEmpty()) {
      return false;
    }
    var prospect = deal.facts().prospect();
    return deal.ref().toString().equalsIgnoreCase(name.strip())
        || prospect.company().map(Targets::fold).map(c -> sameOrWithin(c, wanted)).orElse(false)
        || prospect.domain().map(d -> d.equalsIgnoreCase(name.strip())).orElse(false)
        || prospect.contactName().map(Targets::fold).map(wanted::equals).orElse(false);
  }

  private static boolean sameOrWithin(String one, String other) {
    return one.equals(other)
        || (" " + one + " ").contains(" " + other + " ")
        || (" " + other + " ").contains(" " + one + " ");
  }

  private static String fold(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    StringBuilder folded = new StringBuilder();
    plain
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .map(c -> Character.isLetterOrDigit(c) ? c : ' ')
        .forEach(folded::appendCodePoint);
    return folded.toString().strip().replaceAll(" +", " ");
  }
}
