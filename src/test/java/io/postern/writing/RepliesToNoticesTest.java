package io.postern.writing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.deal.DealRef;
import io.postern.deal.Field;
import io.postern.deal.Workflow.Stage;
import io.postern.mail.Address;
import io.postern.mail.Envelope;
import io.postern.notice.AnybodyNotice;
import io.postern.notice.ManagerNotice;
import io.postern.notice.MoneyNotice;
import io.postern.notice.NewcomerNotice;
import io.postern.notice.Notice;
import io.postern.notice.OutgoingMail;
import io.postern.notice.RenderedMail;
import io.postern.reading.LetterReader;
import io.postern.rules.RuleBookFiles;
import io.postern.shipped.Shipped;
import io.postern.understanding.Command;
import io.postern.understanding.Kind;
import io.postern.understanding.Known;
import io.postern.understanding.Known.KnownDeal;
import io.postern.understanding.Known.Role;
import io.postern.understanding.Orders.Verdict;
import io.postern.understanding.Reading;
import io.postern.understanding.Referral;
import io.postern.understanding.RuleBook;
import io.postern.understanding.Understanding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What our mails offer as an answer is understood when it comes, with the rules that are shipped.
 */
class RepliesToNoticesTest {
  private static final NoticeWriter WRITER = Samples.writer();
  private static final RuleBook RULES =
      RuleBookFiles.read(Shipped.folder(Shipped.INBOUND_RULES)).book();
  private static final Address OURS = Address.of("referrals@northwind.example");

  @TestFactory
  Stream<DynamicTest> everyAnswerThatAMailOffersIsUnderstood() {
    List<DynamicTest> tests = new ArrayList<>();
    for (String locale : List.of("en", "de")) {
      for (Map.Entry<String, Notice> sample : SampleNotices.all().entrySet()) {
        OutgoingMail mail = mail(sample.getValue(), locale);
        RenderedMail sent = WRITER.write(mail);
        Mails.buttons(sent)
            .forEach(
                (label, parts) ->
                    tests.add(
                        DynamicTest.dynamicTest(
                            sample.getKey() + "." + locale + ": " + label,
                            () ->
                                understood(
                                    mail,
                                    sent,
                                    filled(Objects.requireNonNull(parts.get("body")))))));
      }
    }
    return tests.stream();
  }

  private static void understood(OutgoingMail mail, RenderedMail sent, String answer) {
    Reading reading = read(mail, sent, answer, List.of());
    if (mail.notice() instanceof AnybodyNotice.SenderUnverified
        || mail.notice() instanceof AnybodyNotice.ColleagueUnknown
        || mail.notice() instanceof MoneyNotice.ReleaseUnconfirmed) {
      assertTrue(reading.consent().isPresent(), answer);
      return;
    }
    if (reading.consent().isPresent()
        && (mail.notice() instanceof NewcomerNotice
            || mail.notice() instanceof ManagerNotice.InvitationCheck)) {
      return;
    }
    if (answer.startsWith("Harbour Foods (NW-1043)\n")) {
      // A form about one of several referrals: its first line says which.
      assertEquals(Kind.CORRECTION, reading.kind());
      assertEquals(Optional.of("Harbour Foods"), reading.refersTo());
      assertEquals(
          "Nils Berger", reading.referrals().getFirst().contactName().orElseThrow().value());
      return;
    }
    assertEquals(
        Verdict.EXECUTE,
        reading.orders().verdict(),
        () -> answer + " " + reading.orders().why() + " " + reading.trace());
    assertFalse(reading.orders().commands().isEmpty());
  }

  // What a person would write where the answer has room.
  private static String filled(String body) {
    return body.lines()
        .map(
            line -> {
              String end = line.strip().toLowerCase(Locale.ROOT);
              if (end.startsWith("won")) {
                return "won 48,000 USD";
              } else if (end.startsWith("gewonnen")) {
                return "gewonnen 48.000 EUR";
              } else if (end.startsWith("adjust") || end.startsWith("provision berichtigen")) {
                return line.strip() + " 5000 EUR: twelve percent";
              } else if (end.equals("accept as") || end.equals("aufnehmen als")) {
                return line.strip() + " Kim Consulting";
              } else if (end.equals("dispute") || end.equals("einspruch")) {
                return line.strip() + " 3: we agreed on more";
              } else if (end.startsWith("stage") || end.startsWith("phase")) {
                return line.strip() + " Demo";
              } else if (end.endsWith("email:") || end.endsWith("e-mail:")) {
                return line.strip() + " nils.berger@harbourfoods.example";
              } else {
                return end.endsWith(":") ? line.strip() + " Nils Berger" : line;
              }
            })
        .reduce((a, b) -> a + "\n" + b)
        .orElse("");
  }

  @Test
  void aFilledInFormGivesItsFields() {
    for (String locale : List.of("en", "de")) {
      OutgoingMail mail = mail(SampleNotices.named("needs-info").orElseThrow(), locale);
      RenderedMail sent = WRITER.write(mail);
      String form =
          Objects.requireNonNull(Mails.buttons(sent).values().iterator().next().get("body"));
      Reading reading = read(mail, sent, filled(form), List.of());
      Command.Correct correct = (Command.Correct) reading.orders().commands().getFirst().command();
      assertEquals(
          Map.of(
              Field.CONTACT_NAME, "Nils Berger",
              Field.CONTACT_EMAIL, "nils.berger@harbourfoods.example"),
          correct.fields());
      Referral referral = reading.referrals().getFirst();
      assertEquals("Nils Berger", referral.contactName().orElseThrow().value());
    }
  }

  @Test
  void everyFieldLabelIsReadBackAsItsField() {
    for (String locale : List.of("en", "de")) {
      OutgoingMail mail = mail(SampleNotices.named("referral-receipt").orElseThrow(), locale);
      RenderedMail sent = WRITER.write(mail);
      Words words = Samples.words(locale);
      for (Field field : Field.values()) {
        String value =
            switch (field) {
              case COMPANY -> "Acme Tools Ltd";
              case COMPANY_DOMAIN -> "acmetools.example";
              case CONTACT_NAME -> "Jordan Blake";
              case CONTACT_EMAIL -> "jordan@acmetools.example";
              case CONTACT_PHONE -> "+1 415 555 0132";
              case CONTACT_ROLE -> "COO";
              case DEAL_VALUE -> locale.equals("de") ? "50.000 EUR" : "50,000 USD";
              case NEED -> "a quoting tool";
              case TIMELINE -> "before summer";
            };
        String line = words.say("field." + field.key()) + ": " + value;
        Reading reading = read(mail, sent, line, List.of());
        assertEquals(Verdict.EXECUTE, reading.orders().verdict(), line);
        Command.Correct correct =
            (Command.Correct) reading.orders().commands().getFirst().command();
        assertEquals(Set.of(field), correct.fields().keySet(), line);
      }
    }
  }

  @Test
  void theWordsThatTheHelpNamesAreUnderstood() {
    for (String sample : List.of("help", "help-manager")) {
      for (String locale : List.of("en", "de")) {
        OutgoingMail mail = mail(SampleNotices.named(sample).orElseThrow(), locale);
        RenderedMail sent = WRITER.write(mail);
        String text = sent.text();
        String open = locale.equals("en") ? "“" : "„";
        String close = locale.equals("en") ? "”" : "“";
        String list = text.substring(0, text.indexOf("\n-- "));
        for (String item :
            list.replace("\n  ", " ").lines().filter(l -> l.startsWith("- ")).toList()) {
          String said = item.substring(item.indexOf(open) + 1, item.indexOf(close));
          String answer = said.replace("\u2026", "no budget");
          assertEquals(
              Verdict.EXECUTE, read(mail, sent, answer, List.of()).orders().verdict(), answer);
        }
      }
    }
  }

  @Test
  void ourMailIsCutFromAnAnswerHoweverItIsQuoted() {
    for (String locale : List.of("en", "de")) {
      for (Map.Entry<String, Notice> sample : SampleNotices.all().entrySet()) {
        OutgoingMail mail = mail(sample.getValue(), locale);
        RenderedMail sent = WRITER.write(mail);
        String quoted = "> " + sent.text().strip().replace("\n", "\n> ");
        for (String below :
            List.of(
                "On Fri, 13 Mar 2026 at 14:05, Northwind referrals <referrals@northwind.example>"
                    + " wrote:\n\n"
                    + quoted,
                quoted,
                sent.text(),
                "________________________________\n"
                    + "From: Northwind referrals <referrals@northwind.example>\n"
                    + "Sent: Friday, 13 March 2026 14:05\n"
                    + "To: Sara Lindt\n"
                    + "Subject: "
                    + sent.subject()
                    + "\n\n"
                    + sent.text())) {
          Reading reading = read(mail, sent, "Thank you, see you soon.\n\n" + below, List.of(sent));
          assertEquals(
              "Thank you, see you soon.",
              reading.parts().own().strip(),
              () -> sample.getKey() + "." + locale + "\n" + below);
        }
      }
    }
  }

  private static Reading read(
      OutgoingMail answered, RenderedMail first, String body, List<RenderedMail> sent) {
    boolean manager = Voice.of(answered.notice()).to() == Voice.Role.MANAGER;
    String raw =
        "From: "
            + answered.to().name()
            + " <"
            + answered.to().address()
            + ">\nTo: <"
            + answered.replyTo()
            + ">\nSubject: "
            + Subject.answer(first.subject()).replaceAll("[^ -~]", "?")
            + "\nMessage-ID: <answer@mail.example>\nIn-Reply-To: "
            + answered.id().inBrackets()
            + "\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
            + "Content-Transfer-Encoding: 8bit\n\n"
            + body
            + "\n";
    KnownDeal acme = deal(1042, "Acme Tools", "acmetools.example", "Jordan Blake");
    KnownDeal harbour = deal(1043, "Harbour Foods", "harbourfoods.example", "Nils Berger");
    String about = first.subject();
    List<KnownDeal> deals =
        about.contains("Harbour")
            ? List.of(harbour)
            : about.contains("2 ") || about.contains("Your ") || about.contains("Ihre ")
                ? List.of(acme, harbour)
                : List.of(acme);
    Known known =
        new Known(
            manager ? Role.MANAGER : Role.PARTNER,
            Optional.of(answered.locale().getLanguage()),
            Set.of(OURS, answered.replyTo()),
            Set.of("northwind.example"),
            Set.of(),
            sent.stream()
                .map(s -> new Known.SentNotice(answered.id(), s.subject(), s.text()))
                .toList(),
            deals,
            deals,
            List.of(),
            List.of(new Stage("DEMO", "Demo", false), new Stage("PROPOSAL", "Proposal", false)));
    return Understanding.read(
        LetterReader.read(raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)),
        Envelope.UNKNOWN,
        RULES,
        known);
  }

  private static KnownDeal deal(long number, String company, String domain, String contact) {
    return new KnownDeal(
        new DealRef("NW", number),
        Optional.of(company),
        Optional.of(domain),
        Optional.of(contact),
        true);
  }

  private static OutgoingMail mail(Notice notice, String tag) {
    assertTrue(Set.of("en", "de").contains(tag));
    return SampleNotices.mail(notice, SampleNotices.PROGRAM, Locale.forLanguageTag(tag));
  }
}
