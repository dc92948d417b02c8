package io.postern.load;

import java.util.stream.Collectors;

/** HTML as Outlook writes it: 20 KB around a few lines, most of it styles. */
final class Outlook {
  private static final int STYLES = 84;
  private static final String PAGE =
      """
      <html xmlns:o="urn:schemas-microsoft-com:office:office" \
      xmlns="http://www.w3.org/TR/REC-html40"><head>
      <meta http-equiv="Content-Type" content="text/html; charset=utf-8">
      <meta name="Generator" content="Microsoft Word 15 (filtered medium)">
      <style><!--
      %s--></style></head>
      <body lang="EN-GB" link="#0563C1" vlink="#954F72" style="word-wrap:break-word">
      <div class="WordSection1">
      %s</div></body></html>
      """;
  private static final String STYLE =
      """
      p.Style%1$d, li.Style%1$d, div.Style%1$d
      \t{mso-style-name:"Table %1$d"; margin-right:0cm; mso-margin-top-alt:auto;
      \tmso-margin-bottom-alt:auto; font-size:11.0pt; font-family:"Calibri",sans-serif;}
      """;
  private static final String LINE =
      """
      <p class="MsoNormal" style="margin-bottom:6.0pt"><span lang="EN-GB" \
      style="font-size:11.0pt;font-family:&quot;Calibri&quot;,sans-serif;\
      mso-fareast-language:EN-US">%s<o:p></o:p></span></p>
      """;

  private Outlook() {}

  static String html(String plain) {
    StringBuilder styles = new StringBuilder();
    for (int i = 0; i < STYLES; i++) {
      styles.append(STYLE.formatted(i));
    }
    return PAGE.formatted(styles, plain.lines().map(LINE::formatted).collect(Collectors.joining()));
  }
}
