package io.postern.writing;

import java.util.List;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;

/**
 * The message as HTML that Outlook's Word engine lays out like the others do: tables, inline styles
 * and nothing that needs a style sheet. Classes are only there for dark mode and small screens.
 */
final class HtmlBody {
  private final Html out;
  private final Buttons buttons;
  private final Palette palette;
  private final Words words;
  private final List<Picture> pictures;

  HtmlBody(Html out, Buttons buttons, Palette palette, Words words, List<Picture> pictures) {
    this.out = out;
    this.buttons = buttons;
    this.palette = palette;
    this.words = words;
    this.pictures = pictures;
  }

  void blocks(Node parent) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      block(node);
      out.newLine();
    }
  }

  private void block(Node node) {
    switch (node) {
      case Paragraph paragraph -> paragraph(paragraph);
      case Heading heading -> {
        boolean large = heading.getLevel() < 3;
        String tag = large ? "h2" : "h3";
        out.raw(
                "<"
                    + tag
                    + " class=\"ink\" style=\""
                    + (large ? Styles.HEADING : Styles.SUBHEADING))
            .raw("\">");
        inline(heading);
        out.raw("</" + tag + ">");
      }
      case BlockQuote quote -> {
        out.raw(Styles.table("said", Styles.SAID)).raw("<tr><td class=\"said\" style=\"");
        out.raw(Styles.SAID_CELL + "border-left:3px solid " + palette.accent() + ";\">");
        blocks(quote);
        out.raw("</td></tr></table>");
      }
      case BulletList list -> list(list, "ul");
      case OrderedList list -> list(list, "ol");
      case FencedCodeBlock block -> fenced(block);
      case ThematicBreak _ ->
          out.raw(Styles.table("", "margin:4px 0 20px;"))
              .raw("<tr><td class=\"line\" style=\"" + Styles.RULE + "\">&nbsp;</td></tr></table>");
      default -> blocks(node);
    }
  }

  private void paragraph(Paragraph paragraph) {
    List<Answer> row = Answer.row(paragraph);
    if (!row.isEmpty()) {
      buttons.row(row, words);
      return;
    }
    if (paragraph.getParent().getParent() instanceof org.commonmark.node.ListBlock list
        && list.isTight()) {
      inline(paragraph);
      return;
    }
    out.raw("<p class=\"ink\" style=\"" + Styles.PARAGRAPH + "\">");
    inline(paragraph);
    out.raw("</p>");
  }

  private void list(Node list, String tag) {
    out.raw("<" + tag + " class=\"ink\" style=\"" + Styles.LIST + "\">").newLine();
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      out.raw("<li style=\"" + Styles.ITEM + "\">");
      blocks(item);
      out.raw("</li>").newLine();
    }
    out.raw("</" + tag + ">");
  }

  private void fenced(FencedCodeBlock block) {
    if (Answer.form(block).isPresent()) {
      buttons.form(Answer.form(block).get());
    } else if (Markdown.argument(block, "compare").isPresent()) {
      compare(Markdown.rows(block));
    } else if (Markdown.argument(block, "table").isPresent()) {
      table(Markdown.rows(block));
    } else if (Markdown.argument(block, "chart").isPresent()) {
      chart(Markdown.argument(block, "chart").get(), Markdown.rows(block));
    } else if (Markdown.argument(block, "proof").isPresent()) {
      rows(Markdown.rows(block), Styles.PROOF_LABEL, Styles.PROOF_VALUE);
    } else {
      rows(Markdown.rows(block), Styles.LABEL, Styles.VALUE);
    }
  }

  private void rows(List<Markdown.Row> rows, String labelStyle, String valueStyle) {
    out.raw(Styles.table("line", Styles.ROWS)).newLine();
    for (Markdown.Row row : rows) {
      out.raw("<tr><td class=\"soft line cell\" width=\"34%\" style=\"" + labelStyle + "\">")
          .text(row.label())
          .raw("</td><td class=\"ink line cell\" style=\"" + valueStyle + "\">")
          .text(String.join(" | ", row.values()))
          .raw("</td></tr>")
          .newLine();
    }
    out.raw("</table>");
  }

  // The first row names the columns; numbers stand at the right, as people compare them.
  private void table(List<Markdown.Row> rows) {
    out.raw(Styles.table("line", Styles.ROWS)).newLine();
    for (int i = 0; i < rows.size(); i++) {
      Markdown.Row row = rows.get(i);
      out.raw("<tr><td class=\"soft line cell\" style=\"" + Styles.TABLE_LABEL + "\">")
          .text(row.label())
          .raw("</td>");
      for (String value : row.values()) {
        out.raw("<td class=\"" + (i == 0 ? "soft" : "ink") + " line cell\" style=\"")
            .raw(i == 0 ? Styles.TABLE_HEAD : Styles.TABLE_VALUE)
            .raw("\">")
            .text(value)
            .raw("</td>");
      }
      out.raw("</tr>").newLine();
    }
    out.raw("</table>");
  }

  /** Nothing for a picture that this mail does not carry. */
  private void chart(String name, List<Markdown.Row> rows) {
    String words = String.join(" ", rows.stream().flatMap(row -> row.values().stream()).toList());
    for (Picture picture : pictures) {
      if (picture.name().equals(name)) {
        out.raw("<p style=\"margin:0 0 20px;\"><img src=")
            .raw(Html.attribute("cid:" + picture.contentId()))
            .raw(" alt=" + Html.attribute(words))
            .raw(" width=\"" + ChartPicture.SHOWN_WIDTH + "\" style=\"" + Styles.CHART + "\"></p>");
      }
    }
  }

  // Two columns under each label: they stand side by side on a telephone too.
  private void compare(List<Markdown.Row> rows) {
    out.raw(Styles.table("line", Styles.ROWS)).newLine();
    for (int i = 0; i < rows.size(); i++) {
      Markdown.Row row = rows.get(i);
      if (!row.label().isEmpty()) {
        out.raw("<tr><td colspan=\"2\" class=\"soft cell\" style=\"" + Styles.OVER + "\">")
            .text(row.label())
            .raw("</td></tr>");
      }
      out.raw("<tr>");
      for (int column = 0; column < 2; column++) {
        String value = column < row.values().size() ? row.values().get(column) : "";
        out.raw("<td width=\"50%\" class=\"ink line cell\" style=\"")
            .raw(i == 0 ? Styles.COLUMN_HEAD : Styles.COLUMN)
            .raw("\">")
            .text(value.isEmpty() ? "–" : value)
            .raw("</td>");
      }
      out.raw("</tr>").newLine();
    }
    out.raw("</table>");
  }

  private void inline(Node parent) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      switch (node) {
        case Text text -> out.text(Inert.reveal(text.getLiteral()));
        case StrongEmphasis strong -> wrapped(strong, "<strong>", "</strong>");
        case Emphasis emphasis -> wrapped(emphasis, "<em>", "</em>");
        case Code code ->
            out.raw("<span class=\"code\" style=\"" + Styles.CODE + "\">")
                .text(Inert.reveal(code.getLiteral()))
                .raw("</span>");
        case HtmlInline html -> out.text(Inert.reveal(html.getLiteral()));
        case SoftLineBreak _ -> out.newLine();
        case HardLineBreak _ -> out.raw("<br>").newLine();
        case Link link -> link(link);
        default -> inline(node);
      }
    }
  }

  private void wrapped(Node node, String open, String close) {
    out.raw(open);
    inline(node);
    out.raw(close);
  }

  private void link(Link link) {
    boolean answer = Answer.isOne(link);
    if (!answer && !Markdown.isSafe(link)) {
      inline(link);
      return;
    }
    String to = answer ? buttons.address(Answer.of(link, "")) : link.getDestination();
    out.raw("<a class=\"link\" href=" + Html.attribute(to) + " style=\"color:")
        .raw(palette.accentInk() + ";text-decoration:underline;\">");
    inline(link);
    out.raw("</a>");
  }
}
