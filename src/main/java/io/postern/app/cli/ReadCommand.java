package io.postern.app.cli;

import io.postern.app.settings.ProgramRules;
import io.postern.app.settings.Settings;
import io.postern.app.settings.Settings.ProgramSettings;
import io.postern.app.settings.SettingsFile;
import io.postern.deal.Workflow;
import io.postern.journey.ReadingJson;
import io.postern.mail.Address;
import io.postern.mail.Envelope;
import io.postern.mail.Letter;
import io.postern.program.Program;
import io.postern.reading.LetterReader;
import io.postern.rules.WorkflowFile;
import io.postern.understanding.Known;
import io.postern.understanding.Reading;
import io.postern.understanding.RuleBook;
import io.postern.understanding.Understanding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What Postern understands from mails, without a database. */
@Command(
    name = "read",
    description = {
      "Shows what Postern understands from mails.",
      "Who wrote what, the kind of mail, the fields of a referral with where each was found, the "
          + "commands, and which rules fired. Nothing is stored and nothing is sent."
    },
    footer = {
      "",
      "Examples:",
      "  postern read referral.eml",
      "  postern read --json mail/*.eml > readings.jsonl",
      "  postern read --as manager answer.eml",
      "  postern read --rules my-rules/ mail/*.eml     with other inbound rules"
    })
final class ReadCommand extends Subcommand {
  private static final int AT_ONCE = 32;

  /** Whose commands are looked for. */
  enum As {
    PARTNER,
    MANAGER
  }

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Mails as files (RFC 5322); of a directory, its *.eml.")
  private List<String> files = new ArrayList<>();

  @Option(names = "--json", description = "One JSON object a line, one line a file.")
  private boolean json;

  @Option(
      names = "--as",
      paramLabel = "ROLE",
      defaultValue = "PARTNER",
      description = "Whose commands to look for: partner (default) or manager.")
  private As as = As.PARTNER;

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "Inbound rules that stand before those that come with Postern.")
  private @Nullable Path rules;

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "Settings whose program's addresses, workflow and rules count; none needed.")
  private @Nullable Path config;

  private record Read(String file, Letter letter, Reading reading, boolean readable) {}

  @Override
  public Integer call() {
    Optional<Settings> settings = settings();
    ProgramRules program = program(settings);
    program.problems().forEach(problem -> warn(problem.toString()));
    Known known = known(settings, program);
    List<String> all = files.stream().flatMap(this::named).toList();
    boolean good = program.problems().isEmpty();
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      List<String> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
      for (Read read : some.parallelStream().map(f -> read(f, program.book(), known)).toList()) {
        show(read, all.size() == 1);
        good &= read.readable();
      }
      progress(from + some.size(), all.size());
    }
    return good ? ExitCode.DONE : ExitCode.PROBLEMS;
  }

  private Read read(String file, RuleBook book, Known known) {
    byte[] bytes;
    boolean readable = true;
    try {
      bytes = Files.readAllBytes(terminal().path(file));
    } catch (IOException e) {
      bytes = new byte[0];
      readable = false;
    }
    Letter letter = LetterReader.read(bytes);
    Reading reading = Understanding.read(letter, Envelope.UNKNOWN, book, known);
    return new Read(file, letter, readable ? reading : unreadable(reading), readable);
  }

  private static Reading unreadable(Reading nothing) {
    return new Reading(
        nothing.kind(),
        nothing.language(),
        nothing.parts(),
        nothing.referrals(),
        nothing.refersTo(),
        nothing.orders(),
        nothing.consent(),
        nothing.sheet(),
        nothing.automation(),
        nothing.awayUntil(),
        nothing.report(),
        List.of("file-not-readable"),
        nothing.trace());
  }

  private void show(Read read, boolean alone) {
    if (!read.readable()) {
      warn(read.file() + ": cannot be read: no such file, or not a file that may be read");
    }
    if (json) {
      say(ReadingJson.of(read.file(), read.letter(), read.reading()));
    } else if (read.readable()) {
      ReadingPage page = new ReadingPage(terminal().columns());
      page.lines(read.file(), read.letter(), read.reading()).forEach(this::say);
      if (!alone) {
        say("");
      }
    }
  }

  private void progress(int done, int all) {
    if (terminal().interactive() && all > AT_ONCE) {
      terminal().err().print("\r" + done + " of " + all + " read" + (done == all ? "\n" : ""));
      terminal().err().flush();
    }
  }

  private Stream<String> named(String file) {
    Path path = terminal().path(file);
    if (!Files.isDirectory(path)) {
      return Stream.of(file);
    }
    try (Stream<Path> inside = Files.list(path)) {
      return inside
          .map(Path::toString)
          .filter(name -> name.endsWith(".eml"))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw CommandFailed.problem("cannot list " + file + ": " + e.getMessage());
    }
  }

  private Optional<Settings> settings() {
    if (config == null) {
      return Optional.empty();
    }
    SettingsFile.Loaded loaded =
        SettingsFile.read(terminal().path(config.toString()), terminal().environment());
    loaded.problems().forEach(problem -> warn(problem.toString()));
    return Optional.of(
        loaded.settings().orElseThrow(() -> CommandFailed.problem("the settings have problems")));
  }

  private ProgramRules program(Optional<Settings> settings) {
    List<Path> own = new ArrayList<>();
    if (rules != null) {
      Path directory = terminal().path(rules.toString());
      if (!Files.isDirectory(directory)) {
        throw CommandFailed.usage("there is no directory " + rules);
      }
      own.add(directory);
    }
    String workflow = WorkflowFile.DEFAULT;
    if (settings.isPresent()) {
      ProgramSettings first = settings.get().programs().getFirst();
      own.addAll(settings.get().inboundRulesOf(first));
      workflow = first.workflow();
    }
    return ProgramRules.read(own, workflow);
  }

  private Known known(Optional<Settings> settings, ProgramRules rules) {
    Known.Role role = as == As.MANAGER ? Known.Role.MANAGER : Known.Role.PARTNER;
    Known known = Known.nothing(role, rules.workflow().map(Workflow::stages).orElseGet(List::of));
    return settings
        .map(s -> s.programs().getFirst().program())
        .map(p -> of(p, known))
        .orElse(known);
  }

  private static Known of(Program program, Known known) {
    Set<Address> own = new HashSet<>();
    own.add(program.addresses().intake());
    program.managers().forEach(manager -> own.add(manager.email()));
    Set<String> domains = new HashSet<>();
    own.forEach(address -> domains.add(address.domain()));
    return new Known(
        known.role(),
        known.language(),
        own,
        domains,
        known.colleagues(),
        known.sentNotices(),
        known.openDeals(),
        known.conversationDeals(),
        known.signatureLines(),
        known.stages());
  }
}
