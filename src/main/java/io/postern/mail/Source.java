package io.postern.mail;

/**
 * Where a delivery came from.
 *
 * @param ingress the name of the way in: {@code smtp}, {@code imap:workspace}, {@code http}, {@code
 *     file}
 * @param key what names this delivery there, so that the same one is never kept twice; for example
 *     account, folder, UIDVALIDITY and UID
 */
public record Source(String ingress, String key) {}
