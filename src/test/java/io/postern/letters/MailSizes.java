package io.postern.letters;

import java.nio.charset.StandardCharsets;

/** Mails of a wanted size, as people write them. */
public final class MailSizes {
  private static final String TALK =
      """
      Hi Rosa,

      I had lunch with Jordan Park, the COO of Acme Tools, and they look for a planner for
      forty trucks. Could you talk to him before the end of the month? He reads mail daily.
      His address is jordan.park@acme.example, the phone number is +44 20 5550 1234.

      They would spend about 48,000 USD a year, and start on 1 June 2026.

      """;

  private static final String QUOTE =
      """
      Best regards,
      Pat Doe
      Partner Ltd | +44 20 5550 9999

      On Tue, 10 Mar 2026 at 10:22, Northwind Referrals <referrals@northwind.example> wrote:

      > Hello Pat,
      >
      > We have registered Acme Tools as NW-1042.
      > Please reply to this mail.
      """;

  private MailSizes() {}

  public static byte[] plain(int size) {
    StringBuilder text = new StringBuilder(size + 1_000);
    while (text.length() < size - QUOTE.length()) {
      text.append(TALK);
    }
    return mail("plain", text.append(QUOTE).toString());
  }

  public static byte[] html(int size) {
    StringBuilder html = new StringBuilder(size + 2_000);
    html.append("<html><head><style>p{margin:0}</style></head><body><div dir=\"ltr\">");
    while (html.length() < size / 2) {
      html.append("<p class=\"MsoNormal\" style=\"font-family:Calibri;color:black\"><span>")
          .append(TALK.strip().replace("\n\n", "</span></p>\n<p class=\"MsoNormal\"><span>"))
          .append("</span></p>\n");
    }
    html.append("</div><div class=\"gmail_quote\"><div class=\"gmail_attr\">On Tue wrote:</div>")
        .append("<blockquote class=\"gmail_quote\">");
    while (html.length() < size) {
      html.append("<table><tr><td style=\"padding:3px\">Stage</td><td>Qualified</td></tr></table>");
    }
    return mail("html", html.append("</blockquote></div></body></html>").toString());
  }

  public static byte[] mail(String subtype, String body) {
    return """
    From: Pat Doe <pat@partner.example>
    To: Northwind <referrals@northwind.example>
    Subject: Re: Acme Tools (NW-1042)
    Date: Tue, 10 Mar 2026 11:35:24 +0000
    Message-ID: <m1@partner.example>
    MIME-Version: 1.0
    Content-Type: text/%s; charset=utf-8
    Content-Transfer-Encoding: 8bit

    %s\
    """
        .formatted(subtype, body)
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
