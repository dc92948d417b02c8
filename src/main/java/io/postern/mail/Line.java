package io.postern.mail;

import java.util.Set;

/**
 * One line of a mail as a person sees it.
 *
 * @param text without its quote marks and without its line end
 * @param depth how deep it is quoted: 0 is not at all; from {@code >} marks or from blockquotes
 * @param marks what the mail's structure says about it
 */
public record Line(String text, int depth, Set<Mark> marks) {
  public Line {
    marks = Set.copyOf(marks);
  }

  public static Line of(String text) {
    return new Line(text, 0, Set.of());
  }

  public boolean has(Mark mark) {
    return marks.contains(mark);
  }

  public boolean blank() {
    return text.isBlank();
  }
}
