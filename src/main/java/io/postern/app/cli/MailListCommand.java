package io.postern.app.cli;

import io.postern.deciding.Outcome;
import io.postern.ledger.MailRow;
import io.postern.ledger.OutgoingRecord;
import io.postern.ledger.OutgoingState;
import io.postern.ledger.Records;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Mails, the newest first. */
@Command(
    name = "list",
    description = "Lists mails with how they ended, the newest first.",
    footer = {
      "",
      "Examples:",
      "  postern mail list --outcome held",
      "  postern mail list --since 2h --json",
      "  postern mail list --outgoing --state retrying"
    })
final class MailListCommand extends LedgerCommand {
  @Option(
      names = "--outcome",
      paramLabel = "OUTCOME",
      description = "Only those: ${COMPLETION-CANDIDATES}.")
  private @Nullable Outcome outcome;

  @Option(names = "--held", description = "Only those that wait for a person.")
  private boolean held;

  @Option(names = "--waiting", description = "Only those that are not decided yet.")
  private boolean waiting;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      defaultValue = "",
      description = "Kept since: 2h, 7d, 2026-03-01 or an instant.")
  private String since = "";

  @Option(
      names = "--search",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Part of the sender, the subject or the Message-ID.")
  private String search = "";

  @Option(names = "--outgoing", description = "Mails that Postern wrote.")
  private boolean outgoing;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "With --outgoing, only those: ${COMPLETION-CANDIDATES}.")
  private @Nullable OutgoingState state;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "How many at most (default: ${DEFAULT-VALUE}).")
  private int limit = 50;

  @Option(names = "--all", description = "As many as there are.")
  private boolean all;

  @Option(names = "--json", description = "One JSON object a line.")
  private boolean json;

  @Override
  int run(Office office) {
    String program = program(office).program().id();
    int atMost = all ? Integer.MAX_VALUE : Math.max(1, limit);
    if (outgoing || state != null) {
      outgoing(office.ledger().records(), program, atMost);
    } else {
      incoming(office.ledger().records(), program, atMost);
    }
    return ExitCode.DONE;
  }

  private void incoming(Records records, String program, int atMost) {
    Optional<Instant> from =
        Optional.of(since).filter(t -> !t.isEmpty()).map(t -> When.since(t, Instant.now()));
    Table table =
        new Table("MAIL", "KEPT", "FROM", "SUBJECT", "OUTCOME", "REASON")
            .cutting("FROM", "SUBJECT");
    for (MailRow mail :
        new Pages<>(
            (offset, rows) ->
                records.mails(
                    program,
                    new Records.MailQuery(
                        held ? Optional.of(Outcome.HELD) : Optional.ofNullable(outcome),
                        waiting,
                        from,
                        search,
                        offset,
                        rows)),
            atMost)) {
      if (json) {
        say(MailJson.of(mail).toString());
      } else {
        table.row(
            mail.id(),
            When.minute(mail.keptAt()),
            mail.from(),
            mail.subject(),
            mail.outcome().map(Object::toString).orElse("(waits)"),
            mail.reason());
      }
    }
    if (!json) {
      show(table, "No mails.");
    }
  }

  private void outgoing(Records records, String program, int atMost) {
    Table table =
        new Table("OUT", "WRITTEN", "NOTICE", "TO", "SUBJECT", "STATE").cutting("TO", "SUBJECT");
    for (OutgoingRecord mail :
        new Pages<>(
            (offset, rows) -> records.outgoing(program, Optional.ofNullable(state), offset, rows),
            atMost)) {
      if (json) {
        say(DealJson.outgoing(mail).toString());
      } else {
        table.row(
            mail.id(),
            When.minute(mail.queuedAt()),
            mail.notice(),
            mail.to(),
            mail.subject(),
            mail.state());
      }
    }
    if (!json) {
      show(table, "No mails.");
    }
  }
}
