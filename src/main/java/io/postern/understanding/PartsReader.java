package io.postern.understanding;

import io.postern.mail.Letter;
import io.postern.mail.Mark;
import io.postern.mail.Text;
import io.postern.understanding.Forwarded.Person;
import io.postern.understanding.PageLine.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes a mail apart into who wrote what. */
public final class PartsReader {
  /** The text and the HTML of a mail say different things. */
  public static final String PARTS_DISAGREE = "parts-disagree";

  /**
   * All of the author's words stand below the introduction of a quote, without a mark that they are
   * not quoted: an answer below it, or an empty answer with its quote.
   */
  public static final String MAYBE_QUOTED = "maybe-quoted";

  /** Among the author's own words stand some that no reader of the mail can see. */
  public static final String HIDDEN_WORDS = "hidden-words";

  private PartsReader() {}

  /**
   * Reads who wrote what. The same letter, rules and Known always give the same parts; the time it
   * takes grows with the length of the mail and no faster.
   */
  public static Parts read(Letter letter, QuoteRules rules, Known known) {
    Optional<Parts> plain =
        letter
            .plain()
            .filter(text -> !text.blank())
            .map(text -> apart(text, false, letter, rules, known));
    Optional<Parts> html =
        letter
            .html()
            .filter(text -> !text.blank())
            .map(text -> apart(text, true, letter, rules, known));
    Parts parts =
        plain.isPresent() && html.isPresent()
            ? withHidden(Agreement.of(plain.get(), html.get()), html.get())
            : plain.or(() -> html).orElseGet(() -> apart(Text.NONE, false, letter, rules, known));
    return withEnclosed(parts, letter);
  }

  /** Words that the HTML hides are a reason to ask, also where the text part is taken. */
  private static Parts withHidden(Parts parts, Parts html) {
    if (!html.problems().contains(HIDDEN_WORDS) || parts.problems().contains(HIDDEN_WORDS)) {
      return parts;
    }
    List<String> problems = new ArrayList<>(parts.problems());
    problems.add(HIDDEN_WORDS);
    return new Parts(
        parts.own(),
        parts.closing(),
        parts.quoted(),
        parts.signature(),
        parts.forwarded(),
        problems,
        parts.trace().with(HIDDEN_WORDS, "the HTML part has words that a reader cannot see"));
  }

  private static Parts apart(
      Text text, boolean isHtml, Letter letter, QuoteRules rules, Known known) {
    Lexicon lexicon = rules.lexicon();
    Talk talk = Talk.of(letter, lexicon, known);
    Page page = new Page(text.lines(), isHtml);
    Banners.cut(page, lexicon);
    QuoteCutter quotes = new QuoteCutter(page, lexicon, talk, known.sentNotices());
    List<Forwarded> forwarded = quotes.cut();
    cutTail(page, lexicon, talk, known);
    return new Parts(
        page.text(Role.OWN),
        page.text(Role.CLOSING),
        page.text(Role.QUOTED),
        page.text(Role.SIGNATURE),
        forwarded,
        problems(page, quotes),
        page.trace());
  }

  private static List<String> problems(Page page, QuoteCutter quotes) {
    List<String> problems = new ArrayList<>();
    if (quotes.doubtful()) {
      problems.add(MAYBE_QUOTED);
    }
    if (hidesOwnWords(page)) {
      problems.add(HIDDEN_WORDS);
    }
    return problems;
  }

  // Hidden lines of a quote are those of the mail that is answered: a preheader, for example.
  private static boolean hidesOwnWords(Page page) {
    boolean own = true; // of the last line that is seen
    boolean hidden = false;
    boolean written = false;
    for (int i = 0; i < page.size(); i++) {
      PageLine line = page.line(i);
      if (line.blank()) {
        continue;
      }
      if (line.has(Mark.HIDDEN)) {
        hidden |= own && !line.quoted();
      } else {
        own = line.own();
        written |= own;
      }
    }
    return hidden && written;
  }

  private static void cutTail(Page page, Lexicon lexicon, Talk talk, Known known) {
    Tail tail = new Tail(page);
    Closings closings = new Closings(lexicon, talk.senderWords());
    SignatureCutter signatures = new SignatureCutter(tail, lexicon, closings, talk, known);
    signatures.cut();
    if (tail.size() > 0) {
      new ClosingCutter(tail, closings).cut();
    }
    signatures.rulers();
  }

  // A mail inside the mail is forwarded with it, whatever the text says.
  private static Parts withEnclosed(Parts parts, Letter letter) {
    if (letter.enclosed().isEmpty() || letter.mediaType().equals("multipart/report")) {
      return parts;
    }
    List<Forwarded> all = new ArrayList<>(parts.forwarded());
    letter.enclosed().forEach(enclosed -> all.add(original(enclosed)));
    return new Parts(
        parts.own(),
        parts.closing(),
        parts.quoted(),
        parts.signature(),
        all,
        parts.problems(),
        parts.trace().with("enclosed-mail", "a mail is enclosed as an attachment"));
  }

  private static Forwarded original(Letter letter) {
    return new Forwarded(
        letter.from().stream().findFirst().map(Person::of),
        letter.to().stream().map(Person::of).toList(),
        letter.cc().stream().map(Person::of).toList(),
        Optional.of(letter.subject()).filter(subject -> !subject.isEmpty()),
        letter.date(),
        letter.header("Date"),
        letter
            .plain()
            .filter(text -> !text.blank())
            .or(letter::html)
            .orElse(Text.NONE)
            .shown()
            .strip());
  }
}
