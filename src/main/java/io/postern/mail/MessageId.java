package io.postern.mail;

import java.util.Optional;

/**
 * A Message-ID (RFC 5322 3.6.4) without its angle brackets, at most 998 characters, none of them
 * white space or control.
 */
public record MessageId(String value) {
  private static final int MAX = 998; // RFC 5322 2.1.1: no line is longer

  public MessageId {
    if (!isOne(value)) {
      throw new IllegalArgumentException("not a message id");
    }
  }

  /** Reads one id, with or without its brackets. */
  public static Optional<MessageId> parse(String text) {
    String bare = text.strip();
    if (bare.startsWith("<") && bare.endsWith(">") && bare.length() > 2) {
      bare = bare.substring(1, bare.length() - 1);
    }
    return isOne(bare) ? Optional.of(new MessageId(bare)) : Optional.empty();
  }

  private static boolean isOne(String text) {
    return !text.isEmpty()
        && text.length() <= MAX
        && text.chars().noneMatch(c -> c <= ' ' || c == '<' || c == '>' || c == 127);
  }

  /** As it stands in a header: {@code <id>}. */
  public String inBrackets() {
    return "<" + value + ">";
  }
}
