package io.postern.understanding;

import io.postern.mail.Address;
import io.postern.mail.Letter;
import io.postern.understanding.Forwarded.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A forwarded mail: whoever wrote it to the partner is the likely prospect. */
final class Forwards {
  private static final int DEEPEST = 6;

  private Forwards() {}

  static List<Referral> read(
      Letter letter, Parts parts, Scene scene, Written written, Sheet subject) {
    for (Forwarded forwarded : parts.forwarded().stream().limit(DEEPEST).toList()) {
      if (sentBefore(forwarded, scene)) {
        continue; // it has been read already
      }
      List<Referral> found = read(forwarded, scene, written, subject);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  /** A mail of the sender's own to the program. */
  private static boolean sentBefore(Forwarded forwarded, Scene scene) {
    boolean own =
        forwarded
            .from()
            .filter(
                from ->
                    from.address()
                        .map(scene::ofSender)
                        .orElseGet(() -> scene.senderName(List.of(from.name().split("\\s+")))))
            .isPresent();
    return own
        && !forwarded.to().isEmpty()
        && forwarded.to().stream().allMatch(to -> to.address().map(scene::ours).orElse(false));
  }

  private static List<Referral> read(
      Forwarded forwarded, Scene scene, Written written, Sheet subject) {
    Written original =
        Written.read(forwarded.text(), "forwarded-text", scene, List.of(written.sheet(), subject));
    List<Referral> found = new ArrayList<>(original.structured());
    Optional<Person> prospect = prospect(forwarded, scene);
    if (!found.isEmpty() && prospect.isEmpty()) {
      return found; // a form's notification
    }
    if (prospect.isEmpty()) {
      List<Referral> prose = original.addressed() ? original.prose(List.of()) : List.of();
      return prose;
    }
    Person person = behind(prospect.get(), original, written, scene).orElse(prospect.get());
    return List.of(of(person, scene, original, written, subject));
  }

  /** The sender; where that is the partner or one of the partner's people, the one written to. */
  private static Optional<Person> prospect(Forwarded forwarded, Scene scene) {
    Optional<Person> from = forwarded.from().filter(person -> strange(person, scene));
    if (from.isPresent()) {
      return from;
    }
    List<Person> recipients = new ArrayList<>(forwarded.to());
    recipients.addAll(forwarded.cc());
    return recipients.stream()
        .filter(person -> person.address().isPresent() && strange(person, scene))
        .findFirst();
  }

  /**
   * Who is meant when the front desk writes: whoever is named in the mails, and has an address of
   * the own name in the same domain.
   */
  private static Optional<Person> behind(
      Person sender, Written original, Written written, Scene scene) {
    Optional<Address> desk =
        sender.address().filter(address -> scene.rules().isShared(address.local()));
    if (desk.isEmpty()) {
      return Optional.empty();
    }
    for (Addresses.Spotted spotted : original.sheet().passage().addresses()) {
      Address address = spotted.address();
      NameMatch.Local local = NameMatch.Local.of(address.local());
      Optional<String> name =
          Stream.of(original.sheet(), written.sheet())
              .flatMap(sheet -> sheet.people().stream())
              .filter(person -> NameMatch.person(local, person.spelled()) >= 0.9)
              .map(Persons.Spotted::name)
              .findFirst();
      if (address.domain().equals(desk.get().domain())
          && !address.equals(desk.get())
          && name.isPresent()) {
        return Optional.of(new Person(name.get(), Optional.of(address)));
      }
    }
    return Optional.empty();
  }

  private static boolean strange(Person person, Scene scene) {
    if (person.address().isPresent()) {
      return scene.stranger(person.address().get());
    }
    List<String> words = List.of(person.name().split("\\s+"));
    return !person.name().isBlank() && !scene.senderName(words) && !scene.ourName(words);
  }

  private static Referral of(
      Person person, Scene scene, Written original, Written written, Sheet subject) {
    Evidence evidence =
        new Evidence(
            "forwarded-header",
            (person.name() + person.address().map(a -> " <" + a + ">").orElse("")).strip(),
            "forwarded-sender");
    Draft draft = new Draft();
    person.address().ifPresent(a -> draft.contactEmail(new Found<>(a, 0.95, evidence)));
    PersonNames.person(person.name(), scene)
        .map(
            name -> person.address().map(a -> PersonNames.asAddressed(name, a, scene)).orElse(name))
        .ifPresent(name -> draft.contactName(new Found<>(name, 0.94, evidence)));
    Optional<Anchor> anchor =
        person.address().or(() -> address(original, scene)).map(Anchor::elsewhere);
    if (person.address().isEmpty() && anchor.isPresent()) {
      draft.contactEmail(
          new Found<>(
              anchor.get().address(),
              0.8,
              new Evidence("forwarded-text", anchor.get().address().toString(), "address")));
    }
    Referral said =
        Prose.read(
            scene,
            original.sheet(),
            original.sheet().whole(),
            List.of(written.sheet(), subject),
            anchor);
    draft.fill(said);
    Referral told =
        Prose.read(scene, written.sheet(), written.sheet().whole(), List.of(subject), anchor);
    return Joining.withDomain(draft.fill(told).referral(), scene);
  }

  private static Optional<Address> address(Written original, Scene scene) {
    return original.sheet().passage().addresses().stream()
        .map(Addresses.Spotted::address)
        .filter(scene::stranger)
        .findFirst();
  }
}
