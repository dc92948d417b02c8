package io.postern.understanding;

import io.postern.mail.Attachment;
import io.postern.mail.Letter;
import io.postern.mail.Mailbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What hangs on a mail: contact cards, lists of leads, invitations. */
final class Attached {
  private static final double SURE = 0.95;

  private Attached() {}

  static List<Referral> read(Letter letter, Scene scene) {
    List<Referral> found = new ArrayList<>();
    for (Attachment attachment : letter.attachments()) {
      String text = VCards.textOf(attachment);
      if (VCards.isCard(attachment)) {
        records(VCards.read(text), scene, "vcard", found);
      } else if (Csv.isCsv(attachment)) {
        records(Csv.read(text, scene), scene, "csv", found);
      }
    }
    if (found.isEmpty()) {
      letter.attachments().stream()
          .filter(Calendars::isCalendar)
          .map(attachment -> Calendars.people(VCards.textOf(attachment)))
          .findFirst()
          .ifPresent(people -> invited(people, scene, found));
    }
    return found;
  }

  /** Records of a list or of cards; those of the sender's own people are left out. */
  static void records(
      List<List<Form.Entry>> records, Scene scene, String place, List<Referral> found) {
    for (List<Form.Entry> entries : records) {
      boolean ofUs =
          entries.stream()
              .filter(entry -> entry.meaning().equals("contactEmail"))
              .flatMap(entry -> Addresses.find(entry.value()).stream())
              .anyMatch(a -> !scene.stranger(a.address()));
      Referral referral = Labelled.read(entries, scene, place);
      if (!ofUs && Joining.worthNaming(referral)) {
        found.add(Joining.withDomain(referral, scene));
      }
    }
  }

  /** Of those invited the first stranger of each company. */
  private static void invited(List<Mailbox> people, Scene scene, List<Referral> found) {
    List<String> companies = new ArrayList<>();
    for (Mailbox one : people) {
      String domain = Domains.organisation(one.address().domain());
      boolean free = scene.rules().isFreeMail(one.address().domain());
      if (!scene.stranger(one.address()) || !free && companies.contains(domain)) {
        continue;
      }
      companies.add(domain);
      Draft draft = new Draft();
      Evidence evidence = new Evidence("calendar", one.name() + " " + one.address(), "attendee");
      draft.contactEmail(new Found<>(one.address(), SURE, evidence));
      Optional.of(one.name())
          .filter(name -> !name.isBlank())
          .map(name -> PersonNames.ordered(name, scene))
          .ifPresent(name -> draft.contactName(new Found<>(name, SURE, evidence)));
      found.add(Joining.withDomain(draft.referral(), scene));
    }
  }
}
