package io.postern.app.demo;

import io.postern.app.cli.Terminal;
import io.postern.app.cli.Text;
import java.util.ArrayList;
import java.util.List;

/** Where the story is told: the mails that people write and get, as a conversation. */
final class Stage {
  private static final int WIDEST = 96;
  private static final int LINES = 24;
  private static final int MAIL = 78; // a mail's lines, and the bar before them

  private static final String BOLD = "\u001b[1m";
  private static final String DIM = "\u001b[2m";
  private static final String CYAN = "\u001b[36m";
  private static final String MAGENTA = "\u001b[35m";
  private static final String PLAIN = "\u001b[0m";

  private final Terminal terminal;
  private final int width;

  Stage(Terminal terminal) {
    this.terminal = terminal;
    this.width = Math.min(terminal.columns(), WIDEST);
  }

  void say(String words) {
    for (String line : Text.wrap(words, width)) {
      terminal.out().println(line);
    }
  }

  void gap() {
    terminal.out().println();
  }

  /** What is about to happen. */
  void scene(String title) {
    gap();
    terminal.out().println(with(BOLD, title));
    terminal.out().println(with(DIM, "─".repeat(Math.min(width, Text.width(title)))));
  }

  /** Somebody writes to the program. */
  void writes(Person person, String subject, String text) {
    gap();
    head(person, " writes", subject, "");
    body(text, "");
  }

  /** Somebody finds a mail of the program in the mailbox. */
  void gets(Person person, String subject, String text) {
    String indent = " ".repeat(Math.clamp(width - MAIL, 0, 8));
    gap();
    head(person, " gets", subject, indent);
    body(text, indent);
  }

  private void head(Person person, String does, String subject, String indent) {
    String who = person.firstName() + does;
    String about = Text.cut(subject, width - indent.length() - who.length() - 2);
    terminal.out().println(indent + with(BOLD + colour(person), who) + "  " + with(DIM, about));
  }

  // Without the masthead and the footer: they say the same in each mail.
  private void body(String text, String indent) {
    String letter = text.contains("\n-- \n") ? text.substring(0, text.indexOf("\n-- \n")) : text;
    List<String> lines = new ArrayList<>();
    for (String line : letter.strip().split("\n", -1)) {
      boolean again = line.isBlank() && (lines.isEmpty() || lines.getLast().isBlank());
      if (!again && !line.contains(" · · · ")) {
        lines.add(line);
      }
    }
    String bar = indent + with(DIM, "│ ");
    for (String line : lines.subList(0, Math.min(LINES, lines.size()))) {
      for (String part : Text.wrap(line, width - indent.length() - 2)) {
        terminal.out().println((bar + part).stripTrailing());
      }
    }
    if (lines.size() > LINES) {
      terminal.out().println(bar + with(DIM, "…"));
    }
  }

  private static String colour(Person person) {
    return person.equals(Person.PAT) ? CYAN : MAGENTA;
  }

  private String with(String style, String text) {
    return terminal.interactive() ? style + text + PLAIN : text;
  }
}
