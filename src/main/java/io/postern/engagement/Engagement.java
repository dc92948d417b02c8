package io.postern.engagement;

import java.util.Optional;

/**
 * The rules of engagement in force, and how prospects are told apart by them.
 *
 * @param rules as the program's files say
 * @param matching by the rules' words
 */
public record Engagement(EngagementRules rules, Matching matching) {
  /** Knows no rule, and no two prospects that are one: for what decides about no claim. */
  public static final Engagement NONE =
      new Engagement(
          EngagementRules.NONE, new Matching(NameRules.NONE, domain -> Optional.empty()));
}
