package io.postern.intake.imap;

import io.postern.intake.Handover;
import io.postern.intake.imap.ImapCursor.Epoch;
import io.postern.intake.imap.ImapCursor.Position;
import io.postern.intake.imap.ImapSession.Facts;
import io.postern.mail.Envelope;
import io.postern.mail.RawMail;
import io.postern.mail.Receipt;
import io.postern.mail.Source;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * One look into a folder: takes the list of UIDs once and hands each mail over by itself, so that
 * one that cannot be read stops no other. Only what the sink has kept is marked on the server; a
 * mark that fails harms nothing, since the next handing over is a duplicate.
 */
final class ImapRound {
  private static final int BATCH = 50;
  // A mail that could not be read is tried in each of the next looks, then with each comparison.
  private static final int EAGER_TRIES = 3;
  private static final Facts GONE = new Facts(-1, Optional.empty());

  private final ImapSettings settings;
  private final Handover handover;
  private final ImapCursor cursor;
  private final InstantSource clock;
  private final BooleanSupplier stopping;
  // Below the cursor, without a mark on the server, and through: not to be read at each comparison.
  private final Set<String> through = new HashSet<>();

  ImapRound(
      ImapSettings settings,
      Handover handover,
      ImapCursor cursor,
      InstantSource clock,
      BooleanSupplier stopping) {
    this.settings = settings;
    this.handover = handover;
    this.cursor = cursor;
    this.clock = clock;
    this.stopping = stopping;
  }

  /**
   * @param compare whether to look below the cursor too, for what was missed there
   * @throws IOException when the connection is lost; what was handed over until then stays so
   */
  void run(ImapSession session, boolean compare) throws IOException, ImapRefused {
    Epoch epoch = new Epoch(settings.ingress(), settings.folder(), session.uidValidity());
    Position position = cursor.position(epoch).orElse(Position.START);
    SortedSet<Long> uids =
        session.search(position.low() + 1, Optional.empty(), settings.since(), "");
    Pass pass = new Pass(session, epoch, position);
    try {
      pass.over(uids);
      // What failed before comes last: a mail on which the server breaks off stops no other.
      pass.over(again(session, epoch, position, compare));
    } finally {
      pass.save();
    }
    if (compare && settings.moveTo().isPresent() && session.keepsKeywords()) {
      moveLeftBehind(session);
    }
  }

  private SortedSet<Long> again(
      ImapSession session, Epoch epoch, Position position, boolean compare)
      throws IOException, ImapRefused {
    SortedSet<Long> again = new TreeSet<>();
    position
        .failing()
        .forEach(
            (uid, tries) -> {
              if (uid <= position.low() && (compare || tries < EAGER_TRIES)) {
                again.add(uid);
              }
            });
    if (compare && position.low() > 0) {
      again.addAll(missed(session, epoch, position));
    }
    return again;
  }

  private SortedSet<Long> missed(ImapSession session, Epoch epoch, Position position)
      throws IOException, ImapRefused {
    String unmarked = session.keepsKeywords() ? "UNKEYWORD " + ImapSession.KEPT : "";
    SortedSet<Long> missed =
        session.search(1, Optional.of(position.low()), settings.since(), unmarked);
    missed.removeIf(uid -> through.contains(key(epoch, uid)));
    return missed;
  }

  private void moveLeftBehind(ImapSession session) throws IOException, ImapRefused {
    SortedSet<Long> left =
        session.search(1, Optional.empty(), Optional.empty(), "KEYWORD " + ImapSession.KEPT);
    if (!left.isEmpty()) {
      move(session, left);
    }
  }

  private void move(ImapSession session, SortedSet<Long> uids) throws IOException {
    try {
      session.move(uids, settings.moveTo().orElseThrow());
    } catch (ImapRefused refused) {
      trouble("cannot move mail to " + settings.moveTo().get() + ": " + refused.getMessage());
    }
  }

  private void trouble(String what) {
    handover.events().trouble(settings.ingress(), what);
  }

  // A server that gives a UID away twice, though it must not, is seen through.
  private static String digest(byte[] content) {
    return Handover.contentKey(content).substring("sha256:".length()).substring(0, 16);
  }

  private static String key(Epoch epoch, long uid) {
    return epoch.folder() + "/" + epoch.uidValidity() + "/" + uid;
  }

  /** What one look has done so far. */
  private final class Pass {
    private final ImapSession session;
    private final Epoch epoch;
    private final Position before;
    private final Map<Long, Integer> failing;
    private final SortedSet<Long> toMark = new TreeSet<>();
    private long low;

    Pass(ImapSession session, Epoch epoch, Position position) {
      this.session = session;
      this.epoch = epoch;
      this.before = position;
      this.low = position.low();
      this.failing = new HashMap<>(position.failing());
    }

    void over(SortedSet<Long> uids) throws IOException, ImapRefused {
      List<Long> all = new ArrayList<>(uids);
      for (int from = 0; from < all.size(); from += BATCH) {
        List<Long> batch = all.subList(from, Math.min(all.size(), from + BATCH));
        Map<Long, Facts> known = factsOf(batch);
        boolean goOn = true;
        for (long uid : batch) {
          goOn = goOn && !stopping.getAsBoolean() && take(uid, known);
        }
        mark();
        if (!goOn) {
          return;
        }
      }
    }

    // Nothing where the server refuses them together: one of them may be the reason.
    private Map<Long, Facts> factsOf(List<Long> batch) throws IOException {
      try {
        Map<Long, Facts> facts = session.facts(batch);
        batch.forEach(uid -> facts.putIfAbsent(uid, GONE));
        return facts;
      } catch (ImapRefused refused) {
        return Map.of();
      }
    }

    // False when the sink can keep nothing now: the cursor stays below this mail.
    private boolean take(long uid, Map<Long, Facts> known) throws IOException {
      try {
        Facts facts = known.get(uid);
        if (facts == null) {
          facts = session.facts(List.of(uid)).getOrDefault(uid, GONE);
        }
        Optional<RawMail> mail = fetch(uid, facts);
        if (mail.isPresent() && !handOver(uid, mail.get())) {
          return false;
        }
        failing.remove(uid);
      } catch (ImapRefused refused) {
        failed(uid, refused);
      } catch (IOException lost) {
        // If it was this mail that broke the connection, it is left behind after some tries.
        if (failed(uid, lost) >= EAGER_TRIES) {
          low = Math.max(low, uid);
        }
        throw lost;
      }
      low = Math.max(low, uid);
      return true;
    }

    private int failed(long uid, Exception why) {
      int tries = failing.merge(uid, 1, Integer::sum);
      trouble("cannot read UID " + uid + ", try " + tries + ": " + why.getMessage());
      return tries;
    }

    private Optional<RawMail> fetch(long uid, Facts facts) throws IOException, ImapRefused {
      if (facts.equals(GONE)) {
        return Optional.empty();
      }
      boolean whole = facts.size() <= settings.maxSize();
      Optional<byte[]> bytes = whole ? session.mail(uid) : session.header(uid);
      return bytes.map(
          content ->
              new RawMail(
                  content,
                  Envelope.UNKNOWN,
                  new Source(settings.ingress(), key(epoch, uid) + "/" + digest(content)),
                  facts.receivedAt(),
                  clock.instant(),
                  whole ? OptionalLong.empty() : OptionalLong.of(facts.size())));
    }

    private boolean handOver(long uid, RawMail mail) {
      return switch (handover.keep(mail)) {
        case Receipt.Kept(long id) -> kept(uid);
        case Receipt.Duplicate(long id) -> kept(uid);
        case Receipt.NotOurs(String why) -> {
          through.add(key(epoch, uid));
          yield true;
        }
        case Receipt.NotNow(String why) -> false;
      };
    }

    private boolean kept(long uid) {
      toMark.add(uid);
      return true;
    }

    private void mark() throws IOException {
      if (toMark.isEmpty()) {
        return;
      }
      try {
        if (session.keepsKeywords()) {
          session.markKept(toMark);
        } else {
          toMark.forEach(uid -> through.add(key(epoch, uid)));
        }
        if (settings.moveTo().isPresent()) {
          move(session, toMark);
        }
      } catch (ImapRefused refused) {
        trouble("cannot mark mail as kept: " + refused.getMessage());
      }
      toMark.clear();
    }

    void save() {
      Position after = new Position(low, failing);
      if (!after.equals(before)) {
        cursor.save(epoch, after);
      }
    }
  }
}
