package io.postern.journey;

import io.postern.rules.RuleBookFiles;
import io.postern.shipped.Folder;
import io.postern.understanding.RuleBook;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The rules that mail is read by, read anew when their files change; broken ones change nothing.
 */
public final class RuleShelf {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

  private final Folder folder;
  private final InstantSource clock;
  private final MailLog log;
  private RuleBook book;
  private String stamp;
  private Instant looked;

  public RuleShelf(Folder folder, InstantSource clock, MailLog log) {
    this.folder = folder;
    this.clock = clock;
    this.log = log;
    this.stamp = folder.stamp();
    this.looked = clock.instant();
    RuleBookFiles.Result first = RuleBookFiles.read(folder);
    first.problems().forEach(problem -> log.rulesBroken(problem.toString()));
    this.book = first.book();
  }

  /** The last good rules. */
  public synchronized RuleBook current() {
    Instant now = clock.instant();
    if (now.isBefore(looked.plus(LOOK_AGAIN))) {
      return book;
    }
    looked = now;
    String fresh = folder.stamp();
    if (fresh.equals(stamp)) {
      return book;
    }
    stamp = fresh;
    RuleBookFiles.Result read = RuleBookFiles.read(folder);
    if (read.problems().isEmpty()) {
      book = read.book();
      log.rulesReloaded(book.version());
    } else {
      read.problems().forEach(problem -> log.rulesBroken(problem.toString()));
    }
    return book;
  }
}
