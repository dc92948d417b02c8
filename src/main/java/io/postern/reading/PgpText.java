package io.postern.reading;

import io.postern.mail.Flaw;
import java.util.ArrayList;
import java.util.List;

/** Takes the armour off a text that is signed in place (RFC 9580 7). Nothing is checked. */
final class PgpText {
  private static final String SIGNED = "-----BEGIN PGP SIGNED MESSAGE-----";
  private static final String SIGNATURE = "-----BEGIN PGP SIGNATURE-----";
  private static final String END = "-----END PGP SIGNATURE-----";
  private static final String ENCRYPTED = "-----BEGIN PGP MESSAGE-----";

  private PgpText() {}

  /** The text as its author wrote it. */
  static String bare(String text, Budget budget) {
    if (!text.contains("-----BEGIN PGP ")) {
      return text;
    }
    if (text.contains(ENCRYPTED)) {
      budget.note(Flaw.ENCRYPTED);
      return text;
    }
    List<String> bare = new ArrayList<>();
    State state = State.OUTSIDE;
    for (String line : PlainText.lines(text)) {
      String mark = line.strip();
      if (mark.equals(SIGNED)) {
        state = State.HEADER;
      } else if (mark.equals(SIGNATURE) && state == State.SIGNED) {
        state = State.SIGNATURE;
      } else if (mark.equals(END) && state == State.SIGNATURE) {
        state = State.OUTSIDE;
      } else if (state == State.HEADER) {
        state = mark.isEmpty() ? State.SIGNED : state;
      } else if (state == State.SIGNED) {
        bare.add(line.startsWith("- ") ? line.substring(2) : line); // dash-escaped (7.2)
      } else if (state == State.OUTSIDE) {
        bare.add(line);
      }
    }
    return String.join("\n", bare);
  }

  private enum State {
    OUTSIDE,
    HEADER,
    SIGNED,
    SIGNATURE
  }
}
