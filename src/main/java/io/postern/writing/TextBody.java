package io.postern.writing;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;

/**
 * The text part: what a person would have typed. Lines that end in a space go on in the next one
 * (RFC 3676), so that a small screen breaks them where it likes.
 */
final class TextBody {
  static final int WIDTH = 72;

  // RFC 5322 2.1.1: a little more, where a line cannot be broken.
  private static final int TABLE_WIDTH = 76;

  private final Words words;
  private final List<String> lines = new ArrayList<>();

  private TextBody(Words words) {
    this.words = words;
  }

  static List<String> lines(Node document, Words words) {
    TextBody body = new TextBody(words);
    body.blocks(document, "");
    return body.lines;
  }

  private void blocks(Node parent, String indent) {
    boolean first = true;
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      // What a chart shows stands in a table too.
      if (node instanceof FencedCodeBlock block && Markdown.argument(block, "chart").isPresent()) {
        continue;
      }
      if (!first) {
        lines.add(indent.stripTrailing());
      }
      first = false;
      block(node, indent);
    }
  }

  private void block(Node node, String indent) {
    switch (node) {
      case Paragraph paragraph -> paragraph(paragraph, indent);
      case Heading heading -> wrap(inline(heading), indent, indent);
      case BlockQuote quote -> blocks(quote, indent + "> ");
      case BulletList list -> items(list, indent, 0);
      case OrderedList list -> items(list, indent, first(list));
      case FencedCodeBlock block -> fenced(block, indent);
      case ThematicBreak _ -> lines.removeLast();
      default -> blocks(node, indent);
    }
  }

  private static int first(OrderedList list) {
    Integer start = list.getMarkerStartNumber();
    return start == null ? 1 : start;
  }

  private void items(Node list, String indent, int number) {
    int next = number;
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      String mark = number == 0 ? "- " : next++ + ". ";
      int at = lines.size();
      blocks(item, indent + " ".repeat(mark.length()));
      if (at < lines.size()) {
        lines.set(at, indent + mark + lines.get(at).strip());
      }
    }
  }

  private void paragraph(Paragraph paragraph, String indent) {
    List<Answer> row = Answer.row(paragraph);
    if (row.isEmpty()) {
      wrap(inline(paragraph), indent, indent);
      return;
    }
    for (Answer answer : row) {
      String lead = answer.lead().isEmpty() ? answer.label() + ":" : answer.lead();
      wrap(lead + " " + quoted(answer.words()), indent + "- ", indent + "  ");
    }
  }

  private String quoted(String said) {
    return words.say("quote.open") + said + words.say("quote.close");
  }

  private void fenced(FencedCodeBlock block, String indent) {
    if (Answer.form(block).isPresent()) {
      Answer.form(block).get().words().lines().forEach(line -> lines.add(indent + line));
    } else if (Markdown.argument(block, "compare").isPresent()) {
      compare(Markdown.rows(block), indent);
    } else if (Markdown.argument(block, "table").isPresent()) {
      new TextTable(Markdown.rows(block))
          .lines(TABLE_WIDTH)
          .forEach(line -> lines.add(indent + line));
    } else {
      for (Markdown.Row row : Markdown.rows(block)) {
        row(row.label(), String.join(" | ", row.values()), indent + "  ");
      }
    }
  }

  private void row(String label, String value, String indent) {
    wrap(label.isEmpty() ? value : label + ": " + value, indent, indent + "  ");
  }

  // Side by side needs a wide screen and letters of one width: one after the other says the same.
  private void compare(List<Markdown.Row> rows, String indent) {
    for (int column = 0; column < 2; column++) {
      if (column > 0) {
        lines.add(indent.stripTrailing());
      }
      for (int i = 0; i < rows.size(); i++) {
        List<String> values = rows.get(i).values();
        String value = column < values.size() ? values.get(column) : "";
        if (i == 0) {
          wrap(value + ":", indent, indent);
        } else if (!value.isEmpty()) {
          row(rows.get(i).label(), value, indent + "  ");
        }
      }
    }
  }

  private String inline(Node parent) {
    StringBuilder text = new StringBuilder();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      switch (node) {
        case Text t -> text.append(Inert.reveal(t.getLiteral()));
        case Code code -> text.append(quoted(Inert.reveal(code.getLiteral())));
        case HtmlInline html -> text.append(Inert.reveal(html.getLiteral()));
        case SoftLineBreak _ -> text.append(' ');
        case HardLineBreak _ -> text.append('\n');
        case Link link -> text.append(link(link));
        default -> text.append(inline(node));
      }
    }
    return text.toString();
  }

  private String link(Link link) {
    String label = inline(link);
    if (Answer.isOne(link)) {
      Answer answer = Answer.of(link, label);
      return answer.words().equals(label) ? quoted(label) : label + " (" + answer.words() + ")";
    }
    String to = link.getDestination().replaceFirst("^mailto:", "");
    return to.equals(label) || !Markdown.isSafe(link) ? label : label + " (" + to + ")";
  }

  private void wrap(String text, String first, String rest) {
    String indent = first;
    for (String paragraph : text.split("\n", -1)) {
      // Where a joined line would bring its indent into the middle of a sentence, it stays broken.
      String flow = rest.replace("> ", "").isEmpty() ? " " : "";
      Wrap.lines(paragraph, indent, rest, flow, lines);
      indent = rest;
    }
  }
}
