package io.postern.writing;

import java.util.List;
import java.util.Locale;

/**
 * The page that every notice is written on: one column of at most 600 px, the program's colour and
 * name above, the footer below; light and dark.
 */
final class HtmlLetter {
  private static final List<String> STYLE =
      List.of(
          """
          <style>
          :root{color-scheme:light dark;supported-color-schemes:light dark;}
          body{margin:0;padding:0;width:100%;-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%;}
          a[x-apple-data-detectors]{color:inherit!important;text-decoration:none!important;}
          @media (max-width:620px){
          .page{padding:0!important;}
          .pad{padding-left:20px!important;padding-right:20px!important;}
          .btn{display:block!important;margin:0 0 10px!important;}
          }
          @media (prefers-color-scheme:dark){
          .bg{background-color:#121417!important;}
          .card{background-color:#1d2024!important;}
          .said{background-color:#272b31!important;}
          .ink,.ink strong,.ink em{color:#e9ebee!important;}
          .soft{color:#a9b1bc!important;}
          .line{border-color:#373c44!important;}
          .code{color:#e9ebee!important;}
          .link{color:ACCENT_INK_DARK!important;}
          .btn2{background-color:#1d2024!important;color:ACCENT_INK_DARK!important;border-color:#4a515b!important;}
          }
          </style>
          """
              .split("ACCENT_INK_DARK"));

  // What Outlook's Word engine needs to be told: its own units, and a font it has.
  private static final String FOR_WORD =
      """
      <!--[if mso]><xml><o:OfficeDocumentSettings xmlns:o="urn:schemas-microsoft-com:office:office">\
      <o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml>
      <style>table{border-collapse:collapse;}td,p,h2,h3,li,a{font-family:Arial,sans-serif!important;}</style>\
      <![endif]-->
      """;

  private static final String INVISIBLE = "&#847;&#8204;&#160;".repeat(40);

  private final Html out;
  private final Palette palette;
  private final Letterhead head;
  private final Locale locale;

  HtmlLetter(Html out, Palette palette, Letterhead head, Locale locale) {
    this.out = out;
    this.palette = palette;
    this.head = head;
    this.locale = locale;
  }

  /**
   * @param preheader what lists of mails show after the subject
   * @param body writes the message
   */
  void write(String subject, String preheader, Runnable body) {
    head(subject);
    out.raw("<body class=\"bg\" style=\"margin:0;padding:0;background-color:#eef0f3;\">").newLine();
    preheader(preheader);
    out.raw("<div id=\"" + Letterhead.HTML_ID + "\" lang=" + Html.attribute(tag()) + ">").newLine();
    out.raw(Styles.table("bg", "background-color:#eef0f3;"))
        .raw(
            "<tr><td class=\"page\" align=\"center\" style=\"padding:28px 12px;"
                + Styles.FONT
                + "\">")
        .newLine();
    // Word knows no max-width: it gets a table of that width around ours.
    out.raw("<!--[if mso]><table role=\"presentation\" width=\"600\" cellpadding=\"0\"")
        .raw(" cellspacing=\"0\" border=\"0\"><tr><td><![endif]-->")
        .newLine();
    out.raw(
            Styles.table(
                "card",
                "max-width:600px;border-radius:8px;"
                    + "background-color:#ffffff;border-top:4px solid "
                    + palette.accent()
                    + ";"))
        .newLine();
    letterhead();
    out.raw("<tr><td class=\"pad\" style=\"padding:14px 36px 16px;\">").newLine();
    body.run();
    out.raw("</td></tr>").newLine();
    footer();
    out.raw("</table>").newLine();
    out.raw("<!--[if mso]></td></tr></table><![endif]-->").newLine();
    out.raw("</td></tr></table></div>").newLine();
    out.raw("</body></html>").newLine();
  }

  private void head(String subject) {
    out.raw("<!DOCTYPE html>").newLine();
    out.raw("<html lang=" + Html.attribute(tag()) + " dir=\"" + direction() + "\">").newLine();
    out.raw("<head><meta charset=\"utf-8\">").newLine();
    out.raw("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">").newLine();
    out.raw("<meta name=\"color-scheme\" content=\"light dark\">").newLine();
    out.raw("<meta name=\"supported-color-schemes\" content=\"light dark\">").newLine();
    out.raw("<meta name=\"format-detection\" content=\"telephone=no,date=no,address=no\">")
        .newLine();
    out.raw("<title>").plain(subject).raw("</title>").newLine();
    out.raw(String.join(palette.accentInkDark(), STYLE));
    out.raw(FOR_WORD).raw("</head>").newLine();
  }

  // Filled up with invisible characters, so that the mail's first words do not follow it.
  private void preheader(String preheader) {
    if (!preheader.isEmpty()) {
      out.raw("<div style=\"display:none;max-height:0;overflow:hidden;font-size:1px;")
          .raw("line-height:1px;color:#eef0f3;mso-hide:all;\">")
          .text(preheader)
          .raw(INVISIBLE)
          .raw("</div>")
          .newLine();
    }
  }

  private void letterhead() {
    out.raw("<tr><td class=\"pad\" style=\"padding:24px 36px 10px;\">")
        .raw(Styles.table("", ""))
        .raw("<tr><td class=\"ink\" style=\"padding:0 12px 0 0;font-size:17px;")
        .raw("line-height:24px;font-weight:700;vertical-align:middle;" + Styles.INK + "\">");
    if (head.logo().isPresent()) {
      out.raw("<img src=" + Html.attribute(head.logo().get()))
          .raw(" alt=" + Html.attribute(head.program()))
          .raw(" height=\"32\" style=\"display:block;border:0;height:32px;width:auto;\">");
    } else {
      out.text(head.program());
    }
    out.raw("</td><td class=\"soft\" align=\"right\" style=\"")
        .raw("padding:0;font-size:13px;line-height:20px;vertical-align:middle;" + Styles.SOFT)
        .raw("\">")
        .text(Letterhead.MARK + " " + head.about())
        .raw("</td></tr></table></td></tr>")
        .newLine();
  }

  private void footer() {
    out.raw("<tr><td class=\"pad line\" style=\"padding:18px 36px 26px;border-top:1px solid ")
        .raw(Styles.LINE + ";\">");
    head.footer().forEach(line -> small(() -> out.text(line)));
    head.wayOut()
        .ifPresent(
            link ->
                small(
                    () ->
                        out.raw("<a class=\"soft\" href=" + Html.attribute(link.url()))
                            .raw(" style=\"" + Styles.SOFT + "text-decoration:underline;\">")
                            .text(link.label())
                            .raw("</a>")));
    out.raw("</td></tr>").newLine();
  }

  private void small(Runnable line) {
    out.raw("<p class=\"soft\" style=\"margin:0 0 4px;")
        .raw("font-size:13px;line-height:20px;" + Styles.SOFT + "\">");
    line.run();
    out.raw("</p>").newLine();
  }

  private String tag() {
    return locale.toLanguageTag();
  }

  private String direction() {
    return switch (locale.getLanguage()) {
      case "ar", "fa", "he", "ur" -> "rtl";
      default -> "ltr";
    };
  }
}
