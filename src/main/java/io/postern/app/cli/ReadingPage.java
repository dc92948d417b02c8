package io.postern.app.cli;

import io.postern.deal.Field;
import io.postern.mail.DeliveryReport;
import io.postern.mail.Letter;
import io.postern.mail.Mailbox;
import io.postern.understanding.Forwarded;
import io.postern.understanding.Found;
import io.postern.understanding.Orders;
import io.postern.understanding.Reading;
import io.postern.understanding.Referral;
import io.postern.understanding.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A reading as a page for people: what was understood, how surely, and from which words. */
final class ReadingPage {
  private static final int LABEL = 14;

  private final int columns;
  private final List<String> lines = new ArrayList<>();

  ReadingPage(int columns) {
    this.columns = columns;
  }

  List<String> lines(String file, Letter letter, Reading reading) {
    lines.add(file);
    String from = letter.from().stream().map(ReadingPage::person).collect(Collectors.joining(", "));
    labelled("from", from.isEmpty() ? "(nobody)" : from);
    labelled("subject", letter.subject());
    String language = reading.language().isEmpty() ? "" : " (" + reading.language() + ")";
    labelled("kind", reading.kind().word() + language);
    if (!reading.automation().human()) {
      labelled("automatic", reading.automation().type().word());
    }
    reading.automation().evidence().forEach(sign -> labelled("sign", sign));
    block("own text", reading.parts().own());
    reading.parts().original().ifPresent(this::forwarded);
    int number = 1;
    for (Referral referral : reading.referrals()) {
      referral(reading.referrals().size() > 1 ? number++ : 0, referral);
    }
    if (!reading.missing().isEmpty()) {
      labelled(
          "missing", reading.missing().stream().map(Field::key).collect(Collectors.joining(", ")));
    }
    reading.refersTo().ifPresent(company -> labelled("about", company));
    orders(reading.orders());
    reading.report().ifPresent(report -> report.recipients().forEach(this::fate));
    if (!reading.problems().isEmpty()) {
      labelled("problems", String.join(", ", reading.problems()));
    }
    trace(reading.trace());
    return lines;
  }

  private void forwarded(Forwarded original) {
    labelled("forwarded", original.from().map(Forwarded.Person::name).orElse("(no sender)"));
    block("", original.text());
  }

  private void referral(int number, Referral referral) {
    lines.add(number == 0 ? "  referral" : "  referral " + number);
    for (Map.Entry<Field, Found<?>> entry : referral.found().entrySet()) {
      Found<?> found = entry.getValue();
      labelled(entry.getKey().key(), found.value().toString());
      List<String> why =
          Text.wrap(
              Math.round(found.confidence() * 100)
                  + " % sure, "
                  + found.evidence().place()
                  + ": \""
                  + found.evidence().words().replace('\n', ' ')
                  + "\" ("
                  + found.evidence().rule()
                  + ")",
              columns - LABEL - 6);
      why.forEach(line -> lines.add(" ".repeat(LABEL + 6) + line));
    }
  }

  private void orders(Orders orders) {
    for (Orders.Order order : orders.commands()) {
      String numbers = order.numbers().isEmpty() ? "" : " for " + order.numbers();
      labelled("command", order.command().word() + numbers + ": " + order.line());
    }
    if (orders.verdict() == Orders.Verdict.ASK) {
      labelled("to ask about", orders.why() + ": " + orders.notUnderstood());
    }
    orders.message().ifPresent(message -> block("message", message));
  }

  private void fate(DeliveryReport.Fate fate) {
    labelled(
        "bounce",
        String.join(
            " ",
            fate.recipient(),
            fate.action(),
            fate.status(),
            fate.category().word(),
            fate.hard() ? "hard" : "soft"));
    labelled("", fate.reason());
  }

  private void trace(Trace trace) {
    for (Trace.Step step : trace.steps()) {
      labelled("because", step.rule() + ": " + step.because());
    }
  }

  private void labelled(String label, String value) {
    String start = "  " + label + " ".repeat(Math.max(1, LABEL - label.length()));
    boolean first = true;
    for (String line : Text.wrap(value, columns - LABEL - 2)) {
      lines.add((first ? start : " ".repeat(start.length())) + line);
      first = false;
    }
  }

  private void block(String label, String text) {
    if (text.isBlank()) {
      return;
    }
    if (!label.isEmpty()) {
      lines.add("  " + label);
    }
    Text.wrap(text.strip(), columns - 6)
        .forEach(line -> lines.add(("    │ " + line).stripTrailing()));
  }

  private static String person(Mailbox mailbox) {
    return mailbox.name().isEmpty()
        ? mailbox.address().toString()
        : mailbox.name() + " <" + mailbox.address() + ">";
  }
}
