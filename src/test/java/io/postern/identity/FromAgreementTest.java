package io.postern.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.mail.Address;
import io.postern.mail.RawHeaders;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.apache.james.mime4j.dom.address.MailboxList;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.junit.jupiter.api.Test;

/** What the strict reader takes, other programs read in the same way. Seeds are fixed. */
class FromAgreementTest {
  private static final String[] PIECES = {
    "manager@vendor.example",
    "eve@attacker.example",
    "<",
    ">",
    "\"",
    "\\",
    ",",
    ";",
    ":",
    "(",
    ")",
    "@",
    " ",
    "\t",
    "\r\n ",
    "Pat",
    "Doe",
    "é",
    "[",
    "]",
    ".",
    "=?utf-8?Q?",
    "=40",
    "?=",
    "=?utf-8?B?bWFuYWdlckB2?=",
    "\0",
    "\r",
    "\u007f",
    "\u200b",
    "\u202e",
    "'",
    "\r\nFrom: ",
    "\r\nSender: x@y.example",
    "\r\n From: ",
  };

  @Test
  void whatIsPlainIsPlainToOthers() throws AddressException {
    Random random = new Random(20261102);
    int plain = 0;
    for (int i = 0; i < 60_000; i++) {
      StringBuilder value = new StringBuilder();
      for (int n = 1 + random.nextInt(7); n > 0; n--) {
        value.append(PIECES[random.nextInt(PIECES.length)]);
      }
      Optional<Address> address = read(value.toString());
      if (address.isPresent()) {
        plain++;
        String unfolded = value.toString().replace("\r\n", "").strip();
        int next = value.indexOf("\r\nSender");
        unfolded = next < 0 ? unfolded : value.substring(0, next).replace("\r\n", "").strip();
        agree(address.get(), unfolded);
      }
    }
    assertTrue(plain > 200, "only " + plain + " were plain: the test tests nothing");
  }

  private static void agree(Address address, String value) throws AddressException {
    InternetAddress[] angus = InternetAddress.parseHeader(value, false);
    assertEquals(1, angus.length, value);
    assertEquals(Optional.of(address), Address.parse(angus[0].getAddress()), value);
    if (value.chars().anyMatch(c -> c > 127)) {
      return; // mime4j counts bytes for characters there, and cuts the end off
    }
    MailboxList mime4j = LenientAddressParser.DEFAULT.parseAddressList(value).flatten();
    assertEquals(1, mime4j.size(), value);
    assertEquals(address.key(), mime4j.get(0).getAddress().toLowerCase(Locale.ROOT), value);
  }

  private static Optional<Address> read(String value) {
    byte[] mail = ("From: " + value + "\r\n\r\nbody").getBytes(StandardCharsets.UTF_8);
    return FromLine.read(RawHeaders.of(mail)).plain();
  }

  @Test
  void anyBytesAreReadWithoutAnException() {
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(120)];
      random.nextBytes(bytes);
      byte[] mail =
          ("From: " + new String(bytes, StandardCharsets.ISO_8859_1))
              .getBytes(StandardCharsets.ISO_8859_1);
      FromLine.read(RawHeaders.of(mail));
      AuthenticationResults.read(new String(bytes, StandardCharsets.ISO_8859_1));
      Received.read(new String(bytes, StandardCharsets.ISO_8859_1));
    }
  }
}
