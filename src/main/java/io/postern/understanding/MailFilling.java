package io.postern.understanding;

import io.postern.mail.Address;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Fills the slots of phrases from a mail's own text. */
final class MailFilling implements PhraseMatcher.Filling {
  private static final int MAX_DAYS = 3650;
  private static final int MAX_LEAD = 500;
  private static final int MAX_PARTS_OF_IT = 3;
  private static final int MAX_COMPANY = 8;
  private static final int MAX_SPACELESS_COMPANY = 24;
  private static final Set<String> ISO_LANGUAGES = Set.of(Locale.getISOLanguages());

  private final Tokens tokens;
  private final CommandRules rules;
  private final Topic topic;

  // Many phrases begin with the same slot: what it may be at a place is read once.
  private final Map<String, Map<Slot, List<Reach>>> begun = new HashMap<>();
  private int place = -1;

  MailFilling(Tokens tokens, CommandRules rules, Topic topic) {
    this.tokens = tokens;
    this.rules = rules;
    this.topic = topic;
  }

  @Override
  public List<Reach> fill(Slot slot, Tongue tongue, Reach from) {
    if (!from.fresh()) {
      return read(slot, tongue, from);
    }
    if (from.at() != place) {
      begun.clear();
      place = from.at();
    }
    List<Reach> known =
        begun.computeIfAbsent(tongue.code(), _ -> new EnumMap<>(Slot.class)).get(slot);
    if (known != null) {
      return known;
    }
    List<Reach> reached = read(slot, tongue, from);
    if (from.at() == place) {
      begun.computeIfAbsent(tongue.code(), _ -> new EnumMap<>(Slot.class)).put(slot, reached);
    }
    return reached;
  }

  private List<Reach> read(Slot slot, Tongue tongue, Reach from) {
    return switch (slot) {
      case IT -> it(tongue, from, MAX_PARTS_OF_IT);
      case LEADS -> leads(tongue, from).stream().toList();
      case DAYS -> days(tongue, from);
      case AMOUNT -> AmountArgument.read(tokens, rules, tongue, from);
      case DATE -> DateArgument.read(tokens, tongue, from);
      case STAGE -> stage(from);
      case ADDRESS -> address(from);
      case CREDIT -> credit(tongue, from);
      case LANGUAGE -> language(from);
      case CODE -> code(from);
      case COMPANY -> company(from);
      case NAME -> name(from);
      case REASON, TEXT -> List.of(from);
    };
  }

  // "this referral", "3 and 5", "NW-1042", "Acme Tools (NW-1042)"
  private List<Reach> it(Tongue tongue, Reach from, int more) {
    if (more == 0) {
      return List.of();
    }
    List<Reach> reached = new ArrayList<>();
    PhraseMatcher matcher = new PhraseMatcher(tokens, tongue, this);
    for (PhraseIndex.Entry<CommandWords> entry :
        tongue.list(CommandWords.IT).at(tokens.text(from.at()))) {
      reached.addAll(matcher.match(entry.phrase(), from));
    }
    topic.companyEnd(tokens, from.at()).ifPresent(end -> reached.add(from.to(end)));
    leads(tongue, from).ifPresent(reached::add);
    for (Reach reach : List.copyOf(reached)) {
      reached.addAll(it(tongue, reach, more - 1));
    }
    return reached;
  }

  private Optional<Reach> leads(Tongue tongue, Reach from) {
    Set<Integer> leads = new TreeSet<>();
    boolean foreign = false;
    int at = from.at();
    int end = at;
    if (topic.leads() > 1 && starts(tongue, CommandWords.ALL, at).isPresent()) {
      for (int lead = 1; lead <= topic.leads(); lead++) {
        leads.add(lead);
      }
      return Optional.of(
          from.to(starts(tongue, CommandWords.ALL, at).get(), from.arguments().withLeads(leads)));
    }
    while (true) {
      at = starts(tongue, CommandWords.LEAD, at).orElse(at);
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
        Optional<Integer> after = numbers(tongue, inside, leads);
        if (after.isEmpty()) {
          break;
        }
        end = after.get();
      }
      if (bracket && !tokens.mark(end, ")]")) {
        return Optional.empty();
      }
      end = bracket ? end + 1 : end;
      Optional<Integer> next = conjunction(tongue, end);
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
  private Optional<Integer> numbers(Tongue tongue, int at, Set<Integer> leads) {
    if (tokens.kind(at) != Tokens.Kind.NUMBER) {
      return Optional.empty();
    }
    Set<Integer> found = new TreeSet<>();
    for (String digits : tokens.text(at).split(",", -1)) {
      Optional<Integer> lead = whole(digits, MAX_LEAD);
      if (lead.isEmpty()) {
        return Optional.empty();
      }
      found.add(lead.get());
    }
    int second = rangeEnd(tongue, at + 1);
    if (second > 0) {
      Optional<Integer> last = whole(tokens.text(second), MAX_LEAD);
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
  private int rangeEnd(Tongue tongue, int at) {
    int end =
        tokens.mark(at, "-~\u301C") ? at + 1 : starts(tongue, CommandWords.RANGE, at).orElse(at);
    return end > at && tokens.kind(end) == Tokens.Kind.NUMBER ? end : 0;
  }

  private Optional<Integer> conjunction(Tongue tongue, int at) {
    int comma = tokens.mark(at, ",&+") ? at + 1 : at;
    int after = starts(tongue, CommandWords.AND, comma).orElse(comma);
    boolean goesOn =
        after > at
            && (tokens.kind(after) == Tokens.Kind.NUMBER
                || tokens.kind(after) == Tokens.Kind.REF
                || tokens.mark(after, "#")
                || starts(tongue, CommandWords.LEAD, after).isPresent());
    return goesOn ? Optional.of(after) : Optional.empty();
  }

  private Optional<Integer> starts(Tongue tongue, CommandWords words, int at) {
    PhraseMatcher matcher = new PhraseMatcher(tokens, tongue);
    Optional<Integer> end = Optional.empty();
    for (PhraseIndex.Entry<CommandWords> entry : tongue.list(words).at(tokens.text(at))) {
      for (Reach reach : matcher.match(entry.phrase(), Reach.from(at))) {
        if (reach.at() > end.orElse(at)) {
          end = Optional.of(reach.at());
        }
      }
    }
    return end;
  }

  private List<Reach> days(Tongue tongue, Reach from) {
    int at = from.at();
    Optional<Integer> number =
        tokens.kind(at) == Tokens.Kind.NUMBER
            ? whole(tokens.text(at), MAX_DAYS)
            : tongue.number(tokens.text(at));
    int unit = tokens.mark(at + 1, "-") ? at + 2 : at + 1;
    Optional<Integer> end = starts(tongue, CommandWords.DAY, unit);
    if (number.isEmpty() || number.get() < 1 || end.isEmpty()) {
      return List.of();
    }
    return List.of(from.to(end.get(), from.arguments().withDays(number.get())));
  }

  private static Optional<Integer> whole(String digits, int max) {
    if (digits.isEmpty() || digits.length() > 5 || !digits.chars().allMatch(Character::isDigit)) {
      return Optional.empty();
    }
    return Optional.of(Integer.parseInt(digits)).filter(number -> number <= max && number > 0);
  }

  private List<Reach> stage(Reach from) {
    return topic
        .stage(tokens, from.at())
        .filter(found -> !found.stage().closed())
        .map(f -> List.of(from.to(f.end(), from.arguments().withWord(f.stage().name()))))
        .orElse(List.of());
  }

  // joao@brightpath.example, <joao@…>, joao@… <mailto:joao@…>, João Silva <joao@…>
  private List<Reach> address(Reach from) {
    int at = from.at();
    int named = at;
    while (named < at + 4 && tokens.kind(named) == Tokens.Kind.WORD && tokens.capital(named)) {
      named++;
    }
    boolean angle = tokens.mark(named, "<");
    int place = angle ? named + 1 : at;
    if (angle && tokens.word(place, "mailto") && tokens.mark(place + 1, ":")) {
      place += 2;
    }
    if (tokens.kind(place) != Tokens.Kind.ADDRESS || angle && !tokens.mark(place + 1, ">")) {
      return List.of();
    }
    int end = angle ? place + 2 : place + 1;
    if (!angle) {
      end = linkEnd(end, tokens.text(place));
    }
    int last = end;
    return Address.parse(tokens.text(place))
        .map(found -> List.of(from.to(last, from.arguments().withAddress(found))))
        .orElse(List.of());
  }

  // What a mail program puts after an address that it made a link.
  private int linkEnd(int at, String address) {
    boolean link =
        tokens.mark(at, "<")
            && tokens.word(at + 1, "mailto")
            && tokens.mark(at + 2, ":")
            && tokens.text(at + 3).equalsIgnoreCase(address)
            && tokens.mark(at + 4, ">");
    return link ? at + 5 : at;
  }

  private List<Reach> credit(Tongue tongue, Reach from) {
    List<Reach> reached = new ArrayList<>();
    PhraseMatcher matcher = new PhraseMatcher(tokens, tongue);
    for (PhraseIndex.Entry<String> entry : tongue.credits().at(tokens.text(from.at()))) {
      for (Reach reach : matcher.match(entry.phrase(), from)) {
        if (entry.meaning().equals("split")) {
          shares(reach).ifPresent(reached::add);
        } else {
          reached.add(from.to(reach.at(), from.arguments().withWord(entry.meaning())));
        }
      }
    }
    shares(from).ifPresent(reached::add);
    return reached;
  }

  // 60/40, 60-40, 60:40, 60 % / 40 %; both together a hundred
  private Optional<Reach> shares(Reach from) {
    int first = from.at();
    int mark = tokens.mark(first + 1, "%") ? first + 2 : first + 1;
    int second = mark + 1;
    if (!tokens.mark(mark, "/-:")) {
      return Optional.empty();
    }
    Optional<Integer> one = whole(tokens.text(first), 99);
    Optional<Integer> other = whole(tokens.text(second), 99);
    if (one.isEmpty() || other.isEmpty() || one.get() + other.get() != 100) {
      return Optional.empty();
    }
    int end = tokens.mark(second + 1, "%") ? second + 2 : second + 1;
    String split = "split " + one.get() + "/" + other.get();
    return Optional.of(from.to(end, from.arguments().withWord(split)));
  }

  private List<Reach> language(Reach from) {
    List<Reach> reached = new ArrayList<>();
    int at = from.at();
    if (tokens.kind(at) != Tokens.Kind.WORD) {
      return reached;
    }
    StringBuilder name = new StringBuilder();
    for (int end = at; end < at + 5 && tokens.kind(end) == Tokens.Kind.WORD; end++) {
      name.append(name.isEmpty() ? "" : " ").append(tokens.text(end));
      int after = end + 1;
      rules
          .languageNamed(name.toString())
          .ifPresent(code -> reached.add(from.to(after, from.arguments().withWord(code))));
    }
    return reached;
  }

  // de, de-DE
  private List<Reach> code(Reach from) {
    int at = from.at();
    if (!ISO_LANGUAGES.contains(tokens.text(at))) {
      return List.of();
    }
    boolean region =
        tokens.mark(at + 1, "-")
            && tokens.text(at + 2).length() == 2
            && tokens.start(at + 2) == tokens.end(at + 1);
    return List.of(from.to(region ? at + 3 : at + 1, from.arguments().withWord(tokens.text(at))));
  }

  private List<Reach> company(Reach from) {
    List<Reach> reached = new ArrayList<>();
    int at = from.at();
    if (from.arguments().word().isPresent()) {
      return reached;
    }
    Optional<Integer> known = topic.companyEnd(tokens, at);
    known.ifPresent(end -> reached.add(named(from, end).to(end)));
    if (known.isPresent() || tokens.kind(at) != Tokens.Kind.WORD || !tokens.capital(at)) {
      return reached;
    }
    boolean spaceless = Folded.spaceless(tokens.text(at).charAt(0));
    int most = at + (spaceless ? MAX_SPACELESS_COMPANY : MAX_COMPANY);
    for (int end = at; end < most && namePart(end); end++) {
      reached.add(from.free(end + 1, named(from, end + 1).arguments()));
    }
    return reached;
  }

  private boolean namePart(int at) {
    return tokens.kind(at) == Tokens.Kind.WORD
        || tokens.kind(at) == Tokens.Kind.NUMBER
        || tokens.mark(at, "&.-/");
  }

  private Reach named(Reach from, int end) {
    return from.to(end, from.arguments().withWord(tokens.written(from.at(), end)));
  }

  private List<Reach> name(Reach from) {
    List<Reach> reached = new ArrayList<>();
    int at = from.at();
    for (int end = at;
        end < at + 3
            && tokens.kind(end) == Tokens.Kind.WORD
            && tokens.capital(end)
            && topic.person(tokens.text(end));
        end++) {
      reached.add(from.to(end + 1));
    }
    return reached;
  }
}
