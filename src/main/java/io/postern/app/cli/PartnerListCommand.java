package io.postern.app.cli;

import io.postern.ledger.Roster;
import io.postern.partner.Contact;
import io.postern.partner.TierStanding;
import java.time.LocalDate;
import java.time.ZoneId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Partners by name. */
@Command(
    name = "list",
    description = "Lists partners with their contacts.",
    footer = {
      "",
      "Examples:",
      "  postern partner list",
      "  postern partner list --search bright --json"
    })
final class PartnerListCommand extends LedgerCommand {
  @Option(
      names = "--search",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Part of a name or an address.")
  private String search = "";

  @Option(names = "--json", description = "One JSON object a line, one line a contact.")
  private boolean json;

  @Override
  int run(Office office) {
    Table table =
        new Table("PARTNER", "CONTACT", "ADDRESS", "MANAGER", "TIER", "STATUS")
            .cutting("PARTNER", "CONTACT");
    String program = program(office).program().id();
    ZoneId zone = program(office).program().zone();
    for (Roster.Entry entry :
        new Pages<>(
            (offset, limit) -> office.ledger().roster().list(program, search, offset, limit))) {
      for (Contact contact : entry.contacts()) {
        if (json) {
          say(json(entry, contact).toString());
        } else {
          table.row(
              entry.partner().name(),
              contact.name(),
              contact.email() + (contact.reachable() ? "" : " (bounces)"),
              entry.partner().managerEmail(),
              tier(entry.standing(), zone),
              entry.partner().status());
        }
      }
    }
    if (!json) {
      show(table, "No partners" + (search.isEmpty() ? "." : " with '" + search + "'."));
    }
    return ExitCode.DONE;
  }

  private static String tier(TierStanding standing, ZoneId zone) {
    String until =
        standing.graceUntil().map(at -> " until " + LocalDate.ofInstant(at, zone)).orElse("");
    return standing.tier() + until + (standing.pinned() ? " (pinned)" : "");
  }

  private static Json json(Roster.Entry entry, Contact contact) {
    return new Json()
        .put("partner", entry.partner().name())
        .put("status", entry.partner().status())
        .put("tier", entry.partner().tier())
        .put("tierPinned", entry.standing().pinned())
        .put("tierUntil", entry.standing().graceUntil())
        .put("manager", entry.partner().managerEmail())
        .put("contact", contact.name())
        .put("email", contact.email())
        .put("locale", contact.locale())
        .put("reachable", contact.reachable());
  }
}
