package io.postern.understanding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.postern.mail.Envelope;
import io.postern.mail.Letter;
import io.postern.reading.LetterReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts that are written out, and where a name begins and ends. */
class NamesAndAmountsTest {
  private static final Known PARTNER = Known.nothing(Known.Role.PARTNER, List.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "They have maybe thirty thousand dollars set aside for it. | 30000.00 USD",
        "Budget is one hundred and fifty thousand pounds. | 150000.00 GBP",
        "Budget: between forty and fifty-five thousand pounds. | ''",
        "Half a million euros are approved. | 500000.00 EUR",
        "They have two thousand members and no budget yet. | ''",
        "He said thanks a million, one pound would do. | ''",
        "Das Budget liegt bei dreißigtausend Euro. | 30000.00 EUR",
        "Sie rechnen mit einer halben Million Euro. | 500000.00 EUR",
        "Le budget est de vingt-cinq mille euros. | 25000.00 EUR",
        "La spesa prevista è di sessantamila euro. | 60000.00 EUR",
        "Rozpočet je půl milionu korun. | 500000.00 CZK",
        "Het budget is vijftigduizend euro. | 50000.00 EUR",
        "Budżet to trzydzieści tysięcy złotych. | 30000.00 PLN",
        "Budgeten är trettio tusen euro. | 30000.00 EUR",
        "Rozpočet je 300 tis. Kč. | 300000.00 CZK",
        "He would go to R250k all in. | 250000.00 ZAR",
        "They cool with R404 and R134a, and no budget yet. | ''",
      })
  void amountsMayBeWrittenOut(String sentence, String amount) {
    Referral referral =
        read(
            "I refer Blue Door Ltd, their director is Deb Kowalczyk,"
                + " deb.kowalczyk@bluedoor.example. "
                + sentence);
    assertEquals(amount, referral.dealValue().map(found -> found.value().toString()).orElse(""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "talk to deb at blue door plumbing supply in toledo, deb@bluedoorplumbing.example, please"
            + " | blue door plumbing supply",
        "a lead: dobré ráno pekárny s.r.o., Olomouc, hana@dobreranopekarny.example | dobré ráno"
            + " pekárny s.r.o.",
        "My client Linnea Brandt of St Aldhelm's Schools Trust (linnea@staldhelms.example) | St"
            + " Aldhelm's Schools Trust",
        "A lead: Catawba Ridge Senior Living needs rotas, talk to Ann, ann@catawbaridge.example |"
            + " Catawba Ridge Senior Living",
        "A lead: Sophie Lemaire chez Biscuiterie Lemaire et Fils"
            + " (s.lemaire@biscuiterie-lemaire.example) | Biscuiterie Lemaire et Fils",
        "A lead: acme has software problems, write to joe@acme.example | acme",
      })
  void aNameMayBeLongerThanItsDomain(String text, String company) {
    assertEquals(company, read(text).company().map(Found::value).orElse(""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "In fiera ho visto l'Ing. Davide Colombini, direttore della Officine Brenta Srl,"
            + " d.colombini@brenta.example"
            + " | Ing. Davide Colombini",
        "In fiera ho visto Marco D'Angelo, direttore della Officine Brenta Srl,"
            + " m.dangelo@brenta.example | Marco D'Angelo",
      })
  void anArticleIsNoPartOfAName(String text, String name) {
    assertEquals(name, read(text).contactName().map(Found::value).orElse(""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A lead: Ann Holt of Larkmoor Hatchery, larkmoor@gmail.com, needs a planner."
            + " | Larkmoor Hatchery",
        "Eine Empfehlung: Petra Lindner, Kunstschmiede Albrecht, p.lindner@gmx.de, sucht Software."
            + " | Kunstschmiede Albrecht",
        "Une recommandation : Luc Morel, Scierie Vauban, luc.morel@orange.fr, cherche un logiciel."
            + " | Scierie Vauban",
        "Una segnalazione: Anna Conti, Ascensori Brera, anna.conti@libero.it, cerca un software."
            + " | Ascensori Brera",
        "Ett tips: Karin Ek, Orrskär Båtvarv, karin.ek@gmail.com, behöver ett system."
            + " | Orrskär Båtvarv",
        "Polecam klienta: Ewa Nowak, Tartak Borowik, ewa.nowak@wp.pl, szuka programu."
            + " | Tartak Borowik",
        // a word of a trade in what somebody needs, and names that are only spelled like one
        "A lead: Emma Wells of Northlake, emma@northlake.example, needs tyres. | Northlake",
        "Eine Empfehlung: Petra Lindner von Haubold, p.lindner@haubold.example, sucht"
            + " Reifen und Leuchten. | Haubold",
        "Une recommandation : Luc Morel de chez Vauban, luc.morel@vauban.example, cherche une"
            + " scierie. | Vauban",
        "Una segnalazione: Anna Conti di Brera, anna.conti@brera.example, cerca ascensori."
            + " | Brera",
        "Ett tips: Karin Ek på Orrskär, karin.ek@orrskar.example, letar efter ett båtvarv."
            + " | Orrskär",
      })
  void aWordOfATradeBesideANameMakesItAFirm(String text, String company) {
    assertEquals(company, read(text).company().map(Found::value).orElse(""));
  }

  private static Referral read(String text) {
    Letter letter =
        LetterReader.read(
            ("From: Pat <pat@bright.example>\r\nSubject: Referral\r\n"
                    + "Content-Type: text/plain; charset=utf-8\r\n\r\nHello,\r\n\r\n"
                    + text
                    + "\r\n\r\nPat\r\n")
                .getBytes(StandardCharsets.UTF_8));
    Reading reading = Understanding.read(letter, Envelope.UNKNOWN, WrittenMail.RULES, PARTNER);
    return reading.referrals().stream()
        .findFirst()
        .orElseThrow(() -> new AssertionError(reading.kind() + " " + reading.trace()));
  }
}
