package io.postern.journey;

import io.postern.intake.MailSink;
import io.postern.journey.Programs.Running;
import io.postern.ledger.Inbox;
import io.postern.mail.Address;
import io.postern.mail.Fingerprint;
import io.postern.mail.RawHeaders;
import io.postern.mail.RawMail;
import io.postern.mail.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The one door for mail from every way in: keep first, then acknowledge. */
public final class Mailroom implements MailSink {
  private static final List<String> RECIPIENT_FIELDS =
      List.of("Delivered-To", "X-Original-To", "To", "Cc");

  private final Programs programs;
  private final Inbox inbox;
  private final Runnable kept;
  private final MailLog log;

  /**
   * @param kept is told after each new mail, so that somebody looks at it at once
   */
  public Mailroom(Programs programs, Inbox inbox, Runnable kept, MailLog log) {
    this.programs = programs;
    this.inbox = inbox;
    this.kept = kept;
    this.log = log;
  }

  @Override
  public boolean accepts(Address recipient) {
    return programs.at(recipient).isPresent();
  }

  @Override
  public Receipt keep(RawMail mail) {
    String ingress = mail.source().ingress();
    Optional<Running> program = programOf(mail);
    if (program.isEmpty()) {
      log.notOurs(ingress, "no program's address among its recipients");
      return new Receipt.NotOurs("no program's address among its recipients");
    }
    long began = System.nanoTime();
    Receipt receipt =
        inbox.keep(
            program.get().program().id(),
            mail,
            Fingerprint.of(mail.bytes()),
            Fingerprint.sha256(mail.bytes()));
    long micros = (System.nanoTime() - began) / 1000;
    switch (receipt) {
      case Receipt.Kept it -> {
        log.kept(ingress, it.mailId(), mail.source().key(), micros);
        kept.run();
      }
      case Receipt.Duplicate it -> {
        log.duplicate(ingress, it.mailId(), mail.source().key(), micros);
        kept.run();
      }
      case Receipt.NotNow it -> log.notNow(ingress, it.why());
      case Receipt.NotOurs it -> log.notOurs(ingress, it.why());
    }
    return receipt;
  }

  private Optional<Running> programOf(RawMail mail) {
    List<Address> recipients = new ArrayList<>(mail.envelope().recipients());
    if (recipients.isEmpty()) {
      recipients.addAll(namedRecipients(mail));
    }
    Optional<Running> found =
        recipients.stream().flatMap(address -> programs.at(address).stream()).findFirst();
    // A mailbox or a file that is read for the only program holds its mail, whoever it names (Bcc,
    // lists).
    boolean onlyOne = programs.all().size() == 1 && !mail.envelope().known();
    return found.isEmpty() && onlyOne ? Optional.of(programs.all().getFirst()) : found;
  }

  private static List<Address> namedRecipients(RawMail mail) {
    RawHeaders headers = RawHeaders.of(mail.bytes());
    List<Address> named = new ArrayList<>();
    for (String field : RECIPIENT_FIELDS) {
      headers.named(field).forEach(it -> named.addAll(addressesIn(it.unfolded())));
    }
    return named;
  }

  // Only to tell programs apart: each word with an @ in it is looked up among our own addresses.
  private static List<Address> addressesIn(String text) {
    List<Address> found = new ArrayList<>();
    for (String word : text.split("[\\s,;<>\"()]")) {
      if (word.indexOf('@') > 0) {
        Address.parse(word).ifPresent(found::add);
      }
    }
    return found;
  }
}
