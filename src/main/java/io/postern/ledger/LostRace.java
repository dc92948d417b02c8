package io.postern.ledger;

/** What an update expected is no longer so: the facts are loaded again and decided again. */
final class LostRace extends RuntimeException {
  private static final long serialVersionUID = 1;

  LostRace(String what) {
    super(what, null, false, false);
  }
}
