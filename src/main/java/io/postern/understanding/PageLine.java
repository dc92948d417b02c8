package io.postern.understanding;

import io.postern.mail.Line;
import io.postern.mail.Mark;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of a page, with what was found out about it. */
final class PageLine {
  /** Whose a line is. */
  enum Role {
    OWN,
    CLOSING,
    SIGNATURE,
    QUOTED,
    FORWARDED,
    /** Not written by anybody in the talk: banners of gateways, markers, what nobody sees. */
    NOISE
  }

  private static final int MAX_LOOKED_AT = 1_000;

  private final Line line;
  private final String clean;
  private @Nullable String folded;
  private Role role = Role.OWN;
  private @Nullable List<Token> tokens;
  private int contactScore = -1;

  PageLine(Line line) {
    this.line = line;
    String text = line.text();
    String looked = text.length() > MAX_LOOKED_AT ? text.substring(0, MAX_LOOKED_AT) : text;
    this.clean =
        Fold.clean(
            looked.indexOf("&nbsp;") >= 0 || looked.startsWith("<div>")
                ? untagged(looked)
                : looked);
  }

  // Some programs write the tags and entities of their HTML into the header block of the text.
  private static String untagged(String text) {
    return text.replace("</div>", " ")
        .replace("<div>", " ")
        .replace("&nbsp;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">");
  }

  /** As a person sees it. */
  String shown() {
    return line.text();
  }

  /** As it is compared: no invisible characters, single blanks; at most its first 1,000. */
  String clean() {
    return clean;
  }

  /** The same as words are compared; found out once. */
  String folded() {
    String known = folded;
    if (known == null) {
      known = Fold.of(clean);
      folded = known;
    }
    return known;
  }

  int depth() {
    return line.depth();
  }

  boolean has(Mark mark) {
    return line.has(mark);
  }

  boolean blank() {
    return clean.isEmpty();
  }

  boolean indented() {
    String text = line.text();
    return text.startsWith("    ") || text.startsWith("\t");
  }

  /** Quoted by its marks or by the element it stands in. */
  boolean quoted() {
    return line.depth() > 0 || line.has(Mark.QUOTE);
  }

  Role role() {
    return role;
  }

  void role(Role role) {
    this.role = role;
  }

  boolean own() {
    return role == Role.OWN;
  }

  /** How much it looks like a line of a contact block; found out once. */
  int contactScore() {
    if (contactScore < 0) {
      contactScore = ContactLines.counted(this);
    }
    return contactScore;
  }

  /** Taken apart; once. */
  List<Token> tokens() {
    List<Token> known = tokens;
    if (known == null) {
      known = Token.of(clean);
      tokens = known;
    }
    return known;
  }
}
