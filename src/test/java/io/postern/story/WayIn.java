package io.postern.story;

import java.util.Locale;

/** The four ways in; each has a program of its own, so that the same mail may come by all. */
enum WayIn {
  SMTP,
  IMAP,
  HTTP,
  FILE;

  /** The name of its program. */
  String program() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The domain of its program's addresses. */
  String domain() {
    return program() + ".in.ref.example";
  }

  /** Whether it hands over an envelope, or only the mail that a border's mailbox holds. */
  boolean hasEnvelope() {
    return this == SMTP || this == HTTP;
  }
}
