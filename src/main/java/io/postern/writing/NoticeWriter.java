package io.postern.writing;

import io.postern.kit.Problem;
import io.postern.notice.Notice;
import io.postern.notice.OutgoingMail;
import io.postern.notice.PartnerNotice;
import io.postern.notice.RenderedMail;
import io.postern.program.Program;
import io.postern.shipped.Folder;
import io.postern.shipped.Shipped;
import io.postern.writing.Shelf.Place;
import io.postern.writing.Shelf.Slot;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes notices: a notice and its recipient in, the bytes of a mail out. The best template is
 * tried first: the program's own in the recipient's language, the general one in that language, the
 * same in the program's language, then in English. One that is broken never costs a notice: what
 * the file said before it broke is used, else the next best, at last the one inside the jar; and
 * the mail tells what was wrong.
 */
public final class NoticeWriter {
  private static final Map<Class<?>, String> FILES = new ConcurrentHashMap<>();

  private final Shelf shelf;
  private final Shelf builtIn;

  /**
   * @param templates the files to use; looked at again when they change
   * @param builtIn those that cannot be broken by hand
   * @param clock when to look again
   */
  public NoticeWriter(Folder templates, Folder builtIn, InstantSource clock) {
    this.shelf = new Shelf(templates, clock);
    this.builtIn = new Shelf(builtIn, clock);
  }

  /**
   * @param own directories whose templates stand before those that come with Postern
   */
  public static NoticeWriter over(List<Path> own, InstantSource clock) {
    return new NoticeWriter(
        Shipped.folder(Shipped.TEMPLATES, own), Shipped.builtIn(Shipped.TEMPLATES), clock);
  }

  /** Never fails because of a template; what was wrong with one stands in the result. */
  public RenderedMail write(OutgoingMail mail) {
    shelf.refresh();
    String file = file(mail.notice());
    List<Problem> problems = new ArrayList<>();
    Program program = mail.program();
    for (Place place : Shelf.places(program.id(), mail.locale(), program.locale())) {
      Optional<Slot> slot = shelf.slot(place.folder() + file);
      if (slot.isPresent()) {
        Optional<RenderedMail> written = write(mail, slot.get(), place, problems);
        if (written.isPresent()) {
          return written.get();
        }
        written = writeBuiltIn(mail, file, place.tag(), problems);
        if (written.isPresent()) {
          return written.get();
        }
      }
    }
    return writeBuiltIn(mail, file, "en", problems)
        .orElseGet(
            () -> {
              problems.add(new Problem(file, 0, "there is no such template"));
              return rendered(mail, LastResort.compose(mail), "last-resort", problems);
            });
  }

  // Of most notices each has one; an announcement's is named by the announcement.
  private static String file(Notice notice) {
    return notice instanceof PartnerNotice.Announcement
        ? notice.template() + ".md"
        : FILES.computeIfAbsent(notice.getClass(), _ -> notice.template() + ".md");
  }

  /** Whether somebody who reads this language would be written to by a template of this name. */
  public boolean has(String template, Program program, Locale locale) {
    return Shelf.places(program.id(), locale, program.locale()).stream()
        .anyMatch(place -> shelf.slot(place.folder() + template + ".md").isPresent());
  }

  private Optional<RenderedMail> write(
      OutgoingMail mail, Slot slot, Place place, List<Problem> problems) {
    slot.problem().ifPresent(problems::add);
    Words words = words(mail.program(), place.tag());
    if (slot.template().isPresent()) {
      NoticeTemplate template = slot.template().get();
      try {
        Composed composed = new Composer(mail, template, words).compose();
        slot.worked();
        return Optional.of(rendered(mail, composed, name(template), problems));
      } catch (TemplateFault fault) {
        problems.add(fault.problem());
      }
    }
    return slot.earlier().flatMap(good -> attempt(mail, good, words, problems));
  }

  private Optional<RenderedMail> writeBuiltIn(
      OutgoingMail mail, String file, String tag, List<Problem> problems) {
    return builtIn
        .slot(tag + "/" + file)
        .flatMap(Slot::template)
        .flatMap(template -> attempt(mail, template, words(mail.program(), tag), problems));
  }

  private static Optional<RenderedMail> attempt(
      OutgoingMail mail, NoticeTemplate template, Words words, List<Problem> problems) {
    try {
      Composed composed = new Composer(mail, template, words).compose();
      return Optional.of(rendered(mail, composed, name(template), problems));
    } catch (TemplateFault fault) {
      problems.add(fault.problem());
      return Optional.empty();
    }
  }

  private static RenderedMail rendered(
      OutgoingMail mail, Composed composed, String template, List<Problem> problems) {
    return new RenderedMail(
        MailBytes.of(mail, composed),
        composed.subject(),
        composed.text(),
        composed.html(),
        template,
        problems.stream().findFirst());
  }

  private static String name(NoticeTemplate template) {
    return template.label() + " " + template.hash();
  }

  private Words words(Program program, String tag) {
    return shelf.kept(
        program.id() + "/" + tag, () -> layered(program.id(), tag, new ArrayList<>()));
  }

  /** The words of a program in a language: its own, over the general ones, over the built-in. */
  Words layered(String program, String tag, List<Problem> problems) {
    Words words = shelf.words(tag + "/" + Words.FILE, builtInWords(tag), problems);
    return shelf.words(program + "/" + tag + "/" + Words.FILE, words, problems);
  }

  // English below all, so that a language that lacks a word still says something.
  Words builtInWords(String tag) {
    return builtIn.kept(
        tag,
        () -> {
          Words none = Words.none(Locale.forLanguageTag(tag));
          Words english = builtIn.words("en/" + Words.FILE, none, new ArrayList<>());
          return builtIn.words(tag + "/" + Words.FILE, english, new ArrayList<>());
        });
  }

  /** A program's figures in the words of a language, as its mails have them. */
  public FigureWords figures(Program program, Locale locale) {
    shelf.refresh();
    return new FigureWords(
        new Formats(words(program, locale.getLanguage()), locale, program.zone()));
  }

  /**
   * The page for a reader who follows the way out of mail to many: HTML.
   *
   * @param done whether it is done; else it asks
   * @param address whose mail it is
   */
  public String leavePage(boolean done, String address, Program program, Locale locale) {
    shelf.refresh();
    return WayOutPage.of(
        done ? WayOutPage.Page.DONE : WayOutPage.Page.ASK,
        address,
        program,
        words(program, locale.getLanguage()));
  }

  /** Everything that is wrong with the templates, for programs and in general. */
  public List<Problem> check(List<Program> programs) {
    return new Check(this, shelf, programs).problems();
  }
}
