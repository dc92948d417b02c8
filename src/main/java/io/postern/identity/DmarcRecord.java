package io.postern.identity;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A DMARC policy record (RFC 7489 6.3, RFC 9989 4.7), and of it what tells whose mail passes. What
 * is to be done with the other mail does not matter here: nothing is acted on without a pass.
 *
 * @param strictDkim whether a signature counts only from the very same domain
 * @param strictSpf whether the reverse path counts only with the very same domain
 */
record DmarcRecord(boolean strictDkim, boolean strictSpf, Suffix suffix) {
  /** Whether others may register names below this one (RFC 9989, tag psd). */
  enum Suffix {
    YES,
    NO,
    UNSAID
  }

  private static final String VERSION = "v=DMARC1";

  /** The one among the texts of a name; none where there are several (RFC 7489 6.6.3). */
  static Optional<DmarcRecord> among(List<String> texts) {
    List<String> records = texts.stream().filter(DmarcRecord::isRecord).toList();
    return records.size() == 1 ? Optional.of(read(records.getFirst())) : Optional.empty();
  }

  private static boolean isRecord(String text) {
    String start = text.split(";", 2)[0];
    return String.join("", start.strip().split("\\s")).equals(VERSION);
  }

  private static DmarcRecord read(String text) {
    Map<String, String> tags = new HashMap<>();
    for (String pair : text.split(";", 50)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        tags.putIfAbsent(
            pair.substring(0, equals).strip().toLowerCase(Locale.ROOT),
            pair.substring(equals + 1).strip().toLowerCase(Locale.ROOT));
      }
    }
    return new DmarcRecord(
        tags.getOrDefault("adkim", "r").equals("s"),
        tags.getOrDefault("aspf", "r").equals("s"),
        switch (tags.getOrDefault("psd", "u")) {
          case "y" -> Suffix.YES;
          case "n" -> Suffix.NO;
          default -> Suffix.UNSAID;
        });
  }
}
