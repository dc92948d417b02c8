package io.postern.rules;

import io.postern.kit.Problem;
import io.postern.mail.DeliveryReport.Cause;
import io.postern.shipped.Folder;
import io.postern.understanding.AutomaticRules;
import io.postern.understanding.AutomaticRules.Away;
import io.postern.understanding.AutomaticRules.Bounces;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** {@code inbound-rules/automatic.yml}: the words by which robots are known. */
final class AutomaticRuleFile {
  private static final String FILE = "automatic.yml";
  private static final int MAX_PHRASE = 120;

  private AutomaticRuleFile() {}

  /** Reads the file; without it only headers tell a robot. */
  static AutomaticRules read(Folder folder, List<Problem> problems) {
    return folder
        .text(FILE)
        .map(text -> Yaml.parse(folder.label(FILE), text, problems).only("away", "bounces"))
        .map(yaml -> new AutomaticRules(away(yaml.get("away")), bounces(yaml.get("bounces"))))
        .orElse(AutomaticRules.NONE);
  }

  private static Away away(Yaml yaml) {
    yaml.only("subjects", "phrases", "until", "unattended");
    return new Away(
        phrases(yaml.get("subjects")),
        phrases(yaml.get("phrases")),
        phrases(yaml.get("until")),
        phrases(yaml.get("unattended")));
  }

  private static Bounces bounces(Yaml yaml) {
    yaml.only(
        "daemons", "subjects", "originals", "delays", "doubts", "quotes", "passing", "causes");
    Map<Cause, List<String>> causes = new EnumMap<>(Cause.class);
    Yaml words = yaml.get("causes");
    words.only(Stream.of(Cause.values()).map(Cause::word).toArray(String[]::new));
    for (Cause cause : Cause.values()) {
      causes.put(cause, phrases(words.get(cause.word())));
    }
    return new Bounces(
        phrases(yaml.get("daemons")),
        phrases(yaml.get("subjects")),
        phrases(yaml.get("originals")),
        phrases(yaml.get("delays")),
        phrases(yaml.get("doubts")),
        phrases(yaml.get("quotes")),
        phrases(yaml.get("passing")),
        causes);
  }

  private static List<String> phrases(Yaml list) {
    List<String> phrases = new ArrayList<>();
    for (Yaml item : list.items()) {
      String phrase = item.required("a phrase").strip().toLowerCase(Locale.ROOT);
      if (phrase.length() > MAX_PHRASE) {
        item.problem("longer than " + MAX_PHRASE + " characters");
      } else if (!phrase.isEmpty()) {
        phrases.add(phrase);
      }
    }
    return phrases;
  }
}
