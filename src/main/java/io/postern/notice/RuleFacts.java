package io.postern.notice;

/**
 * A rule of engagement that a claim in review breaks.
 *
 * @param ref the claim
 * @param id the rule's
 * @param sentence the rule in words
 * @param evidence what in the claim, or in the rule's list, does it
 */
public record RuleFacts(String ref, String id, String sentence, String evidence) {}
