package io.postern.app.cli;

import io.postern.app.LogSetup;
import io.postern.app.Serving;
import io.postern.app.settings.ProgramRules;
import io.postern.app.settings.Settings;
import io.postern.app.settings.Settings.ProgramSettings;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;

/** The engine. */
@Command(
    name = "serve",
    description = {
      "Runs the engine until it is stopped.",
      "Takes mail in, decides about it and sends notices. Stopped by Ctrl-C or SIGTERM it finishes "
          + "what it is doing; killed, it goes on where it was when it is started again."
    },
    footer = {"", "Example:", "  postern serve -c northwind/postern.yml"})
final class ServeCommand extends SettingsCommand {
  @Override
  public Integer call() {
    Settings settings = settings();
    workflowsMustBeGood(settings);
    LogSetup.tellOfTheWork();
    CompletableFuture<Serving> up = new CompletableFuture<>();
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> stop(up)));
    Serving serving = start(settings, up);
    say("Postern is up: " + doors(settings, serving) + ". Ctrl-C stops it.");
    waitForTheEnd();
    return ExitCode.DONE;
  }

  private static Serving start(Settings settings, CompletableFuture<Serving> up) {
    try {
      Serving serving = Serving.start(settings, InstantSource.system());
      up.complete(serving);
      return serving;
    } catch (IOException e) {
      throw CommandFailed.problem("cannot start: " + e.getMessage());
    } finally {
      up.cancel(false); // does nothing to what is up
    }
  }

  // Who is stopped while starting starts to the end: half of it is not worth its own way back.
  private static void stop(CompletableFuture<Serving> up) {
    up.thenAccept(Serving::close).handle((_, _) -> true).join();
  }

  private static void workflowsMustBeGood(Settings settings) {
    List<String> problems = new ArrayList<>();
    for (ProgramSettings program : settings.programs()) {
      ProgramRules.workflowOf(settings, program)
          .problems()
          .forEach(problem -> problems.add(problem.toString()));
    }
    if (!problems.isEmpty()) {
      throw CommandFailed.problem(
          "cannot start: the workflow has problems\n" + String.join("\n", problems));
    }
  }

  private static String doors(Settings settings, Serving serving) {
    List<String> doors = new ArrayList<>();
    settings
        .inbound()
        .smtp()
        .ifPresent(smtp -> doors.add("SMTP " + smtp.host() + ":" + serving.engine().smtpPort()));
    settings.inbound().imap().forEach(imap -> doors.add("IMAP " + imap.name()));
    settings.inbound().maildirs().forEach(maildir -> doors.add("maildir " + maildir.path()));
    settings.http().ifPresent(http -> doors.add("HTTP " + http.host() + ":" + serving.httpPort()));
    settings
        .programs()
        .forEach(program -> doors.add("program " + program.program().addresses().intake()));
    return String.join(", ", doors);
  }

  private static void waitForTheEnd() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
