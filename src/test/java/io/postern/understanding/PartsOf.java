package io.postern.understanding;

import io.postern.mail.Letter;
import io.postern.reading.LetterReader;
import io.postern.rules.RuleBookFiles;
import io.postern.shipped.Shipped;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Takes mails apart by the shipped rules, for the tests of who wrote what. */
final class PartsOf {
  static final Known NOTHING = Known.nothing(Known.Role.PARTNER, List.of());

  private static final QuoteRules RULES =
      RuleBookFiles.read(Shipped.folder(Shipped.INBOUND_RULES)).book().quotes();

  private PartsOf() {}

  static Parts mail(byte[] raw) {
    return mail(LetterReader.read(raw), NOTHING);
  }

  static Parts mail(Letter letter, Known known) {
    return PartsReader.read(letter, RULES, known);
  }

  /** A mail of Pat Doe to the program. */
  static Parts text(String subject, String body, Known known) {
    return written("Pat Doe <pat@partner.example>", subject, "plain", body, known);
  }

  static Parts text(String subject, String body) {
    return text(subject, body, NOTHING);
  }

  static Parts html(String subject, String body) {
    return written("Pat Doe <pat@partner.example>", subject, "html", body, NOTHING);
  }

  static Parts written(String from, String subject, String subtype, String body, Known known) {
    String mail =
        "From: %s\nTo: referrals@northwind.example\nSubject: %s\nContent-Type: text/%s; charset=utf-8\n\n%s"
            .formatted(from, subject, subtype, body);
    return mail(LetterReader.read(mail.getBytes(StandardCharsets.UTF_8)), known);
  }
}
