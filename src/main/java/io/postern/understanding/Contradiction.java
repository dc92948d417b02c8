package io.postern.understanding;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Commands that can't be meant together. */
final class Contradiction {
  private static final Set<CommandWord> NOTES =
      Set.of(CommandWord.NOTE, CommandWord.ASK, CommandWord.INVITE);
  private static final Set<CommandWord> HARMLESS =
      Set.of(
          CommandWord.STATUS,
          CommandWord.LIST,
          CommandWord.REPORT,
          CommandWord.RULES,
          CommandWord.REFERRALS,
          CommandWord.COMMISSION,
          CommandWord.TERMS,
          CommandWord.KIT,
          CommandWord.HELP);

  private Contradiction() {}

  /** Whether two of these, about the same lead, contradict each other. */
  static boolean in(List<Statement> statements) {
    for (int i = 0; i < statements.size(); i++) {
      for (int j = i + 1; j < statements.size(); j++) {
        if (sameLead(statements.get(i), statements.get(j))
            && contradict(statements.get(i), statements.get(j))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean sameLead(Statement one, Statement other) {
    Set<Integer> shared = new HashSet<>(one.arguments().leads());
    shared.retainAll(other.arguments().leads());
    return one.arguments().leads().isEmpty()
        || other.arguments().leads().isEmpty()
        || !shared.isEmpty();
  }

  private static boolean contradict(Statement one, Statement other) {
    CommandWord first = one.word();
    CommandWord second = other.word();
    if (first == second) {
      return !NOTES.contains(first)
          && !(one.arguments().equals(other.arguments()) && one.text().equals(other.text()));
    }
    return excludes(first, second) || excludes(second, first);
  }

  private static boolean excludes(CommandWord word, CommandWord other) {
    return switch (word) {
      case APPROVE -> Set.of(CommandWord.DECLINE, CommandWord.LOST).contains(other);
      case DECLINE, LOST -> other != CommandWord.NOTE && !HARMLESS.contains(other);
      case WON -> Set.of(CommandWord.STAGE, CommandWord.EXTEND, CommandWord.REOPEN).contains(other);
      case UNDO -> other != CommandWord.NOTE && !HARMLESS.contains(other);
      case WITHDRAW -> Set.of(CommandWord.EXTEND, CommandWord.ADD).contains(other);
      case STOP ->
          Set.of(CommandWord.PAUSE, CommandWord.LANGUAGE, CommandWord.RESUME).contains(other);
      case PAUSE -> other == CommandWord.RESUME;
      case ASK,
          NOTE,
          STAGE,
          EXTEND,
          ASSIGN,
          CREDIT,
          REOPEN,
          STATUS,
          DISPUTE,
          ADD,
          LANGUAGE,
          LIST,
          REPORT,
          RESUME,
          DIGEST,
          RULES,
          REFERRALS,
          COMMISSION,
          TERMS,
          KIT,
          INVITE,
          ACCEPT,
          JOIN,
          INVOICE_PAID,
          RELEASE,
          PAID,
          ADJUST,
          TIER,
          HELP,
          CORRECT ->
          false;
    };
  }
}
