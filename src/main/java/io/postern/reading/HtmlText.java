package io.postern.reading;

import io.postern.mail.Line;
import io.postern.mail.Mark;
import io.postern.mail.Text;
import io.postern.reading.HtmlStructure.Part;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
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

  private final HtmlHiding hiding;
  private final List<Line> lines = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();
  private final Deque<Region> regions = new ArrayDeque<>();
  private final int[] open = new int[Mark.values().length];
  private int depth;
  private EnumSet<Mark> lineMarks = EnumSet.noneOf(Mark.class);
  private int lineDepth;
  private boolean ruler;
  private boolean row;
  private boolean plainSeen;
  private int bold;

  private HtmlText(HtmlHiding hiding) {
    this.hiding = hiding;
  }

  static Text of(String html) {
    Document document = Jsoup.parse(html);
    HtmlText layout = new HtmlText(HtmlHiding.of(document));
    document.traverse(layout.new Layout());
    layout.end(false);
    return new Text(layout.lines);
  }

  /** An element that says something of its content, while it is open. */
  private static final class Region {
    private final Element element;
    private final Part part;
    private Optional<Mark> mark;

    Region(Element element, Part part) {
      this.element = element;
      this.part = part;
      this.mark = Optional.of(part.mark());
    }
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
    switch (name) {
      case "hr" -> ruler();
      case "td", "th" -> {
        row = true;
        if (element.elementSiblingIndex() > 0) {
          line.append('\t');
        }
      }
      case "blockquote" -> {
        quoteBegins();
        depth += HtmlStructure.indents(element) ? 0 : 1;
      }
      case "b", "strong" -> bold++;
      case "img" -> append(emoji(element), false);
      default -> {}
    }
    if (hiding.hides(element)) {
      enter(Mark.HIDDEN);
    }
    if (name.equals("li")) {
      enter(Mark.LIST_ITEM);
    }
    HtmlStructure.of(element).ifPresent(part -> begin(element, part));
  }

  private void close(Element element) {
    String name = element.normalName();
    if (BLOCKS.contains(name)) {
      end(false);
    }
    if (name.equals("p") && spaced(element)) {
      lines.add(new Line("", quote(), outer()));
    }
    if (name.equals("a") && open[Mark.ATTRIBUTION.ordinal()] > 0) {
      append(address(element), false);
    }
    if (!regions.isEmpty() && regions.peek().element == element) {
      end(false);
      regions.pop().mark.ifPresent(this::leave);
    }
    if (name.equals("li")) {
      leave(Mark.LIST_ITEM);
    }
    if (hiding.hides(element)) {
      if (onlyHidden()) {
        end(false);
      }
      leave(Mark.HIDDEN);
    }
    switch (name) {
      case "blockquote" -> depth -= HtmlStructure.indents(element) ? 0 : 1;
      case "b", "strong" -> bold--;
      default -> {}
    }
  }

  private void begin(Element element, Part part) {
    end(false);
    Region region = new Region(element, part);
    if (part == Part.RULER) {
      ruler();
      return;
    }
    if (part == Part.CONTAINER && element.selectFirst("blockquote") != null) {
      region.mark = Optional.of(Mark.ATTRIBUTION);
    }
    regions.push(region);
    region.mark.ifPresent(this::enter);
    ruler |= part == Part.ATTRIBUTION && HtmlStructure.lined(element);
  }

  // The quote itself begins: what stands behind it in its container may be the author's.
  private void quoteBegins() {
    Region region = regions.peek();
    if (region != null && region.part == Part.CONTAINER) {
      region.mark.ifPresent(this::leave);
      region.mark = Optional.empty();
    }
  }

  private void ruler() {
    end(false);
    lines.add(new Line("", quote(), with(outer(), Mark.RULER)));
  }

  private void enter(Mark mark) {
    if (mark == Mark.HIDDEN && !line.toString().isBlank()) {
      end(false);
    }
    open[mark.ordinal()]++;
  }

  private void leave(Mark mark) {
    open[mark.ordinal()]--;
  }

  private boolean onlyHidden() {
    return lineMarks.contains(Mark.HIDDEN);
  }

  // Outlook and others write each line as a paragraph without a margin.
  private static boolean spaced(Element paragraph) {
    String style = paragraph.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
    return !paragraph.attr("class").toLowerCase(Locale.ROOT).contains("mso")
        && !style.contains("margin:0")
        && !style.contains("margin-bottom:0");
  }

  // Pictures that stand for a character, as Gmail writes emoji.
  private static String emoji(Element image) {
    String alt = image.attr("alt");
    boolean one =
        !alt.isEmpty()
            && alt.codePointCount(0, alt.length()) <= 3
            && alt.codePoints().noneMatch(c -> c < 0x2000);
    return image.hasAttr("data-emoji") || one ? alt : "";
  }

  // In the header of a quoted mail the address often stands only behind the name.
  private static String address(Element link) {
    String target = link.attr("href");
    if (!target.regionMatches(true, 0, "mailto:", 0, 7) || link.text().indexOf('@') >= 0) {
      return "";
    }
    String address = target.substring(7);
    int end = address.indexOf('?');
    address = end < 0 ? address : address.substring(0, end);
    return address.indexOf('@') > 0 && address.length() < 255 ? " <" + address + ">" : "";
  }

  private static boolean inPre(TextNode text) {
    return text.parent() instanceof Element parent
        && (parent.normalName().equals("pre") || parent.normalName().equals("textarea"));
  }

  private void append(String text, boolean pre) {
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
        if (line.toString().isBlank()) {
          lineDepth = quote();
          lineMarks = outer();
          plainSeen = false;
        }
        plainSeen |= bold == 0;
        line.append(c == '\u00A0' ? ' ' : c);
      }
    }
  }

  private EnumSet<Mark> outer() {
    EnumSet<Mark> marks = EnumSet.noneOf(Mark.class);
    for (Mark mark : Mark.values()) {
      if (open[mark.ordinal()] > 0) {
        marks.add(mark);
      }
    }
    return marks;
  }

  private static EnumSet<Mark> with(EnumSet<Mark> marks, Mark mark) {
    marks.add(mark);
    return marks;
  }

  private int quote() {
    return Math.min(depth, PlainText.MAX_QUOTE);
  }

  private void end(boolean evenIfEmpty) {
    String text = line.toString();
    line.setLength(0);
    boolean blank = text.isBlank();
    boolean cells = row;
    row = false;
    if (blank && !evenIfEmpty) {
      return;
    }
    EnumSet<Mark> marks = blank ? outer() : lineMarks;
    if (cells) {
      marks.add(Mark.TABLE_ROW);
    }
    if (!blank && ruler) {
      marks.add(Mark.RULER);
      ruler = false;
    }
    if (!blank && !plainSeen) {
      marks.add(Mark.BOLD);
    }
    lines.add(new Line(text.strip(), blank ? quote() : lineDepth, marks));
    lineMarks = EnumSet.noneOf(Mark.class);
  }
}
