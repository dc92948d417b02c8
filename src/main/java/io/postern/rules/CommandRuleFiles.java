package io.postern.rules;

import io.postern.deal.Field;
import io.postern.kit.Problem;
import io.postern.partner.Preferences;
import io.postern.shipped.Folder;
import io.postern.understanding.CommandLanguage;
import io.postern.understanding.CommandLanguage.DateOrder;
import io.postern.understanding.CommandLanguage.Sentence;
import io.postern.understanding.CommandRules;
import io.postern.understanding.CommandWord;
import io.postern.understanding.CommandWords;
import io.postern.understanding.Phrase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code inbound-rules/commands/}: one file a language, with the phrases that say a command. */
final class CommandRuleFiles {
  private static final String FOLDER = "commands/";
  private static final int MONTHS = 12;
  private static final Set<String> CREDITS = Set.of("first", "second", "split", "direct", "none");
  private static final Set<String> RHYTHMS =
      Arrays.stream(Preferences.Rhythm.values())
          .map(Preferences.Rhythm::word)
          .collect(Collectors.toUnmodifiableSet());
  private static final Set<String> CURRENCIES =
      Set.copyOf(
          Currency.getAvailableCurrencies().stream().map(Currency::getCurrencyCode).toList());

  private final Yaml file;
  private final String label;
  private final Map<String, List<Phrase>> groups = new LinkedHashMap<>();

  private CommandRuleFiles(Yaml file, String label) {
    this.file = file;
    this.label = label;
  }

  /** Reads every file; what is wrong in one is a problem with its line, and left out. */
  static CommandRules read(Folder folder, List<Problem> problems) {
    List<CommandLanguage> languages = new ArrayList<>();
    for (String name : folder.names()) {
      if (name.startsWith(FOLDER) && name.endsWith(".yml")) {
        folder
            .text(name)
            .map(text -> Yaml.parse(folder.label(name), text, problems))
            .map(yaml -> new CommandRuleFiles(yaml, name).language(languageOf(name)))
            .ifPresent(languages::add);
      }
    }
    return CommandRules.of(languages);
  }

  private static String languageOf(String name) {
    return name.substring(FOLDER.length(), name.length() - ".yml".length());
  }

  private CommandLanguage language(String name) {
    file.only(
        Stream.concat(
                Stream.of(
                    "language",
                    "decimal",
                    "dates",
                    "numbers",
                    "months",
                    "groups",
                    "commands",
                    "cues",
                    "currencies",
                    "credits",
                    "rhythms",
                    "languages",
                    "labels"),
                Arrays.stream(CommandWords.values()).map(CommandWords::key))
            .toArray(String[]::new));
    String language = file.get("language").required("language, for example " + name);
    if (!language.equals(name)) {
      file.get("language").problem("the file is named " + name + ".yml, so this must be " + name);
    }
    file.get("groups").entries().forEach((group, place) -> groups.put(group, phrases(place)));
    return new CommandLanguage(
        language,
        file.get("decimal")
            .as("'.' or ','", mark -> Optional.of(mark).filter(Set.of(".", ",")::contains))
            .orElse(".")
            .equals(","),
        file.get("dates")
            .as("day-first, either or year-first", CommandRuleFiles::dateOrder)
            .orElse(DateOrder.EITHER),
        numbers(),
        months(),
        words(),
        groups,
        sentences(),
        byCommand(file.get("cues"), Yaml::texts),
        mapped(file.get("currencies"), CURRENCIES, "ISO 4217 code", this::phrases),
        mapped(file.get("credits"), CREDITS, "credit", this::phrases),
        mapped(file.get("rhythms"), RHYTHMS, "rhythm", this::phrases),
        mapped(
            file.get("languages"), Set.of(Locale.getISOLanguages()), "ISO 639-1 code", Yaml::texts),
        labels());
  }

  private static Optional<DateOrder> dateOrder(String written) {
    return Arrays.stream(DateOrder.values())
        .filter(order -> order.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(written))
        .findFirst();
  }

  private Map<String, Integer> numbers() {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    file.get("numbers")
        .entries()
        .forEach(
            (number, place) -> {
              Optional<Integer> value =
                  number.chars().allMatch(c -> c >= '0' && c <= '9') && number.length() < 5
                      ? Optional.of(Integer.valueOf(number))
                      : Optional.empty();
              if (value.isEmpty()) {
                place.problem(
                    "a number in digits with its words is expected, not '" + number + "'");
              }
              for (String word : place.texts()) {
                value.ifPresent(v -> numbers.put(CommandRules.folded(word), v));
              }
            });
    return numbers;
  }

  private List<List<String>> months() {
    List<List<String>> months =
        file.get("months").texts().stream()
            .map(forms -> List.of(forms.strip().split("\\s+")))
            .toList();
    if (file.get("months").present() && months.size() != MONTHS) {
      file.get("months").problem("months are 12 items, January first; here are " + months.size());
      return List.of();
    }
    return months;
  }

  private Map<CommandWords, List<Phrase>> words() {
    Map<CommandWords, List<Phrase>> words = new EnumMap<>(CommandWords.class);
    for (CommandWords list : CommandWords.values()) {
      words.put(list, phrases(file.get(list.key())));
    }
    return words;
  }

  private Map<CommandWord, List<Sentence>> sentences() {
    return byCommand(
        file.get("commands"),
        list ->
            list.items().stream()
                .flatMap(
                    item ->
                        phrase(item).stream()
                            .map(
                                phrase ->
                                    new Sentence(
                                        phrase,
                                        label + ":" + item.line() + " " + item.text().orElse(""))))
                .toList());
  }

  private Map<Field, List<String>> labels() {
    Map<Field, List<String>> labels = new EnumMap<>(Field.class);
    Set<String> known = Set.copyOf(Arrays.stream(Field.values()).map(Field::key).toList());
    mapped(file.get("labels"), known, "field", Yaml::texts)
        .forEach((key, words) -> Field.ofKey(key).ifPresent(field -> labels.put(field, words)));
    return labels;
  }

  private static <T> Map<CommandWord, T> byCommand(Yaml map, Function<Yaml, T> read) {
    Map<CommandWord, T> found = new EnumMap<>(CommandWord.class);
    Set<String> known =
        Set.copyOf(Arrays.stream(CommandWord.values()).map(CommandWord::word).toList());
    mapped(map, known, "command", read)
        .forEach(
            (key, value) ->
                CommandWord.ofWord(key).ifPresent(command -> found.put(command, value)));
    return found;
  }

  private static <T> Map<String, T> mapped(
      Yaml map, Set<String> known, String what, Function<Yaml, T> read) {
    Map<String, T> found = new LinkedHashMap<>();
    map.entries()
        .forEach(
            (key, place) -> {
              if (known.contains(key)) {
                found.put(key, read.apply(place));
              } else {
                place.problem("'" + key + "' is no " + what);
              }
            });
    return found;
  }

  private List<Phrase> phrases(Yaml list) {
    return list.items().stream().flatMap(item -> phrase(item).stream()).toList();
  }

  private Optional<Phrase> phrase(Yaml item) {
    return item.text()
        .flatMap(
            text ->
                switch (Phrase.parse(text, groups.keySet())) {
                  case Phrase.Good good -> Optional.of(good.phrase());
                  case Phrase.Bad bad -> {
                    item.problem("'" + text + "': " + bad.what());
                    yield Optional.empty();
                  }
                });
  }
}
