package io.postern.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.identity.FromLine.Fault;
import io.postern.identity.FromLine.NotPlain;
import io.postern.mail.RawHeaders;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FromLineTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "pat@partner.example",
        "<pat@partner.example>",
        "Pat Doe <pat@partner.example>",
        "\"Doe, Pat\" <pat@partner.example>",
        "\"Pat \\\"P\\\" Doe\" <pat@partner.example>",
        "\"eve@attacker.example\" <pat@partner.example>",
        "=?utf-8?B?UMOhdA==?= Doe <pat@partner.example>",
        "=?utf-8?Q?P=C3=A1t_=40_Partner?= <pat@partner.example>",
        "Pát Doe <pat@partner.example>",
        "Pat D. Doe <pat@partner.example>",
        "[Partner] Pat's desk <pat@partner.example>",
        "Pat (Partner Ltd) <pat@partner.example>",
        "pat@partner.example (Pat Doe)",
        "Pat Doe\r\n <pat@partner.example>",
        "PAT@Partner.Example",
      })
  void aPlainMailboxIsRead(String value) {
    assertEquals("pat@partner.example", address("From: " + value + "\r\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "manager@vendor.example, eve@attacker.example | SEVERAL_MAILBOXES",
        "Manager <manager@vendor.example>, Eve <eve@attacker.example> | TEXT_AFTER_ADDRESS",
        "Doe, Pat <pat@partner.example> | SEVERAL_MAILBOXES",
        "manager@vendor.example <eve@attacker.example> | MALFORMED",
        "<manager@vendor.example>\\,<eve@attacker.example> | TEXT_AFTER_ADDRESS",
        "<manager@vendor.example> eve@attacker.example | TEXT_AFTER_ADDRESS",
        "<manager@vendor.example> (eve) | TEXT_AFTER_ADDRESS",
        "=?utf-8?B?bWFuYWdlckB2ZW5kb3IuZXhhbXBsZQ==?= <eve@attacker.example> | ENCODED_ADDRESS",
        "=?utf-8?B?bWFuYWdlckB2ZW5kb3IuZXhhbXBsZQ==?=, <eve@attacker.example> | SEVERAL_MAILBOXES",
        "=?utf-8?Q?manager=40vendor.example?= <eve@attacker.example> | ENCODED_ADDRESS",
        "=?utf-8?Q?manager?= =?utf-8?Q?=40vendor.example?= <eve@attacker.example> |"
            + " ENCODED_ADDRESS",
        "=?utf-16?B?AG0AQAB2?= <eve@attacker.example> | ENCODED_ADDRESS",
        "\"=?utf-8?Q?manager=40vendor.example?=\" <eve@attacker.example> | ENCODED_ADDRESS",
        "=?utf-8?Q?manager?=@vendor.example | ENCODED_ADDRESS",
        "\"Manager\"eve@attacker.example | MALFORMED",
        "\"Manager\" eve@attacker.example | MALFORMED",
        "Manager eve@attacker.example | MALFORMED",
        "<@attacker.example,@any.example:manager@vendor.example> | SOURCE_ROUTE",
        "manager@vendor.example(<eve@attacker.example>) | COMMENT",
        "manager(x)@vendor.example | COMMENT",
        "(manager@vendor.example) <eve@attacker.example> | COMMENT",
        "manager@vendor.example (a (b)) | COMMENT",
        "undisclosed: manager@vendor.example; | GROUP",
        "Staff: Pat <pat@partner.example>; | GROUP",
        "\"manager@vendor.example\"@attacker.example | QUOTED_LOCAL_PART",
        "<\"manager@vendor.example\"@attacker.example> | QUOTED_LOCAL_PART",
        "pat@[192.0.2.1] | DOMAIN_LITERAL",
        "pat@partner.example. | MALFORMED",
        "pat@ partner.example | MALFORMED",
        "< pat@partner.example > | MALFORMED",
        "pat@partner.example@attacker.example | MALFORMED",
        "pat | MALFORMED",
        "Pat <pat> | MALFORMED",
        "Pat Doe <> | NO_ADDRESS",
        "Pat <pat@partner.example | MALFORMED",
        "\"Pat <pat@partner.example> | MALFORMED",
        "(Pat <pat@partner.example> | MALFORMED",
        "<<pat@partner.example>> | TEXT_AFTER_ADDRESS",
        "<pat@partner.example><eve@attacker.example> | TEXT_AFTER_ADDRESS",
        "Manager via desk@partner.example <pat@partner.example> | MALFORMED",
      })
  void anythingElseIsNotPlain(String value, Fault fault) {
    assertEquals(fault, fault("From: " + value + "\r\n"));
  }

  @Test
  void oneFieldAndNoOther() {
    assertEquals(Fault.NO_FROM, fault("Sender: manager@vendor.example\r\n"));
    assertEquals(Fault.NO_FROM, fault("Resent-From: manager@vendor.example\r\n"));
    assertEquals(Fault.NO_FROM, fault(""));
    assertEquals(
        Fault.SEVERAL_FROM, fault("From: pat@partner.example\r\nFrom: manager@vendor.example\r\n"));
    assertEquals(
        Fault.SEVERAL_FROM, fault("From: pat@partner.example\r\nFROM: pat@partner.example\r\n"));
    assertEquals(
        Fault.SEVERAL_FROM,
        fault("From: eve@attacker.example\r\nFrom : manager@vendor.example\r\n"));
    assertEquals(
        Fault.SEVERAL_FROM,
        fault("From\r\n : eve@attacker.example\r\nFrom: manager@vendor.example\r\n"));
    assertEquals(Fault.ODD_NAME, fault("From : manager@vendor.example\r\n"));
    assertEquals(Fault.ODD_NAME, fault("From\t: manager@vendor.example\r\nTo: x@y.example\r\n"));
  }

  @Test
  void whatLooksLikeASecondFromIsSeen() {
    assertEquals(
        Fault.SEVERAL_FROM,
        fault(" From: manager@vendor.example\r\nFrom: eve@attacker.example\r\n"));
    assertEquals(
        Fault.HIDDEN_FROM,
        fault("X-A: b\r\n From: manager@vendor.example\r\nFrom: eve@attacker.example\r\n"));
    assertEquals(
        Fault.HIDDEN_FROM,
        fault("From: eve@attacker.example\r\n\tFrom: manager@vendor.example\r\n"));
    assertEquals(
        Fault.HIDDEN_FROM,
        fault("From\0: manager@vendor.example\r\nFrom: eve@attacker.example\r\n"));
    assertEquals(
        Fault.HIDDEN_FROM,
        fault("\u00a0From: manager@vendor.example\r\nFrom: eve@attacker.example\r\n"));
    assertEquals(
        Fault.HIDDEN_FROM,
        fault("Subject: a\rFrom: manager@vendor.example\r\nFrom: eve@attacker.example\r\n"));
  }

  @Test
  void theListOfSignedFieldsIsNoHiddenFrom() {
    assertEquals(
        "pat@partner.example",
        address(
            "DKIM-Signature: v=1; d=partner.example; h=to:subject:\r\n"
                + "\tfrom:date; bh=x; b=y\r\nFrom: pat@partner.example\r\n"));
  }

  @Test
  void controlsAndBrokenBytesAreRefused() {
    assertEquals(
        Fault.CONTROL_CHARACTER, fault("From: pat@partner.example\0.attacker.example\r\n"));
    assertEquals(Fault.CONTROL_CHARACTER, fault("From: Pat \u007f <pat@partner.example>\r\n"));
    assertEquals(Fault.BARE_CR, fault("From: pat@part\rner.example\r\n"));
    assertEquals(Fault.BARE_CR, fault("From: pat@partner.example\r\nX-A: b\r\rc\r\n"));
    byte[] latin1 =
        "From: P\u00e1t <pat@partner.example>\r\n".getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(new NotPlain(Fault.NOT_UTF8), FromLine.read(RawHeaders.of(latin1)));
  }

  @Test
  void aLookAlikeIsAnotherMailbox() {
    assertEquals("manager@xn--vndor-zwe.example", address("From: manager@v\u0435ndor.example\r\n"));
    assertEquals("m\u0430nager@vendor.example", address("From: m\u0430nager@vendor.example\r\n"));
    assertEquals(Fault.MALFORMED, fault("From: mana\u200bger@vendor.example\r\n"));
  }

  @Test
  void aHeaderThatIsCutProvesNothing() {
    String many = "X-A: b\r\n".repeat(1001);
    assertEquals(Fault.HEADERS_CUT, fault("From: pat@partner.example\r\n" + many));
    assertEquals(
        "pat@partner.example", address("From: pat@partner.example\r\n" + "X-A: b\r\n".repeat(999)));
  }

  @Test
  void anMboxSeparatorIsNoFrom() {
    assertEquals(
        "pat@partner.example",
        address(
            "From eve@attacker.example Mon Nov  2 09:00:00 2026\r\nFrom: pat@partner.example\r\n"));
    assertEquals(
        Fault.SEVERAL_FROM, fault("From : eve@attacker.example\r\nFrom: pat@partner.example\r\n"));
  }

  @Test
  void lineFeedsAloneEndLinesToo() {
    assertEquals("pat@partner.example", address("To: x@y.example\nFrom: pat@partner.example\n"));
  }

  private static String address(String header) {
    FromLine line = read(header);
    assertTrue(line.plain().isPresent(), line::toString);
    return line.plain().get().toString().toLowerCase(java.util.Locale.ROOT);
  }

  private static Fault fault(String header) {
    return assertInstanceOf(NotPlain.class, read(header)).fault();
  }

  private static FromLine read(String header) {
    return FromLine.read(RawHeaders.of((header + "\r\nbody").getBytes(StandardCharsets.UTF_8)));
  }
}
