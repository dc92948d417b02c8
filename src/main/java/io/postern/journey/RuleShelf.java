package io.postern.journey;

import io.postern.commission.payment.Payers;
import io.postern.deciding.InForce;
import io.postern.engagement.Engagement;
import io.postern.engagement.EngagementRules;
import io.postern.engagement.Matching;
import io.postern.identity.RegistrableDomain;
import io.postern.kit.Problem;
import io.postern.partner.Kit;
import io.postern.rules.CadenceFile;
import io.postern.rules.CommissionFile;
import io.postern.rules.EngagementFiles;
import io.postern.rules.FiguresFile;
import io.postern.rules.KitFolder;
import io.postern.rules.PartnersFile;
import io.postern.rules.PayersFile;
import io.postern.rules.RuleBookFiles;
import io.postern.rules.TiersFile;
import io.postern.shipped.Folder;
import io.postern.understanding.RuleBook;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * The rules that mail is read by, read anew when their files change; broken ones change nothing.
 * The first reading takes a second: it goes on beside what else a start has to do.
 */
public final class RuleShelf {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

  private final Folder folder;
  private final Optional<Folder> kit;
  private final InstantSource clock;
  private final MailLog log;
  private final CompletableFuture<Rules> first;
  private Optional<Rules> later = Optional.empty();
  private String stamp;
  private Instant looked;

  /**
   * The files at one moment.
   *
   * @param problems what is wrong in them; what has a problem is left out
   */
  private record Rules(RuleBook book, InForce inForce, Payers payers, List<Problem> problems) {
    static Rules read(Folder folder, Optional<Folder> kit) {
      RuleBookFiles.Result read = RuleBookFiles.read(folder);
      EngagementFiles.Result terms = EngagementFiles.read(folder);
      CommissionFile.Result money = CommissionFile.read(folder);
      List<Problem> inKit = new ArrayList<>();
      PartnersFile.Result partners =
          PartnersFile.read(
              folder, kit.map(files -> KitFolder.read(files, inKit)).orElse(Kit.NONE));
      TiersFile.Result tiers = TiersFile.read(folder);
      FiguresFile.Result figures = FiguresFile.read(folder);
      PayersFile.Result payers = PayersFile.read(folder);
      CadenceFile.Result cadence = CadenceFile.read(folder);
      return new Rules(
          read.book(),
          new InForce(
              engagement(terms.rules(), read.book()),
              money.plans(),
              partners.joining(),
              tiers.ladder(),
              read.book().commands(),
              figures.direct(),
              cadence.cadence()),
          payers.payers(),
          Stream.of(
                  read.problems(),
                  terms.problems(),
                  money.problems(),
                  partners.problems(),
                  tiers.problems(),
                  figures.problems(),
                  payers.problems(),
                  cadence.problems(),
                  inKit)
              .flatMap(List::stream)
              .toList());
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
  }

  public RuleShelf(Folder folder, InstantSource clock, MailLog log) {
    this(folder, Optional.empty(), clock, log);
  }

  /**
   * @param kit the folder of what new partners get
   */
  public RuleShelf(Folder folder, Optional<Folder> kit, InstantSource clock, MailLog log) {
    this.folder = folder;
    this.kit = kit;
    this.clock = clock;
    this.log = log;
    this.stamp = stamp();
    this.looked = clock.instant();
    this.first =
        CompletableFuture.supplyAsync(
            this::begin, reading -> Thread.ofPlatform().daemon().name("rules").start(reading));
  }

  private Rules begin() {
    Rules read = Rules.read(folder, kit);
    read.problems().forEach(problem -> log.rulesBroken(problem.toString()));
    return read;
  }

  private String stamp() {
    return folder.stamp() + kit.map(Folder::stamp).orElse("");
  }

  /** What was wrong with the rules at the start; waits until they are read. */
  public List<Problem> problems() {
    return first.join().problems();
  }

  /** The last good rules. */
  public RuleBook current() {
    return rules().book();
  }

  /** The last good rules that decisions are made by. */
  public InForce inForce() {
    return rules().inForce();
  }

  /** From where the program pays, by the last good rules. */
  public Payers payers() {
    return rules().payers();
  }

  private synchronized Rules rules() {
    Instant now = clock.instant();
    if (!now.isBefore(looked.plus(LOOK_AGAIN))) {
      looked = now;
      look();
    }
    return later.orElseGet(first::join);
  }

  private void look() {
    String fresh = stamp();
    if (fresh.equals(stamp)) {
      return;
    }
    stamp = fresh;
    Rules read = Rules.read(folder, kit);
    if (!stamp().equals(fresh)) {
      return; // somebody saves at this very time: the next look reads all of it
    }
    if (read.problems().isEmpty()) {
      later = Optional.of(read);
      log.rulesReloaded(read.book().version());
    } else {
      read.problems().forEach(problem -> log.rulesBroken(problem.toString()));
    }
  }
}
