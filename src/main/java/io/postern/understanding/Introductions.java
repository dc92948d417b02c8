package io.postern.understanding;

import io.postern.mail.Letter;
import io.postern.mail.Mailbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A warm introduction: the mail goes to the prospect and to the program, and introduces one to the
 * other.
 */
final class Introductions {
  private Introductions() {}

  static List<Referral> read(
      Letter letter, Parts parts, Scene scene, Written written, Sheet subject) {
    List<Mailbox> strangers =
        Stream.concat(letter.to().stream(), letter.cc().stream())
            .filter(mailbox -> scene.stranger(mailbox.address()))
            .toList();
    if (strangers.isEmpty() || namesOthers(written, strangers)) {
      return List.of();
    }
    Sheet quoted = scene.sheet("quoted-text", parts.quoted());
    List<Referral> found = new ArrayList<>();
    List<String> companies = new ArrayList<>();
    for (Mailbox one : strangers) {
      String domain = Domains.organisation(one.address().domain());
      boolean free = scene.rules().isFreeMail(one.address().domain());
      if (!free && companies.contains(domain)) {
        continue; // a colleague of the prospect, kept in the picture
      }
      companies.add(domain);
      found.add(introduced(one, scene, written, subject, quoted));
    }
    return found;
  }

  /** The text refers somebody else by address: those in copy are only told. */
  private static boolean namesOthers(Written written, List<Mailbox> strangers) {
    return written.sheet().passage().addresses().stream()
        .filter(a -> written.scene().stranger(a.address()))
        .anyMatch(
            a ->
                strangers.stream()
                    .noneMatch(m -> m.address().domain().equals(a.address().domain())));
  }

  private static Referral introduced(
      Mailbox one, Scene scene, Written written, Sheet subject, Sheet quoted) {
    Evidence evidence =
        new Evidence("cc-header", (one.name() + " <" + one.address() + ">").strip(), "introduced");
    Draft draft = new Draft();
    draft.contactEmail(new Found<>(one.address(), 0.95, evidence));
    PersonNames.person(one.name(), scene)
        .ifPresent(name -> draft.contactName(new Found<>(name, 0.93, evidence)));
    Optional<Anchor> anchor = Optional.of(Anchor.elsewhere(one.address()));
    Referral said =
        Prose.read(
            scene, written.sheet(), written.sheet().whole(), List.of(subject, quoted), anchor);
    return Joining.withDomain(draft.fill(said).referral(), scene);
  }
}
