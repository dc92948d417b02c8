package io.postern.mail;

/**
 * A part of a report (RFC 6522): delivery status, disposition notification, feedback report, or the
 * headers of the mail it is about.
 *
 * @param mediaType lower case, for example {@code message/delivery-status}
 * @param text its lines, as written
 */
public record ReportPart(String mediaType, String text) {}
