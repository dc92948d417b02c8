package io.postern.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who has the credit, in the words of a language's file or by the shares of each. */
final class CreditArgument {
  private CreditArgument() {}

  static List<Reach> read(Tokens tokens, Tongue tongue, Reach from) {
    List<Reach> reached = new ArrayList<>();
    PhraseMatcher matcher = new PhraseMatcher(tokens, tongue);
    for (PhraseIndex.Entry<String> entry : tongue.credits().at(tokens.text(from.at()))) {
      for (Reach reach : matcher.match(entry.phrase(), from)) {
        if (entry.meaning().equals("split")) {
          shares(tokens, reach).ifPresent(reached::add);
        } else {
          reached.add(from.to(reach.at(), from.arguments().withWord(entry.meaning())));
        }
      }
    }
    shares(tokens, from).ifPresent(reached::add);
    return reached;
  }

  // 60/40, 60-40, 60:40, 60 % / 40 %; both together a hundred
  private static Optional<Reach> shares(Tokens tokens, Reach from) {
    int first = from.at();
    int mark = tokens.mark(first + 1, "%") ? first + 2 : first + 1;
    int second = mark + 1;
    if (!tokens.mark(mark, "/-:")) {
      return Optional.empty();
    }
    Optional<Integer> one = Numbers.count(tokens.text(first), 99);
    Optional<Integer> other = Numbers.count(tokens.text(second), 99);
    if (one.isEmpty() || other.isEmpty() || one.get() + other.get() != 100) {
      return Optional.empty();
    }
    int end = tokens.mark(second + 1, "%") ? second + 2 : second + 1;
    String split = "split " + one.get() + "/" + other.get();
    return Optional.of(from.to(end, from.arguments().withWord(split)));
  }
}
