package io.postern.intake.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.intake.Handover;
import io.postern.mail.Address;
import io.postern.mail.Envelope;
import io.postern.mail.Peer;
import io.postern.mail.RawMail;
import io.postern.mail.Receipt;
import io.postern.mail.Source;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.internal.command.StartTLSCommand;
import org.subethamail.smtp.server.Session;

/**
 * What the listener says to each command (RFC 5321), from the greeting to the dot. A mail that is
 * not for us is refused at RCPT; a fault of ours is a 4xx, never a 5xx; and 250 after the dot is
 * said only when the sink has kept the mail.
 */
final class SmtpDialogue {
  private static final String SAY_EHLO = "503 5.5.1 say EHLO first";
  private static final String NOT_NOW = "451 4.3.0 not now, please try again";
  // RFC 1870, RFC 6152, RFC 6531
  private static final List<String> MAIL_PARAMETERS = List.of("SIZE", "BODY", "SMTPUTF8");

  private final String ingress;
  private final SmtpSettings settings;
  private final Handover handover;
  private final SmtpVisitors visitors;
  private final InstantSource clock;
  private final AtomicLong memory;

  SmtpDialogue(
      String ingress,
      SmtpSettings settings,
      Handover handover,
      SmtpVisitors visitors,
      InstantSource clock) {
    this.ingress = ingress;
    this.settings = settings;
    this.handover = handover;
    this.visitors = visitors;
    this.clock = clock;
    this.memory = new AtomicLong(settings.limits().memory());
  }

  /** All commands; those that are not offered are answered so. */
  List<SmtpVerb> verbs() {
    return List.of(
        verb("EHLO", this::ehlo),
        verb("HELO", this::helo),
        verb("STARTTLS", this::startTls),
        verb("MAIL", this::mail),
        verb("RCPT", this::rcpt),
        verb("DATA", this::data),
        verb("RSET", this::rset),
        verb("NOOP", (argument, session) -> "250 2.0.0 ok"),
        verb("QUIT", this::quit),
        verb("VRFY", (argument, session) -> "252 2.5.0 send a mail and see"),
        verb("EXPN", SmtpDialogue::notOffered),
        verb("HELP", SmtpDialogue::notOffered),
        verb("AUTH", SmtpDialogue::notOffered),
        verb("BDAT", SmtpDialogue::notOffered));
  }

  private SmtpVerb verb(String word, SmtpVerb.Answer answer) {
    return new SmtpVerb(word, visitors, answer);
  }

  private static String notOffered(String argument, Session session) {
    return "502 5.5.1 not offered here";
  }

  private String ehlo(String name, Session session) {
    String greeting = helo(name, session);
    if (!greeting.startsWith("250 ")) {
      return greeting;
    }
    boolean offersTls = settings.tls().isPresent() && !session.isTLSStarted();
    return "250-"
        + settings.banner()
        + "\r\n250-PIPELINING\r\n250-SIZE "
        + settings.maxSize()
        + (offersTls ? "\r\n250-STARTTLS" : "")
        + "\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 ENHANCEDSTATUSCODES";
  }

  private String helo(String name, Session session) {
    if (name.isEmpty() || name.length() > 255) {
      return "501 5.5.4 say who you are";
    }
    session.resetMailTransaction();
    session.setHelo(name);
    return "250 " + settings.banner();
  }

  private String startTls(String argument, Session session)
      throws IOException, DropConnectionException {
    if (settings.tls().isEmpty() || session.isTLSStarted()) {
      return "502 5.5.1 not offered here";
    }
    // Whatever came in one piece with it was said in the clear and is not to be heard inside TLS.
    if (!argument.isEmpty() || session.getRawInput().available() > 0) {
      throw new DropConnectionException(554, "5.5.1 nothing may follow STARTTLS");
    }
    new StartTLSCommand().execute("STARTTLS", session);
    return SmtpVerb.SAID;
  }

  private String mail(String argument, Session session) throws DropConnectionException {
    if (visitors.closing()) {
      throw new DropConnectionException(421, "4.3.2 closing, please come back");
    }
    if (session.getHelo().isEmpty()) {
      return SAY_EHLO;
    }
    if (session.isMailTransactionInProgress()) {
      return "503 5.5.1 one mail at a time";
    }
    Optional<SmtpPath> path = SmtpPath.parse("FROM:", argument);
    if (path.isEmpty()) {
      return "501 5.5.4 MAIL FROM:<address>";
    }
    Optional<String> unknown = path.get().unknownBeside(MAIL_PARAMETERS);
    if (unknown.isPresent()) {
      return "555 5.5.4 a parameter is not offered here";
    }
    if (path.get().value("SIZE").filter(this::isTooLarge).isPresent()) {
      return tooLarge(session);
    }
    session.startMailTransaction();
    transaction(session).from(path.get().path());
    return "250 2.1.0 ok";
  }

  // Digits of any number: more of them than the limit has is too large without being a number.
  private boolean isTooLarge(String size) {
    return size.chars().allMatch(c -> c >= '0' && c <= '9')
        && (size.length() > 10 || (!size.isEmpty() && Long.parseLong(size) > settings.maxSize()));
  }

  private String tooLarge(Session session) {
    refused(session, "too-large");
    return "552 5.3.4 larger than " + settings.maxSize() + " octets";
  }

  private String rcpt(String argument, Session session) {
    if (!session.isMailTransactionInProgress()) {
      return "503 5.5.1 MAIL first";
    }
    Optional<SmtpPath> path = SmtpPath.parse("TO:", argument);
    if (path.isEmpty()) {
      return "501 5.5.4 RCPT TO:<address>";
    }
    if (!path.get().parameters().isEmpty()) {
      return "555 5.5.4 a parameter is not offered here";
    }
    if (transaction(session).recipients() >= settings.limits().recipients()) {
      return "452 4.5.3 too many recipients"; // RFC 5321 4.5.3.1.10
    }
    Optional<Address> recipient = Address.parse(path.get().path());
    try {
      if (recipient.filter(handover.sink()::accepts).isEmpty()) {
        refused(session, "not-ours");
        return "550 5.1.1 no such address here";
      }
    } catch (RuntimeException fault) {
      handover.events().trouble(ingress, fault.toString());
      return NOT_NOW;
    }
    transaction(session).add(recipient.get());
    return "250 2.1.5 ok";
  }

  private String data(String argument, Session session)
      throws IOException, DropConnectionException {
    if (!session.isMailTransactionInProgress()) {
      return "503 5.5.1 MAIL first";
    }
    if (!argument.isEmpty()) {
      return "501 5.5.4 DATA alone";
    }
    if (transaction(session).recipients() == 0) {
      return "554 5.5.1 no valid recipients";
    }
    try (SmtpContent.Reader reader = new SmtpContent.Reader(settings.maxSize(), memory)) {
      session.sendResponse("354 end with CR LF dot CR LF");
      return answerTo(reader.read(session.getRawInput()), session);
    } catch (SocketTimeoutException silent) {
      refused(session, "too-slow");
      throw new DropConnectionException(421, "4.4.2 you said nothing for too long");
    } catch (IOException lost) {
      refused(session, "lost-inside-data");
      throw new DropConnectionException(421, "4.4.2 the connection was lost");
    } finally {
      session.resetMailTransaction();
      visitors.visit(session).beginAnew();
    }
  }

  private String answerTo(SmtpContent content, Session session) {
    return switch (content) {
      case SmtpContent.Whole(byte[] bytes) -> keep(bytes, session);
      case SmtpContent.BareLineEnd() -> {
        refused(session, "bare-line-end");
        yield "554 5.6.0 a CR or LF stands alone; lines end with CR LF (RFC 5321 2.3.8)";
      }
      case SmtpContent.TooLarge() -> tooLarge(session);
      case SmtpContent.NoRoom() -> {
        refused(session, "no-room");
        yield "452 4.3.1 too much at once, please try again";
      }
    };
  }

  private String keep(byte[] bytes, Session session) {
    Peer peer =
        new Peer(SmtpVisitors.addressOf(session).getHostAddress(), session.getHelo().orElse(""));
    Envelope envelope = transaction(session).envelope(peer);
    RawMail mail =
        new RawMail(
            bytes,
            envelope,
            new Source(ingress, keyOf(envelope, bytes)),
            Optional.empty(),
            clock.instant());
    return switch (handover.keep(mail)) {
      case Receipt.Kept(long id) -> "250 2.0.0 kept as " + id;
      case Receipt.Duplicate(long id) -> "250 2.0.0 kept before as " + id;
      case Receipt.NotNow(String why) -> NOT_NOW;
      case Receipt.NotOurs(String why) -> "550 5.1.1 no such address here";
    };
  }

  // A client that never read our 250 sends the very same again; nothing else names a delivery here.
  private static String keyOf(Envelope envelope, byte[] bytes) {
    String said = envelope.reversePath() + "\n" + envelope.recipients() + "\n";
    return Handover.contentKey(said.getBytes(UTF_8), bytes);
  }

  private String rset(String argument, Session session) {
    session.resetMailTransaction();
    return "250 2.0.0 ok";
  }

  private String quit(String argument, Session session) throws DropConnectionException {
    throw new DropConnectionException(221, "2.0.0 bye");
  }

  private static SmtpTransaction transaction(Session session) {
    return (SmtpTransaction) session.getMessageHandler();
  }

  private void refused(Session session, String reason) {
    handover.events().refused(ingress, SmtpVisitors.addressOf(session).getHostAddress(), reason);
  }
}
