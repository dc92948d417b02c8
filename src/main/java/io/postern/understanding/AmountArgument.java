package io.postern.understanding;

import io.postern.kit.Money;
import io.postern.understanding.CommandRules.Named;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Amounts as people of one language write them. What that language writes differently, and what
 * could mean two things, is no amount: nothing is guessed.
 */
final class AmountArgument {
  private static final int MAX_DIGITS = 12;
  private static final Set<String> CODES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toSet());

  private AmountArgument() {}

  /** An amount with exactly one currency, before or after it. */
  static List<Reach> read(Tokens tokens, CommandRules rules, Tongue tongue, Reach from) {
    List<Reach> reached = new ArrayList<>();
    int number = from.at();
    Optional<Taken> before = currency(tokens, rules, number);
    if (before.isPresent()) {
      number = before.get().end();
    }
    Optional<BigDecimal> amount =
        tokens.kind(number) == Tokens.Kind.NUMBER
            ? value(tokens.text(number), tongue.language().decimalComma())
            : Optional.empty();
    if (amount.isEmpty()) {
      return reached;
    }
    int end = number + 1;
    if (tokens.mark(end, ",.") && tokens.mark(end + 1, "-")) {
      end += 2; // 48.000,- EUR
    }
    Optional<Taken> after = currency(tokens, rules, end);
    if (before.isPresent()
        && after.isPresent()
        && !before.get().code().equals(after.get().code())) {
      return reached;
    }
    Optional<String> code = before.or(() -> after).map(Taken::code);
    int last = after.map(Taken::end).orElse(end);
    code.flatMap(c -> money(amount.get(), c))
        .ifPresent(m -> reached.add(from.to(last, from.arguments().withAmount(m))));
    return reached;
  }

  /** A currency's code and where its words end. */
  private record Taken(String code, int end) {}

  private static Optional<Taken> currency(Tokens tokens, CommandRules rules, int at) {
    Optional<Taken> best = Optional.empty();
    for (PhraseIndex.Entry<Named> entry : rules.currencies().at(tokens.text(at))) {
      Named named = entry.meaning();
      PhraseMatcher matcher = new PhraseMatcher(tokens, named.tongue());
      for (Reach reach : matcher.match(entry.phrase(), Reach.from(at))) {
        if (best.isEmpty() || reach.at() > best.get().end()) {
          best = Optional.of(new Taken(named.code(), reach.at()));
        }
      }
    }
    if (best.isEmpty() && tokens.kind(at) == Tokens.Kind.WORD) {
      String written = tokens.written(at, at + 1);
      if (CODES.contains(written)) {
        return Optional.of(new Taken(written, at + 1));
      }
    }
    return best;
  }

  private static Optional<Money> money(BigDecimal amount, String code) {
    return Money.of(amount, code)
        .filter(money -> money.amount().compareTo(amount) == 0 && amount.signum() > 0);
  }

  /**
   * The number, if it is written as the language writes numbers and can be read in one way only.
   */
  static Optional<BigDecimal> value(String written, boolean decimalComma) {
    char decimal = decimalComma ? ',' : '.';
    char group = decimalComma ? '.' : ',';
    int last = Math.max(written.lastIndexOf('.'), written.lastIndexOf(','));
    if (last < 0) {
      return number(written, "", group);
    }
    int tail = written.length() - last - 1;
    boolean once = written.indexOf(written.charAt(last)) == last;
    boolean habit = written.charAt(last) == decimal && tail <= 2;
    if (once && (habit || tail == 2 && onlySeparator(written, last))) {
      return number(written.substring(0, last), "." + written.substring(last + 1), group);
    }
    return written.charAt(last) == group ? number(written, "", group) : Optional.empty();
  }

  private static Optional<BigDecimal> number(String whole, String cents, char group) {
    return ungroup(whole, group)
        .filter(digits -> digits.length() <= MAX_DIGITS)
        .map(digits -> new BigDecimal(digits + cents));
  }

  private static boolean onlySeparator(String written, int at) {
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (i != at && (c == '.' || c == ',')) {
        return false;
      }
    }
    return true;
  }

  // One kind of mark between groups of exactly three digits, or none.
  private static Optional<String> ungroup(String whole, char group) {
    String[] parts = whole.split("[ '.,]", -1);
    if (parts.length == 1) {
      return Optional.of(whole).filter(w -> !w.isEmpty());
    }
    char mark = whole.charAt(parts[0].length());
    if (mark != group && mark != ' ' && mark != '\'') {
      return Optional.empty();
    }
    StringBuilder digits = new StringBuilder(parts[0]);
    int at = parts[0].length();
    for (int i = 1; i < parts.length; i++) {
      if (whole.charAt(at) != mark || parts[i].length() != 3) {
        return Optional.empty();
      }
      digits.append(parts[i]);
      at += parts[i].length() + 1;
    }
    return parts[0].length() > 3 || parts[0].isEmpty()
        ? Optional.empty()
        : Optional.of(digits.toString());
  }
}
