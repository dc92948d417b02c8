package io.postern.app.demo;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.smtp.auth.UsernameAuthentication;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.postern.mail.Address;
import io.postern.mail.MailServer;
import io.postern.posting.Courier;
import io.postern.posting.CourierSettings;
import io.postern.posting.Delivery;
import io.postern.posting.Parcel;
import io.postern.program.Program;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The mail server of everybody in the demo: mailboxes by IMAP, mail by SMTP. What is addressed to
 * the program goes on to Postern, as the mail server of a company would hand it over: through its
 * border, which says who signed in.
 */
final class Town implements AutoCloseable {
  /** The border's name, in its Received and Authentication-Results fields. */
  static final String BORDER = "mx.northwind.example";

  private static final String HERE = "127.0.0.1";
  private static final int USUAL_SMTP = 3025;
  private static final int USUAL_IMAP = 3143;

  private final GreenMail server;
  private final InstantSource clock;
  private Optional<Courier> toPostern = Optional.empty();

  private Town(GreenMail server, InstantSource clock) {
    this.server = server;
    this.clock = clock;
  }

  /** Starts the server with a mailbox for each of these people. */
  static Town start(List<Person> people, InstantSource clock) throws IOException {
    GreenMail server =
        new GreenMail(
            new ServerSetup[] {
              new ServerSetup(free(USUAL_SMTP), HERE, ServerSetup.PROTOCOL_SMTP),
              new ServerSetup(free(USUAL_IMAP), HERE, ServerSetup.PROTOCOL_IMAP)
            });
    server.start();
    for (Person person : people) {
      server.setUser(person.address().toString(), person.address().toString(), person.password());
    }
    return new Town(server, clock);
  }

  /** From now on the program's mail goes to Postern. */
  void handsOverTo(int postern, Program program) {
    Courier courier =
        new Courier(
            CourierSettings.to(
                new MailServer(HERE, postern, MailServer.Tls.NONE, Optional.empty()), BORDER));
    toPostern = Optional.of(courier);
    UserManager users = server.getUserManager();
    users.setMessageDeliveryHandler(
        (message, recipient) -> {
          Optional<Address> to = Address.parse(recipient.getEmail());
          boolean ours = to.flatMap(address -> program.addresses().kindOf(address)).isPresent();
          return ours
              ? handOver(courier, message, to.orElseThrow(), recipient)
              : mailbox(users, recipient);
        });
  }

  private GreenMailUser handOver(
      Courier courier, MovingMessage message, Address to, MailAddress recipient)
      throws MessagingException, UserException {
    String signedIn =
        message.getAuthenticationState() instanceof UsernameAuthentication user
            ? user.getUsername()
            : "";
    byte[] mail = Border.stamped(message.getMessage(), signedIn, clock.instant());
    Optional<Address> from =
        Optional.ofNullable(message.getReturnPath())
            .flatMap(sender -> Address.parse(sender.getEmail()));
    if (!(courier.send(new Parcel(from, to, mail)) instanceof Delivery.Sent)) {
      throw new MessagingException("Postern did not take the mail");
    }
    // The server wants a mailbox for each recipient; this one keeps a copy of what was handed over.
    return mailbox(server.getUserManager(), recipient);
  }

  private static GreenMailUser mailbox(UserManager users, MailAddress recipient)
      throws UserException {
    GreenMailUser known = users.getUserByEmail(recipient.getEmail());
    return known != null
        ? known
        : users.createUser(recipient.getEmail(), recipient.getEmail(), recipient.getEmail());
  }

  String host() {
    return HERE;
  }

  int smtpPort() {
    return server.getSmtp().getPort();
  }

  int imapPort() {
    return server.getImap().getPort();
  }

  /** This port where it is free, else any that is. */
  private static int free(int usual) throws IOException {
    InetAddress here = InetAddress.getByName(HERE);
    try (ServerSocket probe = new ServerSocket(usual, 1, here)) {
      return probe.getLocalPort();
    } catch (IOException taken) {
      try (ServerSocket probe = new ServerSocket(0, 1, here)) {
        return probe.getLocalPort();
      }
    }
  }

  @Override
  public void close() {
    server.stop();
    toPostern.ifPresent(Courier::close);
  }
}
