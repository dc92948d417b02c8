package io.postern.understanding;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which of the leads of a conversation are meant: by their numbers, their references, or all. */
final class LeadsArgument {
  private static final int MAX_LEAD = 500;

  private final Tokens tokens;
  private final Topic topic;
  private final PhraseMatcher words;

  private LeadsArgument(Tokens tokens, Topic topic, Tongue tongue) {
    this.tokens = tokens;
    this.topic = topic;
    this.words = new PhraseMatcher(tokens, tongue);
  }

  /** The place behind the leads that are named from here on; empty where none is. */
  static Optional<Reach> read(Tokens tokens, Topic topic, Tongue tongue, Reach from) {
    return mayBegin(tokens, topic, tongue, from.at())
        ? new LeadsArgument(tokens, topic, tongue).read(from)
        : Optional.empty();
  }

  /** Whether the token may begin to name leads. */
  static boolean mayBegin(Tokens tokens, Topic topic, Tongue tongue, int at) {
    return switch (tokens.kind(at)) {
      case NUMBER, REF, MARK -> true;
      case WORD, EMOJI, ADDRESS, LINE, PARAGRAPH, END ->
          tongue.list(CommandWords.LEAD).begins(tokens.text(at))
              || topic.leads() > 1 && tongue.list(CommandWords.ALL).begins(tokens.text(at));
    };
  }

  private Optional<Reach> read(Reach from) {
    Set<Integer> leads = new TreeSet<>();
    boolean foreign = false;
    int at = from.at();
    int end = at;
    if (topic.leads() > 1 && words.end(CommandWords.ALL, at).isPresent()) {
      for (int lead = 1; lead <= topic.leads(); lead++) {
        leads.add(lead);
      }
      return Optional.of(
          from.to(words.end(CommandWords.ALL, at).get(), from.arguments().withLeads(leads)));
    }
    while (true) {
      at = words.end(CommandWords.LEAD, at).orElse(at);
      if (tokens.mark(at, "#")) {
        at++;
      }
      boolean bracket = tokens.mark(at, "([");
      int inside = bracket ? at + 1 : at;
      if (tokens.kind(inside) == Tokens.Kind.REF) {
        Optional<Integer> lead = topic.lead(tokens.text(inside));
        lead.filter(_ -> topic.leads() > 1).ifPresent(leads::add);
        foreign |= lead.isEmpty();
        end = inside + 1;
      } else {
        Optional<Integer> after = numbers(inside, leads);
        if (after.isEmpty()) {
          break;
        }
        end = after.get();
      }
      if (bracket && !tokens.mark(end, ")]")) {
        return Optional.empty();
      }
      end = bracket ? end + 1 : end;
      Optional<Integer> next = conjunction(end);
      if (next.isEmpty()) {
        break;
      }
      at = next.get();
    }
    if (end == from.at()) {
      return Optional.empty();
    }
    Arguments filled = from.arguments().withLeads(leads);
    return Optional.of(from.to(end, foreign ? filled.withForeign() : filled));
  }

  // "1-5", "3", "1,2,4"
  private Optional<Integer> numbers(int at, Set<Integer> leads) {
    if (tokens.kind(at) != Tokens.Kind.NUMBER) {
      return Optional.empty();
    }
    Set<Integer> found = new TreeSet<>();
    for (String digits : tokens.text(at).split(",", -1)) {
      Optional<Integer> lead = Numbers.count(digits, MAX_LEAD);
      if (lead.isEmpty()) {
        return Optional.empty();
      }
      found.add(lead.get());
    }
    int second = rangeEnd(at + 1);
    if (second > 0) {
      Optional<Integer> last = Numbers.count(tokens.text(second), MAX_LEAD);
      Optional<Integer> first = found.stream().max(Integer::compare);
      if (last.isEmpty() || first.isEmpty() || last.get() < first.get()) {
        return Optional.empty();
      }
      for (int lead = first.get(); lead <= last.get(); lead++) {
        found.add(lead);
      }
      leads.addAll(found);
      return Optional.of(second + 1);
    }
    leads.addAll(found);
    return Optional.of(at + 1);
  }

  // The token of the second number of a range; 0 when there is none.
  private int rangeEnd(int at) {
    int end = tokens.mark(at, "-~\u301C") ? at + 1 : words.end(CommandWords.RANGE, at).orElse(at);
    return end > at && tokens.kind(end) == Tokens.Kind.NUMBER ? end : 0;
  }

  private Optional<Integer> conjunction(int at) {
    int comma = tokens.mark(at, ",&+") ? at + 1 : at;
    int after = words.end(CommandWords.AND, comma).orElse(comma);
    boolean goesOn =
        after > at
            && (tokens.kind(after) == Tokens.Kind.NUMBER
                || tokens.kind(after) == Tokens.Kind.REF
                || tokens.mark(after, "#")
                || words.end(CommandWords.LEAD, after).isPresent());
    return goesOn ? Optional.of(after) : Optional.empty();
  }
}
