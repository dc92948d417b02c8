package io.postern.intake.smtp;

import java.io.IOException;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.internal.server.BaseCommand;
import org.subethamail.smtp.server.Session;

/**
 * One word of the dialogue, in the place of SubEthaSMTP's own: exactly that word, and not wrong too
 * often.
 */
final class SmtpVerb extends BaseCommand {
  /** The reply of a command that has been answered already. */
  static final String SAID = "";

  /** What is said to a command; its reply, one line or several. */
  interface Answer {
    String to(String argument, Session session) throws IOException, DropConnectionException;
  }

  private final SmtpVisitors visitors;
  private final Answer answer;

  SmtpVerb(String word, SmtpVisitors visitors, Answer answer) {
    super(word, word);
    this.visitors = visitors;
    this.answer = answer;
  }

  @Override
  public void execute(String line, Session session) throws IOException, DropConnectionException {
    visitors.begins();
    try {
      SmtpVisit visit = visitors.visit(session);
      String reply = reply(line, session);
      if (!reply.equals(SAID)) {
        session.sendResponse(reply);
      }
      if (reply.startsWith("5") && !visit.mayErrAgain()) {
        throw new DropConnectionException(421, "4.7.0 too many errors");
      }
    } finally {
      visitors.ends();
    }
  }

  private String reply(String line, Session session) throws IOException, DropConnectionException {
    int end = line.indexOf(' ');
    String word = end < 0 ? line : line.substring(0, end);
    // SubEthaSMTP looks at the first four letters only.
    return word.equalsIgnoreCase(getName())
        ? answer.to(end < 0 ? "" : line.substring(end + 1).strip(), session)
        : "500 5.5.2 no such command";
  }
}
