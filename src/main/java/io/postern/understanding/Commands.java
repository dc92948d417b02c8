package io.postern.understanding;

import io.postern.mail.Letter;

/**
 * What a mail tells Postern to do. The grammar is closed: each word of a command's sentence must be
 * licensed by the rules, else the mail is asked about; nothing is guessed.
 */
public final class Commands {
  private Commands() {}

  /**
   * Reads the commands of a manager or partner ({@link Known#role}) from the author's own text.
   * Time and memory grow with the length of that text and no faster.
   */
  public static Orders read(Letter letter, Parts parts, RuleBook rules, Known known) {
    return new OrdersReader(letter, parts, rules.commands(), known).read();
  }
}
