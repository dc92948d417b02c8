package io.postern.app.demo;

import jakarta.mail.BodyPart;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One person's mail program: sends by SMTP, reads by IMAP, answers with the mail quoted below. */
final class MailProgram implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  /**
   * A mail as its reader sees it.
   *
   * @param replyTo where an answer goes
   * @param references what an answer's References begin with
   */
  record Received(
      String from, String subject, String text, String replyTo, String id, String references) {}

  private final Town town;
  private final Person person;
  private final InstantSource clock;
  private final Session session;
  private final Store store;
  private int read;

  private MailProgram(Town town, Person person, InstantSource clock, Session session, Store store) {
    this.town = town;
    this.person = person;
    this.clock = clock;
    this.session = session;
    this.store = store;
  }

  /** Signs in. */
  static MailProgram open(Town town, Person person, InstantSource clock) throws MessagingException {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", town.host());
    properties.put("mail.smtp.port", String.valueOf(town.smtpPort()));
    properties.put("mail.smtp.auth", "true");
    properties.put("mail.smtp.from", person.address().toString());
    properties.put("mail.imap.port", String.valueOf(town.imapPort()));
    properties.put("mail.mime.charset", "utf-8");
    Session session = Session.getInstance(properties);
    Store store = session.getStore("imap");
    store.connect(town.host(), town.imapPort(), person.address().toString(), person.password());
    return new MailProgram(town, person, clock, session, store);
  }

  Person person() {
    return person;
  }

  void writes(String to, String subject, String text) throws MessagingException {
    send(to, subject, text, Optional.empty());
  }

  /** Text on top, the mail below, as most people answer. */
  void replies(Received mail, String text) throws MessagingException {
    String subject =
        mail.subject().toLowerCase(Locale.ROOT).startsWith("re:")
            ? mail.subject()
            : "Re: " + mail.subject();
    String quoted = mail.text().lines().map(line -> "> " + line).collect(Collectors.joining("\n"));
    send(
        mail.replyTo(),
        subject,
        text
            + "\n\nOn %tF, %s wrote:\n".formatted(Date.from(clock.instant()), mail.from())
            + quoted,
        Optional.of(mail));
  }

  private void send(String to, String subject, String text, Optional<Received> answered)
      throws MessagingException {
    MimeMessage message = new MimeMessage(session);
    try {
      message.setFrom(
          new InternetAddress(
              person.address().toString(), person.name(), StandardCharsets.UTF_8.name()));
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("every Java has UTF-8", e);
    }
    message.setRecipients(Message.RecipientType.TO, to);
    message.setSubject(subject, StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(clock.instant()));
    if (answered.isPresent()) {
      message.setHeader("In-Reply-To", answered.get().id());
      message.setHeader(
          "References", (answered.get().references() + " " + answered.get().id()).strip());
    }
    message.setText(text, StandardCharsets.UTF_8.name());
    try (Transport transport = session.getTransport("smtp")) {
      transport.connect(
          town.host(), town.smtpPort(), person.address().toString(), person.password());
      message.saveChanges();
      transport.sendMessage(message, message.getAllRecipients());
    }
  }

  /**
   * Waits for the next mail in the inbox.
   *
   * @throws MessagingException when none comes
   */
  Received receives() throws MessagingException, InterruptedException {
    Instant giveUp = clock.instant().plus(PATIENCE);
    while (clock.instant().isBefore(giveUp)) {
      try (Folder inbox = store.getFolder("INBOX")) {
        inbox.open(Folder.READ_ONLY);
        if (inbox.getMessageCount() > read) {
          Message message = inbox.getMessage(++read);
          FetchProfile whole = new FetchProfile();
          whole.add(FetchProfile.Item.ENVELOPE);
          inbox.fetch(new Message[] {message}, whole);
          return received(message);
        }
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN.toMillis());
    }
    throw new MessagingException(
        person.name() + " got no mail within " + PATIENCE.toSeconds() + " s");
  }

  private static Received received(Message message) throws MessagingException {
    InternetAddress from = (InternetAddress) message.getFrom()[0];
    InternetAddress replyTo = (InternetAddress) message.getReplyTo()[0];
    try {
      return new Received(
          Optional.ofNullable(from.getPersonal()).orElse(from.getAddress()),
          message.getSubject(),
          text(message).orElse("").replace("\r\n", "\n"),
          replyTo.getAddress(),
          header(message, "Message-ID"),
          header(message, "References").replaceAll("\\s+", " "));
    } catch (IOException e) {
      throw new MessagingException("cannot read a mail", e);
    }
  }

  private static Optional<String> text(Part part) throws MessagingException, IOException {
    if (part.isMimeType("text/plain")) {
      return Optional.of(part.getContent().toString());
    }
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart inner = parts.getBodyPart(i);
        Optional<String> text = text(inner);
        if (text.isPresent()) {
          return text;
        }
      }
    }
    return Optional.empty();
  }

  private static String header(Message message, String name) throws MessagingException {
    String @Nullable [] values = message.getHeader(name);
    return values == null ? "" : values[0];
  }

  @Override
  public void close() throws MessagingException {
    store.close();
  }
}
