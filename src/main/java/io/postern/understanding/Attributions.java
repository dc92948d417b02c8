package io.postern.understanding;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the lines by which mail programs introduce a quote ("On … wrote:"), in any language: they
 * are made of a date, a time, an address, a name and a word for writing, and of nothing else.
 */
final class Attributions {
  private static final int MAX_LINES = 5;
  private static final int MAX_LENGTH = 700;
  private static final double ENOUGH = 4;

  /** So many lines with a date, time or address are no ordinary mail. */
  private static final int MOST_TRIED = 500;

  private final Page page;
  private final Lexicon lexicon;
  private final Set<String> people;
  private final boolean reply;
  private int tried;

  /**
   * @param people folded names and addresses of those who take part in the talk
   * @param reply whether the mail says that it answers one
   */
  Attributions(Page page, Lexicon lexicon, Set<String> people, boolean reply) {
    this.page = page;
    this.lexicon = lexicon;
    this.people = people;
    this.reply = reply;
  }

  /**
   * @param end the line behind it
   * @param text joined to one line
   */
  record Attribution(int end, String text) {}

  /** The attribution that begins at a line, if one does. */
  Optional<Attribution> at(int start) {
    PageLine first = page.line(start);
    if (first.blank() || first.clean().length() > MAX_LENGTH || item(first)) {
      return Optional.empty();
    }
    if (!Shape.mayOpen(first.tokens(), lexicon)) {
      return Optional.empty();
    }
    Shape opening = shape(first.clean(), first.tokens());
    if (!opening.couldOpen() || tried > MOST_TRIED) {
      return Optional.empty();
    }
    tried++;
    if (tried > MOST_TRIED) {
      page.say(
          "limit",
          "only the first "
              + MOST_TRIED
              + " lines with a date, time or address may introduce a quote");
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder(first.clean());
    int end = start + 1;
    for (int joined = 1; joined <= MAX_LINES; joined++) {
      Shape shape = joined == 1 ? opening : shape(text.toString(), Token.of(text.toString()));
      if (accepted(shape, start, end)) {
        return Optional.of(new Attribution(withRest(end), text.toString()));
      }
      int next = shape.prose() ? -1 : continuation(end, first.depth(), text);
      if (next < 0) {
        return Optional.empty();
      }
      text.append(' ').append(page.line(next).clean());
      end = next + 1;
    }
    return Optional.empty();
  }

  /**
   * "2) Jane Doe of Acme, in May, jane@…, said.": an item of a list introduces no quote. "12. May
   * …" and what ends with a colon may.
   */
  private static boolean item(PageLine line) {
    String clean = line.clean();
    int end = Items.number(clean);
    return end > 0 && clean.charAt(end - 1) == ')' && !clean.endsWith(":");
  }

  private Shape shape(String text, List<Token> tokens) {
    return Shape.of(text, tokens, lexicon);
  }

  // The next line that may belong to an attribution so far; -1 when none may.
  private int continuation(int end, int depth, StringBuilder text) {
    int next = page.nextWritten(end);
    if (next >= page.size() || page.line(next).depth() != depth) {
      return -1;
    }
    PageLine line = page.line(next);
    boolean glued =
        text.charAt(text.length() - 1) == '<'
            || line.clean().startsWith("<")
            || line.clean().startsWith(">");
    if (next > end + 1
        || (next > end && !glued)
        || text.length() + line.clean().length() > MAX_LENGTH) {
      return -1;
    }
    return next;
  }

  // A verb alone on the next line still belongs to a line that is complete without it.
  private int withRest(int end) {
    if (end < page.size() && !page.line(end).blank() && page.line(end).clean().length() < 40) {
      Shape rest = shape(page.line(end).clean(), page.line(end).tokens());
      if (rest.wrote() && rest.names() + rest.lowerNames() == 0) {
        return end + 1;
      }
    }
    return end;
  }

  private boolean accepted(Shape shape, int start, int end) {
    boolean quoteFollows = quoteFollows(start, end);
    boolean stands = start == 0 || page.line(start - 1).blank();
    boolean known = shape.namesOneOf(people);
    // People write "on Monday at 9:15 she wrote:" too: a program names the year, in an answer.
    boolean machine = (reply && shape.year()) || known || shape.address() || quoteFollows;
    boolean signals =
        (shape.wrote() && shape.date() && machine)
            || (shape.wrote()
                && shape.address()
                && (shape.time()
                    || quoteFollows
                    || (shape.colon() && shape.lowerNames() <= 1 + shape.names())))
            || (shape.date()
                && shape.address()
                && (shape.colon()
                    || (shape.opensWithDate() && (quoteFollows || shape.time() || reply))))
            || (shape.date() && shape.time() && shape.colon() && (quoteFollows || known))
            || (shape.date()
                && shape.time()
                && shape.opensWithDate()
                && quoteFollows
                && reply
                && shape.names() >= 1
                && shape.lowerNames() <= 3)
            || (shape.wrote() && (shape.colon() || shape.ruled()) && (quoteFollows || known))
            || (known
                && shape.address()
                && shape.colon()
                && quoteFollows
                && shape.names() <= 4
                && shape.lowerNames() <= 1)
            || (shape.date()
                && shape.time()
                && shape.zone()
                && shape.opensWithDate()
                && reply
                && shape.names() >= 1
                && shape.names() <= 5
                && shape.lowerNames() == 0
                && stands);
    signals |= shape.ruled() && shape.date() && (shape.address() || shape.time());
    double score =
        (shape.wrote() ? 3 : 0)
            + (shape.date() ? 2 : 0)
            + (shape.time() ? 1 : 0)
            + (shape.address() ? 2 : 0)
            + (shape.colon() ? 1 : 0)
            + (shape.zone() ? 0.5 : 0)
            + (shape.ruled() ? 1 : 0)
            + (quoteFollows ? 2 : 0)
            + (stands ? 0.5 : 0)
            + (known ? 1 : 0)
            - shape.strangeness();
    return signals && score >= ENOUGH;
  }

  private boolean quoteFollows(int start, int end) {
    int next = page.nextWritten(end);
    if (next >= page.size()) {
      return false;
    }
    PageLine line = page.line(next);
    PageLine first = page.line(start);
    return line.depth() > first.depth()
        || (line.quoted() && !first.quoted())
        || line.clean().startsWith("| ")
        || (line.indented() && !first.indented());
  }
}
