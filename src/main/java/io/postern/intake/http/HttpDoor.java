package io.postern.intake.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.intake.Handover;
import io.postern.mail.Address;
import io.postern.mail.Envelope;
import io.postern.mail.RawMail;
import io.postern.mail.Receipt;
import io.postern.mail.Source;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Takes posted mail. 202 is said only when the sink has kept it; a fault of ours is 503 and asks
 * for another try.
 */
public final class HttpDoor {
  /** The name of this way in. */
  public static final String INGRESS = "http";

  private static final Set<String> MEDIA_TYPES = Set.of("message/rfc822", "message/global");
  private static final int MOST_RECIPIENTS = 100;
  private static final int LONGEST_EVENT_ID = 200;

  private final HttpDoorSettings settings;
  private final Signature signature;
  private final Handover handover;
  private final InstantSource clock;

  public HttpDoor(HttpDoorSettings settings, Handover handover, InstantSource clock) {
    this.settings = settings;
    this.signature = new Signature(settings.secret(), settings.envelopeSigned());
    this.handover = handover;
    this.clock = clock;
  }

  /**
   * One POST.
   *
   * @param peer the address of the other end, for the events
   * @param mediaType the Content-Type, as sent
   * @param timestamp seconds since 1970, of {@code X-Postern-Timestamp}
   * @param signature of {@code X-Postern-Signature}
   * @param eventId the provider's own id of this event, of {@code X-Postern-Event-Id}; may be empty
   * @param mailFrom of {@code X-Postern-Mail-From}, if sent; {@code <>} or nothing in it is the
   *     null sender
   * @param rcptTo of {@code X-Postern-Rcpt-To}, if sent: addresses, divided by commas
   * @param body the mail
   */
  record Post(
      String peer,
      String mediaType,
      String timestamp,
      String signature,
      String eventId,
      Optional<String> mailFrom,
      Optional<String> rcptTo,
      byte[] body) {}

  /**
   * @param status 202, or what was wrong
   * @param text one short line
   */
  record Answer(int status, String text) {}

  Answer take(Post post) {
    if (post.body().length > settings.maxSize()) {
      return refuse(post, "too-large", new Answer(413, "larger than " + settings.maxSize()));
    }
    boolean known =
        Signature.isFresh(post.timestamp(), clock.instant(), settings.window())
            && signature.fits(post.signature(), signed(post));
    if (!known) {
      return refuse(post, "bad-signature", new Answer(401, "signature or timestamp is wrong"));
    }
    if (!MEDIA_TYPES.contains(essence(post.mediaType()))) {
      return refuse(post, "not-a-mail", new Answer(415, "send message/rfc822"));
    }
    if (post.body().length == 0) {
      return refuse(post, "not-a-mail", new Answer(400, "the body is empty"));
    }
    List<Address> recipients = recipients(post);
    if (post.rcptTo().isPresent() && recipients.isEmpty()) {
      return refuse(post, "not-ours", new Answer(422, "no such address here"));
    }
    return keep(post, recipients);
  }

  private static Signature.Signed signed(Post post) {
    return new Signature.Signed(
        post.timestamp(),
        post.eventId(),
        post.mailFrom().orElse(""),
        post.rcptTo().orElse(""),
        post.body());
  }

  private Answer refuse(Post post, String reason, Answer answer) {
    handover.events().refused(INGRESS, post.peer(), reason);
    return answer;
  }

  private static String essence(String mediaType) {
    int end = mediaType.indexOf(';');
    return (end < 0 ? mediaType : mediaType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  private List<Address> recipients(Post post) {
    List<Address> ours = new ArrayList<>();
    for (String one : post.rcptTo().orElse("").split(",", MOST_RECIPIENTS)) {
      Address.parse(withoutBrackets(one)).filter(handover.sink()::accepts).ifPresent(ours::add);
    }
    return ours;
  }

  private static String withoutBrackets(String path) {
    String bare = path.strip();
    return bare.startsWith("<") && bare.endsWith(">") ? bare.substring(1, bare.length() - 1) : bare;
  }

  private Answer keep(Post post, List<Address> recipients) {
    RawMail mail =
        new RawMail(
            post.body(),
            envelope(post, recipients),
            new Source(INGRESS, key(post)),
            Optional.empty(),
            clock.instant());
    return switch (handover.keep(mail)) {
      case Receipt.Kept(long id) -> new Answer(202, "kept as " + id);
      case Receipt.Duplicate(long id) -> new Answer(202, "kept before as " + id);
      case Receipt.NotNow(String why) -> new Answer(503, "not now, please try again");
      case Receipt.NotOurs(String why) -> new Answer(422, "no such address here");
    };
  }

  private static Envelope envelope(Post post, List<Address> recipients) {
    if (post.mailFrom().isEmpty() && post.rcptTo().isEmpty()) {
      return Envelope.UNKNOWN;
    }
    String sender = withoutBrackets(post.mailFrom().orElse(""));
    return new Envelope(
        post.mailFrom().isPresent(), sender, Address.parse(sender), recipients, Optional.empty());
  }

  // A replayed POST within the window has the same key, and is a duplicate.
  private static String key(Post post) {
    String said = post.rcptTo().orElse("") + "\n";
    String content = Handover.contentKey(said.getBytes(UTF_8), post.body());
    String event = post.eventId().strip();
    boolean plain = event.chars().allMatch(c -> c > ' ' && c < 127);
    return event.isEmpty() || event.length() > LONGEST_EVENT_ID || !plain
        ? content
        : event + "/" + content;
  }
}
