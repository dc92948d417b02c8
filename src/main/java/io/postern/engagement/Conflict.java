package io.postern.engagement;

/**
 * Two claims on one prospect.
 *
 * @param other the claim that was there before
 * @param because same-contact or same-domain
 * @param evidence the value that both have
 */
public record Conflict(Claim other, String because, String evidence) {}
