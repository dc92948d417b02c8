package io.postern.intake.imap;

import jakarta.mail.Flags;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.MailboxInfo;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.jspecify.annotations.Nullable;

/**
 * A selected folder, spoken to by UID alone (RFC 3501 6.4.8). A lost connection is an {@link
 * IOException}, a NO or BAD an {@link ImapRefused}.
 */
final class ImapSession implements AutoCloseable {
  /** Set on the server's copy of what is kept; our own, since people and programs set \Seen. */
  static final String KEPT = "$PosternKept";

  private static final DateTimeFormatter SEARCH_DATE =
      DateTimeFormatter.ofPattern("d-MMM-yyyy", Locale.ENGLISH); // RFC 3501 9, "date"

  private final IMAPProtocol protocol;
  private final MailboxInfo folder;

  private ImapSession(IMAPProtocol protocol, MailboxInfo folder) {
    this.protocol = protocol;
    this.folder = folder;
  }

  static ImapSession select(IMAPProtocol protocol, ImapSettings settings)
      throws IOException, ProtocolException {
    MailboxInfo folder = protocol.select(settings.folder());
    if (folder.uidvalidity < 0) {
      throw new IOException("the server gives no UIDVALIDITY for " + settings.folder());
    }
    return new ImapSession(protocol, folder);
  }

  long uidValidity() {
    return folder.uidvalidity;
  }

  /** Whether {@link #KEPT} can be set and stays. */
  boolean keepsKeywords() {
    return folder.permanentFlags.contains(Flags.Flag.USER) || folder.permanentFlags.contains(KEPT);
  }

  /**
   * UIDs from {@code from} to {@code to}.
   *
   * @param to empty for no end
   * @param criteria more search keys, or nothing
   */
  SortedSet<Long> search(long from, Optional<Long> to, Optional<LocalDate> since, String criteria)
      throws IOException, ImapRefused {
    StringBuilder command =
        new StringBuilder("UID SEARCH UID ")
            .append(from)
            .append(':')
            .append(to.map(String::valueOf).orElse("*"));
    since.ifPresent(day -> command.append(" SINCE ").append(SEARCH_DATE.format(day)));
    if (!criteria.isEmpty()) {
      command.append(' ').append(criteria);
    }
    SortedSet<Long> uids = new TreeSet<>();
    for (Response response : run(command.toString(), null)) {
      if (response instanceof IMAPResponse answer && answer.keyEquals("SEARCH")) {
        for (long uid = answer.readLong(); uid > 0; uid = answer.readLong()) {
          uids.add(uid);
        }
      }
    }
    // RFC 3501 6.4.8: n:* is the last mail even where that is below n.
    uids.removeIf(uid -> uid < from || to.filter(end -> uid > end).isPresent());
    return uids;
  }

  /**
   * What the server knows of a mail.
   *
   * @param size in octets
   * @param receivedAt when the server got it, if it says so in a form that can be read
   */
  record Facts(long size, Optional<Instant> receivedAt) {}

  /** For those of the UIDs that are still there. */
  Map<Long, Facts> facts(Collection<Long> uids) throws IOException, ImapRefused {
    Map<Long, Facts> facts = new HashMap<>();
    for (FetchResponse fetch : fetch(uids, "UID RFC822.SIZE INTERNALDATE")) {
      RFC822SIZE size = fetch.getItem(RFC822SIZE.class);
      INTERNALDATE date = fetch.getItem(INTERNALDATE.class);
      if (size != null) {
        facts.put(
            uid(fetch),
            new Facts(
                size.size,
                Optional.ofNullable(date).map(INTERNALDATE::getDate).map(Date::toInstant)));
      }
    }
    // An answer that cannot be parsed is left out by Angus: most often the date's fault.
    List<Long> left = uids.stream().filter(uid -> !facts.containsKey(uid)).toList();
    if (!left.isEmpty()) {
      for (FetchResponse fetch : fetch(left, "UID RFC822.SIZE")) {
        RFC822SIZE size = fetch.getItem(RFC822SIZE.class);
        if (size != null) {
          facts.put(uid(fetch), new Facts(size.size, Optional.empty()));
        }
      }
    }
    return facts;
  }

  /** The whole mail, left unseen; empty when it is no longer there. */
  Optional<byte[]> mail(long uid) throws IOException, ImapRefused {
    return body(uid, "BODY.PEEK[]");
  }

  /** Its header alone. */
  Optional<byte[]> header(long uid) throws IOException, ImapRefused {
    return body(uid, "BODY.PEEK[HEADER]");
  }

  private Optional<byte[]> body(long uid, String item) throws IOException, ImapRefused {
    for (FetchResponse fetch : fetch(List.of(uid), "UID " + item)) {
      BODY body = fetch.getItem(BODY.class);
      if (body != null && uid(fetch) == uid) {
        ByteArray bytes = body.getByteArray();
        if (bytes == null) {
          throw new ImapRefused("the server has no content for UID " + uid);
        }
        return Optional.of(bytes.getNewBytes());
      }
    }
    return Optional.empty();
  }

  private List<FetchResponse> fetch(Collection<Long> uids, String items)
      throws IOException, ImapRefused {
    List<FetchResponse> fetched = new ArrayList<>();
    for (Response response : run("UID FETCH " + set(uids) + " (" + items + ")", null)) {
      // Others change flags meanwhile: such answers have no UID or are not asked for.
      if (response instanceof FetchResponse fetch
          && fetch.getItem(UID.class) != null
          && uids.contains(uid(fetch))) {
        fetched.add(fetch);
      }
    }
    return fetched;
  }

  private static long uid(FetchResponse fetch) {
    return fetch.getItem(UID.class).uid;
  }

  void markKept(Collection<Long> uids) throws IOException, ImapRefused {
    run("UID STORE " + set(uids) + " +FLAGS.SILENT (" + KEPT + ")", null);
  }

  /**
   * Moves mails, by MOVE (RFC 6851) or by what it stands for; makes the folder where it is missing.
   * Never by a plain EXPUNGE, which would remove what others have marked as deleted.
   */
  void move(Collection<Long> uids, String target) throws IOException, ImapRefused {
    Argument name = new Argument();
    name.writeString(BASE64MailboxEncoder.encode(target));
    if (protocol.hasCapability("MOVE")) {
      runMakingFolder("UID MOVE " + set(uids), name, target);
      return;
    }
    if (!protocol.hasCapability("UIDPLUS")) {
      throw new ImapRefused("the server knows neither MOVE nor UIDPLUS");
    }
    runMakingFolder("UID COPY " + set(uids), name, target);
    run("UID STORE " + set(uids) + " +FLAGS.SILENT (\\Deleted)", null);
    run("UID EXPUNGE " + set(uids), null);
  }

  private void runMakingFolder(String command, Argument name, String target)
      throws IOException, ImapRefused {
    try {
      run(command, name);
    } catch (ImapRefused refused) {
      if (!String.valueOf(refused.getMessage()).contains("[TRYCREATE]")) {
        throw refused;
      }
      Argument made = new Argument();
      made.writeString(BASE64MailboxEncoder.encode(target));
      run("CREATE", made);
      run(command, name);
    }
  }

  boolean canIdle() {
    return protocol.hasCapability("IDLE");
  }

  /**
   * Waits until the server tells of something new, or for {@code atMost} (RFC 2177). Only a hint:
   * what it tells is not looked at.
   *
   * @return whether there is something new
   * @throws IOException when the server does not answer the end of it: it is dead
   */
  boolean idle(Duration atMost) throws IOException, ImapRefused {
    try {
      protocol.idleStart();
    } catch (ProtocolException failed) {
      throw sorted(failed);
    }
    ImapIdle idle = new ImapIdle(protocol);
    Thread alarm = Thread.ofVirtual().start(() -> idle.endAfter(atMost));
    try {
      return idle.listen();
    } catch (ProtocolException failed) {
      throw sorted(failed);
    } finally {
      alarm.interrupt();
    }
  }

  private Response[] run(String command, @Nullable Argument arguments)
      throws IOException, ImapRefused {
    Response[] responses = protocol.command(command, arguments);
    try {
      protocol.handleResult(responses[responses.length - 1]);
    } catch (ProtocolException failed) {
      throw sorted(failed);
    }
    return responses;
  }

  private static ImapRefused sorted(ProtocolException failed) throws IOException {
    Response response = failed.getResponse();
    if (response != null && (response.isNO() || response.isBAD())) {
      return new ImapRefused(response.getRest());
    }
    throw new IOException("the connection was lost: " + failed.getMessage(), failed);
  }

  private static String set(Collection<Long> uids) {
    return uids.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /** Says goodbye. */
  @Override
  public void close() {
    try {
      protocol.logout();
    } catch (ProtocolException gone) {
      // it is closed, which is what was wanted
    }
  }
}
