package io.postern.understanding;

import io.postern.deal.Field;
import io.postern.understanding.CommandLanguage.Sentence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** One language's words of the commands, indexed. */
final class Tongue {
  /**
   * A sentence that says a command.
   *
   * @param word which command
   * @param free the slot that takes the rest of the paragraph, if its phrase ends in one
   * @param needs one of these words must be in the text; none where it may stand in any
   */
  record Core(CommandWord word, Sentence sentence, Optional<Slot> free, Set<String> needs) {
    Core {
      needs = Set.copyOf(needs);
    }
  }

  private final CommandLanguage language;
  private final Map<CommandWords, PhraseIndex<CommandWords>> lists =
      new EnumMap<>(CommandWords.class);
  private final List<PhraseIndex.Start<Core>> cores = new ArrayList<>();
  private final Set<String> firstWords = new HashSet<>();
  private final PhraseIndex<Core> creditAlone = new PhraseIndex<>();
  private final PhraseIndex<String> credits = new PhraseIndex<>();
  private final PhraseIndex<String> rhythms = new PhraseIndex<>();
  private final Map<String, Field> labels = new HashMap<>();
  private final Map<String, Integer> months = new HashMap<>();
  private final Cues cues;

  private Tongue(CommandLanguage language) {
    this.language = language;
    this.cues = Cues.of(language.cues());
  }

  static Tongue of(CommandLanguage language) {
    Tongue tongue = new Tongue(language);
    for (CommandWords words : CommandWords.values()) {
      PhraseIndex<CommandWords> index = new PhraseIndex<>();
      tongue.phrases(words).forEach(phrase -> tongue.index(index, phrase, words));
      tongue.lists.put(words, index);
    }
    language
        .sentences()
        .forEach((word, all) -> all.forEach(sentence -> tongue.core(word, sentence)));
    language
        .credits()
        .forEach((credit, all) -> all.forEach(p -> tongue.index(tongue.credits, p, credit)));
    language
        .rhythms()
        .forEach((rhythm, all) -> all.forEach(p -> tongue.index(tongue.rhythms, p, rhythm)));
    if (Phrase.parse("<" + Slot.CREDIT.word() + ">", Set.of()) instanceof Phrase.Good alone) {
      tongue.index(
          tongue.creditAlone,
          alone.phrase(),
          new Core(
              CommandWord.CREDIT,
              new Sentence(alone.phrase(), "credits, as the answer to a conflict"),
              Optional.empty(),
              Needs.NOTHING));
    }
    language
        .labels()
        .forEach((field, all) -> all.forEach(label -> tongue.labels.put(words(label), field)));
    for (int month = 0; month < language.months().size(); month++) {
      for (String name : language.months().get(month)) {
        tongue.months.put(words(name), month + 1);
      }
    }
    return tongue;
  }

  /** A label or name as it is compared: its folded words. */
  static String words(String written) {
    Tokens tokens = Tokens.of(written);
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.kind(i) == Tokens.Kind.WORD || tokens.kind(i) == Tokens.Kind.NUMBER) {
        words.append(words.isEmpty() ? "" : " ").append(tokens.text(i));
      }
    }
    return words.toString();
  }

  CommandLanguage language() {
    return language;
  }

  String code() {
    return language.language();
  }

  List<Phrase> phrases(CommandWords words) {
    return language.words().getOrDefault(words, List.of());
  }

  List<Phrase> group(String name) {
    return language.groups().getOrDefault(name, List.of());
  }

  PhraseIndex<CommandWords> list(CommandWords words) {
    return Objects.requireNonNull(lists.get(words));
  }

  /** What says a command, in the order of the file. */
  List<PhraseIndex.Start<Core>> cores() {
    return cores;
  }

  /** Who has the credit, without a word before it: only an answer to that question. */
  PhraseIndex<Core> creditAlone() {
    return creditAlone;
  }

  PhraseIndex<String> credits() {
    return credits;
  }

  PhraseIndex<String> rhythms() {
    return rhythms;
  }

  Cues cues() {
    return cues;
  }

  Optional<Field> label(String words) {
    return Optional.ofNullable(labels.get(words));
  }

  Optional<Integer> month(String words) {
    return Optional.ofNullable(months.get(words));
  }

  Optional<Integer> number(String word) {
    return Optional.ofNullable(language.numbers().get(word));
  }

  /** Every word that begins a sentence of a command, for finding misspelled ones. */
  Set<String> firstWords() {
    return Collections.unmodifiableSet(firstWords);
  }

  private void core(CommandWord word, Sentence sentence) {
    for (Phrase.Ended ended : sentence.phrase().ended()) {
      Set<String> needs = new Needs(this::group).of(ended.before());
      PhraseIndex.Start<Core> start =
          PhraseIndex.start(
              ended.before(),
              new Core(word, sentence, ended.free(), needs),
              this::group,
              phrases(CommandWords.IT));
      cores.add(start);
      firstWords.addAll(start.words());
    }
  }

  <T> void index(PhraseIndex<T> index, Phrase phrase, T meaning) {
    index.add(phrase, meaning, this::group, phrases(CommandWords.IT));
  }
}
