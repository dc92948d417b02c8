package io.postern.app.cli;

import io.postern.rules.CadenceFile;
import io.postern.shipped.Folder;
import io.postern.shipped.Shipped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A folder to start an own program from. */
@Command(
    name = "init",
    description = {
      "Writes a folder to start an own program from.",
      "A commented postern.yml, and copies of templates/ and inbound-rules/ to tune. Nothing that "
          + "is there already is changed."
    },
    footer = {"", "Example:", "  postern init northwind && postern check -c northwind/postern.yml"})
final class InitCommand extends Subcommand {
  private static final List<String> SAMPLE = List.of("partners.csv", "mailbox.mbox");

  @Parameters(paramLabel = "DIR", description = "A new folder, or one without a postern.yml.")
  private String directory = "";

  @Option(
      names = "--sample",
      description = "Also partners and a mailbox of six weeks, to try 'postern simulate' with.")
  private boolean sample;

  @Override
  public Integer call() {
    Path to = terminal().path(directory);
    Path settings = to.resolve("postern.yml");
    try {
      Files.createDirectories(to);
      Files.writeString(settings, settings(), StandardOpenOption.CREATE_NEW);
      if (sample) {
        // Before the copies, which leave alone what is there.
        Path cadence = to.resolve(Shipped.INBOUND_RULES).resolve(CadenceFile.FILE);
        Files.createDirectories(cadence.resolveSibling(""));
        Files.writeString(
            cadence, text("sample/" + CadenceFile.FILE), StandardOpenOption.CREATE_NEW);
      }
      int templates = copy(Shipped.TEMPLATES, to);
      int rules = copy(Shipped.INBOUND_RULES, to);
      say("Written to " + directory + ":");
      say("  postern.yml      the settings: the program's addresses and people, mail in and out");
      say("  templates/       " + templates + " files: the mails that Postern sends");
      say("  inbound-rules/   " + rules + " files: how it reads mails, and the workflow");
      if (sample) {
        for (String file : SAMPLE) {
          Files.writeString(
              to.resolve(file), text("sample/" + file), StandardOpenOption.CREATE_NEW);
        }
        say("  partners.csv     who takes part in the sample");
        say("  mailbox.mbox     what they and the manager wrote in six weeks");
        say("");
        say("Next:");
        say("  postern simulate " + directory + " " + directory + "/mailbox.mbox");
        return ExitCode.DONE;
      }
      say("");
      say("Next:");
      say("  edit " + directory + "/postern.yml");
      say("  postern check -c " + directory + "/postern.yml");
      say("  postern partner import -c " + directory + "/postern.yml partners.csv");
      say("  postern serve -c " + directory + "/postern.yml");
      return ExitCode.DONE;
    } catch (FileAlreadyExistsException there) {
      throw CommandFailed.problem(there.getFile() + " is there already; nothing was changed");
    } catch (IOException e) {
      throw CommandFailed.problem("cannot write to " + directory + ": " + e.getMessage());
    }
  }

  /** The commented settings that come with Postern. */
  static String settings() {
    return text("postern.yml");
  }

  private static String text(String resource) {
    try (InputStream in = InitCommand.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int copy(String name, Path to) throws IOException {
    Folder folder = Shipped.folder(name);
    int copied = 0;
    Files.createDirectories(to.resolve(name));
    for (String file : folder.names()) {
      Path copy = to.resolve(name).resolve(file);
      Files.createDirectories(copy.resolveSibling(""));
      if (!Files.exists(copy)) {
        Files.writeString(copy, folder.text(file).orElse(""));
        copied++;
      }
    }
    return copied;
  }
}
