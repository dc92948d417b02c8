package io.postern.intake.imap;

/** The server said NO or BAD to one command; the connection goes on. */
final class ImapRefused extends Exception {
  private static final long serialVersionUID = 1L;

  ImapRefused(String reply) {
    super(reply);
  }
}
