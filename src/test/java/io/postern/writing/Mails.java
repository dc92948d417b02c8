package io.postern.writing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.notice.RenderedMail;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

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
      return part((MimeMultipart) parse(bytes).getContent(), type)
          .orElseThrow(() -> new AssertionError("no part " + type))
          .replace("\r\n", "\n");
    } catch (MessagingException e) {
      throw new AssertionError(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> part(MimeMultipart parts, String type)
      throws MessagingException, IOException {
    for (int i = 0; i < parts.getCount(); i++) {
      BodyPart part = parts.getBodyPart(i);
      if (part.isMimeType(type)) {
        return Optional.of((String) part.getContent());
      }
      if (part.getContent() instanceof MimeMultipart within) {
        Optional<String> found = part(within, type);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  static String header(byte[] bytes, String name) {
    try {
      String[] values = parse(bytes).getHeader(name);
      return values == null ? "" : String.join("|", values);
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }

  /** What each button of the HTML part opens: to, subject and body, by its label. */
  static Map<String, Map<String, String>> buttons(RenderedMail mail) {
    Map<String, Map<String, String>> found = new LinkedHashMap<>();
    for (Element a : Jsoup.parse(part(mail.bytes(), "text/html")).select("a.btn")) {
      String href = a.attr("href");
      assertTrue(href.startsWith("mailto:") && !href.contains(" ") && !href.contains("+"), href);
      Map<String, String> parts = new LinkedHashMap<>();
      parts.put("to", decode(href.substring(7, href.indexOf('?'))));
      for (String part : List.of(href.substring(href.indexOf('?') + 1).split("&"))) {
        parts.put(
            part.substring(0, part.indexOf('=')), decode(part.substring(part.indexOf('=') + 1)));
      }
      found.put(a.text(), parts);
    }
    return found;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
