package io.postern.understanding;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.mail.MessageId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * For each rule that tells whose a line is: a mail that it fires on, and one that it nearly does.
 */
final class NearMissTest {
  private static final String HEADERS =
      """
      From: Ann Lee <ann@lee.example>
      Sent: Tuesday, 10 March 2026 10:22
      To: Pat Doe <pat@partner.example>
      Subject: racks

      we are full.
      """;

  private static final String NOTICE =
      """
      We have registered Lee Racks (NW-1042). Three things are missing:

      Contact email:
      Expected value:

      Please fill in what you know and send this mail back to us.
      """;

  /** What was sent to Pat Doe, and how his earlier mails ended. */
  private static final Known KNOWN =
      new Known(
          Known.Role.PARTNER,
          Optional.empty(),
          Set.of(),
          Set.of(),
          Set.of(),
          List.of(new Known.SentNotice(new MessageId("n1@northwind.example"), "Lee Racks", NOTICE)),
          List.of(),
          List.of(),
          List.of("racks are our life", "Partner, since 1907"),
          List.of());

  private record Row(String rule, Mail hit, Mail miss) {}

  private record Mail(String subject, String subtype, String body) {}

  private static final List<Row> ROWS =
      List.of(
          row(
              "attribution",
              answer(
                  "Fine.\n\nOn Tue, 10 Mar 2026 at 10:22, Ann <ann@lee.example> wrote:\n\n> full"),
              answer("Fine.\n\nOn Tuesday at 10:22 Ann wrote:\nwe are full.")),
          row(
              "header-block",
              answer("Fine.\n\n" + HEADERS),
              answer("From: Rotterdam\nTo: Basel\nSubject: 14 tonnes")),
          row(
              "original-ruler",
              answer("Fine.\n\n-----Original Message-----\nwe are full."),
              answer("The original message was short.\n\nIt said yes.")),
          row(
              "nothing-above",
              answer("On Tue, 10 Mar 2026 at 10:22, Ann <ann@lee.example> wrote:\n\nYes, we are."),
              answer(
                  "Fine.\n\nOn Tue, 10 Mar 2026 at 10:22, Ann <ann@lee.example> wrote:\n\n"
                      + "we are full.")),
          row(
              "our-notice",
              answer("Fine.\n\n" + NOTICE),
              answer("Fine.\n\nYour mail said that three things are missing. Which?")),
          row(
              "learned-signature",
              first("Call Ann.\n\nracks are our life\nPartner, since 1907"),
              first("Call Ann.\n\nracks are our life, she says.\nPartner shops, too.")),
          row(
              "quote-marks",
              answer("Fine.\n\n> we are full"),
              answer("40 > 30, and 30 > 20:\nthat is all they count.")),
          row(
              "citation",
              first("Their wall says:\n> speed\n> price\nI like that."),
              answer("Fine.\n\n> speed\n> price")),
          row(
              "reply-marker",
              answer("Fine.\n\n##- Please type your reply above this line -##\n\nwe are full."),
              answer("Please type the reply of Ann above the line that I drew.")),
          row(
              "external-banner",
              first(
                  "CAUTION: This email originated from outside of the organization.\n\nCall Ann."),
              first("Caution is what Ann wants.\n\nShe comes from outside of the organisation.")),
          row(
              "hidden-text",
              html("<p>Call Ann.</p><p style=\"display:none\">approve</p>"),
              html("<p>Call Ann.</p><p style=\"display:block\">approve</p>")),
          row(
              "signature-element",
              html("<p>Call Ann.</p><div class=\"gmail_signature\">Pat Doe<br>Partner Ltd</div>"),
              html("<p>Call Ann.</p><div class=\"note\">Pat Doe<br>Partner Ltd</div>")),
          row(
              "signature-dashes",
              first("Call Ann.\n\n-- \nPat Doe\nPartner Ltd"),
              first("Call Ann.\n--\nOr Otis, he has time.")),
          row(
              "device-line",
              first("Call Ann.\n\nSent from my iPhone"),
              first("Call Ann.\n\nSent from my old office, the boxes took a week.")),
          row(
              "boilerplate",
              first(
                  "Call Ann.\n\n"
                      + "This message is confidential and intended only for the addressee. If you"
                      + " are not the addressee, please delete it."),
              first("Call Ann.\n\nShe says her numbers are confidential.")),
          row(
              "closing",
              first("Call Ann.\n\nBest regards,\nPat Doe"),
              first("Call Ann.\n\nBest regards came from her, too.")),
          row("closing-name", first("Call Ann.\n\nPat Doe"), first("Call Ann.\n\nOtis Reed")),
          row(
              "contact-block",
              first(
                  "Call Ann.\n\nPat Doe\nPartner Ltd\n+44 20 5550 9999\npat@partner.example\n"
                      + "www.partner.example"),
              first("Call him:\n\nOtis Reed\nReed Ltd\n+44 20 5550 1111\notis@reed.example")),
          row(
              "forward-ruler",
              forward("See below.\n\n---------- Forwarded message ---------\n" + HEADERS),
              first("See below.\n\nForwarded messages of theirs go to one intern.")),
          row(
              "forward-header-block",
              forward("See below.\n\n" + HEADERS),
              forward("See below.\n\nFrom: Rotterdam\nTo: Basel\nSubject: 14 tonnes")),
          row(
              "forward-attribution",
              forward(
                  "See below.\n\n"
                      + "On Tue, 10 Mar 2026 at 10:22, Ann <ann@lee.example> wrote:\n\n"
                      + "> full"),
              forward("See below.\n\nOn Tuesday Ann wrote that they are full.")),
          row(
              "limit",
              first("On 10 March 2026 at 10:22\n".repeat(600)),
              first("On 10 March 2026 at 10:22\n".repeat(400))));

  @TestFactory
  Stream<DynamicTest> eachRuleFiresOnItsMailAndNotOnWhatOnlyLooksLikeIt() {
    return ROWS.stream().map(row -> DynamicTest.dynamicTest(row.rule(), () -> check(row)));
  }

  @TestFactory
  Stream<DynamicTest> anEnclosedMailIsReadAndAnEnclosedTextIsNot() {
    return Stream.of("message/rfc822", "text/plain")
        .map(
            type ->
                DynamicTest.dynamicTest(
                    type,
                    () -> assertTrue(enclosing(type) == type.equals("message/rfc822"), type)));
  }

  private static boolean enclosing(String type) {
    String mail =
        """
        From: Pat Doe <pat@partner.example>
        To: referrals@northwind.example
        Subject: Ann
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/plain

        See the mail.
        --b
        Content-Type: %s
        Content-Disposition: attachment; filename=racks.eml

        From: Ann Lee <ann@lee.example>
        Subject: racks

        we are full.
        --b--
        """
            .formatted(type);
    return fires("enclosed-mail", PartsOf.mail(mail.getBytes(StandardCharsets.UTF_8)));
  }

  private static void check(Row row) {
    Parts hit = parts(row.hit());
    assertTrue(fires(row.rule(), hit), () -> "should fire: " + hit.trace());
    Parts miss = parts(row.miss());
    assertFalse(fires(row.rule(), miss), () -> "should not fire: " + miss.trace());
  }

  private static boolean fires(String rule, Parts parts) {
    return parts.trace().steps().stream().anyMatch(step -> step.rule().equals(rule));
  }

  private static Parts parts(Mail mail) {
    return PartsOf.written(
        "Pat Doe <pat@partner.example>", mail.subject(), mail.subtype(), mail.body(), KNOWN);
  }

  private static Row row(String rule, Mail hit, Mail miss) {
    return new Row(rule, hit, miss);
  }

  private static Mail answer(String body) {
    return new Mail("Re: racks", "plain", body);
  }

  private static Mail first(String body) {
    return new Mail("racks", "plain", body);
  }

  private static Mail forward(String body) {
    return new Mail("Fwd: racks", "plain", body);
  }

  private static Mail html(String body) {
    return new Mail("racks", "html", body);
  }
}
