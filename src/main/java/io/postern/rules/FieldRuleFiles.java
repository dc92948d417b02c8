package io.postern.rules;

import io.postern.kit.Problem;
import io.postern.shipped.Folder;
import io.postern.understanding.FieldRules;
import io.postern.understanding.FieldWord;
import io.postern.understanding.PhraseBook;
import io.postern.understanding.Sense;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files that tell how a referral's fields are found: {@code fields/LANGUAGE.yml} with labels
 * and cue words, {@code fields/any.yml} with what every language shares, and the lists {@code
 * legal-forms.yml}, {@code free-mail.yml}, {@code first-names.yml} and {@code mailboxes.yml}.
 */
final class FieldRuleFiles {
  private static final Set<String> SHARED_SYMBOLS = Set.of("$", "kr", "¥", "£");
  private static final int MAX_FACTOR_DIGITS = 13;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,2})?");

  private final Folder folder;
  private final List<Problem> problems;
  private final PhraseBook.Builder<FieldWord> words = new PhraseBook.Builder<>();

  private FieldRuleFiles(Folder folder, List<Problem> problems) {
    this.folder = folder;
    this.problems = problems;
  }

  /** Reads every file; what is wrong in one is a problem with its line, and left out. */
  static FieldRules read(Folder folder, List<Problem> problems) {
    return new FieldRuleFiles(folder, problems).read();
  }

  private FieldRules read() {
    for (LanguageFile file : LanguageFile.in("fields/", folder, problems)) {
      words(file);
    }
    Yaml forms = open("legal-forms.yml").only("before", "after");
    forms.entries().forEach((side, list) -> add(list, new FieldWord(Sense.LEGAL_FORM, side, "")));
    Yaml mailboxes = open("mailboxes.yml").only("program", "shared");
    return new FieldRules(
        words.build(),
        spaced(open("free-mail.yml").only("domains").get("domains")),
        open("first-names.yml").entries().values().stream()
            .flatMap(names -> spaced(names).stream())
            .collect(Collectors.toSet()),
        spaced(mailboxes.get("program")),
        spaced(mailboxes.get("shared")));
  }

  private void words(LanguageFile file) {
    file.yaml().only(Arrays.stream(Sense.values()).map(Sense::key).toArray(String[]::new));
    for (Sense sense : Sense.values()) {
      Yaml place = file.yaml().get(sense.key());
      if (!sense.detailed()) {
        add(place, new FieldWord(sense, "", file.language()));
        continue;
      }
      for (Map.Entry<String, Yaml> entry : place.entries().entrySet()) {
        if (fits(sense, entry.getKey())) {
          add(entry.getValue(), new FieldWord(sense, entry.getKey(), file.language()));
        } else {
          entry.getValue().problem("'" + entry.getKey() + "' can't stand below " + sense.key());
        }
      }
    }
  }

  private static boolean fits(Sense sense, String detail) {
    return switch (sense) {
      case LABEL -> FieldRules.LABELS.contains(detail);
      case CURRENCY ->
          SHARED_SYMBOLS.contains(detail)
              || Currency.getAvailableCurrencies().stream()
                  .anyMatch(currency -> currency.getCurrencyCode().equals(detail));
      case FACTOR ->
          detail.length() <= MAX_FACTOR_DIGITS && detail.chars().allMatch(Character::isDigit);
      case NUMBER -> NUMBER.matcher(detail).matches();
      case LEGAL_FORM -> Set.of("before", "after").contains(detail);
      default -> true;
    };
  }

  private void add(Yaml list, FieldWord word) {
    for (Yaml item : list.items()) {
      Phrases.phrase(item).ifPresent(phrase -> words.add(phrase, word, word.spokenIn()));
    }
  }

  /** Words with white space between them, one or many an item. */
  private static Set<String> spaced(Yaml list) {
    return list.texts().stream()
        .flatMap(text -> Stream.of(text.strip().split("\\s+")))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }

  private Yaml open(String name) {
    return Yaml.parse(folder.label(name), folder.text(name).orElse(""), problems);
  }
}
