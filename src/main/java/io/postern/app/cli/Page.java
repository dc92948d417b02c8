package io.postern.app.cli;

import java.util.Optional;

/** A page of labelled lines. */
final class Page {
  private static final int LABEL = 14;

  private final Terminal terminal;

  Page(Terminal terminal) {
    this.terminal = terminal;
  }

  void title(String title) {
    terminal.out().println(Text.plain(title));
  }

  /** A heading, after an empty line. */
  void section(String heading) {
    gap();
    terminal.out().println(heading);
  }

  void gap() {
    terminal.out().println();
  }

  /** Nothing for an empty value. */
  void line(String label, Object value) {
    String text =
        value instanceof Optional<?> optional
            ? optional.map(Object::toString).orElse("")
            : value.toString();
    if (text.isBlank()) {
      return;
    }
    String start = "  " + label + " ".repeat(Math.max(1, LABEL - label.length()));
    for (String line : Text.wrap(text, terminal.columns() - LABEL - 2)) {
      terminal.out().println((start + line).stripTrailing());
      start = " ".repeat(LABEL + 2);
    }
  }
}
