package io.postern.posting;

/** A connection did not come about, for a reason that concerns the account and not a mail. */
final class Fault extends Exception {
  private static final long serialVersionUID = 1L;

  Fault(String why) {
    super(why);
  }
}
