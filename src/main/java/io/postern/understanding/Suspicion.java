package io.postern.understanding;

import io.postern.understanding.CommandWord.Heed;
import io.postern.understanding.Known.Role;
import io.postern.understanding.StatementReader.Begin;
import io.postern.understanding.Tokens.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells words that may be meant as a command from words for the other side. When in doubt it is
 * doubt: a command that was missed is asked about, a message that was asked about is only sent
 * again.
 */
final class Suspicion {
  private static final int SHORT = 4;
  private static final int NEAR = 6;

  private final Tokens tokens;
  private final CommandRules rules;
  private final StatementReader statements;
  private final FieldLines fields;
  private final Topic topic;
  private final Role role;

  Suspicion(
      Tokens tokens,
      CommandRules rules,
      StatementReader statements,
      FieldLines fields,
      Topic topic,
      Role role) {
    this.tokens = tokens;
    this.rules = rules;
    this.statements = statements;
    this.fields = fields;
    this.topic = topic;
    this.role = role;
  }

  /** Why a text that is no command may be meant as one; empty when it is only words. */
  Optional<String> of(List<Salutation> starts) {
    StatementReader ofOther = statements.as(role == Role.MANAGER ? Role.PARTNER : Role.MANAGER);
    for (Salutation start : starts) {
      int at = start.at();
      if (otherRole(ofOther, at)) {
        return Optional.of("other-role");
      }
      for (Polite polite : statements.polite(at)) {
        int first = polite.said() ? Polite.between(tokens, polite.at()) : at;
        Optional<String> why = looksLike(first);
        if (why.isPresent()) {
          return why;
        }
        if (role == Role.MANAGER && polite.assent() && onlyAssent(first)) {
          return Optional.of("assent-without-command");
        }
      }
      if (misspelled(at)) {
        return Optional.of("misspelled");
      }
    }
    return anywhere(starts.getFirst().at(), Set.of());
  }

  /**
   * Why words after commands may take them back or add to them; empty when they are only words.
   *
   * @param said the commands before
   */
  Optional<String> after(int at, Set<CommandWord> said) {
    if (tokens.kind(at) == Kind.END) {
      return Optional.empty();
    }
    if (statements.begins(CommandWords.RETRACTS, at)
        || statements.begins(CommandWords.NEGATIONS, at)
        || statements.begins(CommandWords.DOUBTS, at) && fragment(at)) {
      return Optional.of("taken-back");
    }
    Optional<String> like = looksLike(at);
    return like.isPresent() ? like : anywhere(at, said);
  }

  // "If they sign by Friday." hangs on what stood before it; "If you meet her, tell her." does not.
  private boolean fragment(int at) {
    for (int i = at; !tokens.lineEnd(i) && !tokens.mark(i, ".!;"); i++) {
      if (tokens.mark(i, ",?:")) {
        return false;
      }
    }
    return true;
  }

  private boolean onlyAssent(int first) {
    return tokens.kind(first) == Kind.END || statements.politeLine(first);
  }

  // A word of a command at the beginning of a text, with words that its sentence can't have.
  private Optional<String> looksLike(int start) {
    int at =
        statements.ends(CommandWords.NEGATIONS, start).stream().max(Integer::compare).orElse(start);
    Set<CommandWord> meant = meant(at);
    boolean label = labelled(at) || tokens.lineEnd(afterMarks(at + 1));
    for (CommandWord word : meant) {
      if ((word.heed() != Heed.LABEL || label) && !word.harmless()) {
        return Optional.of(sentenceHas(at, "?") ? "question" : Missing.of(word, role));
      }
    }
    return Optional.empty();
  }

  private Set<CommandWord> meant(int at) {
    if (!rules.mayBeCue(tokens, at)) {
      return Set.of();
    }
    Set<CommandWord> meant = EnumSet.noneOf(CommandWord.class);
    for (Tongue tongue : rules.tongues()) {
      for (CommandWord word : tongue.cues().at(tokens, at)) {
        if (word.of(role)) {
          meant.add(word);
        }
      }
    }
    return meant;
  }

  private boolean labelled(int at) {
    for (int i = at + 1; i < at + SHORT; i++) {
      if (tokens.mark(i, ":")) {
        return true;
      }
    }
    return false;
  }

  private int afterMarks(int at) {
    int here = at;
    while (tokens.mark(here, ".,!?;-")) {
      here++;
    }
    return here;
  }

  private boolean sentenceHas(int at, String mark) {
    for (int i = at; !tokens.lineEnd(i); i++) {
      if (tokens.mark(i, mark)) {
        return true;
      }
    }
    return false;
  }

  // A command of the other role, as it would have to be said.
  private boolean otherRole(StatementReader ofOther, int at) {
    if (role == Role.MANAGER && fields.begins(at)) {
      return true;
    }
    return ofOther
        .read(at)
        .filter(statement -> statement.word() != CommandWord.STATUS || short_(statement))
        .isPresent();
  }

  private static boolean short_(Statement statement) {
    return statement.next() - statement.from() <= 3;
  }

  // A command's word in a sentence whose subject is not somebody else; a command on a later line.
  private Optional<String> anywhere(int from, Set<CommandWord> said) {
    boolean ours = false;
    boolean others = false;
    boolean lineStart = false;
    for (int at = from; tokens.kind(at) != Kind.END; at++) {
      // A colon or a please begins what is said to us, whoever the sentence was about.
      if (tokens.mark(at, ".!?;:")
          || tokens.kind(at) == Kind.PARAGRAPH
          || statements.begins(CommandWords.PLEASE, at)) {
        ours = false;
        others = false;
      }
      if (lineStart && statements.begin(at) != Begin.NO) {
        return Optional.of("after-prose");
      }
      lineStart = tokens.kind(at) == Kind.LINE || tokens.kind(at) == Kind.PARAGRAPH;
      if (tokens.kind(at) != Kind.WORD) {
        continue;
      }
      if (!others || ours) {
        Optional<CommandWord> word = heeded(at, said);
        if (word.isPresent() && !named(at, from)) {
          return Optional.of(sentenceHas(at, "?") ? "question" : "mid-prose");
        }
      }
      ours |= statements.begins(CommandWords.OURS, at);
      others |= statements.begins(CommandWords.OTHERS, at);
    }
    return Optional.empty();
  }

  private Optional<CommandWord> heeded(int at, Set<CommandWord> said) {
    Set<CommandWord> meant = meant(at);
    if (meant.isEmpty()) {
      return Optional.empty();
    }
    return meant.stream()
        .filter(word -> !said.contains(word))
        .filter(word -> word.heed() == Heed.ANYWHERE || word == CommandWord.WON && amountAfter(at))
        .findFirst();
  }

  private boolean amountAfter(int at) {
    for (int i = at + 1; i <= at + NEAR && !tokens.lineEnd(i); i++) {
      if (tokens.kind(i) == Kind.NUMBER) {
        return true;
      }
    }
    return false;
  }

  // "So Jane approved the budget": a name right before the verb is its subject.
  private boolean named(int at, int from) {
    boolean inSentence = at > from + 1 && tokens.kind(at - 2) == Kind.WORD;
    return inSentence
        && tokens.kind(at - 1) == Kind.WORD
        && tokens.name(at - 1)
        && !topic.inCompany(tokens.text(at - 1));
  }

  // One or two letters beside a command's word, in a text of few words.
  private boolean misspelled(int at) {
    int words = 0;
    for (int i = at; tokens.kind(i) != Kind.END && words <= SHORT; i++) {
      words += tokens.kind(i) == Kind.WORD ? 1 : 0;
    }
    return words <= SHORT && rules.misspelled(tokens.text(at));
  }
}
