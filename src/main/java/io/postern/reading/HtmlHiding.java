package io.postern.reading;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Tells which elements of a document nobody can see. */
final class HtmlHiding {
  private static final int MAX_STYLES = 100_000;
  private static final int MAX_GROUNDS = 50;
  private static final Set<String> NOT_SHOWN =
      Set.of(
          "head",
          "script",
          "style",
          "title",
          "template",
          "noscript",
          "object",
          "svg",
          "applet",
          "audio",
          "video",
          "canvas",
          "iframe",
          "datalist");
  private static final Set<String> WHITE =
      Set.of("#fff", "#ffffff", "white", "transparent", "rgb(255,255,255)", "rgba(0,0,0,0)");

  private final Set<String> hiddenSelectors;
  private final Deque<Element> hiders = new ArrayDeque<>();

  private HtmlHiding(Set<String> hiddenSelectors) {
    this.hiddenSelectors = hiddenSelectors;
  }

  static HtmlHiding of(Document document) {
    Set<String> selectors = new HashSet<>();
    for (Element style : document.getElementsByTag("style")) {
      String css = style.data();
      rules(css.length() > MAX_STYLES ? css.substring(0, MAX_STYLES) : css, selectors);
    }
    return new HtmlHiding(selectors);
  }

  /** Whether an element hides itself and all in it; asked once, when it opens. */
  boolean begins(Element element) {
    boolean hides = hides(element);
    if (hides) {
      hiders.push(element);
    }
    return hides;
  }

  /** Whether an element that closes was one that hides. */
  @SuppressWarnings("ReferenceEquality") // two elements of a page may look the same
  boolean ends(Element element) {
    if (hiders.isEmpty() || hiders.peek() != element) {
      return false;
    }
    hiders.pop();
    return true;
  }

  private boolean hides(Element element) {
    if (NOT_SHOWN.contains(element.normalName()) || element.hasAttr("hidden")) {
      return true;
    }
    if (element.hasAttr("style") && hides(compact(element.attr("style")), element)) {
      return true;
    }
    if (element.normalName().equals("font") && white(compact(element.attr("color")))) {
      return onWhite(element);
    }
    return !hiddenSelectors.isEmpty() && bySelector(element);
  }

  private boolean bySelector(Element element) {
    if (element.hasAttr("id")
        && hiddenSelectors.contains("#" + element.id().toLowerCase(Locale.ROOT))) {
      return true;
    }
    if (element.hasAttr("class")) {
      for (String name : element.attr("class").toLowerCase(Locale.ROOT).split("\\s+")) {
        if (hiddenSelectors.contains("." + name)) {
          return true;
        }
      }
    }
    return false;
  }

  // Selectors of one class or id whose rule hides; what stands inside @media is for other screens.
  private static void rules(String css, Set<String> selectors) {
    int at = 0;
    while (at < css.length()) {
      int open = css.indexOf('{', at);
      if (open < 0) {
        return;
      }
      String selector = css.substring(at, open).strip();
      int close = css.indexOf('}', open);
      if (close < 0) {
        return;
      }
      if (selector.startsWith("@")) {
        at = blockEnd(css, open);
        continue;
      }
      if (hidesPlainly(compact(css.substring(open + 1, close)))) {
        for (String one : selector.toLowerCase(Locale.ROOT).split(",")) {
          selectors.add(one.strip());
        }
      }
      at = close + 1;
    }
  }

  private static int blockEnd(String css, int open) {
    int depth = 0;
    for (int i = open; i < css.length(); i++) {
      char c = css.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
    return css.length();
  }

  private static boolean hides(String style, Element element) {
    return hidesPlainly(style) || (white(value(style, "color")) && onWhite(element));
  }

  private static boolean hidesPlainly(String style) {
    return value(style, "display").equals("none")
        || value(style, "visibility").equals("hidden")
        || value(style, "mso-hide").equals("all")
        || nothing(value(style, "opacity"))
        || tiny(value(style, "font-size"))
        || (nothing(value(style, "max-height")) && style.contains("overflow:hidden"))
        || (nothing(value(style, "height")) && style.contains("overflow:hidden"))
        || value(style, "text-indent").startsWith("-999")
        || value(style, "left").startsWith("-999");
  }

  // White letters are seen on any ground that is not white.
  private static boolean onWhite(Element element) {
    int steps = 0;
    for (Element at = element; at != null && steps < MAX_GROUNDS; at = at.parent(), steps++) {
      String style = compact(at.attr("style"));
      String ground = value(style, "background-color");
      ground = ground.isEmpty() ? value(style, "background") : ground;
      ground = ground.isEmpty() ? compact(at.attr("bgcolor")) : ground;
      if (at.hasAttr("background") || style.contains("background-image")) {
        return false;
      }
      if (!ground.isEmpty() && !ground.equals("none") && !ground.equals("transparent")) {
        return white(ground);
      }
    }
    return true;
  }

  private static boolean white(String colour) {
    return WHITE.contains(colour);
  }

  private static boolean nothing(String size) {
    return size.equals("0")
        || size.equals("0px")
        || size.equals("0.0")
        || size.equals("0pt")
        || size.equals("0em")
        || size.equals("0%");
  }

  private static boolean tiny(String size) {
    return nothing(size)
        || size.equals("1px")
        || size.equals("1pt")
        || size.equals("0.1px")
        || size.equals("0.1em");
  }

  private static String compact(String text) {
    return text.toLowerCase(Locale.ROOT)
        .replace(" ", "")
        .replace("\n", "")
        .replace("!important", "");
  }

  // The value of a property in a style without blanks.
  private static String value(String style, String property) {
    int at = style.indexOf(property + ":");
    while (at > 0 && style.charAt(at - 1) != ';') {
      at = style.indexOf(property + ":", at + 1);
    }
    if (at < 0) {
      return "";
    }
    int from = at + property.length() + 1;
    int end = style.indexOf(';', from);
    return end < 0 ? style.substring(from) : style.substring(from, end);
  }
}
