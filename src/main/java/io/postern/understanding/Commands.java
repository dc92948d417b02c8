package io.postern.understanding;

import io.postern.mail.Letter;
import java.util.Optional;

/**
 * What a mail tells Postern to do. The grammar is closed: each word of a command's sentence must be
 * licensed by the rules, else the mail is asked about; nothing is guessed.
 */
public final class Commands {
  /** Nobody orders anything in so many words: of longer texts only the beginning is read. */
  private static final int LONGEST = 20_000;

  private Commands() {}

  /**
   * Reads the commands of a manager or partner ({@link Known#role}) from the author's own text.
   * Time and memory grow with the length of that text and no faster.
   */
  public static Orders read(Letter letter, Parts parts, RuleBook rules, Known known) {
    String own = parts.own();
    if (own.length() <= LONGEST) {
      return new OrdersReader(letter, parts, rules.commands(), known).read();
    }
    Parts beginning = parts.withOwn(own.substring(0, LONGEST));
    Orders orders = new OrdersReader(letter, beginning, rules.commands(), known).read();
    Orders longer =
        switch (orders.verdict()) {
          // What stands behind may take it back.
          case EXECUTE -> Orders.ask("not-understood", orders.commands().getFirst().line());
          case ASK -> orders;
          case NONE -> Orders.none(Optional.of(own));
        };
    return longer.after(
        Trace.EMPTY.with(
            "limit", "only the first " + LONGEST + " characters are looked through for commands"));
  }
}
