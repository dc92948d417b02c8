package io.postern.understanding;

import io.postern.understanding.Forwarded.Person;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  Forwarded of(Map<QuoteCue, String> fields, String text) {
    Optional<String> written = field(fields, QuoteCue.DATE);
    return new Forwarded(
        field(fields, QuoteCue.FROM).map(People::person).filter(ForwardReader::somebody),
        field(fields, QuoteCue.TO).map(People::of).orElse(List.of()),
        field(fields, QuoteCue.CC).map(People::of).orElse(List.of()),
        field(fields, QuoteCue.SUBJECT),
        written.flatMap(this::instant),
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
        written.flatMap(this::instant),
        written,
        text);
  }

  private Optional<Instant> instant(String written) {
    return WrittenDate.instant(written, lexicon, talk.zone());
  }

  // The words between the date and the address.
  private String nameBefore(String text, List<Token> tokens, Token address) {
    int end = address.start();
    int start = end;
    for (int i = tokens.indexOf(address) - 1; i >= 0; i--) {
      Token token = tokens.get(i);
      if (token.kind() == Token.Kind.SIGN && "<([\"“”.'-".indexOf(token.text().charAt(0)) >= 0) {
        start = token.text().charAt(0) == '"' ? token.start() : start;
        continue;
      }
      if (token.kind() != Token.Kind.WORD
          || !lexicon.senses(token.text()).isEmpty()
          || WrittenDate.knows(token.text())) {
        break;
      }
      start = token.start();
    }
    return People.person(text.substring(start, address.end())).name();
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
