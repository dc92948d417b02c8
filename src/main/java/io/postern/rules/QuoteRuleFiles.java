package io.postern.rules;

import io.postern.kit.Problem;
import io.postern.shipped.Folder;
import io.postern.understanding.QuoteCue;
import io.postern.understanding.QuoteRules;
import io.postern.understanding.QuoteWords;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code inbound-rules/quotes/}: one file a language, of lists of words. */
final class QuoteRuleFiles {
  private static final String FOLDER = "quotes/";
  private static final int MAX_WORD = 120;
  private static final int MONTHS = 12;

  private QuoteRuleFiles() {}

  /** Reads every file; what is wrong in one is a problem with its line, and left out. */
  static QuoteRules read(Folder folder, List<Problem> problems) {
    List<QuoteWords> languages = new ArrayList<>();
    for (String name : folder.names()) {
      if (name.startsWith(FOLDER) && name.endsWith(".yml")) {
        folder
            .text(name)
            .map(text -> Yaml.parse(folder.label(name), text, problems))
            .map(yaml -> words(languageOf(name), yaml))
            .ifPresent(languages::add);
      }
    }
    return new QuoteRules(languages);
  }

  private static String languageOf(String name) {
    return name.substring(FOLDER.length(), name.length() - ".yml".length());
  }

  private static QuoteWords words(String language, Yaml yaml) {
    yaml.only(Stream.of(QuoteCue.values()).map(QuoteCue::key).toArray(String[]::new));
    Map<QuoteCue, List<String>> cues = new EnumMap<>(QuoteCue.class);
    for (QuoteCue cue : QuoteCue.values()) {
      Yaml list = yaml.get(cue.key());
      if (list.present()) {
        cues.put(cue, words(cue, list));
      }
    }
    return new QuoteWords(language, cues);
  }

  private static List<String> words(QuoteCue cue, Yaml list) {
    List<String> words = new ArrayList<>();
    for (Yaml item : list.items()) {
      String word = item.required("a word");
      if (!word.isEmpty() && sound(cue, word, item)) {
        words.add(word);
      }
    }
    if (cue == QuoteCue.MONTH && words.size() != MONTHS) {
      list.problem("months are 12 items, January first; here are " + words.size());
      return List.of();
    }
    return words;
  }

  private static boolean sound(QuoteCue cue, String word, Yaml item) {
    if (word.length() > MAX_WORD) {
      item.problem("longer than " + MAX_WORD + " characters");
      return false;
    }
    boolean pattern = cue == QuoteCue.DEVICE || cue == QuoteCue.CLOSING_SENTENCE;
    if (pattern && word.replace("*", "").isBlank()) {
      item.problem("'*' alone would take every line; write the words around it");
      return false;
    }
    return true;
  }
}
