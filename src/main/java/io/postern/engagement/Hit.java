package io.postern.engagement;

/**
 * A rule that a claim breaks.
 *
 * @param evidence what in the claim, or in the rule's lists, does it
 */
public record Hit(Rule rule, String evidence) {}
