package io.postern.writing;

import io.postern.program.Program;
import java.util.Locale;
import java.util.Map;

/**
 * What somebody sees who follows the way out of mail to many: a page with one button, which changes
 * nothing by being looked at, and one that says that it is done.
 */
final class WayOutPage {
  /** Which page; its words have this name in lower case. */
  enum Page {
    /** Do you want no more of it? With the button. */
    ASK,
    /** It is done. */
    DONE
  }

  private WayOutPage() {}

  static String of(Page page, String address, Program program, Words words) {
    Palette palette = Palette.of(program.brand());
    String key = "leave." + page.name().toLowerCase(Locale.ROOT);
    Map<String, String> values =
        Map.of(
            "program", program.name(),
            "address", address,
            "intake", program.addresses().intake().toString());
    Html out = new Html();
    out.raw("<!DOCTYPE html>").newLine();
    out.raw("<html lang=" + Html.attribute(words.locale().toLanguageTag()) + ">").newLine();
    out.raw("<head><meta charset=\"utf-8\">").newLine();
    out.raw("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">").newLine();
    out.raw("<meta name=\"robots\" content=\"noindex\">").newLine();
    out.raw("<title>").plain(words.say(key + ".title", values)).raw("</title>").newLine();
    out.raw(
            """
            <style>
            :root{color-scheme:light dark;}
            body{margin:0;background:#eef0f3;color:#1c2024;}
            main{max-width:480px;margin:8vh auto;padding:28px 32px;background:#ffffff;border-radius:8px;}
            h1{margin:0 0 12px;font-size:20px;line-height:28px;}
            p{margin:0 0 16px;font-size:16px;line-height:25px;overflow-wrap:anywhere;}
            button{border:0;border-radius:6px;padding:12px 22px;font:inherit;font-weight:600;cursor:pointer;}
            @media (max-width:520px){main{margin:0;border-radius:0;}}
            @media (prefers-color-scheme:dark){
            body{background:#121417;color:#e8eaed;}
            main{background:#1d2024;}
            }
            </style></head>
            """)
        .newLine();
    out.raw("<body style=\"" + Styles.FONT + "\">")
        .raw("<main style=\"border-top:4px solid " + palette.accent() + ";\">")
        .newLine();
    out.raw("<h1>").text(words.say(key + ".title", values)).raw("</h1>").newLine();
    out.raw("<p>").text(words.say(key + ".words", values)).raw("</p>").newLine();
    if (page == Page.ASK) {
      out.raw("<form method=\"post\">")
          .raw("<input type=\"hidden\" name=\"List-Unsubscribe\" value=\"One-Click\">")
          .raw("<button style=\"background:" + palette.accent() + ";color:")
          .raw(palette.onAccent() + ";\">")
          .text(words.say("leave.button"))
          .raw("</button></form>")
          .newLine();
    }
    out.raw("</main></body></html>").newLine();
    return out.toString();
  }
}
