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
 * @param stalled when a deal counts as quiet; empty when nobody asks
 * @param unanswered what follows when nobody answers a review; empty when it just waits
 * @param confirmsEveryCollaborator whether a manager is asked about everybody whom a partner adds
 *     to a deal, not only about those from outside
 */
public record EngagementRules(
    NameRules names,
    List<Rule> rules,
    List<Window> windows,
    Optional<Extension> extension,
    Optional<Stalled> stalled,
    Optional<Unanswered> unanswered,
    boolean confirmsEveryCollaborator) {
  /** Nothing is ruled. */
  public static final EngagementRules NONE =
      new EngagementRules(
          NameRules.NONE,
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false);

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

  /**
   * When a deal in sales counts as quiet.
   *
   * @param days without any event after which its manager is asked, again and again
   * @param partnerDays at most so often the partner hears that nothing is new
   */
  public record Stalled(int days, int partnerDays) {}

  /**
   * What follows when nobody answers a review.
   *
   * @param rule by which the partner is told
   * @param days working days after the answer was due
   * @param approves whether the claim is approved then; else it is declined
   */
  public record Unanswered(Rule rule, int days, boolean approves) {}

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
