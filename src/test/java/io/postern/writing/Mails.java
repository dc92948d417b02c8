package io.postern.writing;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads mails back with a parser that is not ours. */
final class Mails {
  private Mails() {}

  static MimeMessage parse(byte[] bytes) {
    try {
      return new MimeMessage(null, new ByteArrayInputStream(bytes));
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }

  /** The decoded text of a part, LF. */
  static String part(byte[] bytes, String type) {
    try {
      MimeMultipart parts = (MimeMultipart) parse(bytes).getContent();
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart part = parts.getBodyPart(i);
        if (part.isMimeType(type)) {
          return ((String) part.getContent()).replace("\r\n", "\n");
        }
      }
      throw new AssertionError("no part " + type);
    } catch (MessagingException e) {
      throw new AssertionError(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String header(byte[] bytes, String name) {
    try {
      String[] values = parse(bytes).getHeader(name);
      return values == null ? "" : String.join("|", values);
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }
}
