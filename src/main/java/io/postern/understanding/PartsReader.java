package io.postern.understanding;

import io.postern.mail.Letter;
import io.postern.mail.Line;
import io.postern.mail.Mark;
import io.postern.mail.Text;
import java.util.ArrayList;
import java.util.List;

/** Takes a mail apart into who wrote what. */
public final class PartsReader {
  private PartsReader() {}

  /**
   * Reads who wrote what. The same letter, rules and Known always give the same parts; the time it
   * takes grows with the length of the mail and no faster.
   */
  public static Parts read(Letter letter, QuoteRules rules, Known known) {
    List<String> own = new ArrayList<>();
    List<String> quoted = new ArrayList<>();
    List<String> signature = new ArrayList<>();
    List<String> into = own;
    for (Line line : letter.plain().or(letter::html).orElse(Text.NONE).lines()) {
      if (line.depth() > 0 || line.has(Mark.QUOTE) || line.has(Mark.ATTRIBUTION)) {
        quoted.add(line.text());
        continue;
      }
      if (line.text().equals("-- ") || line.text().equals("--") || line.has(Mark.SIGNATURE)) {
        into = signature;
      }
      into.add(line.text());
    }
    return new Parts(
        String.join("\n", own).strip(),
        "",
        String.join("\n", quoted),
        String.join("\n", signature),
        List.of(),
        List.of(),
        Trace.EMPTY);
  }
}
