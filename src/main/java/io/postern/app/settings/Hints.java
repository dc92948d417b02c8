package io.postern.app.settings;

import io.postern.kit.Problem;
import io.postern.rules.Yaml;
import java.nio.file.Path;
import java.util.List;

/** What works, and could be better: said by {@code check}, never a failure. */
final class Hints {
  private Hints() {}

  static void add(
      Path file,
      Yaml root,
      Inbound inbound,
      List<Settings.ProgramSettings> programs,
      List<Problem> hints) {
    if (inbound.smtp().isEmpty()
        && inbound.imap().isEmpty()
        && inbound.http().isEmpty()
        && inbound.maildirs().isEmpty()) {
      hint(hints, file, root.get("inbound"), "no way in: mail comes only by 'postern ingest'");
    }
    if (!inbound.files().believesSomebody()
        && inbound.smtp().map(smtp -> !smtp.trust().believesSomebody()).orElse(false)) {
      hint(
          hints,
          file,
          root.get("inbound").get("smtp"),
          "no 'trust': nobody's Authentication-Results are believed, so mail of partners is held");
    }
    for (Settings.ProgramSettings program : programs) {
      if (program.program().admins().isEmpty()) {
        hint(
            hints,
            file,
            root.get("programs").get(program.program().id()),
            "no 'admins': nobody hears of held mail and broken templates");
      }
    }
  }

  private static void hint(List<Problem> hints, Path file, Yaml place, String what) {
    hints.add(new Problem(file.toString(), place.line(), what));
  }
}
