package io.postern.posting;

import io.postern.mail.Address;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One connection to the relay, over which mails go one after the other. */
final class Conversation {
  private final Wire wire;
  private final Set<String> offers;
  private final CourierSettings.Timeouts timeouts;
  private int sent;
  private boolean usable = true;
  private boolean lost;
  private Phase phase = Phase.CONNECT;

  Conversation(Wire wire, Set<String> offers, CourierSettings settings) {
    this.wire = wire;
    this.offers = Set.copyOf(offers);
    this.timeouts = settings.timeouts();
  }

  /** Whether another mail may follow. */
  boolean usable() {
    return usable;
  }

  /** Whether the relay ended the connection, with or without a word. */
  boolean lost() {
    return lost;
  }

  /** How many mails went this way. */
  int sent() {
    return sent;
  }

  /**
   * Sends one mail. The sender, the recipient and DATA go out together where the relay takes that
   * (PIPELINING, RFC 2920).
   */
  Delivery send(Parcel parcel, Progress progress, Guard guard) {
    phase = Phase.CONNECT;
    sent++;
    Delivery delivery;
    try {
      delivery = transact(parcel, progress, guard);
    } catch (IOException broken) {
      usable = false;
      lost = true;
      return phase == Phase.DOT_SENT
          ? new Delivery.Uncertain(why(broken))
          : new Delivery.TryLater(phase, why(broken));
    }
    if (usable && !(delivery instanceof Delivery.Sent)) {
      clear();
    }
    return delivery;
  }

  private void clear() {
    try {
      wire.say("RSET");
      wire.flush();
      usable = wire.reply(timeouts.command()).positive();
    } catch (IOException broken) {
      usable = false;
    }
  }

  private static String why(IOException broken) {
    String message = broken.getMessage();
    return message == null ? broken.getClass().getSimpleName() : message;
  }

  private Delivery transact(Parcel parcel, Progress progress, Guard guard) throws IOException {
    if (needsUtf8(parcel) && !offers.contains("SMTPUTF8")) {
      return new Delivery.Refused(
          Phase.MAIL, 553, "5.6.7", "the relay takes no international addresses");
    }
    List<Step> steps = steps(parcel);
    boolean atOnce = offers.contains("PIPELINING");
    if (atOnce) {
      for (Step step : steps) {
        say(step, progress);
      }
      wire.flush();
    }
    Delivery refusal = null;
    boolean granted = false;
    for (Step step : steps) {
      if (!atOnce) {
        say(step, progress);
        wire.flush();
      }
      phase = step.phase;
      Reply reply = wire.reply(phase == Phase.DATA ? timeouts.data() : timeouts.command());
      granted = phase == Phase.DATA ? reply.code() == 354 : reply.positive();
      if (!granted && refusal == null) {
        refusal = verdict(reply);
        if (!atOnce || !usable) {
          return refusal;
        }
      }
    }
    if (refusal == null) {
      return content(parcel, progress, guard);
    }
    if (granted) {
      takeBack();
    }
    return refusal;
  }

  private void say(Step step, Progress progress) throws IOException {
    progress.reaches(step.phase);
    wire.say(step.command);
  }

  private record Step(Phase phase, String command) {}

  private List<Step> steps(Parcel parcel) {
    List<Step> steps = new ArrayList<>();
    String from = parcel.from().map(Address::toString).orElse("");
    steps.add(new Step(Phase.MAIL, "MAIL FROM:<" + from + ">" + parameters(parcel)));
    steps.add(new Step(Phase.RCPT, "RCPT TO:<" + parcel.to() + ">"));
    steps.add(new Step(Phase.DATA, "DATA"));
    return steps;
  }

  private String parameters(Parcel parcel) {
    StringBuilder parameters = new StringBuilder();
    if (offers.contains("SIZE")) { // RFC 1870
      parameters.append(" SIZE=").append(parcel.mail().length);
    }
    // RFC 6152. A relay that does not offer it gets the octets all the same: our mails are
    // written in 7 bits, and what is not came from elsewhere and is no better for being changed.
    if (offers.contains("8BITMIME") && !sevenBit(parcel.mail())) {
      parameters.append(" BODY=8BITMIME");
    }
    if (needsUtf8(parcel)) { // RFC 6531
      parameters.append(" SMTPUTF8");
    }
    return parameters.toString();
  }

  private static boolean sevenBit(byte[] mail) {
    for (byte b : mail) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean needsUtf8(Parcel parcel) {
    return international(parcel.to())
        || parcel.from().filter(Conversation::international).isPresent();
  }

  private static boolean international(Address address) {
    return address.local().chars().anyMatch(c -> c > 127);
  }

  private Delivery content(Parcel parcel, Progress progress, Guard guard) throws IOException {
    try (Guard.Watch watch = guard.over(wire.socket(), timeouts.block(), parcel.mail().length)) {
      wire.put(parcel.mail());
      if (!progress.mayEnd()) {
        usable = false;
        return new Delivery.TryLater(phase, "not ours to send any more");
      }
      progress.reaches(Phase.DOT_SENT);
      phase = Phase.DOT_SENT;
      wire.say(".");
      wire.flush();
    }
    Reply reply = wire.reply(timeouts.dot());
    progress.reaches(Phase.REPLY_READ);
    phase = Phase.REPLY_READ;
    return reply.positive() ? new Delivery.Sent(reply.toString()) : verdict(reply);
  }

  // RFC 2920 3.1: DATA was taken though nobody is left to get the mail; an empty one ends it.
  private void takeBack() {
    try {
      wire.say(".");
      wire.flush();
      Reply reply = wire.reply(timeouts.dot());
      usable = !reply.closes();
    } catch (IOException broken) {
      usable = false;
    }
  }

  private Delivery verdict(Reply reply) {
    if (reply.code() == 530 || reply.code() == 535 || reply.code() == 538) { // RFC 4954 6
      usable = false;
      return new Delivery.AccountFault("the relay wants us to sign in: " + reply);
    }
    if (reply.code() / 100 == 5) {
      return new Delivery.Refused(phase, reply.code(), reply.status(), reply.toString());
    }
    // 421 closes the connection (RFC 5321 3.8); a 2xx or 3xx that does not belong here means that
    // the two sides no longer speak of the same.
    lost = reply.closes();
    usable = reply.temporary() && !lost;
    return new Delivery.TryLater(phase, reply.toString());
  }

  /** Says goodbye and does not wait for an answer. */
  void close() {
    try (var closing = wire.socket()) {
      if (usable) {
        usable = false;
        wire.say("QUIT");
        wire.flush();
      }
    } catch (IOException gone) {
      // it is closed, which is what was wanted
    }
  }
}
