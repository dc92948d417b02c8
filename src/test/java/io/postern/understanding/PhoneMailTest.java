package io.postern.understanding;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.postern.mail.Envelope;
import io.postern.mail.Letter;
import io.postern.reading.LetterReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mails as they are typed in a train: without capitals, addresses, or order. */
class PhoneMailTest {
  private static final Known PARTNER = Known.nothing(Known.Role.PARTNER, List.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // a firm by a trade's word in a text without capitals
        "kestrel dental group, talk to imogen, 0161 496 0172 | kestrel dental group/imogen",
        "hallo, bäckerei wacholt in gotha will weg von den zetteln. der chef heisst ronny wacholt,"
            + " 0172 3381940 | bäckerei wacholt/ronny wacholt",
        // where capitals are used, a firm has them
        "Please call Ilse Wacholt, ilse.wacholt@gmx.example, she has opened her second day nursery and needs a"
            + " planner. | /Ilse Wacholt/ilse.wacholt@gmx.example",
        // a number behind whoever is introduced, whatever it begins with
        "Un amico ha una ditta, la Lavanderie Solfara srl, si chiama Nunzio Mirabasso, 333 418"
            + " 2907, chiamatelo, vuole un gestionale. | Lavanderie Solfara srl/Nunzio Mirabasso",
        // addresses as people disguise them; a word in brackets alone is none
        "Please call Olivia Tan of Grove Nurseries Ltd, oliviatan (a) grovenurseries (point) example, she"
            + " wants a rota. | Grove Nurseries Ltd/Olivia Tan/oliviatan@grovenurseries.example",
        "Olivia Tan of Grove Nurseries Ltd, 0161 496 0172, compared (a) hale.example and (b)"
            + " vane.example, please call her, she wants a rota. | Grove Nurseries Ltd/Olivia Tan",
        "Please call Olivia Tan (a) of Grove Nurseries Ltd, 0161 496 0172, she wants a rota."
            + " | Grove Nurseries Ltd/Olivia Tan",
        // what stands inside a name
        "Please call Patricia \"Trish\" Velarde of Jubilee Nurseries (Childcare) Ltd, 0161 496 0172,"
            + " she wants a rota. | Jubilee Nurseries (Childcare) Ltd/Patricia \"Trish\" Velarde",
        // a firm is called as a person is
        "ご紹介です。株式会社みなと製餡様より、受注をまとめたいとのご相談です。ご担当は古賀美智子様、koga@minato.example です。"
            + " | 株式会社みなと製餡/古賀美智子/koga@minato.example",
        // a department is nobody's name
        "ご紹介です。株式会社青嶺製作所の生産管理部長の大槻 雅彦様です。otsuki@aomine.example まで、見積の仕組みをお探しです。"
            + " | 株式会社青嶺製作所/大槻 雅彦/otsuki@aomine.example",
      })
  void whoIsNamedIsFound(String text, String found) {
    assertEquals(Optional.ofNullable(found).orElse(""), prospects(read("tip", text)));
  }

  @Test
  void linesThatAreCountedAreAProspectEach() {
    String two =
        "First: Hoyoux Brewery Ltd, the owner is Ben Lamott, 0161 496 0172, is looking for a shift planner.\n"
            + "Second: Sprimont Stone Ltd, Ida Wauters, ida@sprimontstone.example, needs a CRM.\n";
    assertEquals(
        "Hoyoux Brewery Ltd/Ben Lamott; Sprimont Stone Ltd/Ida Wauters/ida@sprimontstone.example",
        prospects(read("two quick ones", two)));
  }

  @Test
  void aMailOfNothingButADevicesLineIsReadByItsSubject() {
    Reading reading =
        read("Referral: Kestrel Mills Ltd, Olivia Tan, 0161 496 0172", "Get Outlook for iOS");
    assertEquals("", reading.parts().own());
    assertEquals("Kestrel Mills Ltd/Olivia Tan", prospects(reading));
  }

  @Test
  void aBulletThatSaysHowToReachSomebodyIsReadWhateverItIsCalled() {
    String bullets =
        """
        - Account: Kestrel Cold Chain Ltd (kestrelcold.example)
        - Whom the rep may disturb: Dr Olivia Tan, olivia.t@kestrelcold.example, 0161 496 0172
        - Budget: 14,000 GBP
        """;
    assertEquals(
        "Kestrel Cold Chain Ltd/Dr Olivia Tan/olivia.t@kestrelcold.example",
        prospects(read("An account", bullets)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Stand,Haus,Person,E-mail,Telefon¶A1,Kestrel Mills Ltd,Olivia Tan,olivia@kestrelmills.example,0161"
            + " 496 0172¶A2,Hoyoux Brewery,Ben Lamott,ben@hoyoux.example,0161 496 0173"
            + "| Kestrel Mills Ltd/Olivia Tan/olivia@kestrelmills.example;"
            + " Hoyoux Brewery/Ben Lamott/ben@hoyoux.example",
        // a third of the cells is enough above an address
        "Zorp,Quux,Person,Blim,Wrel,E-mail¶A1,Kestrel Mills Ltd,Olivia"
            + " Tan,7,x,olivia@kestrelmills.example¶A2,Hoyoux Brewery,Ben"
            + " Lamott,8,y,ben@hoyoux.example"
            + "| Kestrel Mills Ltd/Olivia Tan/olivia@kestrelmills.example;"
            + " Hoyoux Brewery/Ben Lamott/ben@hoyoux.example",
        "Stand,Dringend,Person,E-mail,Telefon¶A1,sofort,Olivia"
            + " Tan,olivia@kestrelmills.example,0161 496 0172¶A2,später,Ben"
            + " Lamott,ben@hoyoux.example,0161 496 0173"
            + "| /Olivia Tan/olivia@kestrelmills.example; /Ben Lamott/ben@hoyoux.example",
      })
  void aColumnIsWhatStandsInIt(String table, String found) {
    assertEquals(found, prospects(read("from the fair", table.replace('¶', '\n'))));
  }

  @ParameterizedTest
  @CsvSource({
    "Tan Olivia <olivia.tan@kestrelmills.example>, Olivia Tan",
    "Olivia Tan <olivia.tan@kestrelmills.example>, Olivia Tan",
    "Tan Olivia <office@kestrelmills.example>, Tan Olivia",
  })
  void whomADirectoryNamesByTheFamilyIsNamedAsAddressed(String from, String name) {
    Reading reading =
        read(
            "Fwd: stock system",
            "One for you.\n\n---------- Forwarded message ---------\nFrom: "
                + from
                + "\nDate: Mon, 2 Mar 2026 at 17:31\nSubject: stock system\nTo: Pat"
                + " <pat@bright.example>\n\nWe are looking for a stock system.\n");
    assertEquals(
        name, reading.referrals().getFirst().facts().prospect().contactName().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // what the author wants is no prospect's wish
        "Do you folks need a new form from us? My bookkeeper is asking. She is Noreen Tibbitts,"
            + " noreen@valleybooks.example, 0161 496 0172, and closes the books in January."
            + " | question",
        "Remember Joy at Grove Nurseries? She opened her third shop, the whole staff was there and"
            + " the mayor cut the ribbon. I had cake. They were all so proud of it. Have a nice"
            + " autumn. | message",
        // so much is not told of a correction
        "The statement is correct, thanks. Now the real reason: Clun Creamery Ltd. Their finance"
            + " director, Philippa Heyworth, took over from her uncle. She wants to tie the"
            + " collections to the invoices, about £18,000 a year, before September."
            + " 01588 640217, p.heyworth@cluncreamery.example. | referral",
        "The contact at Clun Creamery Ltd is wrong, Philippa Heyworth took over from her uncle:"
            + " p.heyworth@cluncreamery.example. | correction",
      })
  void whatIsMeantIsToldByWhoWantsWhat(String text, String kind) {
    Reading reading = read("Hello", text);
    assertEquals(kind, reading.kind().word(), () -> reading.trace().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "pat@bright.example, Kestrel Mills",
    "olivia.tan@kestrelmills.example,"
        + " Kestrel Mills Ltd/Olivia Tan/olivia.tan@kestrelmills.example"
  })
  void whatTheSenderHasSentBeforeIsNotReferredAgain(String author, String found) {
    Reading reading =
        read(
            "Fwd: Kestrel Mills",
            "This one is for you, please call her.\n\n---------- Forwarded message ---------\nFrom: "
                + author
                + "\nDate: Mon, 2 Mar 2026 at 17:31\nSubject: Kestrel Mills\nTo:"
                + " referrals@northwind.example\n\nKestrel Mills Ltd needs a stock system, the"
                + " contact is Olivia Tan, olivia.tan@kestrelmills.example.\n");
    assertEquals(found, prospects(reading));
  }

  @Test
  void theSendersOwnAddressAtAnotherHouseIsNoProspects() {
    String moves =
        "From May on I work for Vilaro Partners Ltd in Leeds, my address will be %s and the phone"
            + " 0161 496 0172. They want somebody who knows factories.";
    assertEquals("", prospects(read("News", moves.formatted("pat.bright@vilaro.example"))));
    assertEquals(
        "Vilaro Partners Ltd/sales@vilaro.example",
        prospects(read("Please call", moves.formatted("sales@vilaro.example"))));
  }

  @Test
  void anItemOfAListIntroducesNoQuote() {
    String list =
        "Guten Morgen, zwei Interessenten:\n\n"
            + "1) Frau Antje Wollny, Inhaberin der Wollny Technik GmbH, antje.wollny@wollny.example,"
            + " will nicht mehr faxen.\n\n"
            + "2) Jens Krahl von der Bergland Reisen GmbH. Es geht um die Busfahrer, ab Mai."
            + " Mailadresse: krahl@bergland.example. Zum Geld hat er nichts gesagt.\n";
    assertEquals(
        "Wollny Technik GmbH/Antje Wollny/antje.wollny@wollny.example;"
            + " Bergland Reisen GmbH/Jens Krahl/krahl@bergland.example",
        prospects(read("zwei auf einmal", list)));
  }

  @Test
  void anAnswerIsOneThoughItsProgramLostWhatItAnswers() {
    String filled = "E-mail: d.hale@sauerbier.example\nBudget: 54.000 EUR\n\nThis replaces it.\n\n";
    String quote =
        "-----Original Message-----\nFrom: %s\nSent: Friday, 11 September 2026 16:42\nTo:"
            + " pat@bright.example\nSubject: [NW-2219] Sauerbier Works Ltd\n\nRegistered.\n";
    String subject = "Re: [NW-2219] Sauerbier Works Ltd";
    String ours = quote.formatted("Northwind <referrals@northwind.example>");
    assertEquals(List.of(), read(subject, filled + ours).referrals());
    String another = quote.formatted("Ida Hale <ida@sauerbier.example>");
    assertEquals(Kind.REFERRAL, read(subject, filled + another).kind());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mind yourselves,¶Pat",
        "Thanks,¶Pat Bright¶Bright Ltd, Hafenstr. 3, 31785 Hameln, Tel. 05151 555 010",
        "Veuillez agréer, Madame, l'expression de mes sentiments distingués.¶Pat Bright",
        "Pat Bright¶Accountant¶¶Bright Ltd and Big Sky are separate entities. Past performance does"
            + " not guarantee results.",
      })
  void whatTheSenderPutsBelowTheTextIsNotTheText(String below) {
    assertEquals(
        "Please call Ida Hale, 0161 496 0172.",
        read("tip", "Please call Ida Hale, 0161 496 0172.\n\n" + below.replace('¶', '\n'))
            .parts()
            .own()
            .strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "She is a neighbour,¶Ida Hale, 0161 496 0172",
        "Ida Hale¶Accountant¶¶She and Big Sky are separate entities, as she says.",
        "Pat Bright¶Accountant¶¶P.S. Ida is at home from four on.",
      })
  void whatTheAuthorAddsStays(String below) {
    String text = "Please call Ida.\n\n" + below.replace('¶', '\n');
    String own = read("tip", text).parts().own();
    String last = below.substring(below.lastIndexOf('¶') + 1);
    assertEquals(last, own.strip().substring(own.strip().length() - last.length()));
  }

  private static String prospects(Reading reading) {
    return reading.referrals().stream()
        .map(
            one ->
                one.company().map(Found::value).orElse("")
                    + one.contactName().map(name -> "/" + name.value()).orElse("")
                    + one.contactEmail().map(email -> "/" + email.value()).orElse(""))
        .collect(joining("; "));
  }

  private static Reading read(String subject, String text) {
    Letter letter =
        LetterReader.read(
            ("From: Pat Bright <pat@bright.example>\r\nTo: referrals@northwind.example\r\nSubject: "
                    + subject
                    + "\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
                    + text
                    + "\r\n")
                .getBytes(StandardCharsets.UTF_8));
    return Understanding.read(letter, Envelope.UNKNOWN, WrittenMail.RULES, PARTNER);
  }
}
