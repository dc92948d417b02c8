package io.postern.app.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The ways in.
 *
 * @param smtp the listener behind the organisation's border
 * @param imap mailboxes that are polled
 * @param http raw mail by POST
 * @param maildirs folders that a local mail server fills
 * @param files whose word counts in files given to {@code ingest}
 */
public record Inbound(
    Optional<Smtp> smtp,
    List<Imap> imap,
    Optional<HttpDoor> http,
    List<Maildir> maildirs,
    Trust files) {
  public Inbound {
    imap = List.copyOf(imap);
    maildirs = List.copyOf(maildirs);
  }

  /**
   * @param host the address that is bound
   * @param port 0 lets the system choose
   * @param maxBytes larger mail is refused (SIZE, RFC 1870)
   * @param maxConnections how many at once
   */
  public record Smtp(String host, int port, long maxBytes, int maxConnections, Trust trust) {}

  /**
   * @param name names the mailbox in the ledger and in logs; stays when the server moves
   * @param folder which folder is read
   * @param poll how often, besides what IDLE tells
   * @param moveTo where a kept mail is moved; empty to leave it
   */
  public record Imap(
      String name,
      String host,
      int port,
      Settings.Tls tls,
      Settings.Login login,
      String folder,
      Duration poll,
      Optional<String> moveTo,
      Trust trust) {}

  /**
   * @param secret signs each POST
   * @param maxBytes larger mail is refused
   */
  public record HttpDoor(Secret secret, long maxBytes, Trust trust) {}

  /**
   * @param name names it in the ledger and in logs
   * @param path holds new, cur and tmp
   */
  public record Maildir(String name, Path path, Duration poll, Trust trust) {}

  /**
   * Whose Authentication-Results are believed, and in which part of a mail.
   *
   * @param authservIds authserv-id of the border (RFC 8601 2.2)
   * @param receivedBy the border's own host names, as its Received fields write them after by
   */
  public record Trust(Preset preset, List<String> authservIds, List<String> receivedBy) {
    /** Nobody is believed: no mail gets above level 0 but by its token. */
    public static final Trust NOBODY = new Trust(Preset.GENERIC, List.of(), List.of());

    public Trust {
      authservIds = List.copyOf(authservIds);
      receivedBy = List.copyOf(receivedBy);
    }

    /** Whether anything can be believed. */
    public boolean believesSomebody() {
      return preset != Preset.GENERIC || !authservIds.isEmpty();
    }
  }

  /** Where a border writes its results. */
  public enum Preset {
    GENERIC,
    GMAIL,
    M365
  }
}
