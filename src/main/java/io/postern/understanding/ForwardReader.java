package io.postern.understanding;

import io.postern.understanding.Forwarded.Person;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the original of a forward from its header block, or from an attribution in its place. */
final class ForwardReader {
  private final Lexicon lexicon;
  private final Talk talk;

  /**
   * @param talk of the mail that forwards: mail programs show the original's date in its zone
   */
  ForwardReader(Lexicon lexicon, Talk talk) {
    this.lexicon = lexicon;
    this.talk = talk;
  }

  /** From nothing but a ruler. */
  Forwarded of(String text) {
    return of(new HeaderBlock(0, 0, Map.of(), Set.of()), text);
  }

  Forwarded of(HeaderBlock block, String text) {
    Map<QuoteCue, String> fields = block.fields();
    Optional<String> written = field(fields, QuoteCue.DATE);
    return new Forwarded(
        field(fields, QuoteCue.FROM).map(People::person).filter(ForwardReader::somebody),
        people(fields, QuoteCue.TO),
        people(fields, QuoteCue.CC),
        field(fields, QuoteCue.SUBJECT),
        written.flatMap(it -> instant(it, block.languages())),
        written,
        text);
  }

  /** From a line such as "On 12 March 2024, Ada Byron &lt;ada@…&gt; wrote:". */
  Forwarded of(String attribution, String text) {
    List<Token> tokens = Token.of(attribution);
    Optional<Token> address =
        tokens.stream().filter(token -> token.kind() == Token.Kind.ADDRESS).findFirst();
    WrittenDate date = WrittenDate.of(tokens, lexicon);
    Optional<String> written = date.hasDate() ? Optional.of(attribution.strip()) : Optional.empty();
    Optional<Person> from =
        address
            .flatMap(token -> io.postern.mail.Address.parse(token.text()))
            .map(
                found ->
                    new Person(nameBefore(attribution, tokens, address.get()), Optional.of(found)));
    return new Forwarded(
        from,
        List.of(),
        List.of(),
        Optional.of(talk.prefix().subject()).filter(it -> talk.forward() && !it.isEmpty()),
        written.flatMap(it -> instant(it, Set.of())),
        written,
        text);
  }

  private Optional<Instant> instant(String written, Set<String> languages) {
    return WrittenDate.instant(
        written, lexicon, new WrittenDate.Hints(talk.zone(), talk.date(), languages));
  }

  // The quoted words in front of the address, else those between the date and the address.
  private String nameBefore(String text, List<Token> tokens, Token address) {
    int start = address.start();
    for (int i = tokens.indexOf(address) - 1; i >= 0; i--) {
      Token token = tokens.get(i);
      if (token.kind() == Token.Kind.SIGN && "\"”“»".indexOf(token.text()) >= 0) {
        int open = opening(tokens, i);
        return open < 0 ? "" : text.substring(tokens.get(open).end(), token.start()).strip();
      }
      boolean sign = token.kind() == Token.Kind.SIGN && "<([.'-".indexOf(token.text()) >= 0;
      boolean name =
          token.kind() == Token.Kind.WORD
              && lexicon.senses(token.text()).isEmpty()
              && !DateWords.knows(token.text());
      if (!sign && !name) {
        break;
      }
      start = name ? token.start() : start;
    }
    return People.person(text.substring(start, address.end())).name();
  }

  private static int opening(List<Token> tokens, int close) {
    for (int i = close - 1; i >= 0 && close - i < 12; i--) {
      if (tokens.get(i).kind() == Token.Kind.SIGN && "\"“„«".indexOf(tokens.get(i).text()) >= 0) {
        return i;
      }
    }
    return -1;
  }

  private static List<Person> people(Map<QuoteCue, String> fields, QuoteCue cue) {
    String sender = fields.getOrDefault(QuoteCue.FROM, "");
    return field(fields, cue).map(value -> People.likeSender(value, sender)).orElse(List.of());
  }

  private static Optional<String> field(Map<QuoteCue, String> fields, QuoteCue cue) {
    return Optional.ofNullable(fields.get(cue))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  private static boolean somebody(Person person) {
    return !person.name().isEmpty() || person.address().isPresent();
  }
}
