package io.postern.notice;

/**
 * What two claims have in common.
 *
 * @param because same-contact, same-domain, same-phone, same-name or similar-name
 * @param value what the other claim has there
 */
public record EvidenceFacts(String because, String value) {}
