package io.postern.story;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Somebody with an ordinary mail program, behind a border that proves the domain.
 *
 * @param town where this person lives
 */
record Person(Town town, String name, String address) {
  private static final String BORDER = "mx.northwind.example";
  private static final String PROGRAM = "referrals@northwind.example";

  /** Writes a mail of its own; its Message-ID comes back. */
  String writes(String subject, String text) {
    String id = freshId();
    deliver(PROGRAM, mail(proof(), PROGRAM, subject, "", id, text));
    return id;
  }

  /** Writes a mail with a From line that nothing proves; its Message-ID comes back. */
  String writesUnproven(String subject, String text) {
    return writesSignedBy("", subject, text);
  }

  /** As {@link #writesUnproven}, but some other domain signed it, as a mail service does. */
  String writesSignedBy(String signer, String subject, String text) {
    String id = freshId();
    deliver(PROGRAM, mail(signedBy(signer), PROGRAM, subject, "", id, text));
    return id;
  }

  /** Answers a mail in the same way. */
  String repliesSignedBy(String signer, Post mail, String text) {
    return replies(mail, signedBy(signer), text);
  }

  private static String signedBy(String signer) {
    return signer.isEmpty()
        ? ""
        : "Authentication-Results: %s; dkim=pass header.d=%s; spf=none; dmarc=none\n"
            .formatted(BORDER, signer);
  }

  /** Answers a mail as mail programs do: text on top, the mail quoted below. */
  String replies(Post mail, String text) {
    return replies(mail, proof(), text);
  }

  /** Answers a mail with a From line that nothing proves. */
  String repliesUnproven(Post mail, String text) {
    return replies(mail, "", text);
  }

  private String replies(Post mail, String proof, String text) {
    String quoted = mail.text().lines().map(line -> "> " + line).collect(Collectors.joining("\n"));
    String body =
        text + "\n\nOn Mon, 2 Mar 2026 at 10:00, Northwind <" + PROGRAM + "> wrote:\n" + quoted;
    String subject = mail.subject().startsWith("Re:") ? mail.subject() : "Re: " + mail.subject();
    String thread =
        "In-Reply-To: %s\nReferences: %s %s\n"
            .formatted(mail.id(), mail.header("References"), mail.id());
    String id = freshId();
    deliver(mail.replyTo(), mail(proof, mail.replyTo(), subject, thread, id, body));
    return id;
  }

  /** Hands over a mail as it stands, with the border's proof of this person's domain on top. */
  void sendsRaw(String rcpt, String mail) {
    deliver(rcpt, trace() + proof() + mail);
  }

  /** A mail of this person as the border stores it, for ways in that have no conversation. */
  String mailTo(String to, String subject, String text) {
    return mail(proof(), to, subject, "", freshId(), text);
  }

  /** A mail of this person as it leaves the own server: no border has seen it. */
  String bareMail(String to, String subject, String text) {
    return mail("", to, subject, "", freshId(), text).substring(trace().length());
  }

  /** Hands a mail to the border instead of to the engine. */
  void sendsBy(int borderPort, String rcpt, String mail) {
    deliver(borderPort, rcpt, mail);
  }

  /** Hands over a mail with the border's lines in it already. */
  void sendsAsIs(String rcpt, String mail) {
    deliver(rcpt, mail);
  }

  /** The next mail to this person. */
  Post receives() {
    return town.next(address);
  }

  private String freshId() {
    return "<" + UUID.randomUUID() + "@" + domain() + ">";
  }

  private String domain() {
    return address.substring(address.indexOf('@') + 1);
  }

  private String proof() {
    return "Authentication-Results: %s; dkim=pass header.d=%s; spf=pass smtp.mailfrom=%s; dmarc=pass header.from=%s\n"
        .formatted(BORDER, domain(), domain(), domain());
  }

  private String trace() {
    return "Received: from mail.%s by %s with ESMTPS; %s\n".formatted(domain(), BORDER, date());
  }

  private String date() {
    return DateTimeFormatter.RFC_1123_DATE_TIME
        .withLocale(Locale.ROOT)
        .format(town.clock.instant().atOffset(ZoneOffset.UTC));
  }

  private String mail(
      String proof, String to, String subject, String thread, String id, String text) {
    return trace()
        + proof
        + "From: %s <%s>\nTo: %s\nSubject: %s\nDate: %s\nMessage-ID: %s\n"
            .formatted(name, address, to, subject, date(), id)
        + thread
        + "MIME-Version: 1.0\n"
        + "Content-Type: text/plain; charset=utf-8\n"
        + "Content-Transfer-Encoding: 8bit\n\n"
        + text
        + "\n";
  }

  private void deliver(String rcpt, String mail) {
    deliver(town.smtpPort(), rcpt, mail);
  }

  private void deliver(int port, String rcpt, String mail) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      OutputStream out = socket.getOutputStream();
      expect(in, "220");
      say(in, out, "EHLO " + BORDER, "250");
      say(in, out, "MAIL FROM:<" + address + ">", "250");
      say(in, out, "RCPT TO:<" + rcpt + ">", "250");
      say(in, out, "DATA", "354");
      String wire =
          mail.lines()
              .map(line -> line.startsWith(".") ? "." + line : line)
              .collect(Collectors.joining("\r\n", "", "\r\n"));
      out.write(wire.getBytes(StandardCharsets.UTF_8));
      say(in, out, ".", "250");
      say(in, out, "QUIT", "221");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void say(BufferedReader in, OutputStream out, String line, String code)
      throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
    expect(in, code);
  }

  private static void expect(BufferedReader in, String code) throws IOException {
    String line;
    do {
      line = in.readLine();
    } while (line != null && line.length() > 3 && line.charAt(3) == '-');
    if (line == null || !line.startsWith(code)) {
      throw new IOException("expected " + code + ", got " + line);
    }
  }
}
