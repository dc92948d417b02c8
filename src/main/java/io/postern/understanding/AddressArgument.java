package io.postern.understanding;

import io.postern.mail.Address;
import io.postern.understanding.Tokens.Kind;
import java.util.List;

/** An address as a command names it. */
final class AddressArgument {
  private AddressArgument() {}

  // joao@brightpath.example, <joao@…>, joao@… <mailto:joao@…>, João Silva <joao@…>
  static List<Reach> read(Tokens tokens, Reach from) {
    int at = from.at();
    int named = at;
    while (named < at + 4 && tokens.kind(named) == Kind.WORD && tokens.capital(named)) {
      named++;
    }
    boolean angle = tokens.mark(named, "<");
    int place = angle ? named + 1 : at;
    if (angle && tokens.word(place, "mailto") && tokens.mark(place + 1, ":")) {
      place += 2;
    }
    if (tokens.kind(place) != Kind.ADDRESS || angle && !tokens.mark(place + 1, ">")) {
      return List.of();
    }
    int end = angle ? place + 2 : place + 1;
    if (!angle) {
      end = linkEnd(tokens, end, tokens.text(place));
    }
    int last = end;
    return Address.parse(tokens.text(place))
        .map(found -> List.of(from.to(last, from.arguments().withAddress(found))))
        .orElse(List.of());
  }

  // What a mail program puts after an address that it made a link.
  private static int linkEnd(Tokens tokens, int at, String address) {
    boolean link =
        tokens.mark(at, "<")
            && tokens.word(at + 1, "mailto")
            && tokens.mark(at + 2, ":")
            && tokens.text(at + 3).equalsIgnoreCase(address)
            && tokens.mark(at + 4, ">");
    return link ? at + 5 : at;
  }
}
