package io.postern.understanding;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The words of the commands, made ready for reading. */
public final class CommandRules {
  /** No words of any language: nothing is a command. */
  public static final CommandRules NONE = of(List.of());

  private final List<Tongue> tongues;
  private final Cues cues;
  private final Map<String, String> languages = new HashMap<>();
  private final PhraseIndex<Named> currencies = new PhraseIndex<>();
  private final Map<CommandWords, PhraseIndex<Tongue>> lists = new EnumMap<>(CommandWords.class);

  private final Openings.Table openings;
  private final Misspelled misspelled;

  private final List<Sayable> sayable = new ArrayList<>();

  /** What says a command, by its place, that needs a word. */
  private final Map<String, List<Integer>> needing = new HashMap<>();

  /** What says a command and may stand in any text, by its place. */
  private final BitSet always = new BitSet();

  private CommandRules(List<Tongue> tongues) {
    this.tongues = List.copyOf(tongues);
    this.cues = Cues.all(tongues.stream().map(Tongue::cues).toList());
    for (CommandWords words : CommandWords.values()) {
      PhraseIndex<Tongue> index = new PhraseIndex<>();
      tongues.forEach(tongue -> tongue.phrases(words).forEach(p -> tongue.index(index, p, tongue)));
      lists.put(words, index);
    }
    for (Tongue tongue : tongues) {
      tongue
          .language()
          .languages()
          .forEach((code, all) -> all.forEach(n -> languages.put(Tongue.words(n), code)));
      tongue
          .language()
          .currencies()
          .forEach(
              (code, all) ->
                  all.forEach(p -> tongue.index(currencies, p, new Named(tongue, code))));
    }
    openings = new Openings.Table(this.tongues);
    Set<String> firstWords = new HashSet<>();
    tongues.forEach(tongue -> firstWords.addAll(tongue.firstWords()));
    misspelled = new Misspelled(firstWords);
    this.tongues.forEach(tongue -> tongue.cores().forEach(core -> need(tongue, core)));
  }

  /** A way of saying a command, in its language. */
  record Sayable(Tongue tongue, PhraseIndex.Start<Tongue.Core> core) {}

  private void need(Tongue tongue, PhraseIndex.Start<Tongue.Core> core) {
    int place = sayable.size();
    sayable.add(new Sayable(tongue, core));
    Set<String> needs = core.entry().meaning().needs();
    if (needs.isEmpty()) {
      always.set(place);
    }
    needs.forEach(word -> needing.computeIfAbsent(word, _ -> new ArrayList<>()).add(place));
  }

  /**
   * @param languages one entry a language
   */
  public static CommandRules of(List<CommandLanguage> languages) {
    return new CommandRules(languages.stream().map(Tongue::of).toList());
  }

  /** A word as it is compared: without case and accents. */
  public static String folded(String word) {
    return Folded.fold(word.strip());
  }

  List<Tongue> tongues() {
    return tongues;
  }

  /** What may say a command in a text of these words, language by language. */
  List<Sayable> sayable(Set<String> words) {
    BitSet places = (BitSet) always.clone();
    for (String word : words) {
      for (int place : needing.getOrDefault(word, List.of())) {
        places.set(place);
      }
    }
    return places.stream().mapToObj(sayable::get).toList();
  }

  /**
   * Whether a phrase of such lists, of any language, may begin with what the mail fills in.
   *
   * @param fills whether the mail fills a slot here
   */
  boolean mayFill(Predicate<Slot> fills, WordLists wanted) {
    return openings.mayFill(fills, wanted);
  }

  /** What a word may open, in any language. */
  Openings openings(String word) {
    return openings.at(word);
  }

  /** What may open, in any language, with something that the mail fills in. */
  Openings filledOpenings() {
    return openings.filled();
  }

  /**
   * What a phrase of one language names.
   *
   * @param code ISO 4217
   */
  record Named(Tongue tongue, String code) {}

  /** What names a currency, in any language: an amount is often written in another one. */
  PhraseIndex<Named> currencies() {
    return currencies;
  }

  /**
   * The ISO 639-1 code of a language that is named in any language: people name it in their own.
   */
  Optional<String> languageNamed(String words) {
    return Optional.ofNullable(languages.get(words));
  }

  /** Whether a word of any language that speaks of a command may stand here. */
  boolean mayBeCue(Tokens tokens, int at) {
    return cues.mayBeAt(tokens, at);
  }

  /** Whether a folded word is almost one that begins a command's sentence, in any language. */
  boolean misspelled(String word) {
    return misspelled.has(word);
  }

  /** The phrases of every language, each with its language. */
  PhraseIndex<Tongue> all(CommandWords words) {
    return Objects.requireNonNull(lists.get(words));
  }
}
