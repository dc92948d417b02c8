package io.postern.app.cli;

import io.postern.deal.Deal;
import io.postern.deal.DealRef;
import io.postern.deal.Prospect;
import io.postern.ledger.DealRecord;
import io.postern.ledger.OutgoingRecord;
import io.postern.program.Program;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One deal with all that happened to it. */
@Command(
    name = "show",
    description = "Shows a deal, its events, its mails and its next steps.",
    footer = {"", "Example:", "  postern deal show NW-1042"})
final class DealShowCommand extends LedgerCommand {
  @Parameters(paramLabel = "DEAL", description = "Its reference, or only the number of it.")
  private String written = "";

  @Option(names = "--json", description = "As one JSON object.")
  private boolean json;

  @Override
  int run(Office office) {
    Program program = program(office).program();
    DealRecord record =
        number(written, program)
            .flatMap(number -> office.ledger().records().deal(program, number))
            .orElseThrow(() -> CommandFailed.problem("there is no deal " + written));
    if (json) {
      say(DealJson.of(record).toString());
      return ExitCode.DONE;
    }
    Page page = new Page(terminal());
    facts(page, record);
    page.gap();
    events(record);
    if (!record.outgoing().isEmpty()) {
      page.gap();
      mails(record);
    }
    for (DealRecord.Step step : record.timers()) {
      page.line("next", step.step() + " at " + When.minute(step.dueAt()));
    }
    return ExitCode.DONE;
  }

  static Optional<Long> number(String written, Program program) {
    return DealRef.parse(written.contains("-") ? written : program.prefix() + "-" + written)
        .filter(ref -> ref.prefix().equals(program.prefix()))
        .map(DealRef::number);
  }

  private static void facts(Page page, DealRecord record) {
    Deal deal = record.deal();
    Prospect prospect = deal.facts().prospect();
    page.title(deal.title());
    page.line("status", deal.status() + deal.stage().map(stage -> ", " + stage).orElse(""));
    page.line("partner", record.partner().name() + ", " + deal.partnerContact());
    page.line("manager", deal.managerEmail());
    deal.collaborators().forEach(who -> page.line("follows", who));
    page.line("contact", prospect.contactName());
    page.line("role", prospect.contactRole());
    page.line("email", prospect.contactEmail());
    page.line("phone", prospect.contactPhone());
    page.line("domain", prospect.domain());
    page.line("value", deal.facts().value());
    page.line("need", deal.facts().need());
    page.line("timeline", deal.facts().timeline());
    page.line("claimed", When.minute(deal.dates().claimedAt()));
    page.line("answer due", deal.dates().answerDueAt().map(When::minute));
    page.line("decided", deal.dates().decidedAt().map(When::minute));
    page.line("protected", deal.dates().protectedUntil().map(t -> "until " + When.minute(t)));
    page.line("closed", deal.dates().closedAt().map(When::minute));
  }

  private void events(DealRecord record) {
    Table table = new Table("#", "AT", "EVENT", "BY", "MAIL", "WORDS").cutting("BY", "WORDS");
    for (DealRecord.Entry entry : record.timeline()) {
      table.row(
          entry.version(),
          When.minute(entry.at()),
          entry.event().word(),
          entry.by().address().map(Object::toString).orElse(entry.by().role().toString()),
          entry.mailId().map(Object::toString).orElse(""),
          EventWords.of(entry.event()));
    }
    show(table, "");
  }

  private void mails(DealRecord record) {
    Table table = new Table("OUT", "WRITTEN", "NOTICE", "TO", "STATE").cutting("TO");
    for (OutgoingRecord mail : record.outgoing()) {
      table.row(mail.id(), When.minute(mail.queuedAt()), mail.notice(), mail.to(), mail.state());
    }
    show(table, "");
  }
}
