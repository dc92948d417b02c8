package io.postern.story;

import io.postern.ledger.MailRecord;
import io.postern.letters.HostileMail;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What the engine did about a hostile mail, in the words of the sample's manifest. */
final class Conduct {
  private static final List<String> LEVELS =
      List.of("NOTHING", "DOMAIN", "TOKEN", "BOTH", "STEP_UP");
  private static final Pattern FROM_ADDRESS = Pattern.compile("[\\w.+-]{1,64}@[\\w.-]{1,200}");

  private Conduct() {}

  /** The manifest's words for how it ended. */
  static Set<String> words(MailRecord mail) {
    boolean asked = !mail.outgoing().isEmpty();
    boolean report = mail.row().kind().equals("bounce");
    Set<String> words = new HashSet<>();
    switch (mail.row().outcome().orElseThrow()) {
      case HELD -> words.add("quarantine");
      case ASKED -> words.addAll(Set.of("challenge", "safe"));
      case REFUSED -> words.addAll(Set.of("record", "safe"));
      // A loop is RECORDED (decisions.md 12), and refused so far as it goes no further.
      case RECORDED ->
          words.addAll(
              mail.row().reason().endsWith("-loop")
                  ? Set.of("record", "drop", "reject")
                  : Set.of("record", "drop", "safe"));
      case ACTED -> words.addAll(Set.of("act", "safe"));
    }
    if (asked) {
      words.add("challenge");
    }
    if (report) {
      words.add("dsn");
    }
    return words;
  }

  /** Whether it got above the highest level that it may reach. */
  static List<String> levels(MailRecord mail, int most) {
    return LEVELS.stream()
        .skip(most + 1L)
        .filter(level -> mail.identity().contains("\"level\":\"" + level + '"'))
        .map(level -> "reached level " + level + ": " + mail.identity())
        .toList();
  }

  /** Answers that somebody got who must get none. */
  static List<String> answers(HostileMail hostile, MailRecord mail) {
    // Size alone is no reason to keep a proven partner in the dark about a mail that could be read.
    boolean large = hostile.id().startsWith("S") && mail.identity().contains("\"DOMAIN\"");
    if (hostile.mayAnswer() || large) {
      return List.of();
    }
    Set<String> senders = senders(hostile);
    return mail.outgoing().stream()
        .filter(out -> senders.contains(out.to().toString()))
        .map(out -> "answered with " + out.notice() + " to " + out.to())
        .toList();
  }

  /** Everybody who may have sent it: the envelope's sender and whoever stands in a From line. */
  private static Set<String> senders(HostileMail mail) {
    Set<String> senders = new HashSet<>();
    senders.add(mail.mailFrom());
    for (String line : new String(mail.bytes(), StandardCharsets.ISO_8859_1).split("\r?\n", 200)) {
      if (line.toLowerCase(Locale.ROOT).startsWith("from")) {
        FROM_ADDRESS.matcher(line).results().forEach(found -> senders.add(found.group()));
      }
    }
    senders.remove(BorderTown.MANAGER); // who is told that somebody tried
    return senders;
  }
}
