package io.postern.letters;

import java.util.LinkedHashMap;
import java.util.Map;

/** Text that makes careless readers slow: much of what they look for, and never its end. */
public final class HostileText {
  private HostileText() {}

  public static Map<String, String> all(int size) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("of quote marks in one line", times(">", size));
    texts.put("of lines of quote marks", times(">\n", size));
    texts.put("of quoted and own lines by turns", times("> a\nb\n", size));
    texts.put("of From lines", times("From: a\n", size));
    texts.put("of From lines with addresses", times("From: a <a@b.example>\n", size));
    texts.put("of strange labels", times("Xyz: a <a@b.example>\n", size));
    texts.put("of header blocks", times("From: a <a@b.example>\nDate: x\n\n", size));
    texts.put("of labels alone", times("From:\n\n", size));
    texts.put("of open brackets", times("(", size));
    texts.put("of open angle brackets", times("<", size));
    texts.put("of at signs", times("@", size));
    texts.put("of addresses", times("a@b.cd ", size));
    texts.put("of signature dashes", times("-- \n", size));
    texts.put("of rulers", times("----------\n", size));
    texts.put("of original messages", times("---- Original Message ----\n", size));
    texts.put("of forwards", times("---------- Forwarded message ---------\n", size));
    texts.put(
        "of forwards with senders",
        times("---------- Forwarded message ---------\nFrom: a <a@b.example>\nTo: c\n\n", size));
    texts.put("of attributions", times("On Tue, 10 Mar 2026, A wrote:\n", size));
    texts.put("of attributions that never end", times("On Tue, 10 Mar 2026 ", size));
    texts.put("of dates in lines", times("On Tue, 10 Mar 2026\n", size));
    texts.put("of times", times("10:22 ", size));
    texts.put("of one word", times("a", size));
    texts.put("of words in one line", times("word ", size));
    texts.put("of capitals", times("Anna Berg ", size));
    texts.put("of blank lines", times("\n", size));
    texts.put("of blanks", times(" ", size));
    texts.put("of colons", times(": ", size));
    texts.put("of commas", times(", ", size));
    texts.put("of quotation marks", times("\"", size));
    texts.put("of digits", times("1", size));
    texts.put("of numbers", times("1,000.00 ", size));
    texts.put("of phone numbers", times("+44 20 5550 1234\n", size));
    texts.put("of closings", times("Best regards\n", size));
    texts.put("of names", times("Pat Doe\n", size));
    texts.put("of devices", times("Sent from my iPhone\n", size));
    texts.put("of cells", times("|a", size));
    texts.put("of separators", times("a;b,c\t", size));
    texts.put("of accents", times("é́", size));
    texts.put("of direction marks", times("\u202e", size));
    texts.put("of commands", times("approve\n", size));
    texts.put("of half commands", times("approve for ", size));
    texts.put("of companies", times("Acme GmbH & Co. KG, ", size));
    texts.put("of Chinese", times("写道", size));
    return texts;
  }

  public static Map<String, String> html(int size) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("of open div", times("<div>", size));
    texts.put("of open blockquote", times("<blockquote type=cite>", size));
    texts.put("of open gmail_quote", times("<div class=gmail_quote>", size));
    texts.put("of gmail blockquote", times("<blockquote class=gmail_quote>a", size));
    texts.put("of open tables", times("<table><tr><td>", size));
    texts.put("of open bold", times("<b>", size));
    texts.put("of open brackets in HTML", times("<", size));
    texts.put("of comments", times("<!--", size));
    texts.put("of attributes", "<div " + times("a=b ", size) + ">x</div>");
    texts.put("of style", "<div style=\"" + times("color:red;", size) + "\">x</div>");
    texts.put("of list items", times("<li>a", size));
    texts.put("of lines", times("a<br>", size));
    texts.put("of paragraphs", times("<p>a", size));
    texts.put("of links", times("<a href=\"https://a.example\">b</a>", size));
    texts.put("of entities", times("&amp;", size));
    texts.put("of hidden", times("<span style=\"display:none\">a", size));
    return texts;
  }

  private static String times(String piece, int size) {
    return piece.repeat(Math.max(1, size / piece.length()));
  }
}
