package io.postern.writing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.notice.Notice;
import io.postern.program.Program;
import io.postern.program.Program.Brand;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** HTML that Outlook's Word engine, Gmail and Apple Mail all lay out, in every notice. */
class HtmlLintTest {
  private static final NoticeWriter WRITER = Samples.writer();

  // What mail programs do not know, strip or do wrong; checked in inline styles and the style
  // sheet.
  private static final List<String> FORBIDDEN =
      List.of(
          "flex",
          "grid",
          "position:",
          "float:",
          "background:",
          "url(",
          "@import",
          "@font-face",
          "calc(",
          "var(",
          "rem;",
          "vh;",
          "vw;",
          "expression(",
          "behavior:",
          "javascript:",
          "transform",
          "animation",
          "box-shadow");
  private static final Set<String> ELEMENTS =
      Set.of(
          "html", "head", "meta", "title", "style", "body", "div", "table", "tbody", "tr", "td",
          "p", "h2", "h3", "a", "span", "strong", "em", "br", "ul", "ol", "li", "img");
  private static final int CLIPPED_BY_GMAIL = 102_000;

  static Stream<String> pages() {
    List<String> pages = new ArrayList<>();
    for (Notice notice : SampleNotices.all().values()) {
      for (String tag : List.of("en", "de")) {
        pages.add(page(notice, SampleNotices.PROGRAM, Locale.forLanguageTag(tag)));
      }
    }
    return pages.stream();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageHoldsNothingThatMailProgramsCannotShow(String page) {
    assertTrue(page.length() < CLIPPED_BY_GMAIL);
    assertTrue(page.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 127)), "not ASCII");
    Document document = Jsoup.parse(page);
    StringBuilder css = new StringBuilder();
    for (Element element : document.getAllElements()) {
      if (!element.normalName().equals("#root")) {
        assertTrue(ELEMENTS.contains(element.normalName()), element.normalName());
      }
      css.append(element.attr("style")).append('\n');
      element.attributes().forEach(a -> assertFalse(a.getKey().startsWith("on"), a.getKey()));
    }
    document.select("style").forEach(style -> css.append(style.data()));
    String styles = css.toString().toLowerCase(Locale.ROOT);
    for (String forbidden : FORBIDDEN) {
      assertFalse(styles.contains(forbidden), forbidden + " in " + styles);
    }
    for (Element table : document.select("table")) {
      assertEquals("presentation", table.attr("role"));
      assertEquals("0", table.attr("cellspacing"));
    }
    for (Element link : document.select("a")) {
      String href = link.attr("href");
      boolean wayOut = href.startsWith("https://postern.northwind.example/unsubscribe/");
      assertTrue(href.startsWith("mailto:") || wayOut, href);
    }
    assertEquals(0, document.select("link,script,iframe,form,object,input").size());
    for (Element picture : document.select("img")) {
      assertTrue(picture.attr("src").startsWith("cid:"), "the mail itself carries it");
      assertFalse(picture.attr("alt").isBlank(), "and says in words what it shows");
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageSaysItsLanguageAndKnowsTheDark(String page) {
    Document document = Jsoup.parse(page);
    assertTrue(Set.of("en", "de").contains(document.select("html").attr("lang")));
    assertEquals("ltr", document.select("html").attr("dir"));
    assertEquals("light dark", document.select("meta[name=color-scheme]").attr("content"));
    assertTrue(page.contains("prefers-color-scheme:dark"));
    assertFalse(document.title().isBlank());
    assertEquals(1, document.select("#" + Letterhead.HTML_ID).size());
    assertTrue(document.text().contains(Letterhead.MARK));
    assertTrue(document.body().child(0).attr("style").contains("display:none"), "preheader");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void eachButtonHasATwinForWord(String page) {
    Document document = Jsoup.parse(page);
    List<String> comments = new ArrayList<>();
    comments(document, comments);
    long drawn = comments.stream().filter(c -> c.contains("<v:roundrect")).count();
    assertEquals(document.select("a.btn").size(), drawn);
    for (Element button : document.select("a.btn")) {
      String href = Html.attribute(button.attr("href"));
      assertTrue(comments.stream().anyMatch(c -> c.contains(href)), href);
    }
  }

  @Test
  void everyTextCanBeReadOnAnyBrandColour() {
    for (String colour :
        List.of("#1d5fbf", "#ffd400", "#000000", "#ffffff", "#7fff00", "nonsense")) {
      Palette palette = Palette.of(new Brand(colour, Optional.empty()));
      assertTrue(Palette.contrast(palette.onAccent(), palette.accent()) >= 4.5, colour);
      assertTrue(Palette.contrast(palette.accentInk(), Palette.CARD) >= 4.5, colour);
      assertTrue(Palette.contrast(palette.accentInkDark(), Palette.CARD_DARK) >= 4.5, colour);
    }
    assertTrue(Palette.contrast("#5b6470", "#f5f6f8") >= 4.5, "soft text");
    assertTrue(Palette.contrast("#a9b1bc", "#1d2024") >= 4.5, "soft text in the dark");
  }

  @Test
  void aLogoStandsInThePlaceOfTheNameAndOnlyByHttps() {
    Notice notice = SampleNotices.named("approved").orElseThrow();
    Document with =
        Jsoup.parse(page(notice, branded("https://x.example/l.png?a=\"b"), Locale.ENGLISH));
    assertEquals("https://x.example/l.png?a=\"b", with.select("img").attr("src"));
    assertEquals("Northwind", with.select("img").attr("alt"));
    Document without = Jsoup.parse(page(notice, branded("http://x.example/l.png"), Locale.ENGLISH));
    assertEquals(0, without.select("img").size());
  }

  private static Program branded(String logo) {
    Program p = SampleNotices.PROGRAM;
    return new Program(
        p.id(),
        p.name(),
        p.prefix(),
        p.addresses(),
        p.locale(),
        p.zone(),
        p.calendar(),
        p.managers(),
        p.desks(),
        p.admins(),
        p.reception(),
        p.terms(),
        new Brand("#1d5fbf", Optional.of(logo)),
        p.reporting());
  }

  private static String page(Notice notice, Program program, Locale locale) {
    return Mails.part(
        WRITER.write(SampleNotices.mail(notice, program, locale)).bytes(), "text/html");
  }

  private static void comments(Node node, List<String> found) {
    if (node instanceof Comment comment) {
      found.add(comment.getData());
    }
    node.childNodes().forEach(child -> comments(child, found));
  }
}
