package io.postern.writing;

import io.postern.notice.OutgoingMail;
import io.postern.notice.WayOut;
import io.postern.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands over and under each mail of a program. The {@link #MARK} in its first line is how a
 * reader of answers knows that our mail begins there when it is quoted, in every language.
 *
 * @param program how the program is called
 * @param about what the conversation is about: its subject
 * @param logo https address of the program's picture
 * @param footer who writes, why the recipient gets this, and how to answer
 * @param wayOut for a mail to many: how to get no more of them
 */
record Letterhead(
    String program,
    String about,
    Optional<String> logo,
    List<String> footer,
    Optional<Link> wayOut) {
  /**
   * @param label what can be clicked
   * @param url where it leads
   */
  record Link(String label, String url) {}

  /** Between the program's name and what the mail is about. */
  static final String MARK = "·•·";

  /** Of the HTML element around the whole letter. */
  static final String HTML_ID = "postern-letter";

  private static final int MAX = 100;

  static Letterhead of(OutgoingMail mail, String subject, Voice voice, Words words) {
    Program program = mail.program();
    String role = Models.lower(voice.to());
    Map<String, String> values =
        Map.of("program", program.name(), "address", program.addresses().intake().toString());
    List<String> footer = new ArrayList<>();
    for (String key : List.of("footer.name", "footer.why." + role, "footer.answer." + role)) {
      footer.add(words.say(key, values));
    }
    mail.wayOut().ifPresent(_ -> footer.add(words.say("footer.leave", values)));
    words.find("footer.imprint").filter(text -> !text.isEmpty()).ifPresent(footer::add);
    return new Letterhead(
        HeaderGate.pass(program.name(), MAX),
        HeaderGate.pass(Subject.stem(subject), MAX),
        program.brand().logoUrl().filter(url -> url.startsWith("https://")),
        List.copyOf(footer),
        mail.wayOut()
            .flatMap(WayOut::page)
            .map(page -> new Link(words.say("footer.leave.link", values), page.toString())));
  }

  /** The first line of the text part. */
  String line() {
    return program + " " + MARK + " " + about;
  }
}
