package io.postern.understanding;

import io.postern.mail.Envelope;
import io.postern.reading.LetterReader;
import io.postern.understanding.Orders.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How well the commands of a set of answers are read. */
final class CommandFigures {
  private final String title;
  private final List<String> misses = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();
  private int mails;
  private int exact;
  private int messages;
  private int messagesRight;

  private CommandFigures(String title) {
    this.title = title;
  }

  static CommandFigures of(String title, List<CommandCase> cases) {
    CommandFigures figures = new CommandFigures(title);
    cases.forEach(figures::count);
    return figures;
  }

  double exact() {
    return (double) exact / mails;
  }

  /** Mails of which something was carried out that they do not say. */
  List<String> wrong() {
    return List.copyOf(wrong);
  }

  private void count(CommandCase test) {
    Known nothing = Known.nothing(test.role(), WrittenMail.STAGES);
    Known known =
        new Known(
            nothing.role(),
            nothing.language(),
            Set.of(),
            Set.of(),
            Set.of(),
            List.of(),
            test.deals(),
            test.deals(),
            List.of(),
            nothing.stages());
    Orders orders =
        Understanding.read(
                LetterReader.read(test.mail()), Envelope.UNKNOWN, WrittenMail.RULES, known)
            .orders();
    mails++;
    List<String> done =
        orders.verdict() == Verdict.EXECUTE
            ? orders.commands().stream().map(CommandCase::said).sorted().toList()
            : List.of();
    List<String> want = test.orders().stream().sorted().toList();
    boolean right = done.equals(want);
    exact += right ? 1 : 0;
    List<String> miss = !right && want.containsAll(done) ? misses : wrong;
    if (!right) {
      miss.add(
          "%s%n        wants %s, read %s %s"
              .formatted(
                  test.name(),
                  want.isEmpty() ? test.verdict() : want,
                  done.isEmpty() ? orders.verdict() : done,
                  orders.why()));
    } else if (orders.verdict() != test.verdict()) {
      misses.add(
          "%s%n        %s, not %s %s"
              .formatted(test.name(), orders.verdict(), test.verdict(), orders.why()));
    }
    if (right && orders.verdict() == test.verdict() && test.message().isPresent()) {
      messages++;
      boolean there = orders.message().filter(words -> !words.isBlank()).isPresent();
      messagesRight += there == test.message().get() ? 1 : 0;
      if (there != test.message().get()) {
        misses.add(test.name() + ": message " + orders.message());
      }
    }
  }

  String report() {
    StringBuilder report = new StringBuilder();
    report.append(
        "%n%s: %d mails%n  commands exact, with arguments %s%n  wrong ones carried out %d%n  message there or not, as it must be %s%n"
            .formatted(
                title,
                mails,
                ReferralFigures.share(exact, mails),
                wrong.size(),
                ReferralFigures.share(messagesRight, messages)));
    wrong.forEach(line -> report.append("    WRONG ").append(line).append('\n'));
    misses.forEach(line -> report.append("    ").append(line).append('\n'));
    return report.toString();
  }
}
