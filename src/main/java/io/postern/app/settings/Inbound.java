package io.postern.app.settings;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
   * @param envelopeSigned whether a signature must cover the envelope too
   */
  public record HttpDoor(Secret secret, long maxBytes, boolean envelopeSigned, Trust trust) {}

  /**
   * @param name names it in the ledger and in logs
   * @param path holds new, cur and tmp
   */
  public record Maildir(String name, Path path, Duration poll, Trust trust) {}

  /**
   * Whose word counts about where mail comes from.
   *
   * @param verify who checks SPF, DKIM and DMARC
   * @param preset of the border
   * @param authservIds authserv-id of the border (RFC 8601 2.2)
   * @param receivedBy the border's own host names, as its Received fields write them after by
   * @param nameServers whom our own checks ask; none for those that the system uses
   * @param sealers forwarders whose sealed word our own checks believe (ARC, RFC 8617): domains
   */
  public record Trust(
      Verify verify,
      Preset preset,
      List<String> authservIds,
      List<String> receivedBy,
      List<InetSocketAddress> nameServers,
      Set<String> sealers) {
    /** Nobody is believed: no mail gets above level 0 but by its token. */
    public static final Trust NOBODY = border(Preset.GENERIC, List.of(), List.of());

    /** A border is believed. */
    static Trust border(Preset preset, List<String> authservIds, List<String> receivedBy) {
      return new Trust(Verify.BORDER, preset, authservIds, receivedBy, List.of(), Set.of());
    }

    /** Postern checks by itself. */
    static Trust own(List<InetSocketAddress> nameServers, Set<String> sealers) {
      return new Trust(Verify.OWN, Preset.GENERIC, List.of(), List.of(), nameServers, sealers);
    }

    public Trust {
      authservIds = List.copyOf(authservIds);
      receivedBy = List.copyOf(receivedBy);
      nameServers = List.copyOf(nameServers);
      sealers = Set.copyOf(sealers);
    }

    /** Whether anything can be believed. */
    public boolean believesSomebody() {
      return verify == Verify.OWN || preset != Preset.GENERIC || !authservIds.isEmpty();
    }
  }

  /** Who checks SPF, DKIM and DMARC. */
  public enum Verify {
    /** The border, whose Authentication-Results are read. */
    BORDER,
    /** Postern, which asks DNS: for mail that comes straight in. */
    OWN
  }

  /** Where a border writes its results. */
  public enum Preset {
    GENERIC,
    GMAIL,
    M365
  }
}
