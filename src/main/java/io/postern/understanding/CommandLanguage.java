package io.postern.understanding;

import io.postern.deal.Field;
import java.util.List;
import java.util.Map;

/**
 * The words of the commands in one language: one file of {@code inbound-rules/commands/}.
 *
 * @param language ISO 639-1
 * @param decimalComma whether cents follow a comma, and a dot groups thousands; else the other way
 * @param dates how a date in digits is ordered
 * @param numbers numbers that are written out, by their folded words
 * @param months twelve items, January first: the forms of each
 * @param words lists of phrases by what they stand for
 * @param groups lists of phrases that other phrases call by name
 * @param sentences what says a command
 * @param cues beginnings or wholes of words that make a sentence look like a command
 * @param currencies what names a currency, by its ISO 4217 code
 * @param credits first, second, split, direct and none in this language
 * @param rhythms daily, weekly and off in this language
 * @param languages names of languages, by ISO 639-1 code
 * @param labels what the fields of a referral are called in a form
 */
public record CommandLanguage(
    String language,
    boolean decimalComma,
    DateOrder dates,
    Map<String, Integer> numbers,
    List<List<String>> months,
    Map<CommandWords, List<Phrase>> words,
    Map<String, List<Phrase>> groups,
    Map<CommandWord, List<Sentence>> sentences,
    Map<CommandWord, List<String>> cues,
    Map<String, List<Phrase>> currencies,
    Map<String, List<Phrase>> credits,
    Map<String, List<Phrase>> rhythms,
    Map<String, List<String>> languages,
    Map<Field, List<String>> labels) {
  /** How a date such as 3/4/2026 is ordered. */
  public enum DateOrder {
    /** 3 April. */
    DAY_FIRST,
    /** Some write it so and some so: asked about, unless only one can be meant. */
    EITHER,
    /** The year stands first; day first when it does not. */
    YEAR_FIRST
  }

  /**
   * @param phrase what is said
   * @param place the file and line that it stands at, and the words there; for the trace
   */
  public record Sentence(Phrase phrase, String place) {}

  public CommandLanguage {
    numbers = Map.copyOf(numbers);
    months = List.copyOf(months);
    words = Map.copyOf(words);
    groups = Map.copyOf(groups);
    sentences = Map.copyOf(sentences);
    cues = Map.copyOf(cues);
    currencies = Map.copyOf(currencies);
    credits = Map.copyOf(credits);
    rhythms = Map.copyOf(rhythms);
    languages = Map.copyOf(languages);
    labels = Map.copyOf(labels);
  }
}
