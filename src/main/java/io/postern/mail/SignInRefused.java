package io.postern.mail;

/** An account cannot be signed in to, and trying again will not help: a person has to act. */
public final class SignInRefused extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param why what was refused and what to do, for the operator; no secrets in it
   */
  public SignInRefused(String why) {
    super(why);
  }
}
