package io.postern.story;

import io.postern.load.SmtpSink;
import io.postern.mail.Letter;
import io.postern.mail.Text;
import io.postern.reading.LetterReader;
import java.util.List;

/** A mail in somebody's mailbox, as a mail program shows it. */
final class Post {
  private final SmtpSink.Mail mail;
  private final Letter letter;

  Post(SmtpSink.Mail mail) {
    this.mail = mail;
    this.letter = LetterReader.read(mail.bytes());
  }

  String to() {
    return mail.to();
  }

  String envelopeFrom() {
    return mail.from();
  }

  byte[] bytes() {
    return mail.bytes();
  }

  String subject() {
    return letter.subject();
  }

  String header(String name) {
    return letter.header(name).orElse("");
  }

  String id() {
    return header("Message-ID");
  }

  /** The address that an answer goes to. */
  String replyTo() {
    return letter.replyTo().getFirst().address().toString();
  }

  /** Which notice it is. */
  String notice() {
    return header("X-Postern-Notice");
  }

  /** Whom its header names as recipients. */
  List<String> addressees() {
    return letter.to().stream().map(to -> to.address().toString()).toList();
  }

  String text() {
    return letter.plain().orElse(Text.NONE).shown();
  }

  @Override
  public String toString() {
    return notice() + " to " + to() + ": " + subject() + "\n" + text();
  }
}
