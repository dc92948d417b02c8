package io.postern.mail;

import java.io.IOException;

/** Access tokens for one mail account (OAuth 2, RFC 6749 6). */
public interface AccessTokens {
  /**
   * A token that is valid now and for some minutes more.
   *
   * @throws IOException when the token endpoint cannot be reached or is not well: try later
   * @throws SignInRefused when the account's consent is gone: a person has to give it anew
   */
  String current() throws IOException, SignInRefused;

  /** The server took the last token for invalid: it is not to be given again. */
  void forget();
}
