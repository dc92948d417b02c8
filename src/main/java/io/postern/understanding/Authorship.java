package io.postern.understanding;

import io.postern.mail.Address;
import io.postern.mail.Flaw;
import io.postern.mail.Letter;
import io.postern.mail.Mailbox;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whether the words of a mail are its sender's own, and meant for Postern. */
final class Authorship {
  private final Letter letter;
  private final Parts parts;
  private final Known known;
  private final CommandRules rules;

  Authorship(Letter letter, Parts parts, Known known, CommandRules rules) {
    this.letter = letter;
    this.parts = parts;
    this.known = known;
    this.rules = rules;
  }

  /** Why commands in this mail don't count; empty when they do. */
  Optional<String> doubt() {
    if (letter.problems().stream().anyMatch(Flaw::ambiguous)) {
      return Optional.of("ambiguous-mail");
    }
    if (letter.from().size() != 1 || sentForAnother() || onBehalf()) {
      return Optional.of("written-by-somebody-else");
    }
    if (!parts.forwarded().isEmpty()) {
      return Optional.of("forwarded");
    }
    if (toSomebodyElse()) {
      return Optional.of("addressed-to-somebody-else");
    }
    if (noticeOfAnother()) {
      return Optional.of("written-by-somebody-else");
    }
    for (String doubt :
        List.of(PartsReader.PARTS_DISAGREE, PartsReader.HIDDEN_WORDS, PartsReader.MAYBE_QUOTED)) {
      if (parts.problems().contains(doubt)) {
        return Optional.of(doubt);
      }
    }
    return Optional.empty();
  }

  private boolean sentForAnother() {
    return letter
        .sender()
        .map(Mailbox::address)
        .filter(sender -> letter.from().stream().noneMatch(from -> from.address().equals(sender)))
        .isPresent();
  }

  // In the closing, the first lines below it, or the name that the mail program shows.
  private boolean onBehalf() {
    String foot = firstLines(parts.signature(), 3);
    String name = letter.from().stream().map(Mailbox::name).findFirst().orElse("");
    Tokens tokens = Tokens.of((parts.closing() + "\n" + foot + "\n" + name).replace(".", ""));
    boolean lineStart = true;
    for (int at = 0; at < tokens.size(); at++) {
      for (PhraseIndex.Entry<Tongue> entry : rules.all(CommandWords.BEHALF).at(tokens.text(at))) {
        int begin = at;
        boolean whole = lineStart;
        if (new PhraseMatcher(tokens, entry.meaning())
            .match(entry.phrase(), Reach.from(at)).stream()
                .anyMatch(reach -> whole || reach.at() > begin + 1)) {
          return true;
        }
      }
      lineStart = tokens.lineEnd(at);
    }
    return false;
  }

  private static String firstLines(String text, int lines) {
    int end = -1;
    for (int i = 0; i < lines; i++) {
      int next = text.indexOf('\n', end + 1);
      if (next < 0) {
        return text;
      }
      end = next;
    }
    return text.substring(0, end);
  }

  // We stand in the copy, and somebody else is meant.
  private boolean toSomebodyElse() {
    List<Mailbox> to = letter.to();
    List<Mailbox> cc = letter.cc();
    return !to.isEmpty() && to.stream().noneMatch(this::ours) && cc.stream().anyMatch(this::ours);
  }

  private boolean ours(Mailbox mailbox) {
    Address address = mailbox.address();
    int plus = address.local().indexOf('+');
    if (known.ownAddresses().isEmpty()) {
      return plus > 0; // all that can be told without the program's settings
    }
    if (known.ownAddresses().contains(address)) {
      return true;
    }
    return plus > 0
        && known
            .ownAddresses()
            .contains(new Address(address.local().substring(0, plus), address.domain()));
  }

  // Without knowing to whom we wrote: the quoted head names who got the mail that is answered.
  private boolean noticeOfAnother() {
    if (!known.ownAddresses().isEmpty() || !known.sentNotices().isEmpty()) {
      return false;
    }
    String answered = parts.quoted();
    Set<String> authors =
        Set.copyOf(letter.from().stream().map(from -> from.address().key()).toList());
    for (String line : answered.split("\n", 12)) {
      Optional<Address> receiver = receiver(line);
      if (receiver.isPresent()) {
        String name = letter.from().getFirst().name().toLowerCase(Locale.ROOT);
        return !authors.contains(receiver.get().key())
            && (name.isEmpty() || !line.toLowerCase(Locale.ROOT).contains(name));
      }
    }
    return false;
  }

  // "To: Max Weber <max@northwind.example>", in any language: the label before it is not ours.
  private static Optional<Address> receiver(String line) {
    int colon = line.indexOf(':');
    int open = line.indexOf('<');
    int close = line.indexOf('>');
    boolean head = colon > 0 && colon < 12 && open > colon && close > open;
    if (!head) {
      return Optional.empty();
    }
    return Address.parse(line.substring(open + 1, close))
        .filter(address -> address.local().indexOf('+') < 0);
  }
}
