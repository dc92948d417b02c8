package io.postern.app.cli;

import io.postern.app.settings.Settings.ProgramSettings;
import io.postern.ledger.Records.Verified;
import io.postern.ledger.Seals.Seal;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The chain of deal events, proven. */
@Command(
    name = "verify",
    description = {
      "Proves the record of what happened to the deals.",
      "That no event was changed, left out or put in, and that each deal is what its events add "
          + "up to. The head stands for all of it: kept elsewhere, it shows later that nothing "
          + "before was rewritten. Admins get it with their daily mail."
    },
    footer = {
      "",
      "Examples:",
      "  postern verify",
      "  postern verify --head 3f8a…     the head that you kept"
    })
final class VerifyCommand extends LedgerCommand {
  @Option(
      names = "--head",
      paramLabel = "HEX",
      defaultValue = "",
      description = "A head as it was kept; that it is not in the record is a problem.")
  private String head = "";

  @Override
  int run(Office office) {
    ProgramSettings program = program(office);
    Seal sealed = office.ledger().seals().take(program.program().id(), Instant.now());
    Verified verified = office.ledger().records().verify(program.program());
    verified.problems().forEach(this::warn);
    say(verified.deals() + " deals, " + verified.events() + " events");
    if (verified.erased() > 0) {
      say(verified.erased() + " of them say less than they did: a person's data were erased");
    }
    say("head " + sealed.head());
    boolean contained = head.isEmpty() || contains(verified);
    return verified.problems().isEmpty() && contained ? ExitCode.DONE : ExitCode.PROBLEMS;
  }

  private boolean contains(Verified verified) {
    Optional<Seal> kept =
        verified.seals().stream()
            .filter(seal -> seal.head().equalsIgnoreCase(head.strip()))
            .findFirst();
    kept.ifPresentOrElse(
        seal -> say("the head that you kept is of " + When.minute(seal.takenAt()) + ": it is here"),
        () ->
            warn("the head that you kept is not in this record: it was rewritten, or is another"));
    return kept.isPresent();
  }
}
