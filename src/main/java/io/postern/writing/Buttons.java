package io.postern.writing;

import java.util.List;

/**
 * Answers as buttons that open a mail with the words in it. Outlook's Word engine cannot pad a
 * link, so it gets the same button drawn in VML.
 */
final class Buttons {
  private static final int HEIGHT = 42;

  private final Html out;
  private final Palette palette;
  private final String replyTo;
  private final String subject;

  /**
   * @param replyTo where an answer goes
   * @param subject of the mail that is answered
   */
  Buttons(Html out, Palette palette, String replyTo, String subject) {
    this.out = out;
    this.palette = palette;
    this.replyTo = replyTo;
    this.subject = subject;
  }

  String address(Answer answer) {
    return answer.mailto(replyTo, subject);
  }

  void row(List<Answer> answers, Words words) {
    out.raw(Styles.table("", "margin:8px 0 4px;")).raw("<tr><td style=\"padding:0;\">").newLine();
    answers.forEach(this::button);
    out.raw("</td></tr></table>").newLine();
    out.raw("<p class=\"soft\" style=\"" + Styles.HINT + "\">").text(words.say("answers.or"));
    for (int i = 0; i < answers.size(); i++) {
      out.raw(i == 0 ? " " : " &#183; ")
          .raw("<span class=\"code\" style=\"" + Styles.CODE + Styles.WHOLE + "\">")
          .text(answers.get(i).words())
          .raw("</span>");
    }
    out.raw("</p>");
  }

  /** The lines to fill in, and a button that opens them as a mail. */
  void form(Answer form) {
    out.raw(Styles.table("said", Styles.SAID))
        .raw("<tr><td class=\"said ink\" style=\"" + Styles.FORM_CELL + "\">");
    out.text(form.words());
    out.raw("</td></tr></table>").newLine();
    out.raw(Styles.table("", "margin:0 0 20px;")).raw("<tr><td style=\"padding:0;\">");
    button(form);
    out.raw("</td></tr></table>");
  }

  private void button(Answer answer) {
    boolean likely = answer.likely();
    String href = Html.attribute(address(answer));
    String fill = likely ? palette.accent() : Palette.CARD;
    String ink = likely ? palette.onAccent() : palette.accentInk();
    String border = likely ? palette.accent() : "#c9ced6";
    out.raw("<!--[if mso]><v:roundrect xmlns:v=\"urn:schemas-microsoft-com:vml\"")
        .raw(" xmlns:w=\"urn:schemas-microsoft-com:office:word\" href=" + href)
        .raw(
            " style=\"height:"
                + HEIGHT
                + "px;v-text-anchor:middle;width:"
                + width(answer)
                + "px;\"")
        .raw(" arcsize=\"14%\" strokecolor=\"" + border + "\" fillcolor=\"" + fill + "\">")
        .raw(
            "<w:anchorlock/><center style=\"font-family:Arial,sans-serif;color:"
                + ink
                + ";"
                + Styles.BUTTON_FONT
                + "\">")
        .text(answer.label())
        .raw("</center></v:roundrect>&nbsp;<![endif]-->")
        .newLine();
    out.raw("<!--[if !mso]><!--><a class=\"" + (likely ? "btn" : "btn btn2") + "\" href=" + href)
        .raw(" style=\"" + Styles.BUTTON + Styles.BUTTON_FONT)
        .raw("color:" + ink + ";background-color:" + fill + ";border:1px solid " + border + ";\">")
        .text(answer.label())
        .raw("</a><!--<![endif]-->")
        .newLine();
  }

  // Bold letters of 15 px are some 9 px wide; VML needs to know.
  private static int width(Answer answer) {
    return 44 + 9 * answer.label().codePointCount(0, answer.label().length());
  }
}
