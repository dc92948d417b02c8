package io.postern.payout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.postern.commission.payment.Bic;
import io.postern.commission.payment.Payee;
import io.postern.commission.payment.Place;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The file for SEPA banks: what it says, and that the official schema takes it. */
class SepaFileTest {
  private static final Payee.Sepa BRIGHT =
      new Payee.Sepa(
          "Bright Advisory",
          Orders.iban("NL91ABNA0417164300"),
          Bic.parse("ABNANL2A"),
          Place.of("Kade 1", "1011", "Amsterdam", "NL"));
  private static final Payee.Sepa KRAFT =
      new Payee.Sepa(
          "Krüger <Kraft> & Co",
          Orders.iban("AT611904300234573201"),
          Optional.empty(),
          Optional.empty());

  private final PayoutOrder order =
      Orders.of(
          Orders.pay(BRIGHT, "1200.10", "EUR", 3, 4, 7),
          Orders.pay(KRAFT, "0.90", "EUR", 1),
          Orders.pay(BRIGHT, "999999.99", "EUR", 12));

  @Test
  void theSumsAndNumbersAreThoseOfThePayments() throws Exception {
    Document file = parsed(order);
    NodeList amounts = file.getElementsByTagName("InstdAmt");
    BigDecimal sum = BigDecimal.ZERO;
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < amounts.getLength(); i++) {
      sum = sum.add(new BigDecimal(amounts.item(i).getTextContent()));
      ids.add(text(file, "EndToEndId", i));
    }
    assertEquals(3, amounts.getLength());
    assertEquals(Set.of("NW-P12-20261123-1", "NW-P12-20261123-2", "NW-P12-20261123-3"), ids);
    for (int level = 0; level < 2; level++) {
      assertEquals(sum, new BigDecimal(text(file, "CtrlSum", level)));
      assertEquals("3", text(file, "NbOfTxs", level));
    }
    assertEquals("NW-P12-20261123", text(file, "MsgId", 0));
    assertEquals("2026-11-24", text(file, "Dt", 0));
    assertEquals("Northwind Gesellschaft fuer Oele + Soehne", text(file, "Nm", 0));
    assertEquals("Krueger Kraft + Co", text(file, "Nm", 3));
    assertEquals("Commission of Northwind, line 3, 4, 7", text(file, "Ustrd", 0));
    assertEquals(2, file.getElementsByTagName("CdtrAgt").getLength(), "none without a BIC");
    assertEquals(0, file.getElementsByTagName("AdrLine").getLength(), "banks refuse them");
  }

  @Test
  void theSameOrderIsTheSameBytes() {
    assertArrayEquals(PayoutFile.of(order, Orders.PAYERS), PayoutFile.of(order, Orders.PAYERS));
    assertEquals("NW-P12-20261123-sepa-EUR.xml", order.fileName());
  }

  @Test
  void theOfficialSchemaTakesIt() throws Exception {
    Validator validator = validator();
    validator.validate(source(PayoutFile.of(order, Orders.PAYERS)));

    String broken =
        new String(PayoutFile.of(order, Orders.PAYERS), StandardCharsets.UTF_8)
            .replace("<Dt>2026-11-24</Dt>", "2026-11-24");
    assertThrows(
        SAXException.class,
        () -> validator.validate(source(broken.getBytes(StandardCharsets.UTF_8))),
        "the date as the versions before wrote it");
  }

  private static Validator validator() throws SAXException {
    Path schema = Path.of(System.getProperty("postern.specs", ""), "pain.001.001.09.xsd");
    assumeTrue(
        Files.exists(schema),
        "no schema of pain.001.001.09: set -Dpostern.specs to the folder that has it");
    return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(schema.toFile())
        .newValidator();
  }

  private static StreamSource source(byte[] file) {
    return new StreamSource(new ByteArrayInputStream(file));
  }

  private static Document parsed(PayoutOrder order) throws Exception {
    byte[] file = PayoutFile.of(order, Orders.PAYERS);
    assertTrue(
        new String(file, StandardCharsets.UTF_8)
            .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"));
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(file));
  }

  private static String text(Document file, String element, int at) {
    return file.getElementsByTagName(element).item(at).getTextContent();
  }
}
