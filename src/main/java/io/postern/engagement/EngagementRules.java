package io.postern.engagement;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program's rules of engagement.
 *
 * @param names what varies in companies' names
 * @param rules what a claim is held against, in the order of the file
 * @param windows how long approved claims are safe; the first that fits counts
 * @param extension how protection may be extended; empty when only managers' judgement limits it
 */
public record EngagementRules(
    NameRules names, List<Rule> rules, List<Window> windows, Optional<Extension> extension) {
  public EngagementRules {
    rules = List.copyOf(rules);
    windows = List.copyOf(windows);
  }

  /**
   * How long an approved claim is safe.
   *
   * @param id by which it is cited
   * @param tier of partners that it is for; empty for all
   * @param stage from entering which it counts; empty from approval on
   */
  public record Window(String id, int days, Optional<String> tier, Optional<String> stage) {}

  /**
   * How protection may be extended.
   *
   * @param id by which a refusal cites it
   * @param say its sentence, by language tag
   * @param days how many an extension brings when nobody says, and at most
   * @param most how often a deal may be extended
   * @param granted whether a partner's request is granted at once; else a manager decides
   */
  public record Extension(String id, Map<String, String> say, int days, int most, boolean granted) {
    public Extension {
      say = Map.copyOf(say);
    }

    /** As a rule that can be cited. */
    public Rule cited() {
      return new Rule(id, say, Rule.Verdict.DECLINE, new Rule.CoolingOff(0));
    }
  }

  /** The window that an approval starts for a partner of this tier. */
  public Optional<Window> onApproval(String tier) {
    return windows.stream()
        .filter(window -> window.stage().isEmpty() && fits(window, tier))
        .findFirst();
  }

  /** The window that entering a stage starts for a partner of this tier. */
  public Optional<Window> onStage(String stage, String tier) {
    return windows.stream()
        .filter(window -> window.stage().filter(stage::equals).isPresent() && fits(window, tier))
        .findFirst();
  }

  private static boolean fits(Window window, String tier) {
    return window.tier().map(wanted -> wanted.equalsIgnoreCase(tier)).orElse(true);
  }
}
