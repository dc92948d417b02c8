package io.postern.understanding;

import io.postern.mail.Letter;
import io.postern.mail.Mailbox;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the headers of a mail say of the talk that it is part of.
 *
 * @param prefix what its subject says
 * @param answers whether it names a mail that it answers
 * @param people folded names and addresses of those it goes to
 * @param sender folded name and address of the sender
 * @param senderWords folded words of the sender's name and address
 * @param zone of its Date field
 * @param date when it was sent, as it says
 */
record Talk(
    SubjectPrefix prefix,
    boolean answers,
    Set<String> people,
    Set<String> sender,
    Set<String> senderWords,
    ZoneOffset zone,
    Optional<Instant> date) {

  static Talk of(Letter letter, Lexicon lexicon, Known known) {
    Set<String> people = new HashSet<>();
    for (List<Mailbox> boxes : List.of(letter.to(), letter.cc())) {
      for (Mailbox box : boxes) {
        people.add(Fold.of(box.address().toString()));
        people.add(Lexicon.phrase(box.name()));
      }
    }
    known.ownAddresses().forEach(address -> people.add(Fold.of(address.toString())));
    people.remove("");
    return new Talk(
        SubjectPrefix.of(letter.subject(), lexicon),
        !letter.inReplyTo().isEmpty(),
        people,
        sender(letter),
        senderWords(letter),
        zone(letter.header("Date").orElse("")),
        letter.date());
  }

  /** Whether the mail says that it answers one. */
  boolean reply() {
    return prefix.reply() || (answers && !prefix.forward());
  }

  /** Whether its subject says that it forwards one. */
  boolean forward() {
    return prefix.forward();
  }

  /** Whether somebody who takes part in the talk is named, by address or by the full name. */
  boolean names(String value) {
    for (Forwarded.Person person : People.of(value)) {
      String name = Lexicon.phrase(person.name());
      String address = person.address().map(it -> Fold.of(it.toString())).orElse("");
      if (people.contains(address)
          || sender.contains(address)
          || people.contains(name)
          || sender.contains(name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether an address belongs to the sender or somebody of the same domain. */
  boolean colleague(String address) {
    String domain = Fold.of(address.substring(address.lastIndexOf('@')));
    return sender.stream().anyMatch(it -> it.endsWith(domain));
  }

  /** Whether a line is the subject of this mail, whatever prefixes stand before either. */
  boolean about(String line) {
    String mine = prefix.subject();
    return mine.length() > 2 && line.length() < mine.length() + 40 && line.endsWith(mine);
  }

  private static Set<String> sender(Letter letter) {
    Set<String> names = new HashSet<>();
    for (Mailbox from : letter.from()) {
      names.add(Fold.of(from.address().toString()));
      names.add(Lexicon.phrase(from.name()));
    }
    names.remove("");
    return names;
  }

  private static Set<String> senderWords(Letter letter) {
    Set<String> words = new HashSet<>();
    for (Mailbox from : letter.from()) {
      words.addAll(List.of(Lexicon.phrase(from.name()).split(" ")));
      words.addAll(List.of(Fold.of(from.address().local()).split("[._+-]")));
    }
    words.remove("");
    return words;
  }

  // The zone of the Date field, RFC 5322 3.3: the last word in front of a comment.
  private static ZoneOffset zone(String date) {
    int sign = Math.max(date.lastIndexOf(" +"), date.lastIndexOf(" -"));
    if (sign < 0 || sign + 6 > date.length()) {
      return ZoneOffset.UTC;
    }
    try {
      return ZoneOffset.of(date.substring(sign + 1, sign + 6));
    } catch (DateTimeException notAZone) {
      return ZoneOffset.UTC;
    }
  }
}
