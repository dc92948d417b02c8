package io.postern.app.cli;

import io.postern.app.settings.Inbound;
import io.postern.app.settings.Settings;
import io.postern.trusting.NameServers;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What DNS and the mail servers say about settings: hints, since they may be set up later. */
final class OutsideWorld {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Settings settings;
  private final List<String> hints = new ArrayList<>();

  OutsideWorld(Settings settings) {
    this.settings = settings;
  }

  List<String> hints() {
    domains().forEach(this::dns);
    border();
    nameServers();
    relay();
    return hints;
  }

  private Set<String> domains() {
    Set<String> domains = new LinkedHashSet<>();
    for (Settings.ProgramSettings program : settings.programs()) {
      domains.add(program.program().addresses().intake().domain());
      String reply = program.program().addresses().replyPattern();
      domains.add(reply.substring(reply.lastIndexOf('@') + 1));
      String bounce = program.program().addresses().bouncePattern();
      domains.add(bounce.substring(bounce.lastIndexOf('@') + 1));
    }
    return domains;
  }

  private void dns(String domain) {
    try (Dns dns = new Dns(PATIENCE)) {
      switch (dns.records(domain, "MX")) {
        case Dns.Answer.Records(var mx) when mx.isEmpty() ->
            hints.add(domain + ": no MX record, so answers cannot come back");
        case Dns.Answer.Records _ -> {}
        case Dns.Answer.NoSuchName() -> {
          hints.add(domain + ": no such domain in DNS");
          return;
        }
        case Dns.Answer.Unknown(var why) -> {
          hints.add(domain + ": DNS could not be asked (" + why + ")");
          return;
        }
      }
      if (!says(dns.records(domain, "TXT"), "v=spf1")) {
        hints.add(
            domain + ": no SPF record (TXT v=spf1 …): much of Postern's mail will be refused");
      }
      if (!says(dns.records("_dmarc." + domain, "TXT"), "v=dmarc1")) {
        hints.add(domain + ": no DMARC record (TXT _dmarc." + domain + ")");
      }
    }
  }

  private static boolean says(Dns.Answer answer, String start) {
    return switch (answer) {
      case Dns.Answer.Records(var records) ->
          records.stream().anyMatch(r -> r.regionMatches(true, 0, start, 0, start.length()));
      case Dns.Answer.NoSuchName() -> false;
      case Dns.Answer.Unknown _ -> true;
    };
  }

  // Postern cannot see this from inside; forged results would be believed.
  private void border() {
    Set<String> borders = new LinkedHashSet<>();
    settings.inbound().smtp().ifPresent(smtp -> borders.addAll(smtp.trust().authservIds()));
    settings.inbound().imap().stream()
        .map(Inbound.Imap::trust)
        .forEach(trust -> borders.addAll(trust.authservIds()));
    for (String border : borders) {
      hints.add(
          "make sure that "
              + border
              + " removes Authentication-Results fields with its own name from mail that comes in");
    }
  }

  private void nameServers() {
    Inbound inbound = settings.inbound();
    Stream.concat(inbound.smtp().map(Inbound.Smtp::trust).stream(), Stream.of(inbound.files()))
        .filter(trust -> trust.verify() == Inbound.Verify.OWN)
        .map(Inbound.Trust::nameServers)
        .distinct()
        .forEach(this::nameServers);
  }

  private void nameServers(List<InetSocketAddress> servers) {
    String domain = settings.programs().getFirst().program().addresses().intake().domain();
    if (NameServers.of(servers).ask(domain, io.postern.trusting.Dns.Type.TXT)
        instanceof io.postern.trusting.Dns.Answer.Unknown(var why)) {
      hints.add(
          "the name servers "
              + (servers.isEmpty() ? "of this system" : servers)
              + " do not answer now ("
              + why
              + "): with 'verify: own' mail waits for them");
    }
  }

  private void relay() {
    Settings.SmtpOut relay = settings.outbound().smtp();
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(relay.host(), relay.port()), (int) PATIENCE.toMillis());
    } catch (IOException e) {
      hints.add("the relay " + relay.host() + ":" + relay.port() + " does not answer now");
    }
  }
}
