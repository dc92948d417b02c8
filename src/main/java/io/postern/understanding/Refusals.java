package io.postern.understanding;

import io.postern.mail.DeliveryReport.Cause;
import io.postern.mail.DeliveryReport.Fate;
import java.util.List;

/**
 * What the receiving host says to us when a mail is handed over, read like what a report quotes of
 * another host.
 */
public final class Refusals {
  private Refusals() {}

  /**
   * A mail that is refused for good.
   *
   * @param to whom it went
   * @param status enhanced status code; empty when the host gave none
   * @param code SMTP reply code
   * @param atRecipient whether the address was refused, not the mail
   * @param reply what the host said
   */
  public static Fate refused(
      String to,
      String status,
      int code,
      boolean atRecipient,
      String reply,
      AutomaticRules.Bounces rules) {
    Fate fate = BounceVerdict.of(status, List.of(reply), rules).fate(to, "failed", reply);
    boolean silent = fate.cause() == Cause.UNDEFINED && status.isEmpty();
    // Neither words nor an enhanced code: what is refused where only the address was named is the
    // address (RFC 5321 4.2.3).
    boolean address = silent && atRecipient && (code == 550 || code == 551 || code == 553);
    return address
        ? new Fate(to, fate.action(), fate.status(), reply, true, Cause.USER_UNKNOWN)
        : fate;
  }

  /**
   * A mail that was tried until its time was up.
   *
   * @param reply what came of the last try
   */
  public static Fate gaveUp(String to, String reply, AutomaticRules.Bounces rules) {
    BounceVerdict verdict = BounceVerdict.of("", List.of(reply), rules);
    Cause cause = verdict.cause() == Cause.UNDEFINED ? Cause.EXPIRED : verdict.cause();
    // All of it was for now: nothing is proven of the address.
    return new Fate(to, "failed", "4.4.7", reply, false, cause);
  }
}
