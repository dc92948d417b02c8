package io.postern.engagement;

/**
 * A program's rules of engagement.
 *
 * @param names what varies in companies' names
 */
public record EngagementRules(NameRules names) {}
