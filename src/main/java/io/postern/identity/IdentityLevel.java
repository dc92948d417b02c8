package io.postern.identity;

/** How sure Postern is who sent a mail. Made only in this package. */
public enum IdentityLevel {
  /** Nothing is proven: the address in a From line is only a claim. */
  NOTHING,
  /** The domain let the mail out: one plain From mailbox, and an aligned pass of DKIM or SPF. */
  DOMAIN,
  /** The sender has seen a mail of ours: the envelope recipient carries a valid token. */
  TOKEN,
  /** Both, and From is the person whom the token was given to. */
  BOTH,
  /** Both, and a second proof: another person's word, or an answer to a fresh question. */
  STEP_UP;

  public boolean atLeast(IdentityLevel other) {
    return compareTo(other) >= 0;
  }
}
