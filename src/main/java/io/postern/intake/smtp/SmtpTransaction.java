package io.postern.intake.smtp;

import io.postern.mail.Address;
import io.postern.mail.Envelope;
import io.postern.mail.Peer;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.subethamail.smtp.MessageHandler;

/** One mail's envelope as it grows from MAIL to DATA; SubEthaSMTP keeps it with the session. */
final class SmtpTransaction implements MessageHandler {
  private final Set<Address> recipients = new LinkedHashSet<>();
  private String reversePath = "";

  @Override
  public void from(String path) {
    reversePath = path;
  }

  void add(Address recipient) {
    recipients.add(recipient);
  }

  int recipients() {
    return recipients.size();
  }

  Envelope envelope(Peer peer) {
    return new Envelope(
        true, reversePath, Address.parse(reversePath), List.copyOf(recipients), Optional.of(peer));
  }

  @Override
  public void recipient(String recipient) {
    throw new IllegalStateException("our own RCPT adds addresses");
  }

  @Override
  public String data(InputStream data) {
    throw new IllegalStateException("our own DATA reads the content");
  }

  @Override
  public void done() {}
}
