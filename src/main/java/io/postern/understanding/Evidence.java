package io.postern.understanding;

/**
 * Where a value was found.
 *
 * @param place own-text, label-line, table, forwarded-header, forwarded-text, forwarded-signature,
 *     cc-header, subject, vcard, csv, calendar
 * @param words the words of the mail that gave it, at most 200 characters
 * @param rule kebab-case name of the rule that took it
 */
public record Evidence(String place, String words, String rule) {}
