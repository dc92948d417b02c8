package io.postern.writing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/**
 * Something the recipient can answer with one tap. In a template it is a link whose address is the
 * words: {@code [Decline](<answer:decline: {your reason}> "To decline it, reply")}; a form is a
 * fenced block {@code answer} with its label, whose lines are the mail that is opened.
 *
 * @param label on the button
 * @param likely whether it stands out: its label is written in bold
 * @param lead how the text part begins to say it; may be empty
 * @param words what to reply, with hints where the recipient has to write something
 * @param body what the opened mail holds: the words without the hints
 */
record Answer(String label, boolean likely, String lead, String words, String body) {
  private static final String SCHEME = "answer:";

  static boolean isOne(Link link) {
    return link.getDestination().startsWith(SCHEME);
  }

  static Answer of(Link link, String label) {
    String words = link.getDestination().substring(SCHEME.length()).strip();
    StringBuilder shown = new StringBuilder();
    StringBuilder body = new StringBuilder();
    int at = 0;
    for (int open = words.indexOf('{'); open >= 0; open = words.indexOf('{', at)) {
      int close = words.indexOf('}', open);
      if (close < 0) {
        break;
      }
      shown.append(words, at, open).append(words, open + 1, close);
      body.append(words, at, open);
      at = close + 1;
    }
    shown.append(words, at, words.length());
    body.append(words, at, words.length());
    String lead = link.getTitle() == null ? "" : Inert.reveal(link.getTitle());
    return new Answer(
        label,
        link.getFirstChild() instanceof StrongEmphasis,
        lead,
        Inert.reveal(shown.toString()),
        Inert.reveal(body.toString()));
  }

  /** A paragraph of nothing but answers is a row of buttons; empty for any other. */
  static List<Answer> row(Paragraph paragraph) {
    List<Answer> row = new ArrayList<>();
    for (Node node = paragraph.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Link link && isOne(link)) {
        row.add(of(link, Markdown.plain(link)));
      } else if (!(node instanceof SoftLineBreak)
          && !(node instanceof Text text && text.getLiteral().isBlank())) {
        return List.of();
      }
    }
    return row;
  }

  /** The form that a fenced block is. */
  static Optional<Answer> form(FencedCodeBlock block) {
    return Markdown.argument(block, "answer")
        .map(
            label -> {
              String lines = Inert.reveal(block.getLiteral().stripTrailing());
              return new Answer(label, true, "", lines, lines);
            });
  }

  /** RFC 6068: an address with the mail's text; white space and all that is special in hex. */
  String mailto(String address, String subject) {
    return "mailto:"
        + encode(address, "@.")
        + "?subject="
        + encode(Subject.answer(subject), "")
        + "&body="
        + encode(body, "");
  }

  private static String encode(String text, String also) {
    StringBuilder out = new StringBuilder(text.length() + 32);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (b == '\n') {
        out.append("%0D%0A"); // RFC 6068 5: a line ends in CRLF
      } else if (isUnreserved(b) || (b > 0 && also.indexOf(b) >= 0)) {
        out.append((char) b);
      } else {
        out.append('%')
            .append(Character.toUpperCase(Character.forDigit((b >> 4) & 15, 16)))
            .append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
      }
    }
    return out.toString();
  }

  // RFC 3986 2.3
  private static boolean isUnreserved(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || "-._~".indexOf(b) >= 0;
  }
}
