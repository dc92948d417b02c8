package io.postern.identity;

import io.postern.identity.FromLine.Fault;
import io.postern.identity.FromLine.NotPlain;
import io.postern.identity.FromLine.Plain;
import io.postern.mail.Address;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads the value of a From field: {@code local@domain} or {@code name <local@domain>} (RFC 5322
 * 3.4), the name of words, quoted strings and encoded words, and nothing that programs differ
 * about.
 */
final class MailboxReader {
  private static final String NEVER_BARE = "@,;:\\>()\"";

  private final String text;
  private final StringBuilder words = new StringBuilder(); // outside quotes, comments and brackets
  private boolean named;
  private int at;

  private MailboxReader(String text) {
    this.text = text;
  }

  /**
   * @param unfolded one character a byte
   */
  static FromLine read(String unfolded) {
    for (int i = 0; i < unfolded.length(); i++) {
      char c = unfolded.charAt(i);
      if ((c < ' ' && c != '\t') || c == 127) {
        return new NotPlain(Fault.CONTROL_CHARACTER);
      }
    }
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(unfolded.getBytes(StandardCharsets.ISO_8859_1)))
              .toString();
      return new MailboxReader(text).mailbox();
    } catch (CharacterCodingException notText) {
      return new NotPlain(Fault.NOT_UTF8);
    }
  }

  private FromLine mailbox() {
    while (at < text.length() && text.charAt(at) != '<') {
      Optional<Fault> fault = word();
      if (fault.isPresent()) {
        return new NotPlain(fault.get());
      }
    }
    return at < text.length() ? bracketed() : bare();
  }

  // One piece of what stands before the bracket, or of an address without one.
  private Optional<Fault> word() {
    char c = text.charAt(at);
    if (c == '"') {
      return quoted();
    }
    if (c == '(') {
      return comment();
    }
    words.append(c);
    at++;
    return Optional.empty();
  }

  private Optional<Fault> quoted() {
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != '"') {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    if (end >= text.length()) {
      return Optional.of(Fault.MALFORMED);
    }
    String inside = text.substring(at + 1, end);
    at = end + 1;
    if (at < text.length() && text.charAt(at) == '@') {
      return Optional.of(Fault.QUOTED_LOCAL_PART);
    }
    words.append(' ');
    named = true;
    return HiddenAddress.in(inside) ? Optional.of(Fault.ENCODED_ADDRESS) : Optional.empty();
  }

  // "pat@partner.example (Pat)" is old and harmless; a comment with an address is neither.
  private Optional<Fault> comment() {
    int end = Comments.end(text, at);
    if (end < 0) {
      return Optional.of(Fault.MALFORMED);
    }
    String inside = text.substring(at + 1, end - 1);
    boolean spaced = at == 0 || text.charAt(at - 1) == ' ' || text.charAt(at - 1) == '\t';
    boolean spacedAfter = end == text.length() || " \t<".indexOf(text.charAt(end)) >= 0;
    at = end;
    boolean harmless =
        spaced
            && spacedAfter
            && inside.chars().noneMatch(c -> "@<>()\\,;:\"".indexOf(c) >= 0)
            && !HiddenAddress.in(inside);
    words.append(' ');
    return harmless ? Optional.empty() : Optional.of(Fault.COMMENT);
  }

  private FromLine bracketed() {
    String name = words.toString();
    Optional<Fault> odd = oddName(name);
    if (odd.isPresent()) {
      return new NotPlain(odd.get());
    }
    int close = text.indexOf('>', at);
    if (close < 0) {
      return new NotPlain(Fault.MALFORMED);
    }
    if (!text.substring(close + 1).isBlank()) {
      return new NotPlain(Fault.TEXT_AFTER_ADDRESS);
    }
    return address(text.substring(at + 1, close));
  }

  private static Optional<Fault> oddName(String name) {
    boolean inSquare = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '[' || c == ']') {
        // Special by the letter, but in pairs no program takes them for an address: [Acme] Pat
        if (inSquare == (c == '[')) {
          return Optional.of(Fault.MALFORMED);
        }
        inSquare = !inSquare;
      } else if (NEVER_BARE.indexOf(c) >= 0) {
        return Optional.of(
            switch (c) {
              case ':', ';' -> Fault.GROUP;
              case ',' -> Fault.SEVERAL_MAILBOXES;
              default -> Fault.MALFORMED;
            });
      }
    }
    if (inSquare) {
      return Optional.of(Fault.MALFORMED);
    }
    return HiddenAddress.in(name) ? Optional.of(Fault.ENCODED_ADDRESS) : Optional.empty();
  }

  private FromLine bare() {
    String address = words.toString().strip();
    if (named) {
      return new NotPlain(Fault.MALFORMED); // "name"address, without brackets
    }
    if (address.indexOf(',') >= 0) {
      return new NotPlain(Fault.SEVERAL_MAILBOXES);
    }
    if (address.indexOf(':') >= 0 || address.indexOf(';') >= 0) {
      return new NotPlain(Fault.GROUP);
    }
    return address(address);
  }

  private static FromLine address(String spec) {
    int atSign = spec.indexOf('@');
    if (atSign < 0) {
      return new NotPlain(spec.isBlank() ? Fault.NO_ADDRESS : Fault.MALFORMED);
    }
    if (atSign == 0 || spec.indexOf(':') >= 0) {
      return new NotPlain(Fault.SOURCE_ROUTE);
    }
    if (spec.contains("=?") || spec.contains("?=")) {
      return new NotPlain(Fault.ENCODED_ADDRESS); // RFC 2047 5 (3) forbids it, some decode it
    }
    if (spec.indexOf('"') >= 0) {
      return new NotPlain(Fault.QUOTED_LOCAL_PART);
    }
    if (spec.indexOf('[') >= 0) {
      return new NotPlain(Fault.DOMAIN_LITERAL);
    }
    if (spec.lastIndexOf('@') != atSign || !spec.equals(spec.strip())) {
      return new NotPlain(Fault.MALFORMED);
    }
    return Address.parse(spec)
        .<FromLine>map(Plain::new)
        .orElseGet(() -> new NotPlain(Fault.MALFORMED));
  }
}
