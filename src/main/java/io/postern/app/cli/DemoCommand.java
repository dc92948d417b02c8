package io.postern.app.cli;

import io.postern.app.demo.Demo;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A whole program to see and to try. */
@Command(
    name = "demo",
    description = {
      "Plays the whole story on this machine, and stays up for you.",
      "A mail server with the mailboxes of a partner and a manager, a sample program, and a story "
          + "from a referral to a deal that is won, over real SMTP and IMAP. Nothing leaves this "
          + "machine, and nothing stays on it."
    },
    footer = {"", "Examples:", "  postern demo", "  postern demo --once    ends after the story"})
final class DemoCommand extends Subcommand {
  @Option(names = "--once", description = "End after the story.")
  private boolean once;

  @Override
  public Integer call() throws InterruptedException {
    try (Demo demo = Demo.start(terminal(), InstantSource.system(), undoWindow())) {
      // For whoever interrupts it; closing twice does no harm.
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(demo::close));
      demo.play();
      if (!once) {
        demo.invite();
        new CountDownLatch(1).await();
      }
      return ExitCode.DONE;
    } catch (IOException e) {
      throw CommandFailed.problem(String.valueOf(e.getMessage()));
    }
  }

  // Where nobody stays, nobody takes a decision back.
  private Duration undoWindow() {
    return Duration.ofSeconds(once ? 1 : 3);
  }
}
