package io.postern.writing;

import io.postern.kit.Problem;
import io.postern.notice.Notice;
import io.postern.notice.OutgoingMail;
import io.postern.program.Program;
import io.postern.writing.Shelf.Slot;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads every file of a template folder and fills every template with sample facts. */
final class Check {
  private final NoticeWriter writer;
  private final Shelf shelf;
  private final List<Program> programs;
  private final Set<Problem> problems = new LinkedHashSet<>();

  Check(NoticeWriter writer, Shelf shelf, List<Program> programs) {
    this.writer = writer;
    this.shelf = shelf;
    this.programs = programs;
  }

  List<Problem> problems() {
    for (String name : shelf.names()) {
      String[] parts = name.split("/");
      boolean ofProgram = parts.length == 3;
      if (parts.length != 2 && !ofProgram) {
        if (parts.length > 1) {
          say(name, "templates are in LANGUAGE/ or PROGRAM/LANGUAGE/");
        }
        continue;
      }
      Program program = ofProgram ? programNamed(parts[0]) : SampleNotices.PROGRAM;
      if (program == null) {
        say(name, "there is no program " + parts[0]);
      } else {
        file(name, parts[parts.length - 2], parts[parts.length - 1], program);
      }
    }
    return List.copyOf(problems);
  }

  private @Nullable Program programNamed(String id) {
    return programs.stream().filter(program -> program.id().equals(id)).findFirst().orElse(null);
  }

  private void file(String name, String tag, String file, Program program) {
    if (Locale.forLanguageTag(tag).getLanguage().isEmpty()) {
      say(name, tag + " is no language tag");
    } else if (file.equals(Words.FILE)) {
      words(name, tag, program);
    } else if (file.endsWith(".md")) {
      template(name, tag, file.substring(0, file.length() - 3), program);
    } else {
      say(name, "neither a template (NAME.md) nor " + Words.FILE);
    }
  }

  private void words(String name, String tag, Program program) {
    List<Problem> wrong = new ArrayList<>();
    writer.layered(program.id(), tag, wrong);
    problems.addAll(wrong);
    Words known = writer.builtInWords("en");
    Words own = shelf.words(name, Words.none(Locale.forLanguageTag(tag)), new ArrayList<>());
    for (String key : known.lacking(own)) {
      say(name, key + " is no word that is used");
    }
  }

  private void template(String name, String tag, String notice, Program program) {
    List<Notice> samples =
        Stream.concat(
                SampleNotices.all().values().stream()
                    .filter(sample -> sample.template().equals(notice)),
                SampleAnnouncements.of(notice).stream())
            .distinct()
            .toList();
    if (samples.isEmpty()) {
      say(name, "there is no notice " + notice);
      return;
    }
    Slot slot = shelf.slot(name).orElse(null);
    if (slot == null) {
      return;
    }
    slot.problem().ifPresent(problems::add);
    Optional<NoticeTemplate> template = slot.template();
    if (template.isEmpty()) {
      return;
    }
    Words words = writer.layered(program.id(), tag, new ArrayList<>());
    for (Notice sample : samples) {
      OutgoingMail mail = SampleNotices.mail(sample, program, Locale.forLanguageTag(tag));
      try {
        problems.addAll(new Composer(mail, template.get(), words).doubts());
      } catch (TemplateFault fault) {
        problems.add(fault.problem());
      }
    }
  }

  private void say(String name, String what) {
    problems.add(new Problem(shelf.label(name), 0, what));
  }
}
