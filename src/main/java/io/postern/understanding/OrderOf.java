package io.postern.understanding;

import io.postern.deal.Field;
import io.postern.partner.Preferences;
import io.postern.understanding.FieldLines.Correction;
import io.postern.understanding.Orders.Order;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes orders of statements that were read. */
final class OrderOf {
  private OrderOf() {}

  static Order statement(Statement statement, Tokens tokens) {
    String line = tokens.written(statement.from(), lastOf(statement, tokens));
    return new Order(command(statement), statement.arguments().leads(), line);
  }

  private static int lastOf(Statement statement, Tokens tokens) {
    int last = statement.next();
    while (last > statement.from() + 1 && tokens.lineEnd(last - 1)) {
      last--;
    }
    return last;
  }

  private static Command command(Statement statement) {
    Arguments arguments = statement.arguments();
    String text = statement.text().orElse("");
    String word = arguments.word().orElse("");
    return switch (statement.word()) {
      case APPROVE -> new Command.Approve(arguments.days());
      case DECLINE -> new Command.Decline(text);
      case ASK -> new Command.Ask(text);
      case NOTE -> new Command.Note(text);
      case STAGE -> new Command.MoveStage(word);
      case WON -> new Command.Won(arguments.amount().orElseThrow(), arguments.date());
      case INVOICE_PAID -> new Command.InvoicePaid(arguments.amount(), arguments.date());
      case LOST -> new Command.Lost(text);
      case EXTEND -> new Command.Extend(arguments.days(), statement.text());
      case ASSIGN -> new Command.Assign(arguments.address().orElseThrow());
      case CREDIT -> new Command.Credit(word);
      case REOPEN -> new Command.Reopen();
      case UNDO -> new Command.Undo();
      case RELEASE -> new Command.Release();
      case PAID -> new Command.Paid();
      case ADJUST -> new Command.Adjust(arguments.amount().orElseThrow(), text);
      case REPORT -> new Command.Report();
      case LIST -> new Command.ListReviews();
      case INVITE -> new Command.Invite(arguments.address().orElseThrow(), word);
      case ACCEPT -> new Command.Accept(arguments.word());
      case TIER -> new Command.PinTier(arguments.address().orElseThrow(), statement.text());
      case STATUS -> new Command.Status(arguments.word());
      case WITHDRAW -> new Command.Withdraw(statement.text());
      case DISPUTE -> new Command.Dispute(text);
      case ADD -> new Command.AddCollaborator(arguments.address().orElseThrow());
      case LANGUAGE -> new Command.Language(word);
      case PAUSE -> new Command.Pause();
      case STOP -> new Command.Stop();
      case RESUME -> new Command.Resume();
      case DIGEST -> new Command.Digest(Preferences.Rhythm.ofWord(word).orElseThrow());
      case RULES -> new Command.Rules();
      case REFERRALS -> new Command.Referrals();
      case COMMISSION -> new Command.Commission();
      case TERMS -> new Command.Terms();
      case JOIN -> new Command.Join();
      case KIT -> new Command.Kit();
      case HELP -> new Command.Help();
      case CORRECT -> throw new IllegalStateException("corrections are field lines");
    };
  }

  static Order corrections(List<Correction> corrections, Tokens tokens) {
    Map<Field, String> fields = new EnumMap<>(Field.class);
    corrections.forEach(correction -> fields.putAll(correction.fields()));
    String line =
        tokens.written(corrections.getFirst().from(), corrections.getLast().next()).strip();
    return new Order(new Command.Correct(fields), Set.of(), line);
  }

  /** Whether a field got two values. */
  static boolean conflicting(List<Correction> corrections) {
    Map<Field, String> fields = new EnumMap<>(Field.class);
    for (Correction correction : corrections) {
      for (Map.Entry<Field, String> entry : correction.fields().entrySet()) {
        String before = fields.put(entry.getKey(), entry.getValue());
        if (before != null && !before.equals(entry.getValue())) {
          return true;
        }
      }
    }
    return false;
  }
}
