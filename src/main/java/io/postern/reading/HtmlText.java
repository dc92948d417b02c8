package io.postern.reading;

import io.postern.mail.Line;
import io.postern.mail.Mark;
import io.postern.mail.Text;
import io.postern.reading.HtmlStructure.Part;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
  private static final int EMOJI_LENGTH = 3;
  private static final int FIRST_SYMBOL = 0x2000;
  private static final int MAX_ADDRESS = 255;

  private final HtmlHiding hiding;
  private final Set<Element> aroundQuotes;
  private final Deque<Region> regions = new ArrayDeque<>();
  private final Map<Mark, Integer> open = new EnumMap<>(Mark.class);
  private final List<Line> lines = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();
  private EnumSet<Mark> lineMarks = EnumSet.noneOf(Mark.class);
  private int lineDepth;
  private boolean written;
  private boolean plainSeen;
  private boolean ruler;
  private boolean row;
  private int depth;
  private int bold;

  private HtmlText(Document document) {
    this.hiding = HtmlHiding.of(document);
    this.aroundQuotes = aroundQuotes(document);
  }

  static Text of(String html) {
    Document document = Jsoup.parse(html);
    HtmlText layout = new HtmlText(document);
    document.traverse(layout.new Layout());
    layout.end(false);
    return new Text(layout.lines);
  }

  /** An element that says something of its content, while it is open. */
  private static final class Region {
    private final Element element;
    private final Part part;
    private Optional<Mark> mark;

    Region(Element element, Part part, Mark mark) {
      this.element = element;
      this.part = part;
      this.mark = Optional.of(mark);
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

  // Every element with a blockquote in it, each visited once.
  private static Set<Element> aroundQuotes(Document document) {
    Set<Element> around = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Element quote : document.getElementsByTag("blockquote")) {
      Element at = quote.parent();
      while (at != null && around.add(at)) {
        at = at.parent();
      }
    }
    return around;
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
        if (element.previousElementSibling() != null) {
          line.append('\t');
        }
      }
      case "blockquote" -> {
        quoteBegins();
        depth += HtmlStructure.indents(element) ? 0 : 1;
      }
      case "b", "strong" -> bold++;
      case "li" -> enter(Mark.LIST_ITEM);
      case "img" -> append(emoji(element), false);
      default -> {}
    }
    if (hiding.begins(element)) {
      if (written) {
        end(false);
      }
      enter(Mark.HIDDEN);
    }
    HtmlStructure.of(element).ifPresent(part -> begin(element, part));
  }

  @SuppressWarnings("ReferenceEquality") // two elements of a page may look the same
  private void close(Element element) {
    String name = element.normalName();
    if (name.equals("a") && open.containsKey(Mark.ATTRIBUTION)) {
      append(address(element), false);
    }
    if (BLOCKS.contains(name)) {
      end(false);
    }
    if (name.equals("p") && spaced(element)) {
      lines.add(new Line("", quote(), outer()));
    }
    if (!regions.isEmpty() && regions.peek().element == element) {
      end(false);
      regions.pop().mark.ifPresent(this::leave);
    }
    if (hiding.ends(element)) {
      end(false);
      leave(Mark.HIDDEN);
    }
    switch (name) {
      case "blockquote" -> depth -= HtmlStructure.indents(element) ? 0 : 1;
      case "b", "strong" -> bold--;
      case "li" -> leave(Mark.LIST_ITEM);
      default -> {}
    }
  }

  private void begin(Element element, Part part) {
    end(false);
    if (part == Part.RULER) {
      ruler();
      return;
    }
    boolean quoteInside = part == Part.CONTAINER && aroundQuotes.contains(element);
    Region region = new Region(element, part, quoteInside ? Mark.ATTRIBUTION : part.mark());
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
    EnumSet<Mark> marks = outer();
    marks.add(Mark.RULER);
    lines.add(new Line("", quote(), marks));
  }

  private void enter(Mark mark) {
    open.merge(mark, 1, Integer::sum);
  }

  private void leave(Mark mark) {
    open.computeIfPresent(mark, (key, count) -> count > 1 ? count - 1 : null);
  }

  private EnumSet<Mark> outer() {
    EnumSet<Mark> marks = EnumSet.noneOf(Mark.class);
    marks.addAll(open.keySet());
    return marks;
  }

  // Outlook and others write each line as a paragraph without a margin.
  private static boolean spaced(Element paragraph) {
    if (paragraph.attributesSize() == 0) {
      return true;
    }
    String style = paragraph.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
    return !paragraph.attr("class").toLowerCase(Locale.ROOT).contains("mso")
        && !style.contains("margin:0")
        && !style.contains("margin-bottom:0");
  }

  // Pictures that stand for a character, as Gmail writes emoji.
  private static String emoji(Element image) {
    String alt = image.attr("alt");
    boolean one =
        alt.length() <= 2 * EMOJI_LENGTH
            && alt.codePointCount(0, alt.length()) <= EMOJI_LENGTH
            && alt.codePoints().allMatch(c -> c >= FIRST_SYMBOL);
    return one || image.hasAttr("data-emoji") ? alt : "";
  }

  // In the header of a quoted mail the address often stands only behind the name.
  private static String address(Element link) {
    String target = link.attr("href");
    if (!target.regionMatches(true, 0, "mailto:", 0, 7) || link.text().indexOf('@') >= 0) {
      return "";
    }
    int end = target.indexOf('?');
    String address = end < 0 ? target.substring(7) : target.substring(7, end);
    return address.indexOf('@') > 0 && address.length() < MAX_ADDRESS ? " <" + address + ">" : "";
  }

  private static boolean inPre(TextNode text) {
    Element parent = text.parent();
    return parent != null
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
        if (!written) {
          beginLine();
        }
        plainSeen |= bold == 0;
        line.append(c == '\u00A0' ? ' ' : c);
      }
    }
  }

  private void beginLine() {
    written = true;
    lineDepth = quote();
    lineMarks = outer();
    plainSeen = false;
  }

  private int quote() {
    return Math.min(depth, PlainText.MAX_QUOTE);
  }

  private void end(boolean evenIfEmpty) {
    String text = line.toString().strip();
    boolean cells = row;
    line.setLength(0);
    row = false;
    if (text.isEmpty()) {
      written = false;
      if (evenIfEmpty) {
        lines.add(new Line("", quote(), outer()));
      }
      return;
    }
    written = false;
    if (cells) {
      lineMarks.add(Mark.TABLE_ROW);
    }
    if (ruler) {
      lineMarks.add(Mark.RULER);
      ruler = false;
    }
    if (!plainSeen) {
      lineMarks.add(Mark.BOLD);
    }
    lines.add(new Line(text, lineDepth, lineMarks));
  }
}
