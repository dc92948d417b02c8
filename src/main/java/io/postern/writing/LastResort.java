package io.postern.writing;

import io.postern.notice.OutgoingMail;
import java.util.List;
import java.util.Locale;

/** What is sent when no template at all can be used, which only a broken installation brings. */
final class LastResort {
  private LastResort() {}

  static Composed compose(OutgoingMail mail) {
    String program = HeaderGate.pass(mail.program().name(), 100);
    String subject = Subject.of(mail.subject(), program);
    String what =
        "There is news ("
            + mail.notice().template().replace('-', ' ')
            + ") about "
            + Subject.stem(subject)
            + ".";
    String how = "The full mail could not be written. Please reply, and a person tells you more.";
    Html html = new Html().raw("<!DOCTYPE html><html lang=\"en\"><body><p>");
    html.text(what).raw("</p><p>").text(how).raw("</p></body></html>").newLine();
    return new Composed(
        Locale.ENGLISH,
        program,
        subject,
        List.of(what, "", how),
        html.toString(),
        List.of(),
        List.of());
  }
}
