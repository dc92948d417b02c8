package io.postern.letters;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Hostile mails whose only trick is their size. */
public final class LargeMails {
  private static final String HEAD =
      """
      From: pat@partner.example
      To: deals@in.ref.example
      Subject: Re: [D-1001] Deal approval
      Date: Mon, 02 Nov 2026 09:00:00 +0000
      Message-ID: <large-ID@attacker.example>
      MIME-Version: 1.0
      """;
  private static final String PLAIN = "Content-Type: text/plain; charset=utf-8\n\nAPPROVE\n";

  private LargeMails() {}

  /** Empty for a mail that is kept as a file. */
  public static Optional<byte[]> of(String id) {
    return text(id)
        .map(text -> text.replace("large-ID", "large-" + id).replace("\n", "\r\n"))
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<String> text(String id) {
    return switch (id) {
      case "S01" -> mail(times(10_000, "X-H%d: v\n") + HEAD + PLAIN);
      case "S02" -> mail("X-Long: " + "a".repeat(5_000_000) + "\n" + HEAD + PLAIN);
      case "S03" -> mail("X-Fold: a\n" + " b\n".repeat(100_000) + HEAD + PLAIN);
      case "S04" ->
          mail(HEAD + "Cc: " + times(100_000, "a%d@many.example,\n ") + "z@z.example\n" + PLAIN);
      case "S05" -> mail(times(20_000, "To: a%d@many.example\n") + HEAD + PLAIN);
      case "S06" -> mail(HEAD + nested(120));
      case "S07" -> mail(HEAD + nested(10_000));
      case "S08" -> mail(HEAD + "Content-Type: message/rfc822\n\n".repeat(5_000) + "\nDEAL\n");
      case "S09" ->
          mail(
              HEAD
                  + "Content-Type: multipart/mixed; boundary=b1\n\n"
                  + "--b1\n\n\n".repeat(50_000)
                  + "--b1--\n");
      case "S10" -> mail(HEAD + "\n" + "a".repeat(5_000_000) + "\n");
      case "S17" ->
          mail(
              HEAD
                  + "References: "
                  + times(20_000, "<%d@x.example>\n ")
                  + "<last@x.example>\n"
                  + PLAIN);
      case "S18" -> mail(HEAD + "Content-Type: text/html\n\n" + "<div>".repeat(100_000) + "DEAL x");
      case "S21" ->
          mail(
              HEAD
                  + "\n"
                  + ">".repeat(50_000)
                  + " APPROVE\n"
                  + (">".repeat(50_000) + " x\n").repeat(2));
      default -> Optional.empty();
    };
  }

  private static String nested(int levels) {
    return times(levels, "Content-Type: multipart/mixed; boundary=n%1$d\n\n--n%1$d\n")
        + "Content-Type: text/plain\n\nDEAL deep\n";
  }

  private static String times(int count, String pattern) {
    return IntStream.range(0, count).mapToObj(pattern::formatted).collect(Collectors.joining());
  }

  private static Optional<String> mail(String text) {
    return Optional.of(text);
  }
}
