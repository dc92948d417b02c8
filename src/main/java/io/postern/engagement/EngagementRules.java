package io.postern.engagement;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
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
 * @param afterwards what still holds when protection has ended
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
    Afterwards afterwards,
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
          Afterwards.NOTHING,
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
   * @param fromClaim whether it counts from the claim instead of from approval
   */
  public record Window(
      String id, int days, Optional<String> tier, Optional<String> stage, boolean fromClaim) {
    /** The end of what it gives a deal that is approved now: never before that. */
    public Instant end(Instant claimedAt, Instant now) {
      Instant end = (fromClaim ? claimedAt : now).plus(Duration.ofDays(days));
      return end.isAfter(now) ? end : now;
    }
  }

  /**
   * What still holds when protection has ended.
   *
   * @param grace how long a claim still stands, so that it can be extended; empty when it expires
   *     at once
   * @param tail how long after it has expired a close still earns; empty for not at all
   */
  public record Afterwards(Optional<Lasting> grace, Optional<Lasting> tail) {
    /** A claim expires at once, and earns nothing from then on. */
    public static final Afterwards NOTHING = new Afterwards(Optional.empty(), Optional.empty());
  }

  /**
   * Something that holds for a time.
   *
   * @param rule by which partners are told
   */
  public record Lasting(Rule rule, int days) {
    public Instant from(Instant start) {
      return start.plus(Duration.ofDays(days));
    }
  }

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
      return Rule.cited(id, say);
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

  /**
   * The rules that no claim can break, by their section of the rule file, in the order of a claim's
   * life.
   */
  public Map<String, Rule> furtherRules() {
    Map<String, Rule> further = new LinkedHashMap<>();
    unanswered.ifPresent(rule -> further.put("unanswered", rule.rule()));
    extension.ifPresent(rule -> further.put("extension", rule.cited()));
    afterwards.grace().ifPresent(grace -> further.put("grace", grace.rule()));
    afterwards.tail().ifPresent(tail -> further.put("tail", tail.rule()));
    return further;
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
