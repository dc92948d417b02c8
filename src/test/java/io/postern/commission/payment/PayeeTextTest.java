package io.postern.commission.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts as people write them: what banks would refuse is found before it is sent. */
class PayeeTextTest {
  // Published examples of the registry of IBAN formats.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "DE89 3704 0044 0532 0130 00",
        "GB29 NWBK 6016 1331 9268 19",
        "fr14 2004 1010 0505 0001 3m02 606",
        "NO93 8601 1117 947",
        "MT84 MALT 0110 0001 2345 MTLC AST0 01S",
        "CH93 0076 2011 6238 5295 7"
      })
  void anIbanIsTakenAsPeopleWriteIt(String written) {
    assertTrue(Iban.parse(written).isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DE89 3704 0044 0532 0130 01", // one digit is wrong
        "DE98 3704 0044 0532 0130 00", // two are exchanged
        "DE89 3704 0044 0532 0130 0", // one is missing
        "DE89 3704 0044 0532 0130 000",
        "US64 SVBK US6S 3300 9586 71", // no country of SEPA
        "DE89 3704 0044 0532 0130 0é",
        "DE",
        ""
      })
  void anIbanThatIsWrongIsNone(String written) {
    assertTrue(Iban.parse(written).isEmpty());
  }

  @Test
  void everySingleWrongDigitOfAnIbanIsFound() {
    String sound = "DE89370400440532013000";
    for (int at = 2; at < sound.length(); at++) {
      for (char digit = '0'; digit <= '9'; digit++) {
        String other = sound.substring(0, at) + digit + sound.substring(at + 1);
        assertEquals(other.equals(sound), Iban.parse(other).isPresent(), other);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "COBADEFFXXX, true",
    "COBADEFF, true",
    "cobadeff, true",
    "COBADEF, false",
    "COBADEFFXX, false",
    "COBA12FF, false",
    "COBADEFF-XX, false"
  })
  void aBicHasItsShape(String written, boolean sound) {
    assertEquals(sound, Bic.parse(written).isPresent());
  }

  @ParameterizedTest
  @CsvSource({
    "021000021, true",
    "0210-0002-1, true",
    "011401533, true",
    "021000022, false",
    "120000021, false",
    "02100002, false",
    "000000000, false",
    "02100002a, false"
  })
  void aRoutingNumberHasItsCheckDigit(String written, boolean sound) {
    assertEquals(sound, RoutingNumber.parse(written).isPresent());
  }

  @ParameterizedTest
  @CsvSource({
    "Müller & Söhne GmbH, Mueller + Soehne GmbH",
    "Łódź Café Ñandú, Lodz Cafe Nandu",
    "ÅSTRÖM ÆRØ, ASTROeM AeRO",
    "Straße 1/2, Strasse 1/2",
    "Ελληνική Εταιρεία, Elliniki Etaireia",
    "София, Sofiya",
    "ﬁne №1 <b>, fine No1 b",
    "'a\tb', a b",
    "//x//y, x/y"
  })
  void namesAreWrittenInTheLettersOfBanks(String name, String written) {
    assertEquals(written, BankText.of(name, 70));
  }

  @Test
  void whatIsWrittenForBanksHoldsOnlyTheirLettersAndFits() {
    StringBuilder all = new StringBuilder();
    for (char c = 1; c < 0x3000; c++) {
      all.append(c);
    }
    String written = BankText.of(all.toString(), 100_000);
    assertTrue(written.matches("[a-zA-Z0-9/?:().,'+ -]+"), written);
    assertEquals("abc", BankText.of("abcdef", 3));
  }

  @Test
  void aHolderWhoseNameBanksCannotReadIsAskedFor() {
    assertFalse(BankText.readable("株式会社"));
    assertTrue(BankText.readable("Österreichische Ærø 24"));
    List<String> problems = sepa("株式会社", "DE89370400440532013000").read().problems();
    assertEquals(1, problems.size());
    assertTrue(problems.getFirst().contains("Latin letters"), problems::toString);
  }

  @Test
  void aPayeeReadsAsItWasWritten() {
    for (PayeeText text :
        List.of(
            new PayeeText(
                Method.SEPA,
                "Bright Advisory",
                "DE89370400440532013000",
                "COBADEFFXXX",
                "",
                "",
                "Am Markt 1",
                "10115",
                "Berlin",
                "DE"),
            sepa("Bright Advisory", "DE89370400440532013000"),
            ach("021000021", "checking", "company"),
            ach("021000021", "savings", "person"),
            simple(Method.PAYPAL, "pay@bright.example"),
            simple(Method.CREDIT, "2100-BRIGHT"))) {
      Payee payee = text.read().payee().orElseThrow();
      assertEquals(text, PayeeText.of(payee));
    }
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    PayeeText.Read read = ach("021000022", "giro", "firm").read();
    assertTrue(read.payee().isEmpty());
    assertEquals(3, read.problems().size(), read.problems()::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bright",
        "=cmd@x.example",
        "a@b",
        "a b@c.example",
        "a@b@c.example",
        "a@.example"
      })
  void whatIsNoAddressOfPayPalIsRefused(String written) {
    assertTrue(simple(Method.PAYPAL, written).read().payee().isEmpty());
  }

  @Test
  void anAddressNeedsTownAndCountryOrNothing() {
    PayeeText half =
        new PayeeText(
            Method.SEPA,
            "Bright",
            "DE89370400440532013000",
            "",
            "",
            "",
            "Am Markt 1",
            "",
            "Berlin",
            "");
    assertTrue(half.read().payee().isEmpty());
  }

  @Test
  void whatIsShownOfAnAccountIsNoUseToOthers() {
    assertEquals("DE89 … 3000", masked(sepa("Bright", "DE89370400440532013000")));
    assertEquals("021000021 … 6789", masked(ach("021000021", "checking", "company")));
    assertEquals("p…@bright.example", masked(simple(Method.PAYPAL, "pay@bright.example")));
  }

  private static String masked(PayeeText text) {
    return text.read().payee().orElseThrow().masked();
  }

  private static PayeeText sepa(String holder, String iban) {
    return new PayeeText(Method.SEPA, holder, iban, "", "", "", "", "", "", "");
  }

  private static PayeeText ach(String bank, String type, String holder) {
    return new PayeeText(
        Method.ACH, "Bright Advisory", "123456789", bank, type, holder, "", "", "", "");
  }

  private static PayeeText simple(Method method, String account) {
    return new PayeeText(method, "", account, "", "", "", "", "", "", "");
  }
}
