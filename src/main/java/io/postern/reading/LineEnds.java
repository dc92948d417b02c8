package io.postern.reading;

import io.postern.mail.Flaw;
import java.io.ByteArrayOutputStream;

/**
 * Mends the line ends of mails whose lines end with CR alone. LF alone and CR LF are read as they
 * are; a CR among them is a character like others, so that it can begin no field.
 */
final class LineEnds {
  private LineEnds() {}

  /** A copy with CR LF where more lines end with CR than with LF; else the mail itself. */
  static byte[] mended(byte[] mail, Budget budget) {
    int alone = 0;
    int lineFeeds = 0;
    for (int i = 0; i < mail.length; i++) {
      if (mail[i] == '\n') {
        lineFeeds++;
      } else if (mail[i] == '\r' && (i + 1 == mail.length || mail[i + 1] != '\n')) {
        alone++;
      }
    }
    if (alone == 0) {
      return mail;
    }
    budget.note(Flaw.BARE_CR);
    return alone <= lineFeeds ? mail : converted(mail, alone);
  }

  private static byte[] converted(byte[] mail, int more) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(mail.length + more);
    for (int i = 0; i < mail.length; i++) {
      out.write(mail[i]);
      if (mail[i] == '\r' && (i + 1 == mail.length || mail[i + 1] != '\n')) {
        out.write('\n');
      }
    }
    return out.toByteArray();
  }
}
