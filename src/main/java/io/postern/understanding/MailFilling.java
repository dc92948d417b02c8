package io.postern.understanding;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Fills the slots of phrases from a mail's own text. */
final class MailFilling implements PhraseMatcher.Filling {
  private static final int MAX_DAYS = 3650;
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
    if (!mayFill(slot, tongue, from.at())) {
      return List.of();
    }
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

  /** Whether the token may begin what fills the slot: most are passed over by it. */
  private boolean mayFill(Slot slot, Tongue tongue, int at) {
    return switch (slot) {
      case IT ->
          !tongue.list(CommandWords.IT).at(tokens.text(at)).isEmpty()
              || topic.companyEnd(tokens, at).isPresent()
              || LeadsArgument.mayBegin(tokens, topic, tongue, at);
      case LEADS -> LeadsArgument.mayBegin(tokens, topic, tongue, at);
      case DAYS ->
          tokens.kind(at) == Tokens.Kind.NUMBER
              || tokens.kind(at) == Tokens.Kind.MARK
              || tongue.number(tokens.text(at)).isPresent();
      case NAME -> begunLikeAName(at);
      case AMOUNT, DATE, STAGE, ADDRESS, CREDIT, RHYTHM, LANGUAGE, CODE, COMPANY, REASON, TEXT ->
          true;
    };
  }

  private List<Reach> read(Slot slot, Tongue tongue, Reach from) {
    return switch (slot) {
      case IT -> it(tongue, from, MAX_PARTS_OF_IT);
      case LEADS -> LeadsArgument.read(tokens, topic, tongue, from).stream().toList();
      case DAYS -> days(tongue, from);
      case AMOUNT -> AmountArgument.read(tokens, rules, tongue, from);
      case DATE -> DateArgument.read(tokens, tongue, from);
      case STAGE -> stage(from);
      case ADDRESS -> AddressArgument.read(tokens, from);
      case CREDIT -> CreditArgument.read(tokens, tongue, from);
      case RHYTHM -> rhythm(tongue, from);
      case LANGUAGE -> language(from);
      case CODE -> code(from);
      case COMPANY -> company(from);
      case NAME -> name(from);
      case REASON, TEXT -> List.of(from);
    };
  }

  // "this referral", "3 and 5", "NW-1042", "Acme Tools (NW-1042)"
  private List<Reach> it(Tongue tongue, Reach from, int more) {
    if (more == 0 || !mayFill(Slot.IT, tongue, from.at())) {
      return List.of();
    }
    List<PhraseIndex.Entry<CommandWords>> ways =
        tongue.list(CommandWords.IT).at(tokens.text(from.at()));
    Optional<Integer> company = topic.companyEnd(tokens, from.at());
    Optional<Reach> leads = LeadsArgument.read(tokens, topic, tongue, from);
    List<Reach> reached = new ArrayList<>();
    PhraseMatcher matcher = new PhraseMatcher(tokens, tongue, this);
    for (PhraseIndex.Entry<CommandWords> entry : ways) {
      reached.addAll(matcher.match(entry.phrase(), from));
    }
    company.ifPresent(end -> reached.add(from.to(end)));
    leads.ifPresent(reached::add);
    for (Reach reach : List.copyOf(reached)) {
      reached.addAll(it(tongue, reach, more - 1));
    }
    return reached;
  }

  // "60 days", "(60 days)"
  private List<Reach> days(Tongue tongue, Reach from) {
    boolean bracket = tokens.mark(from.at(), "(\uFF08");
    List<Reach> inside = plainDays(tongue, bracket ? from.to(from.at() + 1) : from);
    if (!bracket) {
      return inside;
    }
    return inside.stream()
        .filter(reach -> tokens.mark(reach.at(), ")\uFF09"))
        .map(reach -> reach.to(reach.at() + 1))
        .toList();
  }

  private List<Reach> plainDays(Tongue tongue, Reach from) {
    int at = from.at();
    Optional<Integer> number =
        tokens.kind(at) == Tokens.Kind.NUMBER
            ? Numbers.count(tokens.text(at), MAX_DAYS)
            : tongue.number(tokens.text(at));
    int unit = tokens.mark(at + 1, "-") ? at + 2 : at + 1;
    Optional<Integer> end = new PhraseMatcher(tokens, tongue).end(CommandWords.DAY, unit);
    if (number.isEmpty() || number.get() < 1 || end.isEmpty()) {
      return List.of();
    }
    return List.of(from.to(end.get(), from.arguments().withDays(number.get())));
  }

  private List<Reach> stage(Reach from) {
    return topic
        .stage(tokens, from.at())
        .filter(found -> !found.stage().closed())
        .map(f -> List.of(from.to(f.end(), from.arguments().withWord(f.stage().name()))))
        .orElse(List.of());
  }

  private List<Reach> rhythm(Tongue tongue, Reach from) {
    List<Reach> reached = new ArrayList<>();
    PhraseMatcher matcher = new PhraseMatcher(tokens, tongue, this);
    for (PhraseIndex.Entry<String> entry : tongue.rhythms().at(tokens.text(from.at()))) {
      for (Reach reach : matcher.match(entry.phrase(), from)) {
        reached.add(from.to(reach.at(), from.arguments().withWord(entry.meaning())));
      }
    }
    return reached;
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

  private boolean begunLikeAName(int at) {
    return tokens.kind(at) == Tokens.Kind.WORD && tokens.capital(at);
  }

  private List<Reach> name(Reach from) {
    List<Reach> reached = new ArrayList<>();
    int at = from.at();
    for (int end = at;
        end < at + 3 && begunLikeAName(end) && topic.person(tokens.text(end));
        end++) {
      reached.add(from.to(end + 1));
    }
    return reached;
  }
}
