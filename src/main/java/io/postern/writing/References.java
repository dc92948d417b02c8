package io.postern.writing;

import io.postern.mail.MessageId;
import io.postern.notice.OutgoingMail;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The mails that a mail belongs to (RFC 5322 3.6.4): the conversation's root first, the answered
 * mail last, and between them as many as a header should hold.
 */
final class References {
  private static final int OLDEST = 4;
  private static final int NEWEST = 6;
  private static final int MAX_CHARACTERS = 900;

  private References() {}

  /** The mail that is answered, else the conversation's root. */
  static Optional<MessageId> parent(OutgoingMail mail) {
    return mail.inReplyTo()
        .or(() -> mail.thread().stream().findFirst())
        .filter(References::fitsALine);
  }

  static List<MessageId> of(OutgoingMail mail) {
    Set<MessageId> all = new LinkedHashSet<>();
    mail.thread().stream().filter(References::fitsALine).forEach(all::add);
    mail.inReplyTo()
        .filter(References::fitsALine)
        .ifPresent(
            id -> {
              all.remove(id);
              all.add(id);
            });
    all.remove(mail.id());
    List<MessageId> ids = new ArrayList<>(all);
    while (ids.size() > OLDEST + NEWEST) {
      ids.remove(OLDEST);
    }
    while (characters(ids) > MAX_CHARACTERS && ids.size() > 2) {
      ids.remove(1);
    }
    return ids;
  }

  private static int characters(List<MessageId> ids) {
    return ids.stream().mapToInt(id -> id.value().length() + 3).sum();
  }

  // A foreign id may be as long as a line may be; then it cannot be named in one.
  private static boolean fitsALine(MessageId id) {
    return id.value().length() <= MAX_CHARACTERS
        && id.value().chars().allMatch(c -> c > ' ' && c < 127);
  }
}
