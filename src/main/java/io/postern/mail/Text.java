package io.postern.mail;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The lines of a mail's body, top to bottom.
 *
 * @param lines what a person sees, format=flowed already joined, HTML already laid out
 */
public record Text(List<Line> lines) {
  public static final Text NONE = new Text(List.of());

  public Text {
    lines = List.copyOf(lines);
  }

  public boolean blank() {
    return lines.stream().allMatch(Line::blank);
  }

  /** The lines joined, quote marks put back. */
  public String shown() {
    return lines.stream()
        .map(line -> line.depth() == 0 ? line.text() : ">".repeat(line.depth()) + " " + line.text())
        .collect(Collectors.joining("\n"));
  }
}
