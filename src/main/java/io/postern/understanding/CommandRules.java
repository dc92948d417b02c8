package io.postern.understanding;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The words of the commands, made ready for reading. */
public final class CommandRules {
  /** No words of any language: nothing is a command. */
  public static final CommandRules NONE = of(List.of());

  private final List<Tongue> tongues;
  private final Map<String, String> languages = new HashMap<>();
  private final PhraseIndex<Named> currencies = new PhraseIndex<>();
  private final Map<CommandWords, PhraseIndex<Tongue>> lists = new EnumMap<>(CommandWords.class);

  private CommandRules(List<Tongue> tongues) {
    this.tongues = List.copyOf(tongues);
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

  /** The phrases of every language, each with its language. */
  PhraseIndex<Tongue> all(CommandWords words) {
    return lists.getOrDefault(words, new PhraseIndex<>());
  }
}
