package io.postern.rules;

import io.postern.kit.Problem;
import io.postern.shipped.Folder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One rule file of one language.
 *
 * @param language ISO 639-1, the file's name; empty for {@code any.yml}, which belongs to every
 *     language
 * @param yaml what stands in it
 */
record LanguageFile(String language, Yaml yaml) {
  private static final String ANY = "any";
  private static final Set<String> CODES = Set.of(Locale.getISOLanguages());

  /** The files of a folder of {@code inbound-rules/}, which is written with its slash. */
  static List<LanguageFile> in(String path, Folder folder, List<Problem> problems) {
    List<LanguageFile> files = new ArrayList<>();
    for (String name : folder.names()) {
      if (!name.startsWith(path) || !name.endsWith(".yml")) {
        continue;
      }
      String code = name.substring(path.length(), name.length() - ".yml".length());
      if (!code.equals(ANY) && !CODES.contains(code)) {
        problems.add(
            new Problem(
                folder.label(name), 0, "the file's name must be a language's code, like de.yml"));
        continue;
      }
      Yaml yaml = Yaml.parse(folder.label(name), folder.text(name).orElse(""), problems);
      files.add(new LanguageFile(code.equals(ANY) ? "" : code, yaml));
    }
    return files;
  }
}
