package io.postern.understanding;

import io.postern.understanding.Known.Role;
import io.postern.understanding.Tokens.Kind;
import io.postern.understanding.Tongue.Core;
import io.postern.understanding.Voices.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads one command at a place of a mail's own text. */
final class StatementReader {
  private static final WordLists BEFORE =
      WordLists.of(CommandWords.OPENINGS, CommandWords.ASSENTS, CommandWords.PLEASE);
  private static final WordLists AFTER =
      WordLists.of(CommandWords.TAILS, CommandWords.ASSENTS, CommandWords.PLEASE);
  private static final WordLists ANY =
      WordLists.of(
          CommandWords.TAILS,
          CommandWords.OPENINGS,
          CommandWords.ASSENTS,
          CommandWords.PLEASE,
          CommandWords.CLOSINGS);
  private static final WordLists THANKS = WordLists.of(CommandWords.TAILS);

  private final Tokens tokens;
  private final CommandRules rules;
  private final List<Tongue> tongues;
  private final Voices voices;
  private final FreeText freeText;
  private final Topic topic;
  private final Role role;

  StatementReader(Tokens tokens, CommandRules rules, Topic topic, Role role) {
    this(tokens, rules, topic, role, new Voices(tokens, rules, topic, role));
  }

  private StatementReader(
      Tokens tokens, CommandRules rules, Topic topic, Role role, Voices voices) {
    this.tokens = tokens;
    this.rules = rules;
    this.tongues = rules.tongues();
    this.topic = topic;
    this.role = role;
    this.voices = voices;
    freeText = new FreeText(tokens, this);
  }

  /** Reads the commands of another role in the same text. */
  StatementReader as(Role other) {
    return new StatementReader(tokens, rules, topic, other, voices.as(other));
  }

  /** The command that begins at this token, if every word of its sentence is licensed. */
  Optional<Statement> read(int at) {
    Optional<Found> best = Optional.empty();
    for (Head head : heads(at)) {
      Optional<Statement> statement =
          head.core().free().isPresent() ? freeText.read(head) : whole(head);
      if (statement.filter(this::complete).isPresent()) {
        Found found = new Found(statement.get(), head.reach().free());
        if (best.isEmpty() || found.better(best.get())) {
          best = Optional.of(found);
        }
      }
    }
    return best.map(Found::statement);
  }

  /** How a command seems to begin, without reading it to its end. */
  enum Begin {
    NO,
    /** A whole sentence that says one. */
    BARE,
    /** A command's word and a colon, or with the numbers of leads. */
    LABELLED
  }

  /** Whether a command begins at this token. */
  Begin begin(int at) {
    Begin begin = Begin.NO;
    for (Head head : heads(at)) {
      boolean free = head.core().free().isPresent();
      if (free && freeText.colonAfter(head) || numbered(head) && !free && whole(head).isPresent()) {
        return Begin.LABELLED;
      }
      if (!free && whole(head).filter(this::complete).isPresent()) {
        begin = labelled(head.from(), head.reach().at()) ? Begin.LABELLED : Begin.BARE;
      }
    }
    return begin;
  }

  private static boolean numbered(Head head) {
    return !head.reach().arguments().leads().isEmpty();
  }

  /**
   * The words of a command, before its free text or polite words.
   *
   * @param start the first token of its statement
   * @param from the first token after polite words
   * @param polite whose polite words may stand around it
   */
  record Head(
      Core core,
      Tongue tongue,
      List<Tongue> polite,
      Polite before,
      int start,
      int from,
      Reach reach) {}

  private List<Head> heads(int at) {
    List<Head> heads = new ArrayList<>();
    int start = bullet(at);
    boolean polite = !voices.all().isEmpty() && voices.mayBegin(start, BEFORE);
    for (Voice voice : voices.all()) {
      if (!polite) {
        heads(heads, voice, Polite.nothing(start), at, start);
        continue;
      }
      for (Polite before : Polite.from(start, voices, voice.polite(), BEFORE)) {
        heads(heads, voice, before, at, start);
      }
    }
    return heads;
  }

  private void heads(List<Head> heads, Voice voice, Polite before, int at, int start) {
    int from = before.said() ? Polite.between(tokens, before.at()) : start;
    for (PhraseIndex.Entry<Core> entry : candidates(voice, from)) {
      for (Reach reach : voice.matcher().match(entry.phrase(), Reach.from(from))) {
        heads.add(
            new Head(entry.meaning(), voice.tongue(), voice.polite(), before, at, from, reach));
      }
    }
  }

  private List<PhraseIndex.Entry<Core>> candidates(Voice voice, int from) {
    List<PhraseIndex.Entry<Core>> all = voice.matcher().candidates(voice.cores(), from);
    if (!topic.contested() || !CommandWord.CREDIT.of(role)) {
      return all;
    }
    List<PhraseIndex.Entry<Core>> more = new ArrayList<>(all);
    more.addAll(voice.matcher().candidates(voice.tongue().creditAlone(), from));
    return more;
  }

  /**
   * A statement with what decides between two ways of reading it: the longer, then the one with
   * fewer words that no rule names, then the one that takes more of them as its argument.
   */
  private record Found(Statement statement, int free) {
    boolean better(Found other) {
      if (statement.next() != other.statement.next()) {
        return statement.next() > other.statement.next();
      }
      return free != other.free
          ? free < other.free
          : statement.arguments().word().isPresent()
              && other.statement.arguments().word().isEmpty();
    }
  }

  // A command without free text: polite words may follow, then its sentence must end.
  private Optional<Statement> whole(Head head) {
    Core core = head.core();
    Arguments arguments = head.reach().arguments();
    Optional<Statement> best = Optional.empty();
    for (Polite after : Polite.from(head.reach().at(), voices, head.polite(), AFTER)) {
      int end = after.at();
      int next = sentenceEnd(core, arguments, end);
      if (next < 0 || best.isPresent() && best.get().next() >= next) {
        continue;
      }
      best =
          Optional.of(
              new Statement(
                  core.word(),
                  arguments,
                  Optional.empty(),
                  labelled(head.from(), head.reach().at()),
                  head.before().please() || after.please(),
                  closed(end, next),
                  head.start(),
                  next,
                  core.sentence().place()));
    }
    return best;
  }

  private boolean labelled(int from, int to) {
    for (int i = from; i < to; i++) {
      if (tokens.mark(i, ":")) {
        return true;
      }
    }
    return false;
  }

  // The token after the end of a sentence; -1 where none ends.
  private int sentenceEnd(Core core, Arguments arguments, int at) {
    if (tokens.lineEnd(at)) {
      return at + 1;
    }
    String marks = core.word().harmless() ? ".!;?" : ".!;";
    int next = at;
    while (tokens.mark(next, marks)) {
      next++;
    }
    boolean blankFollows =
        tokens.lineEnd(next)
            || tokens.start(next) > tokens.end(next - 1)
            || tokens.mark(next - 1, "\u3002")
            || Folded.spaceless(tokens.source().charAt(tokens.start(next)));
    if (next > at && blankFollows) {
      return tokens.lineEnd(next) ? next + 1 : next;
    }
    if (!arguments.leads().isEmpty() && tokens.mark(at, ",")) {
      return heads(at + 1).stream().anyMatch(StatementReader::numbered) ? at + 1 : -1;
    }
    return -1;
  }

  private boolean closed(int end, int next) {
    return tokens.mark(end, ".!;?")
        || tokens.kind(next - 1) == Kind.PARAGRAPH
        || tokens.kind(next) == Kind.END
        || tokens.kind(next - 1) == Kind.END;
  }

  // What each command must have, whatever its sentence says.
  private boolean complete(Statement statement) {
    Arguments arguments = statement.arguments();
    return switch (statement.word()) {
      case DECLINE, ASK, NOTE, LOST, DISPUTE -> statement.text().isPresent();
      case EXTEND ->
          role == Role.MANAGER ? arguments.days().isPresent() : statement.text().isPresent();
      case WON -> arguments.amount().isPresent();
      case ADJUST -> arguments.amount().isPresent() && statement.text().isPresent();
      case STAGE, CREDIT, LANGUAGE, DIGEST -> arguments.word().isPresent();
      case ASSIGN, ADD, TIER -> arguments.address().isPresent();
      case INVITE -> arguments.address().isPresent() && arguments.word().isPresent();
      case APPROVE,
          ACCEPT,
          REOPEN,
          UNDO,
          INVOICE_PAID,
          RELEASE,
          PAID,
          STATUS,
          WITHDRAW,
          PAUSE,
          STOP,
          RESUME,
          LIST,
          REPORT,
          RULES,
          REFERRALS,
          COMMISSION,
          TERMS,
          JOIN,
          KIT,
          HELP,
          CORRECT ->
          true;
    };
  }

  private int bullet(int at) {
    boolean bullet = tokens.mark(at, "-\u2022\u00B7\u2023\u25E6\u25CF") && !tokens.lineEnd(at + 1);
    return bullet ? at + 1 : at;
  }

  /** Whether from here to the end of the line stand only polite words, or the author's name. */
  boolean politeLine(int at) {
    int named = at;
    while (tokens.kind(named) == Kind.WORD && topic.author(tokens.text(named))) {
      named++;
    }
    if (named > at && tokens.lineEnd(named)) {
      return true;
    }
    return polite(at).stream()
        .anyMatch(polite -> polite.said() && tokens.lineEnd(afterMarks(polite.at())));
  }

  /** Whether from here to the end of the line stand only thanks: no answer to anything. */
  boolean thanksLine(int at) {
    return Polite.from(at, voices, tongues, THANKS).stream()
        .anyMatch(polite -> polite.said() && tokens.lineEnd(afterMarks(polite.at())));
  }

  private int afterMarks(int at) {
    int here = at;
    while (tokens.mark(here, ".,!;")) {
      here++;
    }
    return here;
  }

  /** Every place that polite words of any kind and language reach from here. */
  List<Polite> polite(int at) {
    if (!voices.mayBegin(at, ANY) && Polite.between(tokens, at) == at) {
      return List.of(Polite.nothing(at));
    }
    return Polite.from(at, voices, tongues, ANY);
  }

  /** Whether a phrase of such a list, of any language, begins here. */
  boolean begins(CommandWords words, int at) {
    return voices.begins(words, at);
  }

  /** Whether such a phrase, of any language, stands exactly between two tokens. */
  boolean reaches(CommandWords words, int from, int to) {
    return ends(words, from).contains(to);
  }

  /** Every place where a phrase of such a list, of any language, ends that begins here. */
  Set<Integer> ends(CommandWords words, int at) {
    List<Openings.Opening> openings = voices.openings(at, WordLists.of(words));
    if (openings.isEmpty()) {
      return Set.of();
    }
    Set<Integer> ends = new TreeSet<>();
    for (Openings.Opening opening : openings) {
      voices
          .matcher(opening.tongue())
          .match(opening.phrase(), Reach.from(at))
          .forEach(reach -> ends.add(reach.at()));
    }
    return ends;
  }

  /** Whether a word that speaks of a command stands here. */
  boolean cue(int at) {
    return rules.mayBeCue(tokens, at)
        && tongues.stream().anyMatch(tongue -> !tongue.cues().at(tokens, at).isEmpty());
  }
}
