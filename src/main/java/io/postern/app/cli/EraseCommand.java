package io.postern.app.cli;

import io.postern.app.settings.Settings.ProgramSettings;
import io.postern.ledger.Erased;
import io.postern.mail.Address;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A person's data go. */
@Command(
    name = "erase",
    description = {
      "Erases a person's data: the mails and notices that are by, to or about the person, and the"
          + " person's particulars and words on deals.",
      "That a deal was claimed, moved and closed, when, and all money stays, under another name;"
          + " 'postern verify' proves it as before. A contact is removed first ('partner remove')."
          + " In a database that comes from a backup, --again erases who was erased since."
    },
    footer = {
      "",
      "Examples:",
      "  postern erase jo@acme.example",
      "  postern erase --again             before 'serve' is started on a backup"
    })
final class EraseCommand extends LedgerCommand {
  @Parameters(arity = "0..1", paramLabel = "ADDRESS", description = "Whose data.")
  private String email = "";

  @Option(
      names = "--again",
      description = "Everybody who is in the list of the erased, in data-dir, and in the database.")
  private boolean again;

  @Override
  int run(Office office) {
    if (again == !email.isEmpty()) {
      throw CommandFailed.usage("name an address, or say --again");
    }
    ProgramSettings program = program(office);
    String id = program.program().id();
    ErasedList list = ErasedList.in(office.settings().dataDir());
    boolean good = true;
    for (Address person : again ? listed(office, list, id) : List.of(address())) {
      Erased erased = office.erase(id, person, operator());
      good &= told(person, erased, list, id);
    }
    if (good) {
      say(
          office.ledger().embedded()
              ? "The bytes leave the database's file when it is closed: with this command, or when"
                  + " 'serve' stops. Backups keep theirs."
              : "The bytes leave the disk with 'vacuum full', which locks its tables as long as it"
                  + " takes. Backups and archived logs keep theirs.");
    }
    return good ? ExitCode.DONE : ExitCode.PROBLEMS;
  }

  private Address address() {
    return Address.parse(email)
        .orElseThrow(() -> CommandFailed.usage("'" + email + "' is not an email address"));
  }

  private List<Address> listed(Office office, ErasedList list, String program) {
    try {
      List<Address> found = list.among(program, office.ledger().records().addresses(program));
      say(found.size() + " of those who were erased are in this database.");
      return found;
    } catch (IOException e) {
      throw CommandFailed.problem("cannot read " + list.file() + ": " + e.getMessage());
    }
  }

  private boolean told(Address person, Erased erased, ErasedList list, String program) {
    return switch (erased) {
      case Erased.Done done -> {
        say(
            "%s: erased from %d deals, %d mails and %d notices; %s stands for it"
                .formatted(person, done.deals(), done.mails(), done.outgoing(), done.instead()));
        yield again || noted(person, list, program);
      }
      case Erased.Unknown _ -> {
        warn(person + ": nothing here names this address");
        yield false;
      }
      case Erased.OnFile _ -> {
        warn(
            person
                + " is on file: remove the contact first ('postern partner remove'), or take the"
                + " address out of the settings");
        yield false;
      }
      case Erased.Waits waits -> {
        warn(
            person
                + ": nothing was erased, for others wait for what names it:"
                + numbers(" mails to decide about: ", waits.mails())
                + numbers(" notices to send: ", waits.outgoing())
                + ". Try again when they are done.");
        yield false;
      }
    };
  }

  private boolean noted(Address person, ErasedList list, String program) {
    try {
      list.add(program, person, Instant.now());
      return true;
    } catch (IOException e) {
      warn(
          "erased, but not in the list for backups; cannot write "
              + list.file()
              + ": "
              + e.getMessage());
      return false;
    }
  }

  private static String numbers(String what, List<Long> ids) {
    return ids.isEmpty()
        ? ""
        : what + ids.stream().limit(10).map(String::valueOf).collect(Collectors.joining(", "));
  }
}
