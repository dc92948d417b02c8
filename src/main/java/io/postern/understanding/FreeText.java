package io.postern.understanding;

import io.postern.understanding.StatementReader.Begin;
import io.postern.understanding.StatementReader.Head;
import io.postern.understanding.Tokens.Kind;
import io.postern.understanding.Tongue.Core;
import java.util.Optional;

/** Reads the free text of a command: a reason, question or note, to the end of its paragraph. */
final class FreeText {
  /** A line shorter than this was not wrapped by a mail program. */
  private static final int WRAPPED = 50;

  private final Tokens tokens;
  private final StatementReader statements;

  FreeText(Tokens tokens, StatementReader statements) {
    this.tokens = tokens;
    this.statements = statements;
  }

  /** What separates a command from its text; after a colon any words may follow. */
  private enum Separator {
    COLON,
    DASH,
    COMMA,
    BECAUSE,
    LINE
  }

  /**
   * @param text the first token of the text
   */
  private record Separated(Separator by, int text) {}

  /** Whether a colon separates the command's words from its text, which may be on the next line. */
  boolean colonAfter(Head head) {
    return tokens.mark(head.reach().at(), ":");
  }

  /** The command with its text, if both are as they must be. */
  Optional<Statement> read(Head head) {
    Core core = head.core();
    Arguments arguments = head.reach().arguments();
    Optional<Separated> separated = separated(core, head.tongue(), head.reach().at());
    if (separated.isEmpty() || tokens.lineEnd(separated.get().text())) {
      return Optional.empty();
    }
    int start = separated.get().text();
    int end = end(start, !arguments.leads().isEmpty());
    if (end < 0 || !sound(core, separated.get(), end)) {
      return Optional.empty();
    }
    return Optional.of(
        new Statement(
            core.word(),
            arguments,
            Optional.of(joined(start, end)),
            separated.get().by() == Separator.COLON,
            head.before().please(),
            true,
            head.start(),
            tokens.kind(end) == Kind.END ? end : end + 1,
            core.sentence().place()));
  }

  private Optional<Separated> separated(Core core, Tongue tongue, int at) {
    boolean reason = core.free().filter(slot -> slot == Slot.REASON).isPresent();
    if (tokens.mark(at, ":=")) {
      int next = at + 1;
      return Optional.of(
          new Separated(
              Separator.COLON,
              tokens.kind(next) == Kind.LINE || tokens.kind(next) == Kind.PARAGRAPH
                  ? next + 1
                  : next));
    }
    if (tokens.mark(at, "-") && apart(at)) {
      int text = tokens.mark(at + 1, ">") ? at + 2 : at + 1;
      return Optional.of(
          new Separated(Separator.DASH, tokens.kind(text) == Kind.LINE ? text + 1 : text));
    }
    if (tokens.kind(at) == Kind.LINE) {
      return Optional.of(new Separated(Separator.LINE, at + 1));
    }
    if (!reason) {
      return Optional.empty();
    }
    if (tokens.mark(at, ".;\u3002")) {
      return labelled(tongue, at + 1);
    }
    boolean comma = tokens.mark(at, ",");
    Optional<Separated> because = because(tongue, comma ? at + 1 : at);
    return because.isPresent() || !comma
        ? because
        : Optional.of(new Separated(Separator.COMMA, at + 1));
  }

  // A dash separates only when a blank is on one of its sides.
  private boolean apart(int at) {
    return tokens.start(at) > tokens.end(at - 1) || tokens.start(at + 1) > tokens.end(at);
  }

  // "Declined. Reason: too small": only with its colon does the next sentence give the reason.
  private Optional<Separated> labelled(Tongue tongue, int at) {
    int here = at;
    while (tokens.kind(here) == Kind.LINE || tokens.kind(here) == Kind.PARAGRAPH) {
      here++;
    }
    return because(tongue, here).filter(found -> tokens.mark(found.text() - 1, ":"));
  }

  private Optional<Separated> because(Tongue tongue, int at) {
    PhraseMatcher matcher = new PhraseMatcher(tokens, tongue);
    Optional<Separated> found = Optional.empty();
    for (PhraseIndex.Entry<CommandWords> entry :
        tongue.list(CommandWords.BECAUSE).at(tokens.text(at))) {
      for (Reach reach : matcher.match(entry.phrase(), Reach.from(at))) {
        int text = tokens.mark(reach.at(), ":,") ? reach.at() + 1 : reach.at();
        if (found.isEmpty() || text > found.get().text()) {
          found = Optional.of(new Separated(Separator.BECAUSE, text));
        }
      }
    }
    return found;
  }

  // The token that ends the paragraph, or before which another command begins; -1 when it can't be
  // told whether one does.
  private int end(int start, boolean numbered) {
    int line = start;
    int at = start;
    while (tokens.kind(at) != Kind.PARAGRAPH && tokens.kind(at) != Kind.END) {
      if (numbered && tokens.mark(at, ";") && statements.begin(at + 1) == Begin.LABELLED) {
        return at;
      }
      if (tokens.kind(at) == Kind.LINE) {
        Begin next = statements.begin(at + 1);
        if (next != Begin.NO) {
          return next == Begin.LABELLED || unwrapped(line, at) ? at : -1;
        }
        if (statements.politeLine(at + 1)) {
          return at;
        }
        line = at + 1;
      }
      at++;
    }
    return at;
  }

  private boolean unwrapped(int line, int end) {
    return tokens.start(end) - tokens.start(line) < WRAPPED || tokens.mark(end - 1, ".!?");
  }

  private boolean sound(Core core, Separated separated, int end) {
    int start = separated.text();
    if (start >= end || onlyPolite(start, end) || placeholder(start, end)) {
      return false;
    }
    if (separated.by() == Separator.COLON || core.word() == CommandWord.ASK) {
      return separated.by() == Separator.COLON || !statements.begins(CommandWords.GREETINGS, start);
    }
    return !tokens.mark(end - 1, "?")
        && !statements.begins(CommandWords.DOUBTS, start)
        && !statements.begins(CommandWords.RETRACTS, start)
        && !statements.begins(CommandWords.GREETINGS, start)
        && statements.begin(start) == Begin.NO;
  }

  private boolean onlyPolite(int start, int end) {
    return statements.polite(start).stream()
        .anyMatch(
            polite -> {
              int after = polite.at();
              while (tokens.mark(after, ".,!;")) {
                after++;
              }
              return polite.said() && after >= end;
            });
  }

  private boolean placeholder(int start, int end) {
    int from = tokens.mark(start, "<[(") ? start + 1 : start;
    int to = tokens.mark(end - 1, ">])") ? end - 1 : end;
    return statements.reaches(CommandWords.PLACEHOLDERS, from, to)
        || tokens.mark(from + 1, ",;")
            && statements.reaches(CommandWords.PLACEHOLDERS, from, from + 1);
  }

  // Wrapped lines joined by one blank; by none in scripts without spaces.
  private String joined(int start, int end) {
    String raw =
        tokens
            .source()
            .substring(
                tokens.end(start - 1),
                end < tokens.size() ? tokens.start(end) : tokens.source().length())
            .strip();
    StringBuilder joined = new StringBuilder(raw.length());
    int at = 0;
    while (at < raw.length()) {
      char c = raw.charAt(at);
      if (c != '\n' && c != '\r') {
        joined.append(c);
        at++;
        continue;
      }
      while (at < raw.length() && Character.isWhitespace(raw.charAt(at))) {
        at++;
      }
      int last = joined.length();
      while (last > 0 && Character.isWhitespace(joined.charAt(last - 1))) {
        last--;
      }
      joined.setLength(last);
      boolean spaceless =
          last > 0
              && at < raw.length()
              && Folded.spaceless(joined.charAt(last - 1))
              && Folded.spaceless(raw.charAt(at));
      joined.append(spaceless ? "" : " ");
    }
    return joined.toString();
  }
}
