package io.postern.app.demo;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What a company's border does to mail that comes in: it takes away results that claim to be its
 * own, and writes on top when the mail came and what it found out about the sender's domain. Here
 * that is whether the sender had signed in with the address in From.
 */
final class Border {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);

  private Border() {}

  static byte[] stamped(MimeMessage message, String signedIn, Instant now)
      throws MessagingException {
    String date = DATE.format(now.atOffset(ZoneOffset.UTC));
    String top =
        "Received: from submission by %s with ESMTPSA; %s\r\n%s"
            .formatted(Town.BORDER, date, results(message, signedIn));
    ByteArrayOutputStream mail = new ByteArrayOutputStream();
    try {
      mail.write(top.getBytes(StandardCharsets.US_ASCII));
      message.writeTo(mail, new String[] {"Authentication-Results", "Return-Path"});
    } catch (IOException e) {
      throw new MessagingException("cannot write the mail", e);
    }
    return mail.toByteArray();
  }

  private static String results(MimeMessage message, String signedIn) throws MessagingException {
    if (!(message.getFrom() instanceof InternetAddress[] from)
        || from.length != 1
        || !from[0].getAddress().equalsIgnoreCase(signedIn)) {
      return "Authentication-Results: " + Town.BORDER + "; spf=none; dkim=none; dmarc=fail\r\n";
    }
    String domain = signedIn.substring(signedIn.indexOf('@') + 1);
    return ("Authentication-Results: %1$s; dkim=pass header.d=%2$s;\r\n"
            + " spf=pass smtp.mailfrom=%2$s; dmarc=pass header.from=%2$s\r\n")
        .formatted(Town.BORDER, domain);
  }
}
