package io.postern.app.cli;

import io.postern.intake.MailSink;
import io.postern.intake.files.MailFiles;
import io.postern.intake.smtp.SmtpSettings;
import io.postern.mail.RawMail;
import io.postern.mail.Receipt;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Mails from files, as if delivered. */
@Command(
    name = "ingest",
    description = {
      "Feeds mails in from files, as if delivered.",
      "Takes .eml, mbox, maildirs, and folders of them. The same mail twice does nothing. Where no "
          + "'serve' runs the mails are decided about at once, and what is to be sent leaves when "
          + "'serve' runs."
    },
    footer = {
      "",
      "Examples:",
      "  postern ingest mail.eml",
      "  postern ingest archive.mbox maildir/"
    })
final class IngestCommand extends LedgerCommand {
  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Mails as files, or folders.")
  private List<String> files = new ArrayList<>();

  @Option(names = "--json", description = "One JSON object a line, one line a mail.")
  private boolean json;

  private int kept;
  private int known;
  private int failed;

  @Override
  int run(Office office) {
    MailSink door = office.door();
    MailFiles reader = new MailFiles(SmtpSettings.MAX_SIZE, InstantSource.system());
    for (String file : files) {
      reader.read(
          terminal().path(file),
          new MailFiles.Reader() {
            @Override
            public void mail(RawMail mail, String where) {
              taken(where, door.keep(mail));
            }

            @Override
            public void unreadable(String where, String why) {
              failed++;
              warn(where + ": cannot be read: " + why);
            }
          });
    }
    office.decide();
    if (!json) {
      say(
          "%d kept, %d known already, %d not taken%s"
              .formatted(kept, known, failed, office.running() ? "." : next(office)));
    }
    return failed == 0 ? ExitCode.DONE : ExitCode.PROBLEMS;
  }

  private void taken(String where, Receipt receipt) {
    switch (receipt) {
      case Receipt.Kept it -> {
        kept++;
        tell(where, "kept", "kept as mail " + it.mailId(), it.mailId());
      }
      case Receipt.Duplicate it -> {
        known++;
        tell(where, "duplicate", "known already, mail " + it.mailId(), it.mailId());
      }
      case Receipt.NotOurs it -> {
        failed++;
        tell(where, "not-ours", "not taken: " + it.why(), 0);
      }
      case Receipt.NotNow it -> {
        failed++;
        tell(where, "not-now", "not taken now: " + it.why(), 0);
      }
    }
  }

  private void tell(String where, String receipt, String words, long mail) {
    if (json) {
      say(new Json().put("file", where).put("receipt", receipt).put("mail", mail).toString());
    } else {
      say(where + ": " + words);
    }
  }

  private static String next(Office office) {
    long waiting =
        office.settings().programs().stream()
            .map(program -> office.ledger().records().counts(program.program().id()))
            .flatMap(counts -> counts.outbox().entrySet().stream())
            .filter(entry -> entry.getKey().pending())
            .mapToLong(entry -> entry.getValue())
            .sum();
    return waiting == 0 ? "." : "; " + waiting + " mails leave when 'serve' runs.";
  }
}
