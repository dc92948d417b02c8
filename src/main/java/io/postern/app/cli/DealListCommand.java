package io.postern.app.cli;

import io.postern.app.settings.Settings.ProgramSettings;
import io.postern.deal.Deal;
import io.postern.deal.RegistrationStatus;
import io.postern.ledger.Records;
import io.postern.ledger.Roster;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Deals, the newest first. */
@Command(
    name = "list",
    description = "Lists deals, the newest first.",
    footer = {
      "",
      "Examples:",
      "  postern deal list",
      "  postern deal list --status approved --search acme",
      "  postern deal list --all --json"
    })
final class DealListCommand extends LedgerCommand {
  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "Only those: ${COMPLETION-CANDIDATES}.")
  private @Nullable RegistrationStatus status;

  @Option(
      names = "--search",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Part of the company's or contact's name or address.")
  private String search = "";

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
    ProgramSettings program = program(office);
    Map<Long, String> partners = new HashMap<>();
    Table table =
        new Table("DEAL", "COMPANY", "PARTNER", "STATUS", "STAGE", "CLAIMED")
            .cutting("COMPANY", "PARTNER");
    for (Deal deal : deals(office, program)) {
      String partner =
          partners.computeIfAbsent(deal.partnerId(), id -> partner(office, program, id));
      if (json) {
        say(DealJson.of(deal, partner).toString());
      } else {
        table.row(
            deal.ref(),
            deal.facts().prospect().label().orElse("(not known)"),
            partner,
            deal.status(),
            deal.stage().orElse(""),
            When.minute(deal.dates().claimedAt()));
      }
    }
    if (!json) {
      show(table, "No deals.");
    }
    return ExitCode.DONE;
  }

  private Iterable<Deal> deals(Office office, ProgramSettings program) {
    return new Pages<>(
        (offset, rows) ->
            office
                .ledger()
                .records()
                .deals(
                    program.program(),
                    new Records.DealQuery(
                        Optional.ofNullable(status), Optional.empty(), search, offset, rows)),
        all ? Integer.MAX_VALUE : Math.max(1, limit));
  }

  private static String partner(Office office, ProgramSettings program, long id) {
    return office
        .ledger()
        .roster()
        .partner(program.program().id(), id)
        .map(Roster.Entry::partner)
        .map(partner -> partner.name())
        .orElse("");
  }
}
