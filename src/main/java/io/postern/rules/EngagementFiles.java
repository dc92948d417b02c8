package io.postern.rules;

import io.postern.deal.Field;
import io.postern.engagement.Account;
import io.postern.engagement.EngagementRules;
import io.postern.engagement.EngagementRules.Afterwards;
import io.postern.engagement.EngagementRules.Extension;
import io.postern.engagement.EngagementRules.Lasting;
import io.postern.engagement.EngagementRules.Stalled;
import io.postern.engagement.EngagementRules.Unanswered;
import io.postern.engagement.EngagementRules.Window;
import io.postern.engagement.Rule;
import io.postern.engagement.Rule.Verdict;
import io.postern.kit.Money;
import io.postern.kit.Problem;
import io.postern.mail.Address;
import io.postern.shipped.Folder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The files of {@code inbound-rules/} that say how a program deals with claims: {@code
 * engagement.yml} with the lists that it names, and what varies in companies' names.
 */
public final class EngagementFiles {
  /** The rules of engagement. */
  public static final String FILE = "engagement.yml";

  private static final int LONGEST = 3650;
  private static final Set<String> OUTCOMES = Set.of("approve", "decline");

  /**
   * @param rules without those that have a problem
   * @param approvers whom rules name to decide
   * @param problems what is wrong in the files; empty when the rules may be used
   */
  public record Result(EngagementRules rules, List<Approver> approvers, List<Problem> problems) {
    public Result {
      approvers = List.copyOf(approvers);
      problems = List.copyOf(problems);
    }
  }

  /** Somebody whom a rule names to decide, and the line that does. */
  public record Approver(Address address, int line) {}

  private final Folder folder;
  private final List<Problem> problems;
  private final Set<String> ids = new HashSet<>();
  private final List<Rule> rules = new ArrayList<>();
  private final List<Approver> approvers = new ArrayList<>();

  private EngagementFiles(Folder folder, List<Problem> problems) {
    this.folder = folder;
    this.problems = problems;
  }

  /** Reads them; a file that is broken is a problem, not an exception. */
  public static Result read(Folder folder) {
    List<Problem> problems = new ArrayList<>();
    EngagementFiles files = new EngagementFiles(folder, problems);
    return new Result(files.read(), files.approvers, problems);
  }

  private EngagementRules read() {
    Yaml file = Yaml.parse(folder.label(FILE), folder.text(FILE).orElse(""), problems);
    file.only(
        "protection",
        "extension",
        "grace",
        "tail",
        "off-limits",
        "named",
        "pipeline",
        "territory",
        "minimum",
        "qualification",
        "cooling-off",
        "stalled",
        "unanswered",
        "collaborators");
    for (Yaml place : file.get("off-limits").items()) {
      place.only("id", "say", "decide", "accounts", "list");
      rule(place, Verdict.DECLINE, new Rule.OffLimits(accounts(place)));
    }
    for (Yaml place : file.get("named").items()) {
      place.only("id", "say", "decide", "accounts", "list", "partners");
      Set<String> partners = Set.copyOf(place.get("partners").texts());
      rule(place, Verdict.DECLINE, new Rule.Named(accounts(place), partners));
    }
    for (Yaml place : file.get("pipeline").items()) {
      place.only("id", "say", "decide", "accounts", "list", "lookback-days");
      int days = days(place.get("lookback-days"), 90);
      rule(place, Verdict.REVIEW, new Rule.Pipeline(accounts(place), days));
    }
    for (Yaml place : file.get("territory").items()) {
      place.only("id", "say", "decide", "countries", "calling");
      rule(
          place,
          Verdict.REVIEW,
          new Rule.Territory(
              lower(place.get("countries")), Set.copyOf(place.get("calling").texts())));
    }
    for (Yaml place : file.get("minimum").items()) {
      place.only("id", "say", "decide", "value");
      Yaml value = place.get("value");
      if (!value.present()) {
        place.problem("missing: value, for example 10000 EUR");
      }
      value
          .as("an amount with its currency, for example 10000 EUR", EngagementFiles::money)
          .ifPresent(money -> rule(place, Verdict.REVIEW, new Rule.Minimum(money)));
    }
    for (Yaml place : file.get("qualification").items()) {
      place.only("id", "say", "decide", "needs");
      Set<Field> needs =
          place.get("needs").items().stream()
              .flatMap(item -> item.as("a field such as dealValue", Field::ofKey).stream())
              .collect(Collectors.toSet());
      rule(place, Verdict.REVIEW, new Rule.Qualification(needs));
    }
    for (Yaml place : file.get("cooling-off").items()) {
      place.only("id", "say", "decide", "days");
      rule(place, Verdict.DECLINE, new Rule.CoolingOff(days(place.get("days"), 30)));
    }
    return new EngagementRules(
        NameRuleFile.read(folder, problems),
        rules,
        file.get("protection").items().stream().map(this::window).toList(),
        file.get("extension").present()
            ? Optional.of(extension(file.get("extension")))
            : Optional.empty(),
        new Afterwards(lasting(file.get("grace")), lasting(file.get("tail"))),
        file.get("stalled").present()
            ? Optional.of(stalled(file.get("stalled")))
            : Optional.empty(),
        file.get("unanswered").present()
            ? Optional.of(unanswered(file.get("unanswered")))
            : Optional.empty(),
        confirmsEveryCollaborator(file.get("collaborators")));
  }

  private void rule(Yaml place, Verdict usual, Rule.Test test) {
    Yaml decide = place.get("decide");
    Optional<Address> approver = decide.text().filter(a -> a.contains("@")).flatMap(Address::parse);
    approver.ifPresent(who -> approvers.add(new Approver(who, decide.line())));
    Verdict verdict =
        decide
            .as(
                "decline, review or a manager's address",
                word ->
                    switch (word) {
                      case "decline" -> Optional.of(Verdict.DECLINE);
                      case "review" -> Optional.of(Verdict.REVIEW);
                      default -> approver.map(_ -> Verdict.REVIEW);
                    })
            .orElse(usual);
    String id = id(place);
    Map<String, String> say = say(place);
    if (!id.isEmpty() && !say.isEmpty()) {
      rules.add(new Rule(id, say, verdict, approver, test));
    }
  }

  private String id(Yaml place) {
    String id = place.get("id").required("id, by which a decline cites it, for example OL-1");
    if (!id.isEmpty() && !ids.add(id)) {
      place.get("id").problem("two rules have the id '" + id + "'");
    }
    return id;
  }

  private static Map<String, String> say(Yaml place) {
    Map<String, String> say = sentences(place.get("say"));
    if (say.isEmpty()) {
      place.problem("missing: say, the sentence that partners read: say: {en: …, de: …}");
    }
    return say;
  }

  /** A sentence by language: {@code {en: …, de: …}}. */
  static Map<String, String> sentences(Yaml place) {
    Map<String, String> say = new HashMap<>();
    place
        .entries()
        .forEach(
            (language, text) -> {
              if (!Set.of(Locale.getISOLanguages()).contains(language)) {
                text.problem("'" + language + "' is no language such as en or de");
              }
              say.put(language, text.required("the rule's sentence"));
            });
    return say;
  }

  private Window window(Yaml place) {
    place.only("id", "days", "tier", "stage", "from", "say");
    if (!place.get("days").present()) {
      place.problem("missing: days");
    }
    Yaml from = place.get("from");
    Optional<String> stage = place.get("stage").text();
    if (from.present() && stage.isPresent()) {
      from.problem("a window with a stage counts from entering it");
    }
    return new Window(
        id(place),
        days(place.get("days"), 90),
        place.get("tier").text(),
        stage,
        from.as("approval or claim", EngagementFiles::fromClaim).orElse(false));
  }

  private static Optional<Boolean> fromClaim(String word) {
    return switch (word) {
      case "approval" -> Optional.of(false);
      case "claim" -> Optional.of(true);
      default -> Optional.empty();
    };
  }

  private Optional<Lasting> lasting(Yaml place) {
    if (!place.present()) {
      return Optional.empty();
    }
    place.only("id", "say", "days");
    if (!place.get("days").present()) {
      place.problem("missing: days");
    }
    return Optional.of(new Lasting(Rule.cited(id(place), say(place)), days(place.get("days"), 30)));
  }

  private Extension extension(Yaml place) {
    place.only("id", "say", "days", "most", "granted");
    return new Extension(
        id(place),
        say(place),
        days(place.get("days"), 30),
        place.get("most").number(0, 100).orElse(100),
        place.get("granted").flag(false));
  }

  private static Stalled stalled(Yaml place) {
    place.only("days", "partner-days");
    int days = days(place.get("days"), 45);
    return new Stalled(days, days(place.get("partner-days"), days));
  }

  private Unanswered unanswered(Yaml place) {
    place.only("id", "say", "days", "do");
    String what =
        place
            .get("do")
            .as("approve or decline", word -> Optional.of(word).filter(OUTCOMES::contains))
            .orElse("decline");
    Rule rule = Rule.cited(id(place), say(place));
    return new Unanswered(rule, days(place.get("days"), 5), what.equals("approve"));
  }

  private static boolean confirmsEveryCollaborator(Yaml place) {
    place.only("confirm");
    return place
        .get("confirm")
        .as(
            "outsiders or everybody",
            word ->
                switch (word) {
                  case "outsiders" -> Optional.of(false);
                  case "everybody" -> Optional.of(true);
                  default -> Optional.<Boolean>empty();
                })
        .orElse(false);
  }

  private static int days(Yaml place, int usual) {
    return place.number(1, LONGEST).orElse(usual);
  }

  private static Set<String> lower(Yaml list) {
    return list.texts().stream()
        .map(text -> text.toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  private List<Account> accounts(Yaml place) {
    List<Account> accounts =
        new ArrayList<>(place.get("accounts").texts().stream().map(Account::named).toList());
    Yaml list = place.get("list");
    list.text()
        .ifPresent(
            name -> {
              Optional<String> text = folder.text(name);
              if (text.isEmpty()) {
                list.problem("there is no file '" + name + "' beside the rules");
              }
              text.ifPresent(
                  csv -> accounts.addAll(AccountList.read(folder.label(name), csv, problems)));
            });
    if (accounts.isEmpty() && !list.present()) {
      place.problem("names no account: accounts: [acme.example, Acme Tools], or list: file.csv");
    }
    return accounts;
  }

  /** {@code 10000 EUR}. */
  static Optional<Money> money(String written) {
    int space = written.strip().lastIndexOf(' ');
    if (space < 0) {
      return Optional.empty();
    }
    try {
      BigDecimal amount = new BigDecimal(written.strip().substring(0, space).strip());
      return Money.of(amount, written.strip().substring(space + 1));
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }
}
