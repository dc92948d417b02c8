package io.postern.journey;

import io.postern.engagement.Engagement;
import io.postern.engagement.EngagementRules;
import io.postern.engagement.Matching;
import io.postern.identity.RegistrableDomain;
import io.postern.rules.EngagementFiles;
import io.postern.rules.RuleBookFiles;
import io.postern.shipped.Folder;
import io.postern.understanding.RuleBook;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The rules that mail is read by, read anew when their files change; broken ones change nothing.
 */
public final class RuleShelf {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

  private final Folder folder;
  private final InstantSource clock;
  private final MailLog log;
  private RuleBook book;
  private Engagement engagement;
  private String stamp;
  private Instant looked;

  public RuleShelf(Folder folder, InstantSource clock, MailLog log) {
    this.folder = folder;
    this.clock = clock;
    this.log = log;
    this.stamp = folder.stamp();
    this.looked = clock.instant();
    RuleBookFiles.Result first = RuleBookFiles.read(folder);
    EngagementFiles.Result terms = EngagementFiles.read(folder);
    first.problems().forEach(problem -> log.rulesBroken(problem.toString()));
    terms.problems().forEach(problem -> log.rulesBroken(problem.toString()));
    this.book = first.book();
    this.engagement = engagement(terms.rules(), book);
  }

  /** The last good rules of engagement. */
  public synchronized Engagement engagement() {
    current();
    return engagement;
  }

  private static Engagement engagement(EngagementRules rules, RuleBook book) {
    return new Engagement(
        rules,
        new Matching(
            rules.names(),
            domain ->
                Optional.of(domain)
                    .filter(one -> !book.fields().isFreeMail(one))
                    .map(RegistrableDomain::of)));
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
    EngagementFiles.Result terms = EngagementFiles.read(folder);
    if (read.problems().isEmpty() && terms.problems().isEmpty()) {
      book = read.book();
      engagement = engagement(terms.rules(), book);
      log.rulesReloaded(book.version());
    } else {
      read.problems().forEach(problem -> log.rulesBroken(problem.toString()));
      terms.problems().forEach(problem -> log.rulesBroken(problem.toString()));
    }
    return book;
  }
}
