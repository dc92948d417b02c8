package io.postern.house;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who may use whom: the map of the house as an allow-list. */
final class HouseMap {
  /** Values in, values out. */
  static final Set<String> PURE =
      Set.of(
          "kit",
          "mail",
          "identity",
          "partner",
          "program",
          "deal",
          "understanding",
          "engagement",
          "commission",
          "figures",
          "cadence",
          "notice",
          "deciding");

  private static final Set<String> HANDS =
      Set.of(
          "shipped",
          "intake",
          "reading",
          "trusting",
          "rules",
          "ledger",
          "writing",
          "posting",
          "crm",
          "chat",
          "payout");

  private HouseMap() {}

  /** For each room the rooms that it may use, besides itself. */
  static Map<String, Set<String>> allowed() {
    Map<String, Set<String>> map = new LinkedHashMap<>();
    map.put("kit", Set.of());
    map.put("mail", Set.of("kit"));
    map.put("identity", Set.of("mail", "kit"));
    map.put("partner", Set.of("mail", "kit"));
    map.put("program", Set.of("partner", "mail", "kit"));
    map.put("deal", Set.of("program", "partner", "mail", "kit"));
    map.put("understanding", Set.of("deal", "program", "partner", "mail", "kit"));
    map.put("engagement", Set.of("deal", "program", "partner", "mail", "kit"));
    map.put("commission", Set.of("deal", "program", "partner", "kit"));
    map.put("figures", Set.of("commission", "deal", "program", "partner", "kit"));
    map.put("cadence", Set.of("figures", "program", "partner", "mail", "kit"));
    map.put("notice", without(PURE, "identity", "deciding", "notice"));
    map.put("deciding", without(PURE, "deciding"));
    map.put("shipped", Set.of("kit"));
    map.put("reading", Set.of("mail", "kit"));
    map.put("trusting", Set.of("identity", "mail", "kit"));
    map.put("rules", with(PURE, "shipped"));
    map.put("ledger", with(PURE, "shipped"));
    map.put("writing", with(without(PURE, "deciding"), "shipped"));
    map.put("intake", Set.of("mail", "kit"));
    map.put("posting", Set.of("mail", "kit"));
    map.put("crm", without(PURE, "deciding"));
    map.put("chat", without(PURE, "deciding"));
    map.put("payout", without(PURE, "deciding"));
    map.put("journey", with(PURE, HANDS.toArray(String[]::new)));
    map.put("web", with(PURE, "journey", "ledger"));
    map.put("app", with(with(PURE, HANDS.toArray(String[]::new)), "journey", "web"));
    return map;
  }

  private static Set<String> with(Set<String> rooms, String... more) {
    Set<String> all = new TreeSet<>(rooms);
    all.addAll(Set.of(more));
    return all;
  }

  private static Set<String> without(Set<String> rooms, String... not) {
    Set<String> all = new TreeSet<>(rooms);
    all.removeAll(Set.of(not));
    return all;
  }
}
