package io.postern.writing;

import io.postern.kit.Problem;
import io.postern.shipped.Folder;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The files of one folder, parsed once and again when they change. Of a file that was broken by its
 * last change, what worked before stays at hand.
 */
final class Shelf {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final Folder folder;
  private final InstantSource clock;
  private final Map<String, Slot> slots = new ConcurrentHashMap<>();
  private final Map<String, Words> words = new ConcurrentHashMap<>();
  private volatile Instant looked;
  private volatile String stamp;

  Shelf(Folder folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
    this.looked = clock.instant();
    this.stamp = folder.stamp();
  }

  /** A file and what became of it. */
  static final class Slot {
    private final String source;
    private final @Nullable NoticeTemplate template;
    private final @Nullable Problem problem;
    private volatile @Nullable NoticeTemplate lastGood;

    private Slot(String label, String source, @Nullable NoticeTemplate lastGood) {
      this.source = source;
      this.lastGood = lastGood;
      NoticeTemplate compiled = null;
      Problem wrong = null;
      try {
        compiled = NoticeTemplate.compile(label, source);
      } catch (TemplateFault fault) {
        wrong = fault.problem();
      }
      this.template = compiled;
      this.problem = wrong;
    }

    /** The template as its file says it; empty when the file is broken. */
    Optional<NoticeTemplate> template() {
      return Optional.ofNullable(template);
    }

    Optional<Problem> problem() {
      return Optional.ofNullable(problem);
    }

    /** An earlier state of the file that gave a mail. */
    Optional<NoticeTemplate> earlier() {
      NoticeTemplate good = lastGood;
      return Objects.equals(good, template) ? Optional.empty() : Optional.ofNullable(good);
    }

    void worked() {
      lastGood = template;
    }
  }

  /** Empty when there is no such file. */
  Optional<Slot> slot(String name) {
    Slot known = slots.get(name);
    if (known != null) {
      return known == ABSENT ? Optional.empty() : Optional.of(known);
    }
    Slot read =
        folder.text(name).map(text -> new Slot(folder.label(name), text, null)).orElse(ABSENT);
    slots.put(name, read);
    return read == ABSENT ? Optional.empty() : Optional.of(read);
  }

  private static final Slot ABSENT = new Slot("", "", null);

  /** The words of a file over those below it; what is wrong in it goes to the problems. */
  Words words(String name, Words below, List<Problem> problems) {
    return folder
        .text(name)
        .map(text -> below.with(folder.label(name), text, problems))
        .orElse(below);
  }

  /** As {@link #words}, kept until something changes. */
  Words kept(String key, java.util.function.Supplier<Words> make) {
    return words.computeIfAbsent(key, _ -> make.get());
  }

  /** Looks for changes, at most once a second. */
  void refresh() {
    Instant now = clock.instant();
    if (Duration.between(looked, now).compareTo(LOOK_AGAIN) >= 0) {
      look(now);
    }
  }

  private synchronized void look(Instant now) {
    if (now.equals(looked)) {
      return;
    }
    looked = now;
    try {
      String seen = folder.stamp();
      if (seen.equals(stamp)) {
        return;
      }
      stamp = seen;
      words.clear();
      for (Map.Entry<String, Slot> entry : slots.entrySet()) {
        entry.setValue(reread(entry.getKey(), entry.getValue()));
      }
    } catch (UncheckedIOException folderCannotBeRead) {
      // What is known stays in use; the next look tries again.
    }
  }

  private Slot reread(String name, Slot known) {
    Optional<String> text = folder.text(name);
    if (text.isEmpty()) {
      return ABSENT;
    }
    boolean same = known != ABSENT && known.source.equals(text.get());
    return same ? known : new Slot(folder.label(name), text.get(), known.lastGood);
  }

  List<String> names() {
    return folder.names();
  }

  String label(String name) {
    return folder.label(name);
  }

  /**
   * The folders that may hold a recipient's templates, the best one first.
   *
   * @return each ending in a slash
   */
  static List<Place> places(String program, Locale wanted, Locale programs) {
    List<Place> places = new ArrayList<>();
    for (Locale locale : new Locale[] {wanted, programs, Locale.ENGLISH}) {
      for (String tag : new String[] {locale.toLanguageTag(), locale.getLanguage()}) {
        Place own = new Place(program + "/" + tag + "/", tag);
        if (!tag.isEmpty() && !places.contains(own)) {
          places.add(own);
          places.add(new Place(tag + "/", tag));
        }
      }
    }
    return places;
  }

  /**
   * @param folder ending in a slash
   * @param tag of its language
   */
  record Place(String folder, String tag) {}
}
