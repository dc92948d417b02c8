package io.postern.reading;

import io.postern.mail.Line;
import io.postern.mail.Mark;
import io.postern.mail.Text;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** HTML laid out as the lines that a person sees, with what the structure says about them. */
final class HtmlText {
  private static final Set<String> BLOCKS =
      Set.of(
          "address",
          "article",
          "aside",
          "blockquote",
          "body",
          "center",
          "dd",
          "div",
          "dl",
          "dt",
          "fieldset",
          "figure",
          "footer",
          "form",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "header",
          "hr",
          "html",
          "li",
          "main",
          "nav",
          "ol",
          "p",
          "pre",
          "section",
          "table",
          "tbody",
          "tfoot",
          "thead",
          "title",
          "tr",
          "ul");
  private static final Set<String> NOT_SHOWN =
      Set.of("head", "script", "style", "title", "template", "noscript", "object", "svg");

  private final List<Line> lines = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();
  private int depth;
  private int hidden;
  private int lineDepth;
  private boolean lineHidden;
  private boolean row;

  private HtmlText() {}

  static Text of(String html) {
    HtmlText layout = new HtmlText();
    Jsoup.parse(html).traverse(layout.new Layout());
    layout.end(false);
    return new Text(layout.lines);
  }

  // Iterative: no nesting of elements can overflow the stack.
  private final class Layout implements NodeVisitor {
    @Override
    public void head(Node node, int level) {
      if (node instanceof TextNode text) {
        append(text.getWholeText(), inPre(text));
      } else if (node instanceof Element element) {
        open(element);
      }
    }

    @Override
    public void tail(Node node, int level) {
      if (node instanceof Element element) {
        close(element);
      }
    }
  }

  private void open(Element element) {
    String name = element.normalName();
    if (name.equals("br")) {
      end(true);
      return;
    }
    if (BLOCKS.contains(name)) {
      end(false);
    }
    if (name.equals("hr")) {
      lines.add(new Line("", quote(), EnumSet.of(Mark.RULER)));
    }
    if (name.equals("td") || name.equals("th")) {
      row = true;
      if (element.elementSiblingIndex() > 0) {
        line.append('\t');
      }
    }
    if (name.equals("blockquote")) {
      depth++;
    }
    if (notShown(element, name)) {
      hidden++;
    }
  }

  private void close(Element element) {
    String name = element.normalName();
    if (BLOCKS.contains(name)) {
      end(false);
    }
    if (name.equals("p")) {
      lines.add(new Line("", quote(), Set.of()));
    }
    if (name.equals("blockquote")) {
      depth--;
    }
    if (notShown(element, name)) {
      hidden--;
    }
  }

  private static boolean notShown(Element element, String name) {
    if (NOT_SHOWN.contains(name)) {
      return true;
    }
    String style = element.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
    return !style.isEmpty()
        && (style.contains("display:none")
            || style.contains("visibility:hidden")
            || style.contains("font-size:0")
            || style.contains("mso-hide:all"));
  }

  private static boolean inPre(TextNode text) {
    return text.parent() instanceof Element parent
        && (parent.normalName().equals("pre") || parent.normalName().equals("textarea"));
  }

  private void append(String text, boolean pre) {
    if (hidden > 0 != lineHidden && !line.toString().isBlank()) {
      end(false);
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (pre && c == '\n') {
        end(true);
      } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
        boolean gap = line.length() > 0 && !Character.isWhitespace(line.charAt(line.length() - 1));
        if (gap || pre) {
          line.append(' ');
        }
      } else {
        if (line.isEmpty()) {
          lineDepth = quote();
        }
        lineHidden = hidden > 0;
        line.append(c == '\u00A0' ? ' ' : c);
      }
    }
  }

  private int quote() {
    return Math.min(depth, PlainText.MAX_QUOTE);
  }

  private void end(boolean evenIfEmpty) {
    String text = line.toString();
    line.setLength(0);
    if (text.isBlank() && !evenIfEmpty) {
      row = false;
      return;
    }
    EnumSet<Mark> marks = EnumSet.noneOf(Mark.class);
    if (lineHidden || hidden > 0) {
      marks.add(Mark.HIDDEN);
    }
    if (row) {
      marks.add(Mark.TABLE_ROW);
    }
    row = false;
    lines.add(new Line(text.strip(), text.isBlank() ? quote() : lineDepth, marks));
    lineHidden = false;
  }
}
