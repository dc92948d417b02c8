package io.postern.understanding;

import java.util.ArrayList;
import java.util.List;

/** Chooses between what the text and the HTML of one mail were taken apart into. */
final class Agreement {
  private Agreement() {}

  static Parts of(Parts plain, Parts html) {
    String inPlain = letters(plain.own());
    String inHtml = letters(html.own());
    if (inPlain.equals(inHtml)) {
      return better(plain, html);
    }
    boolean plainLonger = inPlain.length() >= inHtml.length();
    Parts longer = plainLonger ? plain : html;
    Parts shorter = plainLonger ? html : plain;
    if (explained(longer, shorter)) {
      String because =
          "the "
              + (plainLonger ? "HTML" : "text")
              + " part shows that more of it is not the author's";
      return with(shorter, longer, shorter.problems(), "parts-compared", because);
    }
    List<String> problems = new ArrayList<>(longer.problems());
    problems.add(PartsReader.PARTS_DISAGREE);
    return with(
        longer,
        shorter,
        problems,
        PartsReader.PARTS_DISAGREE,
        "text and HTML part differ; the "
            + (plainLonger ? "text" : "HTML")
            + " is taken, being longer");
  }

  // Both agree on the author's words: the HTML where the text shows what stands for print and
  // links.
  private static Parts better(Parts plain, Parts html) {
    boolean marked = signs(plain.own()) > signs(html.own());
    return marked || html.forwarded().size() > plain.forwarded().size() ? html : plain;
  }

  private static long signs(String text) {
    return text.chars().filter(c -> c == '*' || c == '<').count();
  }

  private static Parts with(
      Parts parts, Parts other, List<String> problems, String rule, String because) {
    List<Forwarded> forwarded = parts.forwarded().isEmpty() ? other.forwarded() : parts.forwarded();
    return new Parts(
        parts.own(),
        parts.closing(),
        parts.quoted(),
        parts.signature(),
        forwarded,
        problems,
        parts.trace().with(rule, because));
  }

  // What only the longer takes for the author's own stands in what the shorter cut.
  private static boolean explained(Parts longer, Parts shorter) {
    String own = letters(shorter.own());
    if (own.isEmpty() && longer.own().isBlank()) {
      return true;
    }
    String all = letters(longer.own());
    if (own.isEmpty() || !all.startsWith(own)) {
      return false;
    }
    String rest = all.substring(own.length());
    String cut =
        letters(
            shorter.closing()
                + shorter.signature()
                + shorter.quoted()
                + shorter.forwarded().stream().map(Forwarded::text).reduce("", String::concat));
    return cut.contains(rest);
  }

  private static String letters(String text) {
    StringBuilder letters = new StringBuilder();
    String folded = Fold.of(text);
    for (int i = 0; i < folded.length(); i++) {
      if (folded.charAt(i) == '<' && target(folded, i)) {
        i = folded.indexOf('>', i);
        continue;
      }
      if (Character.isLetterOrDigit(folded.charAt(i))) {
        letters.append(folded.charAt(i));
      }
    }
    return letters.toString();
  }

  // What a text part shows of a link: "here<https://…>".
  private static boolean target(String text, int at) {
    return (text.startsWith("<http", at)
            || text.startsWith("<mailto:", at)
            || text.startsWith("<tel:", at))
        && text.indexOf('>', at) > 0;
  }
}
