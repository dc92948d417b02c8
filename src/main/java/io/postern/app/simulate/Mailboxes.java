package io.postern.app.simulate;

import io.postern.mail.Address;
import io.postern.mail.Letter;
import io.postern.posting.Carrier;
import io.postern.posting.Delivery;
import io.postern.posting.Parcel;
import io.postern.posting.Progress;
import io.postern.reading.LetterReader;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Everybody's mailboxes: what Postern sends ends here, and nothing leaves the machine. */
final class Mailboxes implements Carrier {
  private final InstantSource clock;
  private final List<Notice> notices = new ArrayList<>();
  private int told;

  /**
   * A mail of Postern.
   *
   * @param at when it left
   * @param to to whom
   * @param template which notice it is
   * @param letter what stands in it
   * @param bytes the mail itself
   */
  record Notice(Instant at, Address to, String template, Letter letter, byte[] bytes) {}

  Mailboxes(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Delivery send(Parcel parcel, Progress progress) {
    Letter letter = LetterReader.read(parcel.mail());
    String template = letter.header("X-Postern-Notice").orElse("");
    notices.add(new Notice(clock.instant(), parcel.to(), template, letter, parcel.mail()));
    return new Delivery.Sent("simulated");
  }

  /** Those that came since this was asked last; of one moment, in the order of their readers. */
  synchronized List<Notice> news() {
    // They are sent side by side: the order in which they came means nothing.
    List<Notice> news =
        notices.subList(told, notices.size()).stream()
            .sorted(
                Comparator.comparing(Notice::at)
                    .thenComparing(notice -> notice.to().key())
                    .thenComparing(Notice::template)
                    .thenComparing(notice -> notice.letter().subject()))
            .toList();
    told = notices.size();
    return news;
  }

  /** The newest mail that this person got and that an answer with this subject answers. */
  synchronized Optional<Notice> answeredBy(Address person, String subject) {
    return notices.reversed().stream()
        .filter(notice -> notice.to().key().equals(person.key()))
        .filter(notice -> endsWith(subject, notice.letter().subject()))
        .findFirst();
  }

  // "Re: ", "AW: ", "SV: " and all others stand before it.
  private static boolean endsWith(String subject, String answered) {
    int from = subject.length() - answered.length();
    return from > 0
        && !answered.isBlank()
        && subject.regionMatches(true, from, answered, 0, answered.length());
  }

  @Override
  public void close() {
    // nothing is open
  }
}
