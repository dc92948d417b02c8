package io.postern.mail;

/**
 * One header field.
 *
 * @param name as written
 * @param value unfolded, encoded words decoded
 */
public record Header(String name, String value) {}
