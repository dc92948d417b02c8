package io.postern.understanding;

import io.postern.mail.Address;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the author's own text tells Postern to do.
 *
 * @param commands empty unless the verdict is EXECUTE
 * @param verdict whether they may be carried out
 * @param why kebab-case code of why it is asked about; empty when it is not
 * @param notUnderstood the line that was not understood, as written; empty when all was
 * @param message what is meant for the other side
 * @param trace which rule read which words, in words that an admin understands
 */
public record Orders(
    List<Order> commands,
    Verdict verdict,
    String why,
    String notUnderstood,
    Optional<String> message,
    Trace trace) {
  /**
   * EXECUTE: the commands stand. ASK: a command may be meant; nothing is done. NONE: no command.
   */
  public enum Verdict {
    EXECUTE,
    ASK,
    NONE
  }

  /**
   * @param command what to do
   * @param numbers to which numbered leads of the conversation (1-based); empty when none was named
   * @param line the words that say so
   */
  public record Order(Command command, Set<Integer> numbers, String line) {
    public Order {
      numbers = Set.copyOf(numbers);
    }
  }

  public Orders {
    commands = List.copyOf(commands);
  }

  /** Whom these commands name who is not in the conversation. */
  public List<Address> named() {
    return commands.stream()
        .map(Order::command)
        .flatMap(command -> command.named().stream())
        .toList();
  }

  public static Orders none(Optional<String> message) {
    return new Orders(List.of(), Verdict.NONE, "", "", message, Trace.EMPTY);
  }

  public static Orders ask(String why, String notUnderstood) {
    Trace trace =
        Trace.EMPTY.with(
            "command-unsure",
            "\"" + notUnderstood + "\" is asked about, not carried out: " + why.replace('-', ' '));
    return new Orders(List.of(), Verdict.ASK, why, notUnderstood, Optional.empty(), trace);
  }

  /** The same with notes before its trace. */
  Orders after(Trace notes) {
    return new Orders(commands, verdict, why, notUnderstood, message, notes.plus(trace));
  }
}
