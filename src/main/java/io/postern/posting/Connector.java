package io.postern.posting;

import io.postern.mail.MailServer;
import io.postern.mail.MailServer.Tls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Makes connections to the relay that are ready for mail: greeted, protected, signed in. */
final class Connector {
  private final CourierSettings settings;
  private final MailServer relay;
  private final SSLSocketFactory tls;

  Connector(CourierSettings settings, SSLSocketFactory tls) {
    this.settings = settings;
    this.relay = settings.relay();
    this.tls = tls;
  }

  /**
   * @throws Fault when the relay does not serve this account
   * @throws IOException when it cannot be reached now
   */
  Conversation connect() throws IOException, Fault {
    Socket socket = new Socket();
    try {
      socket.connect(
          new InetSocketAddress(relay.host(), relay.port()), millis(settings.timeouts().connect()));
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(millis(settings.timeouts().connect()));
      return greeted(relay.tls() == Tls.IMPLICIT ? protect(socket) : socket);
    } catch (IOException | Fault | RuntimeException failed) {
      socket.close();
      throw failed;
    }
  }

  private Conversation greeted(Socket socket) throws IOException, Fault {
    Wire wire = new Wire(socket);
    accept(wire.reply(settings.timeouts().connect()), "greets with");
    Map<String, String> offers = hello(wire);
    if (relay.tls() == Tls.STARTTLS) {
      wire = startTls(wire, offers);
      offers = hello(wire);
    }
    if (relay.login().isPresent()) {
      requireSecrecy(wire.socket());
      String mechanisms = offers.getOrDefault("AUTH", "").toUpperCase(Locale.ROOT);
      new SignIn(wire, settings.timeouts().command())
          .as(relay.login().get(), Set.of(mechanisms.split(" ")));
    }
    return new Conversation(wire, offers.keySet(), settings);
  }

  // What EHLO answers: keyword and parameters of each extension (RFC 5321 4.1.1.1).
  private Map<String, String> hello(Wire wire) throws IOException, Fault {
    Reply reply = ask(wire, "EHLO " + settings.helo());
    if (!reply.positive() && !reply.temporary()) {
      accept(ask(wire, "HELO " + settings.helo()), "answers HELO with");
      return Map.of();
    }
    accept(reply, "answers EHLO with");
    Map<String, String> offers = new HashMap<>();
    for (String line : reply.lines().subList(1, reply.lines().size())) {
      int space = line.indexOf(' ');
      String keyword = (space < 0 ? line : line.substring(0, space)).toUpperCase(Locale.ROOT);
      offers.put(keyword, space < 0 ? "" : line.substring(space + 1));
    }
    return offers;
  }

  private Wire startTls(Wire plain, Map<String, String> offers) throws IOException, Fault {
    if (!offers.containsKey("STARTTLS")) {
      throw new Fault("the relay does not offer STARTTLS");
    }
    accept(ask(plain, "STARTTLS"), "answers STARTTLS with");
    if (plain.holdsMore()) {
      throw new Fault("something in between writes behind STARTTLS");
    }
    return new Wire(protect(plain.socket()));
  }

  private Socket protect(Socket plain) throws IOException, Fault {
    SSLSocket socket = (SSLSocket) tls.createSocket(plain, relay.host(), relay.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS"); // RFC 7817: the name is checked
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    socket.setSSLParameters(parameters);
    try {
      socket.startHandshake();
    } catch (SSLException refused) {
      throw new Fault("no TLS with " + relay.host() + ": " + refused.getMessage());
    }
    return socket;
  }

  void requireSecrecy(Socket socket) throws Fault {
    InetAddress address = socket.getInetAddress();
    if (!(socket instanceof SSLSocket) && !address.isLoopbackAddress()) {
      throw new Fault("a password is not sent to " + relay.host() + " without TLS");
    }
  }

  private Reply ask(Wire wire, String command) throws IOException {
    wire.say(command);
    wire.flush();
    return wire.reply(settings.timeouts().command());
  }

  private static void accept(Reply reply, String how) throws IOException, Fault {
    if (reply.temporary()) {
      throw new ProtocolException("the relay " + how + " " + reply);
    }
    if (!reply.positive()) {
      throw new Fault("the relay " + how + " " + reply);
    }
  }

  private static int millis(Duration duration) {
    return (int) duration.toMillis();
  }
}
