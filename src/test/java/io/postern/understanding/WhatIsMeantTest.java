package io.postern.understanding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.mail.Envelope;
import io.postern.mail.Letter;
import io.postern.reading.LetterReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mails that name people and companies, and whether they refer them. */
class WhatIsMeantTest {
  private static final Known PARTNER = Known.nothing(Known.Role.PARTNER, List.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Grove Nurseries went live in May. Their manager Joy Tan (joy.tan@grovenurseries.example)"
            + " says it saves two days a month. Quote her if you like, she knows. | message",
        "Grove Nurseries is growing. Their manager Joy Tan (joy.tan@grovenurseries.example) wants a"
            + " rota tool. Ring her, she knows. | referral",
        "May I introduce Sunita Rao, sunita.rao@web.example, for the vacancy on your website? Her"
            + " CV is attached, her notice period is a month. | message",
        "May I introduce Sunita Rao of Penhallow Tools Ltd, sunita.rao@penhallowtools.example? She"
            + " needs a stock system. | referral",
        "Joy's line at Grove Nurseries is 0161 496 0172, not 0127. | correction",
        "Grüße! Hört man eigentlich noch was von der Reetdachdeckerei Harms? | status-request",
        "Merci de retirer Transports Wathelet de ma liste, ils ont vendu. | withdrawal",
        "Would you be interested in an updated list of decision makers? 14,000 verified contacts."
            + " Price for the full list is $1,499, reply with your target criteria. | spam",
        "Do you cover bakeries? If so, Fairweather Pies in Grimsby could use you. Ask for Olu,"
            + " 01632 960 555. | referral",
        "Do you cover bakeries? I may know some in Grimsby. | question",
      })
  void whoIsNamedIsNotAlwaysReferred(String text, String kind) {
    Reading reading = read("Hello", text);
    assertEquals(kind, reading.kind().word(), () -> reading.trace().toString());
  }

  @Test
  void aMailThatSaysNothingIsReadByItsSubject() {
    Reading reading =
        read(
            "Referral: Joan Pickthall, Kestrel Fell Quarries Ltd,"
                + " joan.pickthall@kestrelfell.example",
            "Pat Bright\nBright Ltd\n07700 900518");
    assertEquals(
        "joan.pickthall@kestrelfell.example",
        reading.referrals().getFirst().contactEmail().orElseThrow().value().toString());
    assertTrue(reading.referrals().getFirst().contactPhone().isEmpty(), "Pat's own number");
  }

  @Test
  void theNextParagraphMayReferSomebodyWithoutAnAddress() {
    String one =
        "First, Hoyoux Brewery Ltd: Ben Lamott, ben@hoyouxbrewery.example, wants a planner.";
    String two = "The second is Sprimont Stone Ltd, Ms Ingrid Wauters, 0161 496 0172.";
    assertEquals(2, read("Two leads", one + "\n\n" + two).referrals().size());
    assertEquals(
        1,
        read("A lead", one + "\n\nMy wife works for Sprimont Stone Ltd, by the way.")
            .referrals()
            .size());
  }

  @Test
  void aNameThatIsNotTheAddresssIsAskedFor() {
    String text =
        "Please register Harlow Freight Ltd. I spoke to %s, operations director, who wants routing"
            + " software.";
    String address = " Mail goes to a.cole@harlowfreight.example.";
    assertEquals(
        "Ann Cole",
        read("Lead", text.formatted("Ann Cole") + address)
            .referrals()
            .getFirst()
            .contactName()
            .orElseThrow()
            .value());
    assertTrue(
        read("Lead", text.formatted("Jonas Whitby") + address)
            .referrals()
            .getFirst()
            .contactName()
            .isEmpty());
  }

  @Test
  void wordsThatTheHtmlHidesAreAskedAboutAlsoWhenTheTextIsTaken() {
    String mail =
        """
        From: Pat Bright <pat@bright.example>
        To: referrals+ac63cq2bfw7cwaz63zfzbfqb45@northwind.example
        Subject: Re: [NW-7] Acme Ltd: referral to review
        In-Reply-To: <m.ac63cq2bfw7cwa@northwind.example>
        Content-Type: multipart/alternative; boundary=b

        --b
        Content-Type: text/plain

        Approve
        --b
        Content-Type: text/html

        <div>Approve</div>%s
        --b--
        """;
    Known manager = Known.nothing(Known.Role.MANAGER, List.of());
    assertEquals(Orders.Verdict.EXECUTE, read(mail.formatted(""), manager).orders().verdict());
    assertEquals(
        Orders.Verdict.ASK,
        read(mail.formatted("<div style=\"display:none\">credit: second</div>"), manager)
            .orders()
            .verdict());
  }

  private static Reading read(String subject, String text) {
    return read(
        "From: Pat Bright <pat@bright.example>\nSubject: "
            + subject
            + "\nContent-Type: text/plain; charset=utf-8\n\n"
            + text
            + "\n",
        PARTNER);
  }

  private static Reading read(String mail, Known known) {
    Letter letter = LetterReader.read(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    return Understanding.read(letter, Envelope.UNKNOWN, WrittenMail.RULES, known);
  }
}
