package io.postern.app.cli;

import io.postern.app.settings.Settings;
import io.postern.app.settings.SettingsFile;
import io.postern.kit.Problem;
import io.postern.notice.Notice;
import io.postern.notice.RenderedMail;
import io.postern.program.Program;
import io.postern.writing.NoticeWriter;
import io.postern.writing.SampleNotices;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A notice with sample facts. */
@Command(
    name = "preview",
    description = {
      "Shows a notice with sample facts: subject, text, HTML.",
      "Without TEMPLATE it lists the notices. With settings it uses their templates and the look "
          + "of their program; without, those that come with Postern."
    },
    footer = {
      "",
      "Examples:",
      "  postern preview",
      "  postern preview review-request --locale de",
      "  postern preview approved --html > approved.html",
      "  postern preview approved --raw > approved.eml"
    })
final class PreviewCommand extends Subcommand {
  @Parameters(arity = "0..1", paramLabel = "TEMPLATE", description = "For example approved.")
  private String template = "";

  @Option(
      names = "--locale",
      paramLabel = "TAG",
      defaultValue = "",
      description = "The recipient's language (default: the program's).")
  private String locale = "";

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "Settings (default: ./postern.yml, where there is one).")
  private @Nullable Path config;

  @Option(
      names = "--program",
      paramLabel = "ID",
      defaultValue = "",
      description = "Which program, where the settings have several.")
  private String program = "";

  @Option(names = "--html", description = "Only the HTML part.")
  private boolean html;

  @Option(names = "--raw", description = "The whole mail, as it would be sent.")
  private boolean raw;

  @Override
  public Integer call() {
    if (template.isEmpty()) {
      SampleNotices.all().keySet().forEach(this::say);
      return ExitCode.DONE;
    }
    Notice notice =
        SampleNotices.named(template)
            .orElseThrow(
                () ->
                    CommandFailed.usage(
                        "there is no notice '" + template + "'; 'postern preview' lists them"));
    Optional<Settings> settings = settings();
    Program sender =
        settings
            .map(given -> Office.program(given, program).program())
            .orElse(SampleNotices.PROGRAM);
    List<Path> own =
        settings
            .map(given -> given.templatesOf(Office.program(given, program)))
            .orElseGet(List::of);
    Locale language = locale.isEmpty() ? sender.locale() : Locale.forLanguageTag(locale);
    RenderedMail mail =
        NoticeWriter.over(own, InstantSource.system())
            .write(SampleNotices.mail(notice, sender, language));
    mail.problem().map(Problem::toString).ifPresent(this::warn);
    show(mail);
    return mail.problem().isPresent() ? ExitCode.PROBLEMS : ExitCode.DONE;
  }

  private void show(RenderedMail mail) {
    if (raw) {
      terminal().out().write(mail.bytes(), 0, mail.bytes().length);
    } else if (html) {
      say(mail.html());
    } else {
      say("Template: " + mail.template());
      say("Subject: " + mail.subject());
      say("");
      say(mail.text());
      say("");
      say("HTML:");
      say(mail.html());
    }
  }

  private Optional<Settings> settings() {
    Path file = terminal().path(config == null ? SettingsFile.DEFAULT : config.toString());
    if (config == null && !java.nio.file.Files.exists(file)) {
      return Optional.empty();
    }
    SettingsFile.Loaded loaded = SettingsFile.read(file, terminal().environment());
    loaded.problems().forEach(problem -> warn(problem.toString()));
    return Optional.of(
        loaded.settings().orElseThrow(() -> CommandFailed.problem("the settings have problems")));
  }
}
