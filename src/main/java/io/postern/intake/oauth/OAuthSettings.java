package io.postern.intake.oauth;

import java.net.URI;
import java.util.Optional;

/**
 * How access tokens for one account are had.
 *
 * @param account the mail address of the account, for messages
 * @param endpoint the token endpoint (RFC 6749 3.2)
 * @param clientId the application's id at the provider
 * @param clientSecret its secret; empty for public clients
 * @param refreshToken what the account's owner consented to once; empty where the application acts
 *     for itself (client credentials, RFC 6749 4.4), as Microsoft allows for mailboxes
 * @param scope what is asked for; empty for all that was consented to
 */
public record OAuthSettings(
    String account,
    URI endpoint,
    String clientId,
    Optional<String> clientSecret,
    Optional<String> refreshToken,
    Optional<String> scope) {
  private static final String MICROSOFT_MAIL =
      "https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send"
          + " offline_access";

  /** A Gmail or Google Workspace mailbox. */
  public static OAuthSettings google(
      String account, String clientId, String clientSecret, String refreshToken) {
    return new OAuthSettings(
        account,
        URI.create("https://oauth2.googleapis.com/token"),
        clientId,
        Optional.of(clientSecret),
        Optional.of(refreshToken),
        Optional.empty());
  }

  /**
   * A Microsoft 365 mailbox.
   *
   * @param tenant the organisation's directory id or domain, or {@code common}
   */
  public static OAuthSettings microsoft(
      String account,
      String tenant,
      String clientId,
      Optional<String> clientSecret,
      Optional<String> refreshToken) {
    return new OAuthSettings(
        account,
        URI.create("https://login.microsoftonline.com/" + tenant + "/oauth2/v2.0/token"),
        clientId,
        clientSecret,
        refreshToken,
        Optional.of(
            refreshToken.isPresent() ? MICROSOFT_MAIL : "https://outlook.office365.com/.default"));
  }

  /** Without its secrets. */
  @Override
  public String toString() {
    return "OAuthSettings[" + account + " at " + endpoint + "]";
  }
}
