package io.postern.understanding;

import io.postern.mail.Letter;
import io.postern.understanding.FieldLines.Correction;
import io.postern.understanding.Known.Role;
import io.postern.understanding.Orders.Order;
import io.postern.understanding.Orders.Verdict;
import io.postern.understanding.Tokens.Kind;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one mail's commands: all of them, or none. */
final class OrdersReader {
  private static final int MOST_STATEMENTS = 100;
  private static final int MOST_POLITE_LINES = 20;

  private final Letter letter;
  private final Parts parts;
  private final CommandRules rules;
  private final Known known;
  private final Role role;
  private final Topic topic;
  private final Tokens tokens;
  private final StatementReader statements;
  private final FieldLines fields;
  private final Suspicion suspicion;

  private final List<Statement> said = new ArrayList<>();
  private final List<Correction> corrected = new ArrayList<>();
  private Trace limits = Trace.EMPTY;
  private boolean named;
  private int rest;

  OrdersReader(Letter letter, Parts parts, CommandRules rules, Known known) {
    this.letter = letter;
    this.parts = parts;
    this.rules = rules;
    this.known = known;
    role = known.role() == Role.STRANGER ? Role.PARTNER : known.role();
    topic = Topic.of(letter, parts, known);
    String own = Normalizer.normalize(parts.own().strip(), Normalizer.Form.NFC);
    tokens = Tokens.of(own, topic.prefixes());
    statements = new StatementReader(tokens, rules, topic, role);
    fields = new FieldLines(tokens, rules.tongues());
    suspicion = new Suspicion(tokens, rules, statements, fields, topic, role);
  }

  Orders read() {
    Orders orders = orders();
    return orders.after(limits);
  }

  private Orders orders() {
    if (reaction()) {
      return role == Role.MANAGER ? ask("reaction", 0) : Orders.none(Optional.empty());
    }
    if (tokens.size() == 0) {
      return commandInSubject() ? Orders.ask("command-in-subject", letter.subject()) : silence();
    }
    List<Salutation> starts = Salutation.of(tokens, statements, topic);
    for (Salutation start : starts.reversed()) {
      readFrom(start);
      if (!said.isEmpty() || !corrected.isEmpty()) {
        return commands();
      }
    }
    return suspicion.of(starts).map(why -> ask(why, 0)).orElseGet(() -> Orders.none(message(0)));
  }

  private void readFrom(Salutation start) {
    int at = start.at();
    named = start.person();
    // Nobody gives so many orders in one mail; the rest is then words that ask.
    while (tokens.kind(at) != Kind.END && said.size() + corrected.size() < MOST_STATEMENTS) {
      Optional<Statement> statement = statements.read(at);
      Optional<Correction> correction = role == Role.PARTNER ? correction(at) : Optional.empty();
      if (correction.isPresent()) {
        corrected.add(correction.get());
        at = skipBlank(correction.get().next());
      } else if (statement.isPresent()) {
        said.add(statement.get());
        at = skipBlank(statement.get().next());
      } else {
        break;
      }
    }
    rest = at;
    if (said.size() + corrected.size() == MOST_STATEMENTS) {
      limits =
          limits.with(
              "limit",
              "only the first " + MOST_STATEMENTS + " commands are read, the rest is words");
    }
  }

  // Polite words may lead to the fields: "Here is what was missing:"
  private Optional<Correction> correction(int at) {
    for (Polite polite : statements.polite(at)) {
      int from = polite.said() ? lineAfter(polite.at()) : at;
      Optional<Correction> correction = fields.read(from);
      if (correction.isPresent()) {
        return correction;
      }
    }
    return Optional.empty();
  }

  private int lineAfter(int at) {
    int here = at;
    while (tokens.mark(here, ",.!:-")
        || tokens.kind(here) == Kind.LINE
        || tokens.kind(here) == Kind.PARAGRAPH) {
      here++;
    }
    return here;
  }

  private int skipBlank(int at) {
    int here = at;
    while (tokens.kind(here) == Kind.LINE || tokens.kind(here) == Kind.PARAGRAPH) {
      here++;
    }
    return here;
  }

  private Orders commands() {
    Optional<String> doubt = doubt();
    if (doubt.isPresent()) {
      return ask(doubt.get(), rest);
    }
    List<Order> orders = new ArrayList<>();
    Trace trace = Trace.EMPTY;
    for (Statement statement : said) {
      Order order = OrderOf.statement(statement, tokens);
      if (orders.stream()
          .noneMatch(
              o -> o.command().equals(order.command()) && o.numbers().equals(order.numbers()))) {
        orders.add(order);
        trace =
            trace.with(
                "command-" + statement.word().word(),
                "\"" + order.line() + "\" says so: " + statement.place());
      }
    }
    if (!corrected.isEmpty()) {
      Order order = OrderOf.corrections(corrected, tokens);
      orders.add(order);
      trace = trace.with("command-correct", "\"" + order.line() + "\" are fields of the form");
    }
    return new Orders(orders, Verdict.EXECUTE, "", "", message(rest), trace);
  }

  private Optional<String> doubt() {
    if (Contradiction.in(said)
        || corrected.stream().anyMatch(Correction::twice)
        || OrderOf.conflicting(corrected)) {
      return Optional.of("contradiction");
    }
    for (Statement statement : said) {
      if (statement.arguments().foreign()) {
        return Optional.of("other-deal");
      }
      // What is objected to may be a line of a statement, which has numbers of its own.
      if (statement.word() != CommandWord.DISPUTE
          && statement.arguments().leads().stream().anyMatch(lead -> lead > topic.leads())) {
        return Optional.of("no-such-number");
      }
    }
    if (named && role == Role.MANAGER && said.stream().anyMatch(Statement::please)) {
      return Optional.of("addressed-to-somebody-else");
    }
    Optional<String> author = new Authorship(letter, parts, known, rules).doubt();
    return author.isPresent() ? author : doubtAfter();
  }

  private Optional<String> doubtAfter() {
    boolean sentenceGoesOn =
        !said.isEmpty() && corrected.isEmpty() && !said.getLast().closed() && goesOn(rest);
    if (sentenceGoesOn) {
      return Optional.of("not-understood");
    }
    for (int at = rest; at < tokens.size(); at++) {
      if (tokens.kind(at) == Kind.REF && topic.lead(tokens.text(at)).isEmpty()) {
        return Optional.of("other-deal");
      }
    }
    Set<CommandWord> words = EnumSet.noneOf(CommandWord.class);
    said.forEach(statement -> words.add(statement.word()));
    return suspicion.after(rest, words);
  }

  // A line that begins small goes on with the sentence of the line before it.
  private boolean goesOn(int at) {
    return switch (tokens.kind(at)) {
      case WORD -> !tokens.capital(at);
      case NUMBER, MARK -> true;
      case ADDRESS, REF, EMOJI, LINE, PARAGRAPH, END -> false;
    };
  }

  private boolean reaction() {
    boolean marked =
        letter.attachments().stream()
            .anyMatch(attachment -> attachment.mediaType().contains("email-reaction"));
    if (marked) {
      return true;
    }
    if (tokens.kind(0) != Kind.EMOJI) {
      return false;
    }
    for (int at = 1; at < tokens.size() && at < 12; at++) {
      if (statements.begins(CommandWords.REACTED, at)) {
        return true;
      }
    }
    return false;
  }

  private boolean commandInSubject() {
    String subject = letter.subject();
    String bare = subject.substring(subject.lastIndexOf(':') + 1).strip();
    Tokens words = Tokens.of(bare, topic.prefixes());
    return words.size() > 0
        && (new StatementReader(words, rules, topic, role).read(0).isPresent()
            || new StatementReader(Tokens.of(subject), rules, topic, role).read(0).isPresent());
  }

  private static Orders silence() {
    return Orders.none(Optional.empty());
  }

  private Orders ask(String why, int at) {
    int place = tokens.kind(at) == Kind.END ? 0 : at;
    String source = tokens.source();
    int start = tokens.start(place);
    int end = source.indexOf('\n', start);
    return Orders.ask(
        why, (end < 0 ? source.substring(start) : source.substring(start, end)).strip());
  }

  // The rest, without polite lines and the author's name at its end.
  private Optional<String> message(int from) {
    int end = tokens.size();
    int lines = 0;
    for (; end > from && lines < MOST_POLITE_LINES; lines++) {
      int line = lineStart(from, end);
      boolean blank = line == end;
      boolean nothing = line == 0 ? statements.thanksLine(line) : statements.politeLine(line);
      if (!blank && !nothing) {
        break;
      }
      end = Math.max(from, line - 1);
    }
    if (lines == MOST_POLITE_LINES) {
      limits =
          limits.with(
              "limit",
              "only the last " + MOST_POLITE_LINES + " lines are looked through for polite words");
    }
    return Optional.of(tokens.written(from, end).strip()).filter(text -> !text.isEmpty());
  }

  private int lineStart(int from, int end) {
    int at = end;
    while (at > from && tokens.kind(at - 1) != Kind.LINE && tokens.kind(at - 1) != Kind.PARAGRAPH) {
      at--;
    }
    return at;
  }
}
