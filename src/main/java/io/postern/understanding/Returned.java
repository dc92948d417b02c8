package io.postern.understanding;

import io.postern.mail.Letter;
import io.postern.mail.MessageId;
import io.postern.mail.ReportPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The mail that a report gives back: whole, its header alone, or at the end of the text. */
final class Returned {
  private Returned() {}

  static boolean any(Letter letter, BounceNotice notice) {
    return !letter.enclosed().isEmpty()
        || !notice.returned().isEmpty()
        || letter.reports().stream().anyMatch(Returned::isHeader);
  }

  /** Message-ID of the mail that did not arrive. */
  static Optional<MessageId> messageId(Letter letter, BounceNotice notice) {
    for (Letter enclosed : letter.enclosed()) {
      if (enclosed.messageId().isPresent()) {
        return enclosed.messageId();
      }
    }
    return field(lines(letter, notice), "message-id").stream()
        .findFirst()
        .flatMap(MessageId::parse);
  }

  /** To whom it went, for reports that do not name the recipient. */
  static List<String> recipients(Letter letter, BounceNotice notice) {
    for (Letter enclosed : letter.enclosed()) {
      if (!enclosed.to().isEmpty()) {
        return BounceNotice.keys(enclosed.to());
      }
    }
    List<String> found = new ArrayList<>();
    for (String value : field(lines(letter, notice), "to")) {
      found.addAll(BounceNotice.addressesIn(value));
    }
    return found;
  }

  private static List<String> lines(Letter letter, BounceNotice notice) {
    for (ReportPart part : letter.reports()) {
      if (isHeader(part)) {
        return List.of(part.text().split("\n"));
      }
    }
    return notice.returned();
  }

  private static boolean isHeader(ReportPart part) {
    return part.mediaType().endsWith("headers");
  }

  private static List<String> field(List<String> lines, String name) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.toLowerCase(Locale.ROOT).startsWith(name + ":")) {
        String value = line.substring(name.length() + 1).strip();
        boolean folded = value.isEmpty() && i + 1 < lines.size();
        values.add(folded ? lines.get(i + 1).strip() : value);
      }
    }
    return values;
  }
}
