package io.postern.reading;

import io.postern.mail.Flaw;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What reading one mail may cost, enclosed mails included, and what was found broken. Counted,
 * never timed, so that a mail reads the same on every machine.
 */
final class Budget {
  static final int MAX_BYTES = 25 * 1024 * 1024;
  static final int MAX_DEPTH = 20;
  static final int MAX_TEXT = 1_000_000;
  private static final int MAX_PARTS = 500;
  private static final int MAX_ADDRESSES = 1000;

  private final Spent spent;
  private final Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);

  Budget() {
    this(new Spent());
  }

  private Budget(Spent spent) {
    this.spent = spent;
  }

  /** For a mail inside the mail: the same account, but its own flaws. */
  Budget forEnclosed() {
    return new Budget(spent);
  }

  void note(Flaw flaw) {
    flaws.add(flaw);
  }

  /** The flaws as words; a limit that was hit anywhere counts for the whole mail. */
  List<String> words() {
    flaws.addAll(spent.limits);
    return flaws.stream().map(Flaw::word).toList();
  }

  /** Takes one part; false when there may be no more. */
  boolean part() {
    return allow(spent.parts++ < MAX_PARTS, Flaw.TOO_MANY_PARTS);
  }

  boolean address() {
    return allow(spent.addresses++ < MAX_ADDRESSES, Flaw.TOO_MANY_ADDRESSES);
  }

  boolean deeper(int depth) {
    return allow(depth < MAX_DEPTH, Flaw.TOO_DEEP);
  }

  boolean bytes(int length) {
    return allow(length <= MAX_BYTES, Flaw.TOO_LARGE);
  }

  /** As much of a text as may still be read. */
  String text(String whole) {
    int left = MAX_TEXT - spent.text;
    if (allow(whole.length() <= left, Flaw.TEXT_CUT)) {
      spent.text += whole.length();
      return whole;
    }
    spent.text = MAX_TEXT;
    boolean inPair = left > 0 && Character.isHighSurrogate(whole.charAt(left - 1));
    return whole.substring(0, inPair ? left - 1 : left);
  }

  private boolean allow(boolean allowed, Flaw otherwise) {
    if (!allowed) {
      spent.limits.add(otherwise);
    }
    return allowed;
  }

  private static final class Spent {
    private final Set<Flaw> limits = EnumSet.noneOf(Flaw.class);
    private int parts;
    private int addresses;
    private int text;
  }
}
