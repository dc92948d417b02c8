package io.postern.app.cli;

import io.postern.ledger.Unsent;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What waits to be sent. */
@Command(
    name = "outbox",
    description = {
      "Lists the notices that wait to be sent.",
      "In a database that comes from a backup these are the ones that waited when it was made: most"
          + " of them have left since. Before 'serve' is started on it, --drop ends them unsent."
    },
    footer = {"", "Examples:", "  postern outbox", "  postern outbox --drop"})
final class OutboxCommand extends LedgerCommand {
  @Option(names = "--drop", description = "End them; they are never sent.")
  private boolean drop;

  @Override
  int run(Office office) {
    String programId = program(office).program().id();
    List<Unsent> waiting =
        drop
            ? office.ledger().operators().dropUnsent(programId, operator(), Instant.now())
            : office.ledger().records().unsent(programId);
    Table table = new Table("NOTICE", "TO", "SUBJECT", "STATE", "WRITTEN").cutting("SUBJECT", "TO");
    for (Unsent one : waiting) {
      table.row(one.notice(), one.to(), one.subject(), one.state(), When.minute(one.queuedAt()));
    }
    show(table, "Nothing waits to be sent.");
    if (drop && !waiting.isEmpty()) {
      say(waiting.size() + " of them ended unsent.");
    }
    return ExitCode.DONE;
  }
}
