package io.postern.rules;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Counted repeats of a pattern, before it is compiled: RE2 writes each one out, so repeats inside
 * repeats multiply, and a short pattern may need more memory than there is.
 */
final class Repeats {
  /** The most copies of one part. */
  static final int MOST = 1_000;

  private final String pattern;
  private final Deque<Long> around = new ArrayDeque<>();
  private long most = 1;
  private long last = 1;

  private Repeats(String pattern) {
    this.pattern = pattern;
  }

  /** The place of the repeat with which a part is copied too often; empty when none is. */
  static Optional<Integer> tooMany(String pattern) {
    return new Repeats(pattern).scan();
  }

  private Optional<Integer> scan() {
    for (int at = 0; at < pattern.length(); at++) {
      switch (pattern.charAt(at)) {
        case '\\' -> {
          at++;
          last = 1;
        }
        case '[' -> {
          at = classEnd(at);
          last = 1;
        }
        case '(' -> {
          around.push(most);
          most = 1;
          last = 1;
        }
        case ')' -> {
          last = most;
          most = around.isEmpty() ? most : Math.max(around.pop(), most);
        }
        case '{' -> {
          long times = times(at);
          last *= Math.max(1, times);
          most = Math.max(most, last);
          if (most > MOST) {
            return Optional.of(at);
          }
        }
        case '*', '+', '?', '}', ',' -> {}
        default -> last = Character.isDigit(pattern.charAt(at)) && inBraces(at) ? last : 1;
      }
    }
    return Optional.empty();
  }

  /** The larger number in {@code {m,n}}; 1 when the brace is a letter like any other. */
  private long times(int open) {
    int close = pattern.indexOf('}', open);
    String inside = close < 0 ? "" : pattern.substring(open + 1, close);
    if (!inside.matches("[0-9]{1,9}(,[0-9]{0,9})?")) {
      return 1;
    }
    String[] ends = inside.split(",");
    return Long.parseLong(ends[ends.length - 1]);
  }

  private boolean inBraces(int at) {
    int open = pattern.lastIndexOf('{', at);
    return open >= 0 && pattern.indexOf('}', open) > at && times(open) >= 1;
  }

  private int classEnd(int open) {
    int at = open + 1;
    if (at < pattern.length() && pattern.charAt(at) == '^') {
      at++;
    }
    if (at < pattern.length() && pattern.charAt(at) == ']') {
      at++;
    }
    while (at < pattern.length() && pattern.charAt(at) != ']') {
      at += pattern.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }
}
