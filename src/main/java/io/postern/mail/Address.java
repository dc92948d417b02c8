package io.postern.mail;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/**
 * An addr-spec (RFC 5322 3.4.1) that Postern can answer: a local part as written and a domain in
 * lower-case A-labels. Two addresses are equal when they differ only in case.
 *
 * @param local the local part, without quotes, as its owner writes it
 * @param domain lower case, A-labels, no trailing dot
 */
public record Address(String local, String domain) {
  private static final int MAX_LOCAL = 64; // RFC 5321 4.5.3.1.1
  private static final int MAX_DOMAIN = 255; // RFC 5321 4.5.3.1.2
  private static final int MAX_LABEL = 63; // RFC 1035 2.3.4

  public Address {
    if (local.isEmpty() || local.length() > MAX_LOCAL || !isDotAtom(local)) {
      throw new IllegalArgumentException("not a local part that mail can be sent to");
    }
    domain = domain.toLowerCase(Locale.ROOT);
    if (!isDomain(domain)) {
      throw new IllegalArgumentException("not a domain that mail can be sent to");
    }
  }

  /**
   * Reads a bare {@code local@domain}, nothing around it; an international domain becomes its
   * A-labels.
   */
  public static Optional<Address> parse(String text) {
    String trimmed = text.strip();
    int at = trimmed.lastIndexOf('@');
    if (at <= 0) {
      return Optional.empty();
    }
    try {
      String domain = IDN.toASCII(trimmed.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
      return Optional.of(new Address(trimmed.substring(0, at), domain));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  /** As {@link #parse}, for text that the program itself wrote. */
  public static Address of(String text) {
    return parse(text).orElseThrow(() -> new IllegalArgumentException("not an address: " + text));
  }

  /** The form that addresses are compared and stored by: all lower case. */
  public String key() {
    return local.toLowerCase(Locale.ROOT) + "@" + domain;
  }

  /** Whether a text has this address in it, whole: not as a part of a longer one. */
  public boolean namedIn(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    String wanted = key();
    for (int at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) {
      int end = at + wanted.length();
      boolean begins = at == 0 || !goesOnBefore(lower.charAt(at - 1));
      boolean ends = end == lower.length() || !goesOn(lower, end);
      if (begins && ends) {
        return true;
      }
    }
    return false;
  }

  private static boolean goesOnBefore(char c) {
    return Character.isLetterOrDigit(c) || ".-_+%".indexOf(c) >= 0;
  }

  private static boolean goesOn(String text, int at) {
    char c = text.charAt(at);
    boolean dotted =
        (c == '.' || c == '-')
            && at + 1 < text.length()
            && Character.isLetterOrDigit(text.charAt(at + 1));
    return Character.isLetterOrDigit(c) || dotted;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Address address && key().equals(address.key());
  }

  @Override
  public int hashCode() {
    return key().hashCode();
  }

  @Override
  public String toString() {
    return local + "@" + domain;
  }

  // RFC 5322 3.2.3 atext and dots; beyond ASCII: letters and digits (RFC 6531 3.3).
  private static boolean isDotAtom(String text) {
    if (text.startsWith(".") || text.endsWith(".") || text.contains("..")) {
      return false;
    }
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      if (!isAtom(text.codePointAt(at))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAtom(int c) {
    return Character.isLetterOrDigit(c)
        || (c < 128
            ? "!#$%&'*+-/=?^_`{|}~.".indexOf(c) >= 0
            : Character.getType(c) == Character.NON_SPACING_MARK);
  }

  private static boolean isDomain(String text) {
    if (text.length() > MAX_DOMAIN || text.isEmpty()) {
      return false;
    }
    int start = 0;
    while (start <= text.length()) {
      int dot = text.indexOf('.', start);
      int end = dot < 0 ? text.length() : dot;
      if (!isLabel(text, start, end)) {
        return false;
      }
      start = end + 1;
    }
    return true;
  }

  private static boolean isLabel(String text, int start, int end) {
    if (start == end
        || end - start > MAX_LABEL
        || text.charAt(start) == '-'
        || text.charAt(end - 1) == '-') {
      return false;
    }
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c >= 128 || !Character.isLetterOrDigit(c) && c != '-' && c != '_') {
        return false;
      }
    }
    return true;
  }
}
