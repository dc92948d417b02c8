package io.postern.writing;

import io.postern.kit.Sha256;
import io.postern.mail.Address;
import io.postern.mail.Mailbox;
import io.postern.mail.MessageId;
import io.postern.notice.OutgoingMail;
import io.postern.notice.WayOut;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A mail's bytes (RFC 5322, RFC 2045, RFC 2046 5.1.4): the same input gives the same bytes. Header
 * values come in through {@link #header}, {@link #text} and {@link #mailbox} only, and each passes
 * the {@link HeaderGate}.
 */
final class MailBytes {
  private static final int MAX_NAME = 100;
  private static final int MAX_LINE = 76;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.US); // RFC 5322 3.3

  private final StringBuilder out = new StringBuilder(24_000);

  private MailBytes() {}

  static byte[] of(OutgoingMail mail, Composed composed) {
    MailBytes bytes = new MailBytes();
    bytes.headers(mail, composed);
    BodyPart text = BodyPart.of("text/plain; charset=UTF-8; format=flowed", composed.flowed());
    BodyPart html = BodyPart.of("text/html; charset=UTF-8", composed.html());
    BodyPart shown =
        composed.pictures().isEmpty() ? html : related(mail.id(), html, composed.pictures());
    if (composed.files().isEmpty()) {
      bytes.body(mail.id(), text, shown);
    } else {
      bytes.withFiles(mail.id(), composed.files(), text, shown);
    }
    return bytes.toBytes();
  }

  // RFC 2046 5.1.3: the text in its two forms, then the files.
  private void withFiles(MessageId id, List<AttachedFile> files, BodyPart... text) {
    List<BodyPart> all = new ArrayList<>(List.of(text));
    files.forEach(file -> all.add(file.content()));
    String boundary = boundary(id, all.toArray(BodyPart[]::new)).replace("=_", "=_m");
    out.append("Content-Type: multipart/mixed;\n boundary=\"").append(boundary).append("\"\n\n");
    out.append("--").append(boundary).append("\n");
    body(id, text);
    out.append("\n");
    for (AttachedFile file : files) {
      BodyPart part = file.content();
      out.append("--").append(boundary).append("\n");
      out.append("Content-Type: ").append(part.type()).append("\n");
      out.append("Content-Transfer-Encoding: ").append(part.encoding()).append("\n");
      out.append("Content-Disposition: attachment; filename=\"") // RFC 2183 2
          .append(HeaderGate.pass(file.name(), MAX_NAME))
          .append("\"\n\n");
      out.append(part.content()).append("\n");
    }
    out.append("--").append(boundary).append("--\n");
  }

  // RFC 2387: the HTML with the pictures that it names by their Content-ID (RFC 2392).
  private static BodyPart related(MessageId id, BodyPart html, List<Picture> pictures) {
    List<BodyPart> all = new ArrayList<>(List.of(html));
    pictures.forEach(picture -> all.add(picture.content()));
    String boundary = boundary(id, all.toArray(BodyPart[]::new)).replace("=_", "=_r");
    StringBuilder parts = new StringBuilder();
    parts.append("--").append(boundary).append("\n");
    parts.append("Content-Type: ").append(html.type()).append("\n");
    parts.append("Content-Transfer-Encoding: ").append(html.encoding()).append("\n\n");
    parts.append(html.content()).append("\n");
    for (Picture picture : pictures) {
      parts.append("--").append(boundary).append("\n");
      parts.append("Content-Type: ").append(picture.content().type()).append("\n");
      parts.append("Content-Transfer-Encoding: ").append(picture.content().encoding()).append("\n");
      parts.append("Content-ID: <").append(HeaderGate.pass(picture.contentId(), 300)).append(">\n");
      parts
          .append("Content-Disposition: inline; filename=\"")
          .append(HeaderGate.pass(picture.name() + ".png", MAX_NAME))
          .append("\"\n\n")
          .append(picture.content().content())
          .append("\n");
    }
    parts.append("--").append(boundary).append("--\n");
    String type = "multipart/related; type=\"text/html\";\n boundary=\"" + boundary + "\"";
    return new BodyPart(type, "7bit", parts.toString());
  }

  private void headers(OutgoingMail mail, Composed composed) {
    header("Date", date(mail.date(), mail.program().zone()));
    mailbox("From", composed.fromName(), mail.program().addresses().intake());
    mailbox("To", mail.to());
    mailbox("Reply-To", mail.program().name(), mail.replyTo());
    text("Subject", composed.subject());
    header("Message-ID", mail.id().inBrackets());
    References.parent(mail).ifPresent(id -> header("In-Reply-To", id.inBrackets()));
    ids("References", References.of(mail));
    header("Auto-Submitted", mail.automatic()); // RFC 3834 5
    mail.wayOut().ifPresent(wayOut -> toMany(mail, wayOut));
    header("X-Auto-Response-Suppress", "OOF, AutoReply, DR, RN, NRN"); // MS-OXCMAIL 2.2.3.2.14
    header("X-Postern-Loop", mail.program().id());
    header("X-Postern-Notice", mail.notice().template());
    header("Content-Language", composed.locale().toLanguageTag()); // RFC 3282
    header("MIME-Version", "1.0");
  }

  private void toMany(OutgoingMail mail, WayOut wayOut) {
    String mailTo = "<mailto:" + wayOut.mailTo() + "?subject=stop>"; // RFC 2369 3.2
    String ways =
        wayOut.page().map(url -> "<" + url + ">," + EncodedWords.FOLD + mailTo).orElse(mailTo);
    out.append("List-Unsubscribe: ").append(ways).append("\n");
    if (wayOut.oneClick()) {
      header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"); // RFC 8058 3.1
    }
    String id =
        mail.notice().template()
            + "."
            + mail.program().id()
            + "."
            + mail.program().addresses().intake().domain();
    header("List-Id", "<" + id + ">"); // RFC 2919
    header("Precedence", "bulk"); // RFC 2076 3.9
  }

  private void body(MessageId id, BodyPart... parts) {
    String boundary = boundary(id, parts);
    out.append("Content-Type: multipart/alternative;\n boundary=\"")
        .append(boundary)
        .append("\"\n\n");
    for (BodyPart part : parts) {
      out.append("--").append(boundary).append("\n");
      out.append("Content-Type: ").append(part.type()).append("\n");
      out.append("Content-Transfer-Encoding: ").append(part.encoding()).append("\n\n");
      out.append(part.content()).append("\n");
    }
    out.append("--").append(boundary).append("--\n");
  }

  // Made from the id, so that the bytes are the same at each try; no writer of a part can know it.
  private static String boundary(MessageId id, BodyPart... parts) {
    String boundary = "=_" + Sha256.of(id.value()).substring(0, 30);
    for (BodyPart part : parts) {
      while (part.content().contains(boundary)) {
        boundary += "_";
      }
    }
    return boundary;
  }

  private void header(String name, String value) {
    out.append(name).append(": ").append(HeaderGate.pass(value, 900)).append("\n");
  }

  private void text(String name, String value) {
    String passed = HeaderGate.pass(value, Subject.MAX);
    out.append(name).append(": ").append(EncodedWords.text(passed, name.length() + 2)).append("\n");
  }

  private void mailbox(String name, Mailbox mailbox) {
    mailbox(name, mailbox.name(), mailbox.address());
  }

  // An Address holds nothing but a dot-atom and A-labels: it needs no quoting and can end nothing.
  private void mailbox(String name, String displayName, Address address) {
    String passed = HeaderGate.pass(displayName, MAX_NAME);
    out.append(name).append(": ");
    if (passed.isEmpty()) {
      out.append(address).append("\n");
      return;
    }
    String phrase = EncodedWords.phrase(passed, name.length() + 2);
    String angle = "<" + address + ">";
    int lastLine = phrase.length() - (phrase.lastIndexOf('\n') + 1);
    boolean full = name.length() + 2 + lastLine + 1 + angle.length() > MAX_LINE;
    out.append(phrase).append(full ? EncodedWords.FOLD : " ").append(angle).append("\n");
  }

  private void ids(String name, List<MessageId> ids) {
    if (!ids.isEmpty()) {
      out.append(name)
          .append(": ")
          .append(String.join(EncodedWords.FOLD, ids.stream().map(MessageId::inBrackets).toList()))
          .append("\n");
    }
  }

  // Lines end in CRLF (RFC 5322 2.3). Nearly always all is ASCII: a local part may not be (RFC
  // 6532).
  private byte[] toBytes() {
    byte[] bytes = new byte[out.length() + out.length() / 16];
    int length = 0;
    for (int i = 0; i < out.length(); i++) {
      char c = out.charAt(i);
      if (c >= 128) {
        return out.toString().replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
      }
      if (length + 2 > bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * bytes.length);
      }
      if (c == '\n') {
        bytes[length++] = '\r';
      }
      bytes[length++] = (byte) c;
    }
    return Arrays.copyOf(bytes, length);
  }

  private static String date(Instant instant, ZoneId zone) {
    return DATE.format(instant.atZone(zone));
  }
}
