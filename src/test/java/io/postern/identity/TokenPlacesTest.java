package io.postern.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.postern.identity.TrustPolicy.Preset;
import io.postern.mail.Address;
import io.postern.mail.Envelope;
import io.postern.mail.Letter;
import io.postern.mail.RawHeaders;
import io.postern.reading.LetterReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenPlacesTest {
  private static final TrustPolicy BORDER =
      new TrustPolicy(Set.of(), Set.of("mx.northwind.example"), Preset.GENERIC);
  private static final Address INTAKE = Address.of("intake@northwind.example");
  private static final String RECEIVED =
      "Received: from a by mx.northwind.example; Mon, 02 Nov 2026 09:00:00 +0000\r\n";
  private static final String FOREIGN =
      "Received: from a by mx.attacker.example; Mon, 02 Nov 2026 09:00:00 +0000\r\n";

  @Test
  void theEnvelopeCountsAndNothingElse() {
    Envelope envelope =
        new Envelope(true, Optional.empty(), List.of(Address.of("r+one@northwind.example")));

    assertEquals(List.of("one"), find("To: r+two@northwind.example\r\n", envelope));
    assertEquals(
        List.of(),
        find("To: r+two@northwind.example\r\n", new Envelope(true, Optional.empty(), List.of())));
  }

  @Test
  void withoutAnEnvelopeTheBordersDeliveryCountsFirst() {
    assertEquals(
        List.of("one"),
        find(
            "Delivered-To: <r+one@northwind.example>\r\n"
                + RECEIVED
                + "To: r+two@northwind.example\r\n"));
    assertEquals(
        List.of("one"),
        find(
            "X-Original-To: r+one@northwind.example\r\n"
                + RECEIVED
                + "To: r+two@northwind.example\r\n"));
  }

  @Test
  void aDeliveryThatTheSenderWroteIsNone() {
    assertEquals(
        List.of("two"),
        find(
            RECEIVED
                + FOREIGN
                + "Delivered-To: r+one@northwind.example\r\nTo: r+two@northwind.example\r\n"));
  }

  @Test
  void toAndCcCountWhereNothingElseTells() {
    assertEquals(
        List.of("two", "three"),
        find(
            "Delivered-To: mailbox@northwind.example\r\n"
                + RECEIVED
                + "To: Desk <r+two@northwind.example>\r\nCc: r+three@northwind.example\r\n"));
  }

  @Test
  void aTokenInTheCopyMakesNoAnswerOfAMailThatIsWrittenToTheProgram() {
    String cc = "Cc: r+three@northwind.example\r\n";
    assertEquals(List.of(), find(RECEIVED + "To: intake@northwind.example\r\n" + cc));
    assertEquals(List.of("three"), find(RECEIVED + "To: jane@elsewhere.example\r\n" + cc));
  }

  @Test
  void subjectBodyAndReplyToNeverCount() {
    assertEquals(
        List.of(),
        find(
            RECEIVED
                + "Subject: r+one@northwind.example\r\nReply-To: r+one@northwind.example\r\n"));
  }

  private static List<String> find(String header) {
    return find(header, Envelope.UNKNOWN);
  }

  private static List<String> find(String header, Envelope envelope) {
    byte[] mail = (header + "\r\nr+body@northwind.example\r\n").getBytes(StandardCharsets.UTF_8);
    Letter letter = LetterReader.read(mail);
    return TokenPlaces.find(
        RawHeaders.of(mail), letter, envelope, BORDER, INTAKE, TokenPlacesTest::token);
  }

  private static Optional<String> token(Address address) {
    return address.local().startsWith("r+")
        ? Optional.of(address.local().substring(2))
        : Optional.empty();
  }
}
