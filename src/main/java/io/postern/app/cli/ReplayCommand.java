package io.postern.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.postern.app.cli.ReadingDiff.Change;
import io.postern.app.settings.ProgramRules;
import io.postern.app.settings.Settings.ProgramSettings;
import io.postern.deal.Workflow;
import io.postern.journey.KnownJson;
import io.postern.journey.ReadingJson;
import io.postern.ledger.MailRecord;
import io.postern.ledger.MailRow;
import io.postern.ledger.Records;
import io.postern.mail.Letter;
import io.postern.mail.RawMail;
import io.postern.reading.LetterReader;
import io.postern.understanding.Known;
import io.postern.understanding.RuleBook;
import io.postern.understanding.Understanding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What other rules would have read. */
@Command(
    name = "replay",
    description = {
      "Reads stored mail with other rules and lists what would be read differently.",
      "Each mail is read twice, with the program's rules and with those, and with what was known "
          + "when it came. Nothing is changed and nothing is sent."
    },
    footer = {
      "",
      "Examples:",
      "  postern replay --rules my-rules/",
      "  postern replay --rules my-rules/ --since 30d",
      "  postern replay --rules my-rules/ --since 2026-03-01 --json"
    })
final class ReplayCommand extends LedgerCommand {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST = 160;
  private static final int TOLD_EVERY = 100;

  @Option(
      names = "--rules",
      required = true,
      paramLabel = "DIR",
      description = "Inbound rules that stand before the program's and those of Postern.")
  private Path rules = Path.of("");

  @Option(
      names = "--since",
      paramLabel = "TIME",
      defaultValue = "",
      description = "Only mail kept since: 2h, 7d, 2026-03-01 or an instant.")
  private String since = "";

  @Option(names = "--json", description = "One JSON object a line, one line a mail that differs.")
  private boolean json;

  @Override
  int run(Office office) {
    ProgramSettings program = program(office);
    ProgramRules now = ProgramRules.of(office.settings(), program);
    ProgramRules then = others(office, program);
    then.problems().forEach(problem -> warn(problem.toString()));
    Optional<Instant> from =
        Optional.of(since).filter(t -> !t.isEmpty()).map(t -> When.since(t, Instant.now()));
    Records records = office.ledger().records();
    List<Workflow.Stage> stages = now.workflow().map(Workflow::stages).orElse(List.of());
    Counts counts = new Counts();
    for (MailRow row : new Pages<>((offset, rows) -> page(records, program, from, offset, rows))) {
      Optional<MailRecord> record = records.mail(program.program(), row.id());
      Optional<Known> known = record.flatMap(mail -> known(records, program, mail, stages));
      if (record.isEmpty() || known.isEmpty() || record.get().deliveries().isEmpty()) {
        counts.without++;
        continue;
      }
      RawMail raw = record.get().deliveries().getFirst().raw();
      Letter letter = LetterReader.read(raw.bytes());
      List<Change> changes =
          ReadingDiff.of(
              read(letter, raw, now.book(), known.get()),
              read(letter, raw, then.book(), known.get()));
      counts.read++;
      if (!changes.isEmpty()) {
        counts.different++;
        tell(row, changes);
      }
      progress(counts.read);
    }
    if (!json) {
      sum(counts);
    }
    return then.problems().isEmpty() ? ExitCode.DONE : ExitCode.PROBLEMS;
  }

  private static final class Counts {
    private int read;
    private int different;
    private int without;
  }

  private ProgramRules others(Office office, ProgramSettings program) {
    Path directory = terminal().path(rules.toString());
    if (!Files.isDirectory(directory)) {
      throw CommandFailed.usage("there is no directory " + rules);
    }
    List<Path> own = new ArrayList<>(List.of(directory));
    own.addAll(office.settings().inboundRulesOf(program));
    return ProgramRules.read(own, program.workflow());
  }

  private static List<MailRow> page(
      Records records, ProgramSettings program, Optional<Instant> from, int offset, int rows) {
    return records.mails(
        program.program().id(),
        new Records.MailQuery(Optional.empty(), false, from, "", offset, rows));
  }

  private static Optional<Known> known(
      Records records, ProgramSettings program, MailRecord mail, List<Workflow.Stage> stages) {
    return KnownJson.read(
        parse(mail.reading()), ids -> records.notices(program.program().id(), ids), stages);
  }

  private static JsonNode read(Letter letter, RawMail raw, RuleBook book, Known known) {
    return parse(ReadingJson.of(letter, Understanding.read(letter, raw.envelope(), book, known)));
  }

  private static JsonNode parse(String text) {
    try {
      return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
    } catch (JsonProcessingException broken) {
      return MissingNode.getInstance();
    }
  }

  private void tell(MailRow row, List<Change> changes) {
    if (json) {
      say(
          new Json()
              .put("mail", row.id())
              .put("keptAt", row.keptAt())
              .put("from", row.from())
              .put("subject", row.subject())
              .put("changes", changes.stream().map(ReplayCommand::change).toList())
              .toString());
      return;
    }
    Page page = new Page(terminal());
    page.title("Mail " + row.id() + " of " + row.from() + ": " + row.subject());
    for (Change change : changes) {
      page.line(change.field(), shown(change.now()) + "  ->  " + shown(change.then()));
    }
    page.gap();
  }

  private static Json change(Change change) {
    return new Json()
        .put("field", change.field())
        .put("now", change.now())
        .put("then", change.then());
  }

  private static String shown(String value) {
    String line = value.replace('\n', ' ');
    return line.isEmpty()
        ? "(nothing)"
        : line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }

  private void progress(int read) {
    if (terminal().interactive() && read % TOLD_EVERY == 0) {
      terminal().err().print("\r" + read + " mails read ");
      terminal().err().flush();
    }
  }

  private void sum(Counts counts) {
    say(
        "%d mails read, %d would be read differently%s"
            .formatted(
                counts.read,
                counts.different,
                counts.without == 0
                    ? "."
                    : "; %d not read yet and left out.".formatted(counts.without)));
  }
}
