package io.postern.rules;

import io.postern.engagement.NameRules;
import io.postern.kit.Problem;
import io.postern.shipped.Folder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** {@code company-words.yml} and {@code legal-forms.yml}: how companies' names vary. */
final class NameRuleFile {
  private static final String FILE = "company-words.yml";
  private static final String FORMS = "legal-forms.yml";

  private NameRuleFile() {}

  /** What is wrong in the forms is reported with the fields that need them too. */
  static NameRules read(Folder folder, List<Problem> problems) {
    Yaml words = Yaml.parse(folder.label(FILE), folder.text(FILE).orElse(""), problems);
    words.only("forms", "same", "fillers", "places", "common");
    Yaml forms =
        Yaml.parse(folder.label(FORMS), folder.text(FORMS).orElse(""), new java.util.ArrayList<>());
    Map<String, String> same = new HashMap<>();
    for (Yaml item : words.get("same").items()) {
      List<String> written = spaced(item.text().orElse("")).toList();
      for (String word : written) {
        if (same.putIfAbsent(word, written.getFirst()) != null) {
          item.problem("'" + word + "' counts as another word already");
        }
      }
    }
    return new NameRules(
        Stream.concat(forms.get("after").texts().stream(), words.get("forms").texts().stream())
            .toList(),
        forms.get("before").texts(),
        same,
        all(words.get("fillers")),
        all(words.get("places")),
        all(words.get("common")));
  }

  private static Set<String> all(Yaml list) {
    Set<String> all = new HashSet<>();
    list.texts().forEach(text -> spaced(text).forEach(all::add));
    return all;
  }

  private static Stream<String> spaced(String text) {
    return Stream.of(text.strip().split("\\s+")).filter(word -> !word.isEmpty());
  }
}
