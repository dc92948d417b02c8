package io.postern.reading;

import io.postern.mail.Mark;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * What mail programs say by the elements that they build a mail of. Programs that are not here are
 * read by their words alone.
 */
final class HtmlStructure {
  /** What an element tells about its content. */
  enum Part {
    /** All of it is quoted. */
    QUOTE(Mark.QUOTE),
    /** It introduces a quote. */
    ATTRIBUTION(Mark.ATTRIBUTION),
    /**
     * It holds the introduction of a quote, the quote in a blockquote, and what the author wrote
     * below it; without a blockquote it holds a forwarded mail.
     */
    CONTAINER(Mark.FORWARD),
    /** All of it is a forwarded mail. */
    FORWARD(Mark.FORWARD),
    SIGNATURE(Mark.SIGNATURE),
    /** Above it a line is drawn. */
    RULER(Mark.RULER);

    private final Mark mark;

    Part(Mark mark) {
      this.mark = mark;
    }

    Mark mark() {
      return mark;
    }
  }

  private static final Map<String, Part> CLASSES =
      Map.ofEntries(
          Map.entry("gmail_quote", Part.CONTAINER),
          Map.entry("gmail_attr", Part.ATTRIBUTION),
          Map.entry("gmail_signature", Part.SIGNATURE),
          Map.entry("gmail_signature_prefix", Part.SIGNATURE),
          Map.entry("moz-cite-prefix", Part.ATTRIBUTION), // Thunderbird
          Map.entry("moz-forward-container", Part.FORWARD),
          Map.entry("moz-email-headers-table", Part.ATTRIBUTION),
          Map.entry("moz-signature", Part.SIGNATURE),
          Map.entry("yahoo_quoted", Part.QUOTE),
          Map.entry("zmail_extra", Part.CONTAINER), // Zoho
          Map.entry("zmail_extra_hr", Part.RULER),
          Map.entry("protonmail_quote", Part.CONTAINER),
          Map.entry("protonmail_signature_block", Part.SIGNATURE),
          Map.entry("tutanota_quote", Part.QUOTE),
          Map.entry("outlookmessageheader", Part.ATTRIBUTION), // Outlook 2003
          Map.entry("ms-outlook-mobile-reference-message", Part.QUOTE),
          Map.entry("airmail_on", Part.ATTRIBUTION),
          Map.entry("bloop_sign", Part.SIGNATURE), // Airmail
          Map.entry("bloop_original_html", Part.QUOTE),
          Map.entry("front-blockquote", Part.QUOTE),
          Map.entry("front-signature", Part.SIGNATURE),
          Map.entry("sh-signature", Part.SIGNATURE), // Superhuman
          Map.entry("missive_quote", Part.QUOTE),
          Map.entry("missive_signature", Part.SIGNATURE),
          Map.entry("cm_quote", Part.QUOTE), // Newton
          Map.entry("nylas-quote", Part.QUOTE), // Mailspring
          Map.entry("ntes-mailmaster-quote", Part.QUOTE), // NetEase
          Map.entry("-x-evo-signature-wrapper", Part.SIGNATURE)); // Evolution

  private static final Map<String, Part> IDS =
      Map.ofEntries(
          Map.entry("divrplyfwdmsg", Part.ATTRIBUTION), // Outlook on the web, mobile
          Map.entry("appendonsend", Part.RULER),
          Map.entry("mail-editor-reference-message-container", Part.QUOTE),
          Map.entry("ms-outlook-mobile-signature", Part.SIGNATURE),
          Map.entry("ms-outlook-mobile-body-separator-line", Part.RULER),
          Map.entry("signature", Part.SIGNATURE), // Outlook on the web
          Map.entry("olk_src_body_section", Part.QUOTE), // Outlook for Mac
          Map.entry("mac_outlook_signature", Part.SIGNATURE),
          Map.entry("stopspelling", Part.RULER), // Hotmail
          Map.entry("zwchr", Part.RULER), // Zimbra
          Map.entry("applemailsignature", Part.SIGNATURE),
          Map.entry("composer_signature", Part.SIGNATURE), // Samsung
          Map.entry("isreplycontent", Part.QUOTE), // NetEase
          Map.entry("isforwardcontent", Part.FORWARD),
          Map.entry("ntes-pcmac-signature", Part.SIGNATURE),
          Map.entry("blockquote_zmail", Part.QUOTE),
          Map.entry("reply-intro", Part.ATTRIBUTION), // Roundcube
          Map.entry("_origmsg", Part.QUOTE), // BlackBerry
          Map.entry("mail-app-auto-quote", Part.QUOTE), // Mail.ru
          Map.entry("mail-app-auto-default-signature", Part.SIGNATURE));

  private static final Map<String, Part> NAMES =
      Map.of(
          "quote", Part.QUOTE, // GMX, WEB.DE
          "messagereplysection", Part.CONTAINER, // Spark
          "messagesignaturesection", Part.SIGNATURE);

  private static final Map<String, Part> MARKERS =
      Map.of( // Zimbra
          "__quoted_text__", Part.QUOTE,
          "__headers__", Part.ATTRIBUTION,
          "__sig_pre__", Part.SIGNATURE,
          "__sig_post__", Part.SIGNATURE);

  // Colours of the line that Outlook draws above the header block of the mail answered.
  private static final Set<String> OUTLOOK_LINES =
      Set.of("#b5c4df", "#e1e1e1", "rgb(181,196,223)", "rgb(225,225,225)");

  private HtmlStructure() {}

  /** What an element says, if it says something. */
  static Optional<Part> of(Element element) {
    if (element.attributesSize() == 0) {
      return Optional.empty();
    }
    if (element.normalName().equals("blockquote")) {
      return quotes(element) ? Optional.of(Part.QUOTE) : Optional.empty();
    }
    Part part = IDS.get(bare(element.id()));
    if (part == null) {
      part = NAMES.get(bare(element.attr("name")));
    }
    if (part == null) {
      part = MARKERS.get(bare(element.attr("data-marker")));
    }
    if (part == null && element.hasAttr("class")) {
      for (String name : element.attr("class").split("\\s+")) {
        part = part == null ? CLASSES.get(bare(name)) : part;
      }
    }
    return part != null ? Optional.of(part) : byStyle(element);
  }

  /** Whether a line is drawn above an element. */
  static boolean lined(Element element) {
    return style(element).contains("border-top:");
  }

  /**
   * Whether a blockquote only sets the author's own lines apart: Gmail's indented lines, and those
   * typed into its editor and formatted as a quote.
   */
  static boolean indents(Element blockquote) {
    String style = style(blockquote);
    return (style.contains("border:none") && style.contains("40px"))
        || (blockquote.hasClass("gmail_quote")
            && hasChild(blockquote, "gmail_default")
            && !within(blockquote, "gmail_quote", "gmail_extra"));
  }

  // A selector would look through all that is nested inside.
  private static boolean hasChild(Element element, String name) {
    for (Node child : element.childNodes()) {
      if (child instanceof Element inside && inside.hasClass(name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean within(Element element, String... classes) {
    int steps = 0;
    for (Element at = element.parent(); at != null && steps < 50; at = at.parent(), steps++) {
      for (String name : classes) {
        if (at.hasClass(name)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean quotes(Element blockquote) {
    if (indents(blockquote)) {
      return false;
    }
    String style = style(blockquote);
    return blockquote.attr("type").equalsIgnoreCase("cite")
        || blockquote.hasAttr("cite")
        || blockquote.id().toLowerCase(Locale.ROOT).contains("quote")
        || bare(blockquote.attr("class")).contains("quote")
        || bare(blockquote.attr("class")).contains("cite")
        || (style.contains("border-left:") && !style.contains("border-left:none"));
  }

  private static Optional<Part> byStyle(Element element) {
    if (!element.normalName().equals("div") || !element.hasAttr("style")) {
      return Optional.empty();
    }
    String style = style(element);
    int line = style.indexOf("border-top:");
    if (line < 0) {
      return style.contains("border-top-style:solid") ? Optional.of(Part.RULER) : Optional.empty();
    }
    int end = style.indexOf(';', line);
    String border = style.substring(line, end < 0 ? style.length() : end);
    if (!border.contains("solid")) {
      return Optional.empty();
    }
    boolean outlook = OUTLOOK_LINES.stream().anyMatch(border::contains);
    return Optional.of(
        outlook || style.contains("padding:3.0pt0") || style.contains("padding:3pt0")
            ? Part.ATTRIBUTION
            : Part.RULER);
  }

  private static String style(Element element) {
    return element.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
  }

  // Outlook puts x_ before the names in mails that it shows again.
  private static String bare(String name) {
    String bare = name.strip().toLowerCase(Locale.ROOT);
    while (bare.startsWith("x_")) {
      bare = bare.substring(2);
    }
    return bare;
  }
}
