package io.postern.app.cli;

import io.postern.ledger.MailRecord;
import io.postern.ledger.OutgoingRecord;
import io.postern.program.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One mail. */
@Command(
    name = "show",
    description = "Shows a mail: what is known about it, or its own bytes.",
    footer = {
      "",
      "Examples:",
      "  postern mail show 17",
      "  postern mail show --raw 17 > 17.eml",
      "  postern mail show --outgoing --raw 40"
    })
final class MailShowCommand extends LedgerCommand {
  @Parameters(paramLabel = "MAIL", description = "Its number in 'mail list'.")
  private long id;

  @Option(names = "--raw", description = "The bytes of the mail, as they are.")
  private boolean raw;

  @Option(names = "--outgoing", description = "A mail that Postern wrote.")
  private boolean outgoing;

  @Option(names = "--json", description = "As one JSON object.")
  private boolean json;

  @Override
  int run(Office office) {
    Program program = program(office).program();
    if (outgoing) {
      bytes(
          office
              .ledger()
              .records()
              .outgoingBytes(program.id(), id)
              .orElseThrow(
                  () ->
                      CommandFailed.problem(
                          "there is no outgoing mail " + id + ", or it was erased")));
      return ExitCode.DONE;
    }
    MailRecord record =
        office
            .ledger()
            .records()
            .mail(program, id)
            .orElseThrow(() -> CommandFailed.problem("there is no mail " + id));
    if (raw) {
      bytes(record.deliveries().getFirst().raw().bytes());
    } else if (json) {
      say(MailJson.of(record).toString());
    } else {
      page(record);
    }
    return ExitCode.DONE;
  }

  private void bytes(byte[] mail) {
    terminal().out().write(mail, 0, mail.length);
    terminal().out().flush();
  }

  private void page(MailRecord record) {
    Page page = new Page(terminal());
    page.title("Mail " + record.row().id());
    page.line("from", record.row().from());
    page.line("subject", record.row().subject());
    page.line("Message-ID", record.row().messageId());
    page.line("kind", record.row().kind());
    page.line(
        "outcome",
        record.row().outcome().map(o -> o + ", " + record.row().reason()).orElse("(waits)"));
    page.line("error", record.error());
    for (MailRecord.Delivery delivery : record.deliveries()) {
      page.line(
          "came by",
          delivery.raw().source().ingress() + " at " + When.minute(delivery.raw().arrivedAt()));
    }
    for (MailRecord.Moved moved : record.events()) {
      page.line("deal", moved.ref() + " " + moved.word());
    }
    for (OutgoingRecord mail : record.outgoing()) {
      page.line("wrote", mail.notice() + " to " + mail.to() + ", " + mail.state());
    }
    for (MailRecord.Audited audited : record.acts()) {
      page.line(
          "act",
          audited.act().act()
              + " by "
              + audited.act().operator()
              + " at "
              + When.minute(audited.at())
              + " "
              + audited.act().detail());
    }
    page.line("", "'postern explain " + record.row().id() + "' says why.");
  }
}
